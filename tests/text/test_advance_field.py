"""`meetc advance` in the field: the standard gives Q, the best others q, and the final is drawn."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetc.rules.field_qualifying import next_best_of, qualify, qualify_by_place
from meetc.rules.places import places
from meetc.rules.progression import Advance, Progression
from tests.conftest import MEET, Meetc
from tests.support.drawn import examples

LONG_JUMP = "event F01 LJ M rounds=2,1 qualifying_performance=8.00 qual_fastest_losers=12\n"
HIGH_JUMP = "event F01 HJ M rounds=1,1 qualifying_performance=2.27 qual_fastest_losers=12\n"


def meet(event: str, cards: list[str], heights: str = "") -> str:
    """A qualifying, its athletes dealt out to the groups."""
    bibs = range(1, len(cards) + 1)
    people = "".join(f'athlete {n} "F{n} L{n}" M\n' for n in bibs)
    groups = 1 if "rounds=1,1" in event else 2
    text = MEET + people + event
    for group in range(groups):
        text += f"  heat {group + 1} official\n{heights}"
        own = [n for n in bibs if n % groups == group]
        text += "".join(f"    {n}  {cards[n - 1]}\n" for n in own)
    return text


def jumps(*bests: str) -> list[str]:
    return [f"{best}(0.0)" for best in bests]


def qualified(meetc: Meetc, text: str) -> dict[str, str]:
    """The qualifiers that are written, by bib; who has one is in the final."""
    path = meetc.write("a.meet", text)
    ran = meetc("advance", "a.meet", "F01", "--write")
    assert ran.code == 0, ran.err
    heats, _, final = path.read_text(encoding="utf-8").partition("  final\n")
    found = dict(re.findall(r"^    (\d+) .*\b([Qq])\b", heats, re.MULTILINE))
    assert sorted(final.split()) == sorted(found)
    assert meetc("check", "a.meet", "--strict").code == 0
    assert meetc("advance", "a.meet", "F01", "--write").code == 3
    return found


def test_who_has_met_the_standard_has_q_and_nobody_is_added(meetc: Meetc) -> None:
    found = qualified(meetc, meet(LONG_JUMP, jumps(*["8.00"] * 14, "7.99")))
    assert found == {str(n): "Q" for n in range(1, 15)}


def test_who_is_level_for_the_twelfth_place_goes_on(meetc: Meetc) -> None:
    cards = jumps(*["8.00"] * 10, "7.90", "7.80", "7.80", "7.70")
    found = qualified(meetc, meet(LONG_JUMP, cards))
    assert list(found.values()).count("Q") == 10
    assert sorted(n for n, word in found.items() if word == "q") == ["11", "12", "13"]


def test_the_second_best_mark_parts_equal_ones(meetc: Meetc) -> None:
    cards = [*jumps(*["8.00"] * 11), "6.50(0.0) 6.31(0.0)", "6.50(0.0) 6.44(0.0)"]
    found = qualified(meetc, meet(LONG_JUMP, cards))
    assert (found.get("12"), found.get("13")) == (None, "q")


def test_heights_are_parted_by_failures(meetc: Meetc) -> None:
    """Four at the standard and seven without failure below it; of two more the cleaner one."""
    heights = "    heights 2.20 2.27\n"
    cards = ["o o"] * 4 + ["o xxx"] * 7 + ["xo xxx", "xxo xxx"]
    found = qualified(meetc, meet(HIGH_JUMP, cards, heights))
    assert found == {str(n): "Q" if n < 5 else "q" for n in range(1, 13)}
    level = ["o o"] * 4 + ["o xxx"] * 7 + ["xo xxx", "xo xxx"]
    assert qualified(meetc, meet(HIGH_JUMP, level, heights))["13"] == "q"


def test_without_a_standard_the_best_go_on(meetc: Meetc) -> None:
    event = LONG_JUMP.replace("qualifying_performance=8.00 ", "").replace("=12", "=2")
    cards = [*jumps("7.00", "7.10", "7.20"), "x x x", "DNS"]
    assert qualified(meetc, meet(event, cards)) == {"2": "q", "3": "q"}


def test_with_a_standard_alone_twelve_are_to_go_on(meetc: Meetc) -> None:
    event = LONG_JUMP.replace(" qual_fastest_losers=12", "")
    found = qualified(meetc, meet(event, jumps("8.00", *(f"7.{n}" for n in range(50, 70)))))
    assert sorted(found.values()) == ["Q", *["q"] * 11]


@pytest.mark.parametrize(
    ("event", "row", "why"),
    [
        (LONG_JUMP.replace("=8.00", "=far"), "", "qualifying_performance=far is no distance"),
        ("event F01 LJ M rounds=2,1\n", "", "who goes on from it? qualifying_performance= is the"),
        (LONG_JUMP, "  Q", "3 has Q, and by the rule q"),
    ],
)
def test_what_does_not_advance(meetc: Meetc, event: str, row: str, why: str) -> None:
    cards = jumps("8.00", "8.10", "7.00")
    text = meet(event, [*cards[:2], cards[2] + row])
    path = meetc.write("a.meet", text)
    ran = meetc("advance", "a.meet", "F01", "--write")
    assert (ran.code, path.read_text(encoding="utf-8")) == (3, text)
    assert ran.err.startswith(f"meetc: F01: {why}")


@given(st.lists(st.sampled_from(("6.50", "7.00", "7.50", "8.00")), max_size=20), st.integers(1, 12))
@examples(100)
def test_laws_of_qualifying(bests: list[str], wanted: int) -> None:
    marks = [Decimal(best) for best in bests]
    found = qualify(
        marks, places(marks, lambda n: None, lowest_wins=False), Decimal("7.50"), wanted
    )
    assert {n for n, one in found.items() if one.qualifier == "Q"} == {
        n for n, mark in enumerate(marks) if mark >= Decimal("7.50")
    }
    assert len(found) >= min(wanted, len(marks))
    out = [marks[n] for n in range(len(marks)) if n not in found]
    assert all(mark < min(marks[n] for n in found) for mark in out)


@given(
    st.lists(st.tuples(st.integers(1, 3), st.integers(1, 8) | st.none()), max_size=20),
    st.integers(1, 4),
    st.integers(0, 4),
)
@examples(100)
def test_laws_of_qualifying_by_place(
    jumpers: list[tuple[int, int | None]], by_place: int, by_mark: int
) -> None:
    """Nobody who is ahead in the group, or of all others, stays behind who goes on."""
    groups, placed = [group for group, _ in jumpers], [place for _, place in jumpers]
    in_group = [
        None
        if own is None
        else 1 + sum(g == group and p is not None and p < own for g, p in jumpers)
        for group, own in jumpers
    ]
    found = qualify_by_place(groups, in_group, placed, Progression(by_place, by_mark))
    first = {n for n, place in enumerate(in_group) if place is not None and place <= by_place}
    assert {n for n, one in found.items() if one.qualifier == "Q"} == first
    others = {n: placed[n] or 0 for n, one in found.items() if one.qualifier == "q"}
    out = [own for n, own in enumerate(placed) if own is not None and n not in found]
    assert all(own < min(out, default=9) for own in others.values())
    alone = sum(own < max(others.values(), default=0) for own in others.values())
    assert alone < max(1, by_mark)
    assert [placed[n] for n in found] == sorted(placed[n] or 0 for n in found)


def test_the_first_of_each_group_and_the_best_others(meetc: Meetc) -> None:
    rule = "event F01 LJ M rounds=2,1 qual_by_place=1 qual_fastest_losers=1\n"
    cards = jumps("8.00", "8.10", "7.00", "7.90", "7.95")
    assert qualified(meetc, meet(rule, cards)) == {"2": "Q", "1": "Q", "5": "q"}
    told = meetc("why", "a.meet", "F01", "4").out
    assert "2nd of the group, 4th of all; the first goes on, and the best of the others\n" in told
    told = meetc("why", "a.meet", "F01", "1").out
    assert "  through Q: place 1 of group 2; the first goes on\n" in told


def test_of_groups_each_who_goes_on_is_told_why() -> None:
    """Two of each of two groups and the best other; then the first of each, and nobody else."""
    groups, in_group, placed = [1, 1, 1, 2, 2, 2], [1, 2, 3, 1, 2, 3], [1, 3, 4, 2, 5, 6]
    best = "among the best others of all groups"
    assert qualify_by_place(groups, in_group, placed, Progression(2, 1)) == {
        0: Advance("Q", "place 1 of group 1; the first 2 go on"),
        1: Advance("Q", "place 2 of group 1; the first 2 go on"),
        2: Advance("q", f"place 4 of all, {best}"),
        3: Advance("Q", "place 1 of group 2; the first 2 go on"),
        4: Advance("Q", "place 2 of group 2; the first 2 go on"),
    }
    assert qualify_by_place(groups, in_group, placed, Progression(1, 0)) == {
        0: Advance("Q", "place 1 of group 1; the first goes on"),
        3: Advance("Q", "place 1 of group 2; the first goes on"),
    }
    assert set(qualify_by_place(groups, in_group, placed, Progression(0, 1))) == {0}
    assert qualify_by_place(groups, in_group, placed, Progression(0, 0)) == {}


def test_the_next_best() -> None:
    """With who is level with the last of them; of none nobody, the best neither."""
    placed = [1, 2, 2, 4, None]
    assert next_best_of(placed, {0}, 1) == {1, 2}
    assert next_best_of(placed, {0, 1}, 2) == {2, 3}
    assert next_best_of(placed, set(), 0) == set()
    assert next_best_of([None], set(), 3) == set()
