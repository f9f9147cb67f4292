"""Equal times off the track, and the order in which those finished who have them."""

from __future__ import annotations

import pytest

from meetc import compile
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
        ("5000", "1 17:20; 2 17:20", []),
    ],
)  # fmt: skip
def test_the_order_of_finish_off_the_track(code: str, rows: str, expected: list[str]) -> None:
    """TR19.24: times are rounded up to the second there, and do not make who has them level."""
    assert told(race(rows, code=code)) == expected


def test_one_written_place_parts_equal_times() -> None:
    meet = compile(PEOPLE + race("1 17:20 place=2; 2 17:20; 3 17:20 place=3", code="XC")).meet
    assert [row.place for row in meet.events[0].units[0].rows] == [2, 1, 3]
