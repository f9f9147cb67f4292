"""`meetc seed` of the parts of a combined event: the last one goes by the points so far."""

from __future__ import annotations

import pytest

import meetc as library
from tests.conftest import MEET, Meetc

MARKS = {1: "12.90", 2: "11.20", 3: "12.10", 4: "11.80", 5: "12.50", 6: "11.50"}


def triathlon(last: str, *, jumped: bool = True) -> str:
    """Six athletes of whom 2 has the most points, then 6, 4, 3, 5 and 1."""
    text = MEET + "".join(f'athlete {n} "F{n} L{n}" M\n' for n in MARKS)
    text += "event M01 TRI M\n" + "".join(f"  enter {n}\n" for n in MARKS)
    text += "event P1 100 M parent=M01\n  final official\n"
    text += "".join(f"    {n}  {mark}\n" for n, mark in MARKS.items())
    text += "event P2 LJ M parent=M01\n  final official\n"
    text += "".join(f"    {n}  5.00(0.0)\n" if jumped else f"    {n}\n" for n in MARKS)
    return text + f"event P3 {last} M parent=M01 rounds=2\n"


def heats(meetc: Meetc, text: str) -> list[set[str]]:
    path = meetc.write("a.meet", text)
    ran = meetc("seed", "a.meet", "P3", "--write")
    assert (ran.code, ran.err) == (0, "P3: 6 in 2 heats of 3, 3\n")
    part = library.compile(path.read_text(encoding="utf-8"), strict=True).meet.events[3]
    return [{row.bib for row in unit.rows} for unit in part.units]


@pytest.mark.parametrize("last", ["800", "200"])
def test_the_leaders_run_the_last_race_in_the_last_heat(meetc: Meetc, last: str) -> None:
    assert heats(meetc, triathlon(last)) == [{"3", "5", "1"}, {"2", "6", "4"}]


def test_the_first_heat_where_the_event_says_so(meetc: Meetc) -> None:
    text = triathlon("800").replace("rounds=2\n", "rounds=2 seeding_method=fastest_first\n")
    assert heats(meetc, text) == [{"2", "6", "4"}, {"3", "5", "1"}]


def test_before_the_other_parts_are_held_lots_decide(meetc: Meetc) -> None:
    drawn = heats(meetc, triathlon("800", jumped=False))
    assert drawn != [{"3", "5", "1"}, {"2", "6", "4"}]
    assert set.union(*drawn) == set("123456")


def test_the_groups_of_a_last_throw_are_as_strong_as_each_other(meetc: Meetc) -> None:
    groups = heats(meetc, triathlon("SP"))
    assert sorted(map(sorted, groups)) == [["1", "4", "6"], ["2", "3", "5"]]
