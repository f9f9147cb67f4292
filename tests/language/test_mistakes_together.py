"""Independent mistakes give one diagnostic each, all in one run, at their places."""

from __future__ import annotations

import json

import pytest

from tests.conftest import build, found

TWELVE = """\
meet "Spring" slug=spring country=GB date=2026-05-09
  lanse 8
team THH
athlete 1 "Ada Example" F 2001-13-21 THH
athlete 1 "Bea Sample" F
event T01 4 x 100 "Relay" F
event T02 100 "100 metres" F rounds=2,,1
  heat 1 official
    1  12,10  Q
event F01 HJ "High Jump" F
  final official
    heights 1.50 1.45
    1  xxo
event F02 LJ "Long Jump" F parent=M09
  semi 1
    1  5.10
athlete 2 "Cleo Test F
event F03 SP "Shot" F
  final oficial
    1  11.20  x
"""


def test_twelve_mistakes_of_twelve_kinds() -> None:
    expected = [
        "M210 1:35 country is three capital letters, not GB",
        "M201 2:3 a meet has no field lanse",
        "M211 4:32 month 13 does not exist",
        "M301 5:9 the bib 1 is worn twice",
        "M403 6:11 OpenTrack knows no event code 4 x 100",
        "M407 7:37 rounds are whole numbers from 1 to 999, not 2,,1",
        "M602 9:8 a mark is a time such as 10.37 or 1:45.00, not 12,10",
        "M511 12:18 the bar rises, and 1.45 is not above 1.50",
        "M409 14:28 the parent M09 is not declared",
        "M503 15:3 1 round has no semi-final",
        "M107 17:11 the quote that opens here is never closed",
        "M210 19:9 oficial says nothing about a unit",
    ]
    assert found(TWELVE) == expected
    kinds = {line.split()[0] for line in expected}
    assert len(expected) == 12
    assert len(kinds) >= 11


def test_mending_one_leaves_the_others() -> None:
    mended = TWELVE.replace("country=GB", "country=GBR")
    assert found(mended) == found(TWELVE)[1:]
    mended = TWELVE.replace("4 x 100", "4x100")
    assert [line.split()[0] for line in found(mended)] == [
        line.split()[0] for line in found(TWELVE) if "4 x 100" not in line
    ]


def test_a_place_is_that_of_the_word_also_behind_fields() -> None:
    text = """\
meet "Spring" slug=spring country=GBR date=2026-05-09
team match_id=m A
team match_id=m A
athlete 1 "Ada Example" F
event day=1 T01 4x100 "Relay" F
  squad name="A team" A-A
  squad name="B team" A-A
event day=1 T01 100 "100 metres" F
event rounds=1 t02
event T02 100 "100 metres" F
  enter sb=12.00 1
  enter sb=12.00 1
"""
    assert found(text) == [
        "M305 3:17 the team A is declared a second time",
        "M505 7:23 the squad A-A is declared a second time in T01",
        "M401 8:13 the event T01 is declared a second time",
        "M402 9:16 no event t02 is declared",
        "M307 12:18 bib 1 is entered twice in T02",
    ]


def test_a_mistyped_event_is_mended_also_behind_fields() -> None:
    text = 'meet "S" slug=s country=GBR date=2026-05-09\nevent T02 100 "100 metres" F\n'
    report = json.loads(build(text + "event lanes=8 t02\n", "--format", "json").err)
    (diagnostic,) = report["diagnostics"]
    assert diagnostic["fix"]["replacement"] == "T02"
    assert diagnostic["fix"]["span"]["column"] == 15


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("repechage 1", "round 2 heat 1"),
        ("repechage heat 1 official", "round 2 heat 1 official"),
        ("repechage official", "round 2 heat 1 official"),
        ("Repechage", "round 2 heat 1"),
    ],
)
def test_the_header_of_a_repechage_is_that_of_round_2(typed: str, meant: str) -> None:
    text = """\
meet "S" slug=s country=GBR date=2026-05-09
athlete 1 "Ada Example" F
event T01 800 "800 metres" F rounds=2,1,1 qual_by_place=1 repechage=finishers
  heat 2
  {}
    1 lane=4
"""
    (diagnostic,) = json.loads(build(text.format(typed), "--format", "json").err)["diagnostics"]
    assert (diagnostic["code"], diagnostic["span"]["line"]) == ("M201", 5)
    assert diagnostic["hint"] == f"write {meant}"
    fix = diagnostic["fix"]
    assert typed.replace(typed.split()[0], fix["replacement"], 1) == meant
    assert found(text.format(meant)) == []


@pytest.mark.parametrize(
    ("right", "typed"),
    [("  heat 1", "  heet 1"), ("  heat 1", "  meat 1"),
     ("event T01", "evet T01")],
)  # fmt: skip
def test_a_header_that_is_as_near_to_another_meet_begins_none(right: str, typed: str) -> None:
    """What stands below it would be misplaced, and a fix would make it worse."""
    text = """\
meet "S" slug=s country=GBR date=2026-05-09
team THH
event T01 100 "100 metres" F rounds=2
  heat 1
    1  11.82
  heat 2
    2  11.95
"""
    report = json.loads(build(text.replace(right, typed, 1), "--format", "json").err)
    (diagnostic,) = report["diagnostics"]
    assert diagnostic["code"] == "M201"
    assert typed.split()[0] in diagnostic["message"]
    assert diagnostic["fix"]["replacement"] == right.split()[0]


@pytest.mark.parametrize(
    ("right", "typed"),
    [
        ("rounds=2,1,1", "rounds=2, 1, 1"),
        ("rounds=2,1,1", "rounds=2 1 1"),
        ("rounds=2,1,1", "rounds=2 , 1,1"),
        ("at=10:00,12:30,15:00", "at=10:00, 12:30, 15:00"),
        ("at=10:00,12:30,15:00", "at=10:00 12:30 15:00"),
        ("lanes=6,8,8", "lanes=6, 8 8"),
        ("ages U15,U17", "ages U15, U17"),
        ("ages U15,U17", "ages U15 U17"),
        ("ages=U15,U17", "ages=U15 U17"),
        ("day 1,1,1", "day 1 1 1"),
        ("events_entered=T01,R01", "events_entered=T01, R01"),
        ("A 1 2 3 4", "A 1, 2, 3, 4"),
        ("runners=4,3,2,1", "runners=4, 3, 2, 1"),
        ("heights 1.50 1.55 1.60", "heights 1.50, 1.55, 1.60"),
        ("lanes=6,8,8", "lanes = 6,8,8"),
        ("rounds=2,1,1", "rounds= 2,1,1"),
        ("wind=+0.3", "wind =+0.3"),
        ("lane=8", "lane = 8"),
        ("lane=8", "lane= 8"),
        ("lane=8", "lane =8"),
        ("events_entered=T01,R01", "events_entered= T01,R01"),
    ],
)
def test_blanks_and_commas_in_a_field_are_told_once_and_mended(right: str, typed: str) -> None:
    """What stands below the header depends on the list, which is read as it is meant."""
    text = """\
meet "S" slug=s country=GBR date=2026-05-09
team A
athlete 1 "Ada Example" F A events_entered=T01,R01
athlete 2 "Bea Sample" F A
athlete 3 "Cleo Test" F A
athlete 4 "Dora Specimen" F A
event T01 100 "100 metres" F rounds=2,1,1 at=10:00,12:30,15:00 lanes=6,8,8
  day 1,1,1
  ages U15,U17
  heat 2
    1  11.82  lane=5
  semi
    1  11.70  lane=8
  final wind=+0.3
    1  11.95  lane=7
event R01 4x100 F ages=U15,U17
  squad A 1 2 3 4
  final
    A  48.20  runners=4,3,2,1
event F01 HJ "High Jump" F
  final
    heights 1.50 1.55 1.60
    1  o  xo  xxx
"""
    assert found(text) == []
    wrong = text.replace(right, typed, 1)
    report = json.loads(build(wrong, "--format", "json").err)
    (diagnostic,) = report["diagnostics"]
    assert diagnostic["code"] == "M205"
    span, line = diagnostic["fix"]["span"], wrong.splitlines()[diagnostic["span"]["line"] - 1]
    head, tail = line[: span["column"] - 1], line[span["end_column"] - 1 :]
    assert wrong.replace(line, head + diagnostic["fix"]["replacement"] + tail) == text


DECLARED = """\
meet "S" slug=s country=GBR date=2026-05-09
team A
team B
athlete 1 "Ada Example" F A
athlete 2 "Bea Sample" F B
athlete 3 "Cleo Test" F B
event T01 100 "100 metres" F
  enter 1
  enter 2
event R01 4x100 "Relay" F
  squad A-1
  squad B-1
  final
    A-1  48.20
    B-1  49.20
event T01
  final
    1  11.82
    2  11.95
"""


@pytest.mark.parametrize(
    ("right", "typed", "told", "nowhere"),
    [
        ("athlete 2", "athlete 1", "M301 5:9 the bib 1 is worn twice", "2"),
        ("team B", "team A", "M305 3:6 the team A is declared a second time", "B"),
        ("event T01 100", "event R01 100", "M401 10:7 the event R01 is declared a second time",
         "T01"),
    ],
)  # fmt: skip
def test_a_name_declared_twice_is_told_with_the_one_declared_nowhere(
    right: str, typed: str, told: str, nowhere: str
) -> None:
    """Who uses the other one is not told: one mistyped name is behind them all."""
    assert found(DECLARED) == []
    wrong = DECLARED.replace(right, typed, 1) + "event T01\n"
    assert found(wrong) == [told]
    hint = f"is it {nowhere}, which is used and declared nowhere?"
    assert json.loads(build(wrong, "--format", "json").err)["diagnostics"][0]["hint"] == hint


def test_mistakes_of_two_names_are_told_each() -> None:
    """Two bibs are declared nowhere, or one in a single place, which may be mistyped there."""
    wrong = DECLARED.replace("athlete 2", "athlete 1", 1)
    twice = "M301 5:9 the bib 1 is worn twice"
    assert found(wrong.replace("    1  11.82", "    7  11.82")) == [
        twice, "M302 9:9 no athlete has bib 2", "M302 18:5 no athlete has bib 7",
        "M302 19:5 no athlete has bib 2",
    ]  # fmt: skip
    assert found(wrong.replace("  enter 2\n", "")) == [twice, "M302 18:5 no athlete has bib 2"]


@pytest.mark.parametrize(
    ("right", "typed"),
    [("rounds=2,1,1", "rouds=2,1,1"), ("lanes=8", "lanse=8"), ("parts=standard", "part=standard"),
     ("parts=standard", "parts=std"), ("parts=standard", "parts=Standard")],
)  # fmt: skip
def test_what_depends_on_a_mistyped_field_is_not_told(right: str, typed: str) -> None:
    """The value is read as that of the field that was meant."""
    text = """\
meet "S" slug=s country=GBR date=2026-05-09
athlete 1 "Ada Example" M
event T01 100 "100 metres" M rounds=2,1,1 lanes=8
  heat 2
    1  11.82  lane=8
  semi
    1  11.70
  final
    1  11.95
event M01 PEN "Pentathlon" M parts=standard
  enter 1
event M01-LJ
  final
    1  5.50
"""
    assert found(text) == []
    report = json.loads(build(text.replace(right, typed), "--format", "json").err)
    (diagnostic,) = report["diagnostics"]
    assert diagnostic["code"] in ("M201", "M210")
    assert diagnostic["fix"]["replacement"] in right


def test_a_value_that_does_not_fit_the_field_that_seems_meant_is_not_told() -> None:
    text = 'meet "S" slug=s country=GBR date=2026-05-09\nevent T01 100 "100 metres" M lanse=x\n'
    assert found(text) == ["M201 2:30 an event has no field lanse"]
    given = text.replace("lanse=x", "lanes=8 lanse=9")
    assert found(given) == ["M201 2:38 an event has no field lanse"]
