"""Equal times off the track, and the order in which those finished who have them."""

from __future__ import annotations

import pytest

from meetc import compile
from tests.conftest import Meetc
from tests.language.test_contradictions import PEOPLE, race, told

LEVEL = "M673 {} are level in T01 with {}{}: the time alone does not tell who was ahead"


@pytest.mark.parametrize(
    ("code", "rows", "expected"),
    [
        ("5K", "1 17:20; 2 17:20", [LEVEL.format("1, 2", "17:20", "")]),
        ("XC", "1 17:21; 2 17:20; 3 17:20; 4 17:21; 5 17:21",
         [LEVEL.format("2, 3", "17:20", ", as are 3 more with other times")]),
        ("XC", "1 17:20.4; 2 17:20.4", [LEVEL.format("1, 2", "17:20.4", "")]),
        ("XC", "1 17:20 place=1; 2 17:20; 3 17:21 place=3; 4 17:21 place=3", []),
        ("5K", "1 17:20 raw=17:19.112; 2 17:20 raw=17:19.502", []),
        ("5K", "1 17:20; 2 17:20 place=-; 3 17:21; 4 DNF; 5 DNF", []),
        ("XC", "1 17:20.41; 2 17:20.41", []),
    ],
)  # fmt: skip
def test_the_order_of_finish_off_the_track(code: str, rows: str, expected: list[str]) -> None:
    """TR19.24: times are rounded up to the second there, and do not make who has them level."""
    assert told(race(rows, code=code)) == expected


SAME = "M618 {} is 17:20 off the track, which {} has: the times do not tell who was ahead"


@pytest.mark.parametrize(
    ("code", "rows", "expected"),
    [
        ("5K", "1 17:20; 2 17:19.2", [SAME.format("17:19.2", "bib 1")]),
        ("XC", "1 17:20; 2 17:19.21; 3 17:19.4", [SAME.format("17:19.21", "bib 1")]),
        ("5K", "1 17:20 raw=17:19.112; 2 17:19.2", [SAME.format("17:19.2", "bib 1")]),
        ("5K", "1 17:20; 2 17:20.1; 3 17:19.0", []),
        ("5K", "1 17:19.2; 2 17:19.4; 3 17:20.0", []),
        ("5K", "1 17:20 raw=17:19.5; 2 17:20 raw=17:19.2", []),
        ("5K", "1 17:20 place=2; 2 17:19.2", []),
        ("5K", "1 17:20; 2 17:20.0", [LEVEL.format("1, 2", "17:20", "")]),
        ("5K", "1 17:20 place=-; 2 17:19.2; 3 DNF", []),
    ],
)  # fmt: skip
def test_a_finer_time_of_the_same_second(code: str, rows: str, expected: list[str]) -> None:
    """17:19.2 is 17:20 off the track, and nobody knows what the other 17:20 was."""
    assert told(race(rows, code=code)) == expected


def test_one_written_place_parts_equal_times() -> None:
    meet = compile(PEOPLE + race("1 17:20 place=2; 2 17:20; 3 17:20 place=3", code="XC")).meet
    assert [row.place for row in meet.events[0].units[0].rows] == [2, 1, 3]


def level(bibs: str, place: int, mark: str, why: str, others: str = "", unit: str = "final") -> str:
    share = f"M674 {bibs} share place {place} of T01 {unit} with {mark}{others}"
    return f"{share}: equal to {why}, and nothing says who was ahead"


TENTH = "the tenth by hand"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("1 12.4; 2 12.4", [level("1, 2", 1, "12.4", TENTH)]),
        ("1 12.41; 2 12.40; 3 12.41", [level("1, 3", 2, "12.41", "0.01 s")]),
        ("1 12.40; 2 12.41; 3 12.42; 4 12.42", [level("3, 4", 3, "12.42", "0.01 s")]),
        ("1 12.4; 2 12.4; 3 12.5; 4 12.5; 5 12.6; 6 12.6",
         [level("1, 2", 1, "12.4", TENTH, ", as are 2 more with other times")]),
        ("1 12.40; 2 12.41; 3 12.42; 4 12.43; 5 12.43", []),
        ("1 12.4 place=1; 2 12.4 place=1", []),
        ("1 12.4 place=2; 2 12.4", []),
        ("1 raw=12.398; 2 raw=12.398", []),
        ("1 12.40 raw=12.391; 2 12.40 raw=12.398", []),
        ("1 12.4; 2 12.4 place=-; 3 12.5", []),
        ("1 DNS; 2 DNS; 3 12.5", []),
    ],
)  # fmt: skip
def test_a_medal_is_shared_by_who_is_told_to_be_level(rows: str, expected: list[str]) -> None:
    """TR21: thousandths part equal times; TR18: judges part those by hand."""
    assert told(race(rows)) == expected


def test_of_which_rounds_and_events_equal_times_are_told() -> None:
    rows = "1 2:20; 2 2:20"
    told_of = level("1, 2", 1, "2:20", "the second by hand")
    assert told(race(rows, code="800")) == [told_of]
    assert told(race(rows, "rounds=2,1", code="800", unit="heat 1")) == []
    assert told("event M01 TRI F\n  1\n  2\n" + race(rows, "parent=M01", code="800")) == []
    slow = race("3 2:19; 4 2:18; 5 2:17", "rounds=2", code="800", unit="heat 2")
    assert told(slow + f"  heat 1\n    {rows.replace('; ', chr(10) + '    ')}\n") == []
    faster = slow.replace("5 2:17", "5 2:21") + "  heat 1\n    1 2:20\n    2 2:20\n"
    assert told(faster) == [told_of.replace("final", "heat 1")]


def test_a_place_that_scores_is_told_wherever_it_is() -> None:
    rows = "1 12.40; 2 12.41; 3 12.42; 4 12.43; 5 12.43"
    assert told(race(rows)) == []
    scored = [one for one in told(race(rows, "score=8,7,6,5,4")) if one.startswith("M674")]
    assert scored == [level("4, 5", 4, "12.43", "0.01 s")]


def test_a_document_says_who_is_level(meetc: Meetc) -> None:
    """What has a place in a document is decided, and stays so in the text that is made of it."""
    meetc.write("a.meet", PEOPLE + race("1 12.40 place=1; 2 12.40 place=1; 3 12.50"))
    meetc("build", "a.meet")
    assert "warning" not in meetc("check", "a.json").out
    made = meetc("import", "a.json", "-o", "-").out
    placed = [line.split() for line in made.splitlines() if " 12." in line]
    assert placed == [["1", "12.40", "place=1"], ["2", "12.40", "place=1"], ["3", "12.50"]]


def test_places_of_a_sheet_beside_rows_by_hand_are_written_ones(meetc: Meetc) -> None:
    meetc.write("r.csv", "Bib,Place,Time\n1,1,12.40\n2,1,12.40\n")
    rows = "1 lane=3; 2 lane=4"
    meetc.write("a.meet", PEOPLE + race(rows) + '  results from "r.csv"\n')
    assert "warning" not in meetc("check", "a.meet").out
    meetc.write("r.csv", "Bib,Time\n1,12.40\n2,12.40\n")
    assert "warning[M674]" in meetc("check", "a.meet").out
