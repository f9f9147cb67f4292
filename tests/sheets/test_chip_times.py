"""Road races timed by chips: the gun time is official and places, the net time is kept."""

from __future__ import annotations

import random
from typing import Any

import pytest

import meetc
from meetc.pipeline import Compiled
from tests.conftest import MEET

RUNNERS = "".join(f'athlete {bib} "Ada{bib} Example" F\n' for bib in range(1, 5))
RACE = 'event R01 10K "10 km" F\n  final official\n    results from "r.csv"\n'


def compiled(sheet: str, runners: str = RUNNERS) -> Compiled:
    return meetc.compile(MEET + runners + RACE, path="m.meet", read=lambda path: sheet.encode())


def rows(done: Compiled) -> list[tuple[Any, ...]]:
    """Bib, time, place, reading and net time of each row."""
    return [
        (row.bib, row.performance, row.place, row.raw_time, row.unsent.get("chip"))
        for row in done.meet.events[0].units[0].rows
    ]


@pytest.mark.parametrize(
    "heads",
    [
        "Bib,Gun,Chip", "Bib,Gun time,Net time", "Startnummer,Bruttozeit,Netto",
        "Bib,Gun Elapsed Time,Chip Elapsed Time", "Bib,Clock Time,Chip Time",
        "BibNum,GunTime,NetTime", "Dorsal,Tiempo oficial,Tiempo neto",
        "Bib,Official Time,Net", "Startnr.,Zeit (brutto),Zeit (netto)", "Stnr,Brutto,Netto",
        "Startnr,Bruttotid,Nettotid", "Startnummer,Brutotijd,Nettotijd",
        "Dossard,Temps officiel,Temps puce",
    ],
)  # fmt: skip
def test_the_gun_time_places_and_the_net_time_is_kept(heads: str) -> None:
    done = compiled(f"{heads}\n1,31:40.7,31:00.0\n2,31:40.2,31:08.1\n3,1:02:03,1:02:01\n4,DNF,\n")
    assert rows(done) == [
        ("1", "31:41", 2, "31:40.7", "31:00.0"),
        ("2", "31:41", 1, "31:40.2", "31:08.1"),
        ("3", "1:02:03", 3, None, "1:02:01"),
        ("4", "DNF", None, None, None),
    ]
    assert done.diagnostics == ()


@pytest.mark.parametrize("net", ["31m08s", "31'08", "31:08", "0h31m08s"])
def test_a_net_time_is_read_in_every_way_that_a_gun_time_is(net: str) -> None:
    done = compiled(f"Bib;Gun;Chip\n1;31m40s;{net}\n")
    assert [row[:2] for row in rows(done)] == [("1", "31:40")]
    assert [row[4].removeprefix("0:") for row in rows(done)] == ["31:08"]
    assert done.diagnostics == ()


@pytest.mark.parametrize(
    ("sheet", "left_out"),
    [
        ("BIB,Name,Gender,Category,Gun Time,Chip Time,Pace,Nationality\n"
         "1,Ada1 Example,F,10K,00:31:40,00:31:38,03:10,IDN\n", None),
        ("Race Place;Bib;Name;Sex;Age;City;Lap Count;Gun Elapsed Time;Chip Elapsed Time;"
         "Overall Pace\n"
         "1;1;Ada1 Example;F;31;Town;1;0:31:40;0:31:38;3:10\n",
         "the columns Race Place, City, Lap Count are left out"),
        ("Platz;Startnr.;Name;Verein;JG;Platz AK;Brutto;Netto;Diff;min/km\n"
         "1.;1;Example, Ada1;TSV;1990;1.;00:31:40;00:31:38;-;3:10\n",
         "the column Platz AK is left out"),
    ],
)  # fmt: skip
def test_lists_as_timing_services_export_them(sheet: str, left_out: str | None) -> None:
    done = compiled(sheet)
    assert rows(done) == [("1", "31:40", 1, None, "31:38")]
    assert [told.message for told in done.diagnostics] == ([left_out] if left_out else [])


def test_a_net_time_is_no_longer_than_the_gun_time() -> None:
    """But for a second, which two ways to round make; of who has no time nothing is told."""
    done = compiled("Bib,Gun,Chip\n1,31:40,31:42\n2,31:50,31:51\n3,59:59,1:00:01\n4,DNF,31:00\n")
    assert [(told.code, told.span.line, told.span.column) for told in done.diagnostics] == [
        ("M745", 2, 9), ("M745", 4, 9),
    ]  # fmt: skip
    message = "bib 1 has a net time of 31:42, and 31:40 from the gun"
    assert done.diagnostics[0].message == message
    typed = MEET + RUNNERS + RACE.partition("    results")[0] + "    1  31:40  chip=31:42\n"
    (told,) = meetc.compile(typed).diagnostics
    assert (told.message, told.span.text[told.span.column - 1 :]) == (message, "chip=31:42")


def test_a_wrong_bib_is_told_once_with_whose_name_stands_beside_it() -> None:
    """The list declares who runs and has the results as well; the places of the others are those
    with the row that is left out."""
    sheet = (
        "Pos,Bib,Name,Gender,Gun,Chip\n1,1,Ada Example,F,31:40,31:38\n"
        "2,1,Bea Sample,F,31:50,31:48\n3,3,Ada3 Example,F,32:40,32:38\n"
    )
    race = RACE.replace("\n", '\n  entries from "r.csv" add\n', 1)
    told = meetc.compile(MEET + race, path="m.meet", read=lambda path: sheet.encode()).diagnostics
    (wrong,) = [each for each in told if each.code != "M833"]
    assert (wrong.code, wrong.span.path, wrong.span.line) == ("M301", "r.csv", 3)
    assert wrong.hint == "bib 1 is Ada Example, and the row says Bea Sample: is the bib right?"
    (wrong,) = compiled(sheet.replace("Ada Example", "Ada1 Example")).diagnostics
    assert (wrong.code, wrong.span.line) == ("M601", 3)
    assert wrong.hint == "bib 1 is Ada1 Example, and the row says Bea Sample: is the bib right?"


def test_a_row_with_the_bib_of_another_is_told_by_the_name_alone() -> None:
    """And not by the gender and the age of whose bib it is."""
    people = 'athlete 1 "Ada Example" F 1996-02-05\nevent R01 10K "10 km" M ages=U18\n'
    sheet = b"Bib,Name,Gender,Event\n1,Bo Sample,M,R01\n"
    text = f'{MEET}{people}entries from "r.csv" add\n'
    (wrong,) = meetc.compile(text, path="m.meet", read=lambda path: sheet).diagnostics
    assert (wrong.code, wrong.span.line) == ("M840", 2)
    assert wrong.hint == "is the bib right?"


def test_times_to_the_second_that_are_equal_share_a_place() -> None:
    done = compiled("Bib,Gun,Chip\n1,31:40,31:00\n2,31:40,30:00\n3,31:41,29:00\n")
    assert [row[:3] for row in rows(done)] == [("1", "31:40", 1), ("2", "31:40", 1),
                                               ("3", "31:41", 3)]  # fmt: skip


def test_a_net_time_alone_is_no_result() -> None:
    done = compiled("Bib,Chip time,Gun time\n1,31:00,\n2,31:08,31:40\n3,32:00,\n")
    (told,) = done.diagnostics
    assert (told.code, told.span.line, told.span.column) == ("M870", 2, 3)
    assert told.message == "2 rows with a net time alone, which is not official"
    assert [row[:3] for row in rows(done)] == [("1", None, None), ("2", "31:40", 1),
                                               ("3", None, None)]  # fmt: skip


def test_a_column_of_what_chips_are_called_is_left_out() -> None:
    done = compiled("Bib,Chip,Gun time\n1,AX4711,31:40\n2,AX4712,\n")
    assert rows(done) == [("1", "31:40", 1, None, None), ("2", None, None, None, None)]
    assert done.diagnostics == ()


def test_ten_thousand_runners_are_placed_by_their_gun_times() -> None:
    chance = random.Random(10_000)
    times = {bib: chance.randrange(19_000, 54_000) for bib in range(1, 10_001)}  # tenths

    def clock(tenths: int) -> str:
        return f"{tenths // 36000}:{tenths // 600 % 60:02}:{tenths // 10 % 60:02}.{tenths % 10}"

    lines = [f"{bib},{clock(gun)},{clock(gun - 300)}" for bib, gun in times.items()]
    runners = "".join(f'athlete {bib} "Ada{bib} Example" F\n' for bib in times)
    done = compiled("Bib,Gun,Chip\n" + "\n".join(lines) + "\n", runners)
    in_order = sorted(times.values())
    place = {tenths: in_order.index(tenths) + 1 for tenths in set(times.values())}
    assert done.diagnostics == ()
    assert {row[0]: row[2] for row in rows(done)} == {
        str(bib): place[tenths] for bib, tenths in times.items()
    }
    assert {row[0]: row[1] for row in rows(done)} == {
        str(bib): clock(-(-tenths // 10) * 10)[:-2].removeprefix("0:")
        for bib, tenths in times.items()
    }
