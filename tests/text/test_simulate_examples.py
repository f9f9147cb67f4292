"""`meetc simulate` of every example and of a championship of combined events."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import meetc as library
from meetc.edit.texts import Texts
from meetc.rules.lanes import in_lanes
from meetc.simulate.simulate import simulated
from tests.conftest import EXAMPLES, MEET
from tests.support.drawn import examples
from tests.support.strategies import Written, meets


def copy_of(path: Path, data: bytes, seed: int) -> library.Meet:
    """The simulated copy of a meet, in which nothing is wrong and nothing is left out."""
    texts, compiled = Texts.compiled(str(path), data, lambda name: Path(name).read_bytes())
    done = simulated(texts, compiled, seed)
    assert done.left == []
    after = done.texts.compile()
    assert after.diagnostics == compiled.diagnostics == ()
    return after.meet


@pytest.mark.parametrize("name", sorted(path.name for path in EXAMPLES.glob("*.meet")))
@pytest.mark.parametrize("seed", [1, 2])
def test_an_example_is_held_to_its_end(name: str, seed: int) -> None:
    path = EXAMPLES / name
    meet = copy_of(path, path.read_bytes(), seed)
    for event in meet.events:
        for unit in event.units:
            assert all(row.has_result for row in unit.rows)
            if in_lanes(event.discipline, meet.rules):
                assert len({row.lane for row in unit.rows} - {None}) <= (
                    event.lanes_of(unit.round) or 8
                )


def test_totals_of_combined_events_are_those_of_a_club_meet() -> None:
    """From 2,500 to 5,500 points of women, from 3,500 to 7,000 of men, parts alike."""
    people = "".join(f'athlete {n} "F{n} L{n}" {"MF"[n % 2]}\n' for n in range(1, 25))
    entries = {g: "".join(f"  enter {n}\n" for n in range(1, 25) if "MF"[n % 2] == g) for g in "MF"}
    text = f"{MEET}{people}event M01 DEC M parts=standard\n{entries['M']}"
    text += f"event W01 HEP F parts=standard\n{entries['F']}"
    text += "".join(
        f"event {part} rounds=3\n" for part in ("M01-100", "M01-400", "M01-110H", "W01-100H")
    )
    text += "event W01-200 rounds=2\n"
    for seed in range(3):
        meet = copy_of(Path("a.meet"), text.encode(), seed)
        wholes = {event.id: event.totals.values() for event in meet.events}
        for event, least, most in (("M01", 3500, 7000), ("W01", 2500, 5500)):
            totals = [own.total for own in wholes[event] if own.total is not None]
            assert len(totals) > 8
            assert least < min(totals) <= max(totals) < most, event


@examples(60)
@given(meets(), st.integers(0, 9))
def test_a_drawn_meet_is_held_as_far_as_it_goes(written: Written, seed: int) -> None:
    """No lane is taken twice, and whatever is left out, or amiss in what was typed, is told."""
    texts, before = Texts.compiled("a.meet", written.text.encode(), lambda name: b"")
    done = simulated(texts, before, seed)
    after = done.texts.compile()
    assert after.ok
    told = Counter(diagnostic.code for diagnostic in before.diagnostics)
    assert not Counter(diagnostic.code for diagnostic in after.diagnostics) - told or done.left
    for event in after.meet.events:
        for unit in event.units:
            lanes = [row.lane for row in unit.rows if row.lane is not None]
            assert len(set(lanes)) == len(lanes) <= (event.lanes_of(unit.round) or 10)


def test_dots_for_trials_to_come_give_way_to_trials() -> None:
    """Six trials were written before the dot, as the seventh."""
    text = MEET + 'athlete 1 "Ada Example" F\nathlete 2 "Bea Sample" F\nevent F01 LJ "LJ" F\n'
    text += "  final\n    1\n    2  .  .  order=2  # second\n"
    texts, before = Texts.compiled("a.meet", text.encode(), lambda name: b"")
    after = simulated(texts, before, 0).texts.compile()
    assert after.diagnostics == ()
    (bea,) = (row for row in after.meet.events[0].all_rows if row.bib == "2")
    assert len(bea.series) == 6
    assert "." not in bea.series
    assert bea.order == 2
