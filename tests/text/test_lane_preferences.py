"""Lanes that an event wants to be drawn in, as OpenTrack writes them."""

from __future__ import annotations

import pytest

from meetc import compile
from meetc.rules.lane_draw import wanted_groups
from tests.conftest import MEET, Meetc, found

HEATS = """
  heat 1 official
    1 46.00
    2 46.20
    3 46.40
    4 46.60
  heat 2 official
    5 46.10
    6 46.30
    7 46.50
    8 46.70
"""
RANKED = ["1", "5", "2", "6", "3", "7", "4", "8"]


@pytest.mark.parametrize(
    ("prefs", "groups"),
    [
        ("", [{4, 5, 6, 7}, {3, 8}, {1, 2}]),  # TR20.4
        ("3,4,5,6 / 2,7 / 1,8", [{3, 4, 5, 6}, {2, 7}, {1, 8}]),
        ("5/6/4/3,7/2,8/1", [{5}, {6}, {4}, {3, 7}, {2, 8}, {1}]),
        ("4,5,6", [{4, 5, 6}, {1, 2, 3, 7, 8}]),
        ("5,6,7 / 8,9", [{5, 6, 7}, {8}, {1, 2, 3, 4}]),  # there is no lane 9
    ],
)
def test_a_final_is_drawn_in_them(meetc: Meetc, prefs: str, groups: list[set[int]]) -> None:
    """The best of the heats have the lanes of the first group, whatever the number of the draw."""
    wanted = f' lane_prefs="{prefs}"' if prefs else ""
    header = f"event T01 400 M rounds=2,1 qual_by_place=4 lanes=8{wanted}"
    for number in ("1", "2", "3"):
        path = meetc.write("a.meet", MEET + header + HEATS)
        assert meetc("advance", "a.meet", "T01", "--write", "--draw", number).code == 0
        final = compile(path.read_text("utf-8")).meet.events[0].units[-1]
        lanes = {row.bib: row.lane for row in final.rows}
        ranked = [lanes[bib] for bib in RANKED]
        for group in groups:
            assert set(ranked[: len(group)]) == group
            ranked = ranked[len(group) :]


def test_why_tells_of_them(meetc: Meetc) -> None:
    header = 'event T01 400 M rounds=2,1 qual_by_place=4 lane_prefs="3,4,5,6 / 2,7 / 1,8"'
    meetc.write("a.meet", MEET + header + HEATS)
    meetc("advance", "a.meet", "T01", "--write")
    told = meetc("why", "a.meet", "T01", "6").out
    assert "lanes 3, 4, 5, 6 are for ranks 1 to 4" in told
    assert "rule TR20.4" not in told


@pytest.mark.parametrize(
    ("code", "prefs", "by_rule"),
    [
        ("400", "9,9 / 1", True),
        ("400", "middle", True),
        ("400", "4,5;3,6", True),
        ("400", "0,1", True),
        ("400", "4,5,,6", True),
        ("400", "5,6,7 / 8,9", False),
        ("400", "4,5 / 3,6", None),
        ("1500", "middle", None),  # not run in lanes
    ],
)
def test_what_is_no_groups_of_lanes(code: str, prefs: str, by_rule: bool | None) -> None:
    header = f"event T01 {code} M rounds=2,1 lanes=8 lane_prefs="
    which = ", which are drawn by the rule" if by_rule else ""
    told = f"M679 2:{len(header) + 1} lane_prefs={prefs} of T01 are no groups of its 8 lanes{which}"
    assert found(f'{MEET}{header}"{prefs}"\n') == ([] if by_rule is None else [told])


def test_groups_of_fewer_lanes() -> None:
    assert wanted_groups("4,5,6 / 2,7,8 / 1,9", 6) == [[4, 5, 6], [2], [1], [3]]
    assert wanted_groups("7 / 1,2", 2) == [[1, 2]]
