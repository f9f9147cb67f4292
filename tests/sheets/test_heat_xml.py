"""`results from "alge/*.heatresultxml"`: heat results of ALGE's OPTIc3, read as `.lif` are."""

from __future__ import annotations

import random
import re
from typing import Any

import pytest

import meetc as library
from meetc.resolve.sheets.line import SheetLine
from tests.conftest import MEET, Meetc
from tests.sheets.test_lif_files import EVENTS, PEOPLE, WHOLE, mutated, rows, told

FROM = 'results from "alge/*.heatresultxml"\n'
HEAD = (
    '<HeatResult Id="6f" Nr="12" Name="100 metres Women" DistanceMeters="100" '
    'Starttime="14:02:11.2875" Wind="0.8" WindUnit="MetersPerSecond">'
)
RUNNERS = (
    '<Competitor Rank="1" Bib="1" Lane="3" Lastname="Example" Firstname="Ada" Club="KIN" '
    'Runtime="11.82" RuntimeFullPrecision="11.8160" DifferenceToWinner="Winner"/>',
    '<Competitor Rank="2" Bib="2" Lane="4" Lastname="Sample" Firstname="Bea" '
    'Runtime="0:11.96" RuntimeFullPrecision="0:11.9510"/>',
    '<Competitor Bib="3" Lane="5" Lastname="van Test" Firstname="Cleo" State="DNF"/>',
)


def heat(*runners: str, head: str = HEAD, between: str = "\r\n") -> bytes:
    begin = '<?xml version="1.0" encoding="utf-8"?>'
    own = between.join([begin, f"{head}<Results>", *(runners or RUNNERS)])
    return f"{own}{between}</Results></HeatResult>".encode()


def compiled(*files: tuple[str, bytes], text: str = EVENTS) -> Any:
    stored = {f"{name}.heatresultxml": data for name, data in files}

    def read(path: str) -> bytes:
        return "\n".join(stored).encode() if "*" in path else stored[path.removeprefix("alge/")]

    return library.compile(MEET + FROM + PEOPLE + text, path="m.meet", read=read)


@pytest.mark.parametrize("between", ["\r\n", "\n", ""])
def test_a_heat_is_read_with_thousandths_and_wind(between: str) -> None:
    done = compiled(("T01-1-01", heat(between=between)))
    assert rows(done) == WHOLE
    (unit,) = done.meet.events[0].units
    assert unit.fields["wind_assistance"] == "+0.8"
    assert told(done) == []


def test_the_name_of_the_heat_tells_it_where_that_of_the_file_does_not() -> None:
    named = HEAD.replace("100 metres Women", "T01-1-01")
    assert rows(compiled(("12", heat(head=named)))) == WHOLE
    lost = compiled(("12", heat(head=HEAD.replace("100 metres Women", "Lauf 7"))))
    assert rows(lost) == [("1", 3, None, None, None), ("2", 4, None, None, None),
                          ("3", 5, None, None, None)]  # fmt: skip
    assert told(lost) == ["M837 alge/12.heatresultxml:2 no event is 12 (3 rows)"]


def test_lanes_tell_whose_a_row_is_and_who_is_not_read_yet_has_no_result() -> None:
    done = compiled(
        (
            "T01-1-01",
            heat('<Competitor Lane="4" Runtime="12.10"/>', '<Competitor Bib="1" Lane="3"/>'),
        )
    )
    assert sorted(rows(done)) == [("1", 3, None, None, None), ("2", 4, "12.10", None, 1),
                                  ("3", 5, None, None, None)]  # fmt: skip
    assert told(done) == []


@pytest.mark.parametrize(("state", "status"), [("DNS", "DNS"), ("DNF", "DNF"), ("DSQ", "DQ")])
@pytest.mark.parametrize("name", ["State", "Disqualification"])
def test_the_states_are_statuses(name: str, state: str, status: str) -> None:
    done = compiled(("T01-1-01", heat(f'<Competitor Bib="1" {name}="{state}"/>')))
    assert rows(done)[0] == ("1", 3, status, None, None)


@pytest.mark.parametrize(
    ("runner", "message"),
    [
        ('Bib="1" State="Lost"', "Lost is no place and no status, and is left out"),
        ('Bib="1" Runtime="12.10" RuntimeFullPrecision="13.0940"',
         "Runtime is 12.10, and RuntimeFullPrecision 13.0940: the former counts"),
        ('Bib="99" Runtime="12.10"', "no athlete has bib 99"),
        ('Bib="1" Runtime="12.10" Disqualification="TR 17.1"',
         "Disqualification is TR 17.1 beside the time 12.10, which counts"),
        ('Bib="1" Runtime="12.10" State="Finished" Disqualification="DSQ"',
         "DQ and a time, 12.10, which is left out"),
        ('Bib="1" Runtime="12.10" State="DSQ"', "DQ and a time, 12.10, which is left out"),
    ],
)  # fmt: skip
def test_what_is_doubtful_of_a_runner_is_told(runner: str, message: str) -> None:
    done = compiled(("T01-1-01", heat(f"<Competitor {runner}/>")))
    assert [line.partition(":3 ")[2][-len(message) :] for line in told(done)] == [message]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (heat()[:400], "the file is no whole XML, and nothing of it is read"),
        (b"", "the file is no whole XML, and nothing of it is read"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]><HeatResult>&a;</HeatResult>',
         "the file is no whole XML, and nothing of it is read"),
        (b'<HeatStartlist Name="T01-1-01"/>',
         "no result file of photo finish: HeatStartlist stands where HeatResult does"),
    ],
)  # fmt: skip
def test_what_is_no_whole_result_is_told_and_nothing_of_it_read(data: bytes, message: str) -> None:
    done = compiled(("T01-1-01", data))
    assert [diagnostic.message for diagnostic in done.diagnostics] == [message]
    assert done.ok


def test_of_two_files_of_a_heat_the_later_race_counts() -> None:
    again = heat(RUNNERS[0].replace("11.82", "11.92").replace("11.8160", "11.9160"),
                 head=HEAD.replace("14:02", "14:09"))  # fmt: skip
    done = compiled(("T01-1-01", again), ("T01-1-01-x", heat()))
    assert rows(done)[0] == ("1", 3, "11.92", "11.916", 1)
    assert [line[:4] for line in told(done)] == ["M887"]


@pytest.mark.parametrize(
    ("first", "count"), [(0, 200), pytest.param(200, 5_000, marks=pytest.mark.full)]
)
def test_of_damaged_files_rows_in_are_rows_used_and_rows_told(first: int, count: int) -> None:
    for seed in range(first, first + count):
        data = mutated(heat(), random.Random(seed))
        done = compiled(("T01-1-01", data), text=EVENTS.partition("  heat 1")[0])
        written = [row.line for e in done.meet.events for unit in e.units for row in unit.rows]
        used = {line.number for line in written if isinstance(line, SheetLine)}
        lines = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
        whole = {
            n
            for n, line in enumerate(lines, 1)
            if re.search(rb"<Competitor\b.*\b(Bib|Lane)=", line)
        }
        own = [d for d in done.diagnostics if d.span.path.startswith("alge/")]
        spans = [span for d in own for span in (d.span, *(r.span for r in d.related))]
        of_all = any(
            "nothing of it" in d.message or d.code in ("M837", "M846", "M890") for d in own
        )
        assert of_all or whole <= used | {span.line for span in spans}, (seed, data)


def test_they_are_imported_into_the_text_once(meetc: Meetc) -> None:
    meetc.write("m.meet", MEET + PEOPLE + EVENTS)
    meetc.write("alge/T01-1-01.heatresultxml", heat().decode())
    ran = meetc("import", "alge/*.heatresultxml", "--into", "m.meet")
    assert ran.code == 0, ran.err
    assert "    1 raw=11.816 lane=3" in (meetc.folder / "m.meet").read_text()
    assert "m.meet has all of it already" in meetc(
        "import", "alge/*.heatresultxml", "--into", "m.meet"
    ).out  # fmt: skip


@pytest.mark.parametrize(
    ("code", "time", "fine", "official", "reading"),
    [
        ("10K", "31:21", "31:20.4120", "31:21", "31:20.412"),
        ("HM", "1:05:00", "1:04:59.0010", "1:05:00", "1:04:59.001"),
        ("10K", "31:21", "31:21.0000", "31:21", "31:21.000"),
        ("10K", "31:21", "31:20.0000", "31:21", None),
        ("10K", "31:21", "31:21.2000", "31:21", None),
        ("20000W", "1:31:20.3", "1:31:20.2010", "1:31:20.3", "1:31:20.201"),
        ("5000", "15:21.10", "15:21.0910", "15:21.10", "15:21.091"),
        ("5000", "15:21.00", "15:20.4120", "15:21.00", None),
    ],
)  # fmt: skip
def test_the_reading_is_kept_however_its_time_is_rounded(
    code: str, time: str, fine: str, official: str, reading: str | None
) -> None:
    """TR19.24: to the second off the track, to the tenth beyond 10,000 m on it."""
    runner = f'<Competitor Bib="1" Runtime="{time}" RuntimeFullPrecision="{fine}"/>'
    text = f'event T01 {code} "Long" F\n  final\n'
    done = compiled(("T01-1-01", heat(runner, head=HEAD.replace(' Wind="0.8"', ""))), text=text)
    assert rows(done) == [("1", None, official, reading, 1)]
    assert bool(told(done)) == (reading is None)
