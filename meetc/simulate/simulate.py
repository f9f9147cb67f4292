"""Simulates a meet: from its entries to results of every round, in its text.

What is typed already stays. Everything else is drawn from the seed: the same text and seed give
the same bytes on any machine.
"""

from __future__ import annotations

from typing import NamedTuple

from meetc.disciplines import Form
from meetc.edit.edit import Edit, append, delete_statement, edited, replace_word, set_field
from meetc.edit.errors import CannotSeedError
from meetc.edit.seeded import with_start_lists
from meetc.edit.start_lists import home
from meetc.edit.texts import Texts
from meetc.json_values import quoted
from meetc.pipeline import Compiled
from meetc.printer.words import bib_word
from meetc.rules.lots import Chance
from meetc.rules.rounds import unit_name
from meetc.simulate.next_rounds import edits_of_next, is_due
from meetc.simulate.starters import Starters
from meetc.simulate.units import edits_of, held_round, is_in_text, is_open
from meetc.syntax.values import is_quoted

MARK = "# Simulated by meetc"
"""How a simulated text begins."""


class Simulated(NamedTuple):
    """The texts with results, how many units and rows have got some, and what has none and why."""

    texts: Texts
    units: int
    rows: int
    left: list[str]


def simulated(texts: Texts, compiled: Compiled, seed: int) -> Simulated:
    """The texts of a meet without errors with a result for everybody in every round, and without
    the lines of `expect`. Raises EditError."""
    texts = edited(texts, [*_homes(texts.root, compiled), *_without_expectations(texts)])
    seeded = with_start_lists(texts, texts.compile(), (), seed)
    result = Simulated(seeded.texts, 0, 0, seeded.left)
    while True:
        compiled = result.texts.compile()
        left, edits = list(seeded.left), list[Edit]()
        units, rows = _hold(compiled, seed, edits, left)
        if not units:
            _go_on(compiled, seed, edits, left)
        texts = edited(result.texts, edits)
        if texts == result.texts:
            return result._replace(texts=edited(texts, _told(texts, compiled, seed)), left=left)
        result = Simulated(texts, result.units + units, result.rows + rows, left)


def _homes(root: str, compiled: Compiled) -> list[Edit]:
    """A block for each event with entries that no block of its own is there for: its units need
    one. `events` makes such events."""
    meet = compiled.meet
    entered = meet.entered.keys() | {event.id for event in meet.events if event.rows}
    return [
        append(root, [f"event {bib_word(event.id)}"])
        for event in meet.events
        if event.discipline.form is not Form.COMBINED
        and not entered.isdisjoint((event.id, event.parent))
        and home(event, compiled.references) is None
    ]


def _without_expectations(texts: Texts) -> list[Edit]:
    """Drawn results are not what is expected of those to come."""
    return [delete_statement(line) for own in texts.outlines() for line in own.expectations]


def _hold(compiled: Compiled, seed: int, edits: list[Edit], left: list[str]) -> tuple[int, int]:
    """Hold all units that have a start list; how many they are, and their rows."""
    meet, index = compiled.meet, compiled.references
    starters = Starters(meet, seed)
    units = rows = 0
    for event in meet.events:
        for number in range(1, len(event.rounds) + 1):
            due = [unit for unit in event.units_of(number) if is_open(unit)]
            for unit in due:
                if not is_in_text(unit, index):
                    name = unit_name(number, unit.heat, event.rounds)
                    left.append(f"{event.id}: {name} stands in a sheet")
            due = [unit for unit in due if is_in_text(unit, index)]
            for unit, held in zip(due, held_round(event, due, meet, starters, seed), strict=True):
                chance = Chance(seed, event.id, number, unit.heat, "wind")
                edits += edits_of(event, unit, held, meet, index, chance)
                rows += len(held.words)
            units += len(due)
    return units, rows


def _go_on(compiled: Compiled, seed: int, edits: list[Edit], left: list[str]) -> None:
    """Take the events whose round is held to the next, those that are run as one at once."""
    meet = compiled.meet
    for event in meet.events:
        if is_due(event) and event is next(filter(is_due, meet.race_of(event))):
            try:
                edits += edits_of_next(event, compiled, seed)
            except CannotSeedError as problem:
                left.append(f"{event.id}: {problem}")


def _told(texts: Texts, compiled: Compiled, seed: int) -> list[Edit]:
    """The text says what it is, in its name too, and has a slug of its own: its results are
    nobody's, and never go to the meet that is to be held."""
    said = f"{MARK} with seed {seed}: nobody has made these marks.\n\n"
    edits = [Edit(texts.root, (1, 0), (1, 0), said)]
    for block in [block for outline in texts.outlines() for block in outline.meets]:
        if slug := compiled.meet.fields.get("slug"):
            edits.append(set_field(block, "slug", f"{slug}-simulated"))
        if len(block.header.words) > 1 and is_quoted(block.header.words[1]):
            edits.append(replace_word(block.header, 1, quoted(f"{compiled.meet.name} (simulated)")))
    return edits
