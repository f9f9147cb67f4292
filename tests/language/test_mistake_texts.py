"""The exact text of every mistake in the tests of the language: hints, carets and fixes too."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

import meetc
from meetc.diagnostics import text
from tests.conftest import MEET
from tests.language import test_language_events as events
from tests.language import test_language_meet as meet
from tests.language import test_language_people as people
from tests.language import test_language_wrong_results as results


def inputs(test: Callable[..., Any]) -> list[str]:
    """The texts that a parametrized test is given."""
    (mark,) = test.pytestmark  # type: ignore[attr-defined]
    return [values[0] for values in mark.args[1]]


SETS: dict[str, tuple[Callable[..., Any], str]] = {
    "meet": (meet.test_mistakes, ""),
    "people": (people.test_mistakes_of_people, MEET),
    "entries": (people.test_mistakes_of_entries, people.TWO + people.EVENT),
    "events": (events.test_mistakes, MEET),
    "parents": (events.test_parents, MEET + events.TRI),
    "races": (results.test_mistakes_in_races, results.RACE),
    "trials": (results.test_mistakes_in_trials, results.LJ),
    "cards": (results.test_mistakes_in_cards, results.HJ),
    "relays": (results.test_mistakes_in_relays, results.RELAY),
}
MORE = {
    "heights": [results.HJ.replace("1.60 1.65 1.70 1.75", heights) for heights in
                inputs(results.test_mistakes_in_heights)],
    "jump-off": [results.HJ.replace("1.75", "| 1.70 1.68") + cards for cards in
                 ("1 o o xxx | x o x\n", "1 o o xxx | xo\n", "1 o o xxx | r x\n")],
    "cards": [results.HJ + cards for cards in ("1 1.60\n", "1 XO\n", "1 dns\n", "1 0 X\n")],
    "trials": [results.LJ + series for series in
               ("1 X\n", "1 F\n", "1 5,74\n", "1 5.74m\n", "1 nm\n", "1 5.7456\n",
                "1 5.74(1.25)\n", "1 5.74(+1.2\n", "1 5.745(+1.2)\n", "1 5.74(+12.0)\n")],
    "squads": [results.RELAY + squads for squads in
               (' squad A "C D" 1 2 team_id=X\n', " squad A runners=1,7\n", " squad A 7,8\n",
                " squad A-B-C 1 2\n", " squad A 1 2 name=B team_id=-\n squad B\n")],
    "contradictions": [results.RACE + rows for rows in
                       ("".join(f"{n} 10.{n + 10} place={60 - n}\n" for n in range(1, 24)),
                        "1 10.40 catpos=2\n2 10.50 catpos=1\n", "1 10.40 raw=10.30\n")],
}  # fmt: skip


def rendered(source: str) -> str:
    """A text, its diagnostics as people see them, and the fixes that machines can apply."""
    compiled = meetc.compile(source, path="spring.meet")
    fixes = [
        f"fix {d.fix.span.line}:{d.fix.span.column}-{d.fix.span.end_column} {d.fix.replacement!r}\n"
        for d in compiled.diagnostics
        if d.fix is not None
    ]
    shown = source if len(source) < 1000 else source[:1000] + "...\n"
    return f"{shown}\n{text.render(compiled.diagnostics, whole=True)}{''.join(fixes)}{'-' * 80}\n"


@pytest.mark.parametrize("name", SETS)
def test_mistakes(name: str, snapshot: SnapshotAssertion) -> None:
    test, head = SETS[name]
    assert "".join(rendered(head + source) for source in inputs(test)) == snapshot


@pytest.mark.parametrize("name", MORE)
def test_more_mistakes(name: str, snapshot: SnapshotAssertion) -> None:
    assert "".join(rendered(source) for source in MORE[name]) == snapshot
