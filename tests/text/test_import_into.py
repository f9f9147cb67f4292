"""`meetc import --into`: what is new is added, what is there stays, and layout and comments too."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import meetc as library
from tests.conftest import EXAMPLES, Meetc

TRIATHLON = (EXAMPLES / "triathlon.meet").read_text(encoding="utf-8")
DOCUMENT = library.payload(library.compile(TRIATHLON).meet)


def without(text: str, *starts: str) -> str:
    """A text without the lines that begin so."""
    kept = [line for line in text.split("\n") if not line.strip().startswith(starts)]
    return "\n".join(kept)


@pytest.fixture
def source(meetc: Meetc) -> Meetc:
    meetc.write("t.json", json.dumps(DOCUMENT))
    return meetc


def written(meetc: Meetc, name: str = "t.meet") -> str:
    return Path(meetc.folder / name).read_text(encoding="utf-8")


def test_what_is_there_already_changes_nothing(source: Meetc) -> None:
    source.write("t.meet", TRIATHLON)
    ran = source("import", "t.json", "--into", "t.meet")
    assert (ran.code, ran.out, ran.err) == (0, "t.meet has all of it already\n", "")
    assert written(source) == TRIATHLON


def test_missing_teams_athletes_rows_units_and_events_come_back(source: Meetc) -> None:
    less = without(TRIATHLON, "athlete 8", "team BEL", "4     1:59.04", "7     2:15.31")
    start, end = less.index("event F01 SP"), less.index("event F02 JT")
    less = less[:start] + less[end:]
    heat = less.index("  heat 2 official wind")
    less = less[:heat] + less[less.index("  final official", heat) :]
    source.write("t.meet", "# ours\n" + less)
    ran = source("import", "t.json", "--into", "t.meet")
    assert (ran.code, ran.out, ran.err) == (0, "wrote t.meet\n", "")
    text = written(source)
    assert text.startswith("# ours\n")
    assert [line for line in less.split("\n") if line.strip() and line not in text] == []
    built = library.payload(library.compile(text).meet)
    for kind, key in (("teams", "team_id"), ("competitors", "competitor_id"),
                      ("events", "event_id")):  # fmt: skip
        by_id = {thing[key]: thing for thing in built[kind]}
        assert by_id.keys() == {thing[key] for thing in DOCUMENT[kind]}
    shot = next(event for event in built["events"] if event["event_id"] == "F01")
    assert shot == next(event for event in DOCUMENT["events"] if event["event_id"] == "F01")
    again = source("import", "t.json", "--into", "t.meet")
    assert again.out == "t.meet has all of it already\n"


def test_rows_come_behind_the_sheet_of_their_heat(meetc: Meetc) -> None:
    text = """\
meet "Spring" slug=spring country=GBR date=2026-05-09
athlete 1 "Ada Example" F
athlete 2 "Bea Sample" F

event T01 100 F
  heat 1
    results from "heat-1.csv"
"""
    typed = text.replace('    results from "heat-1.csv"', "    1  11.82\n    2  11.95")
    meetc.write("d.json", json.dumps(library.payload(library.compile(typed).meet)))
    meetc.write("heat-1.csv", "Bib;Time\n1;11.82\n")
    meetc.write("t.meet", text)
    ran = meetc("import", "d.json", "--into", "t.meet")
    assert (ran.code, ran.out, ran.err) == (0, "wrote t.meet\n", "")
    assert written(meetc) == text + "    2 11.95\n"


def test_what_differs_stays_and_is_told(source: Meetc) -> None:
    ours = TRIATHLON.replace("10.26", "10.27").replace('"Andy Weir" ', '"Andi Weir" ')
    source.write("t.meet", ours)
    ran = source("import", "t.json", "--into", "t.meet")
    assert ran.code == 0
    assert written(source) == ours
    assert ran.err.splitlines() == [
        f"t.meet:{_line(ours, 'Andi Weir')}: first_name of bib 2 is Andy in the document, "
        "and Andi here, which stays",
        f"t.meet:{_line(ours, '10.27')}: performance of 3 in 003 is 10.26 in the document, "
        "and 10.27 here, which stays",
    ]


def test_series_that_differ_are_told(meetc: Meetc) -> None:
    for name in ("horizontal", "vertical"):
        text = (EXAMPLES / f"{name}.meet").read_text(encoding="utf-8")
        meetc.write(f"{name}.meet", text)
        document = library.payload(library.compile(text).meet)
        trial = document["events"][0]["units"][0]["trials"][0]
        del document["events"][0]["units"][0]["trials"][1:]
        meetc.write("d.json", json.dumps(document))
        ran = meetc("import", "d.json", "--into", f"{name}.meet")
        assert (ran.code, ran.out) == (0, f"{name}.meet has all of it already\n")
        told = [line for line in ran.err.split("\n") if "the series of" in line]
        assert [line.split("the series of ")[1].split(" ")[0] for line in told] == [trial["bib"]]
        assert f"{trial['result']} in the document, and " in told[0]
        assert told[0].endswith(" here, which stays")


def _line(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def test_errors_change_nothing(source: Meetc) -> None:
    source.write("t.meet", TRIATHLON + "event T01 QUX\n")
    ran = source("import", "t.json", "--into", "t.meet")
    assert ran.code == 1
    assert "the meet has errors; nothing is changed" in ran.err
    source.write("t.meet", TRIATHLON)
    source.write("broken.json", '{"full_name": 7}')
    ran = source("import", "broken.json", "--into", "t.meet")
    assert ran.code == 1
    assert "nothing is written" in ran.err
    assert written(source) == TRIATHLON


def test_an_entry_list_comes_into_a_meet(meetc: Meetc) -> None:
    meetc.write(
        "list.csv",
        "Bib;First;Last;Gender;Club;Event;PB\n"
        "7;Nora;Ashdown;F;KIN;T01;12,34\n"
        "7;Nora;Ashdown;F;KIN;Long Jump;\n"
        "8;Ida;Marsh;F;KIN;T01;\n",
    )
    meetc.write(
        "m.meet",
        'meet "M" slug=m country=GBR date=2026-05-09\n'
        'team KIN "Kingsmeadow"\n'
        'athlete 8 "Ida Marsh" F KIN\n'
        'event T01 100 "100 m" F\n'
        'event F01 LJ "Long Jump" F\n',
    )
    ran = meetc("import", "list.csv", "--into", "m.meet")
    assert (ran.code, ran.err) == (0, "")
    built = library.payload(library.compile(written(meetc, "m.meet")).meet)
    assert [(a["competitor_id"], a["events_entered"]) for a in built["competitors"]] == [
        ("8", [{"event_id": "T01", "event_code": "100"}]),
        ("7", [{"event_id": "F01", "event_code": "LJ"},
               {"event_id": "T01", "event_code": "100", "pb": "12.34"}]),
    ]  # fmt: skip


def test_what_is_wrong_with_an_entry_list_is_told_at_its_place(meetc: Meetc) -> None:
    meetc.write("m.meet", 'meet "M" slug=m country=GBR date=2026-05-09\nathlete 8 "Ida Marsh" F\n')
    meetc.write("list.csv", "Bib,Name,Event\n8,Nora Ashdown,T01\n")
    ran = meetc("import", "list.csv", "--into", "m.meet")
    assert "the athlete: m.meet:2:9\n" in ran.err
    meetc.write("new.csv", "Bib,Name,DOB,Event\n9,Nora Ashdown,03/02/2004,T01\n")
    ran = meetc("import", "new.csv", "--into", "m.meet")
    assert ran.code == 1
    assert "hint: --dates dmy says that the day is first, --dates mdy the month" in ran.err
    assert "statement" not in ran.err
    meetc.write(
        "new.csv", "Bib,Name,DOB,Event\n9,Nora Ashdown,03/02/2004,T01\n10,Bo Lind,28/02/2004,T01\n"
    )
    ran = meetc("import", "new.csv", "--into", "m.meet")
    assert "hint: write --dates dmy, as some of them tell" in ran.err


def test_an_entry_list_alone(meetc: Meetc) -> None:
    meetc.write("list.csv", "Bib,Name,Event,QP,DOB\n7,Nora Ashdown,T01,12.34,03/02/2004\n")
    ran = meetc("import", "list.csv", "--dates", "dmy")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        'athlete 7    "Nora Ashdown"             2004-02-03\n\nenter 7     event_id=T01  qp=12.34\n'
    )
    ran = meetc("import", "list.csv")
    assert ran.code == 1
    assert "list.csv:2:" in ran.err
    assert meetc("import", "list.csv", "list.csv").code == 2
    assert meetc("import", "list.csv", "--dates", "ymd").code == 2


def test_an_entry_in_an_event_that_is_gone_stands_in_no_other(meetc: Meetc) -> None:
    """Also where the meet has its athletes in another file."""
    document = json.loads(json.dumps(DOCUMENT))
    document["competitors"][0]["events_entered"] = [{"event_id": "T99", "event_code": "LJ"}]
    meetc.write("t.json", json.dumps(document))
    people = [line for line in TRIATHLON.split("\n") if line.startswith(("athlete", "team"))]
    meetc.write("people.meet", "\n".join(people) + "\n")
    for text in (TRIATHLON, without(TRIATHLON, "athlete", "team") + 'include "people.meet"\n'):
        meetc.write("t.meet", text)
        assert meetc("import", "t.json", "--into", "t.meet").code == 0
        built = json.loads(meetc("build", "t.meet", "-o", "-").out)
        assert built["competitors"][0]["events_entered"] == [
            {"event_id": "T99", "event_code": "LJ"}
        ]
