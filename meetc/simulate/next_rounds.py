"""From a simulated round to the next: races by the rule of their event, field events by mark."""

from __future__ import annotations

from dataclasses import replace

from meetc.edit.edit import Edit
from meetc.edit.errors import CannotSeedError
from meetc.edit.next_round import (
    draws_to_come,
    edits_of_next_round,
    last_held,
    progression_of,
    qualified,
)
from meetc.model import Event
from meetc.pipeline import Compiled
from meetc.resolve.results.held_round import HeldRound
from meetc.rules.lots import drawn
from meetc.rules.progression import Progression

_ROOM = 12
"""How many go on where there are no lanes: those of a final in the field (TR25.11), and of a
heat in a longer race."""


def is_due(event: Event) -> bool:
    """Whether a round has been held, and the next one has nobody yet."""
    last = max((unit.round for unit in event.units if unit.has_results), default=0)
    following = any(unit.rows for unit in event.units if unit.round == last + 1)
    return 0 < last < len(event.rounds) and not following


def edits_of_next(event: Event, compiled: Compiled, seed: int) -> list[Edit]:
    """What writes who goes on, and the start lists of the next round; where a draw has to decide
    first, the draw alone. Raises CannotSeedError."""
    held = last_held(event, compiled.meet)
    if not event.discipline.form.on_track:
        return edits_of_next_round(_saying(event, held), held, None, compiled, seed)[0]
    progression = _progression(event, held)
    draws = list(draws_to_come(held, progression))
    if not draws:
        return edits_of_next_round(event, held, progression, compiled, seed)[0]
    edits = []
    for rows, room in draws:
        by_bib = {row.bib: row for row in rows}
        for bib in drawn(by_bib, seed, event.id, held.number, "qD")[:room]:
            edits += qualified(by_bib[bib], "qD")
    return edits


def _progression(event: Event, held: HeldRound) -> Progression:
    """Who goes on as the event says; where it does not, as many as there is room for, by place as
    far as the heats have the same number and one is left for a time."""
    try:
        return progression_of(event, held.number)
    except CannotSeedError:
        heats = event.rounds[held.number - 1]
        room = held.room or _ROOM * event.rounds[held.number]
        by_place = (room - 1) // heats
        return Progression(by_place, room - by_place * heats)


def _saying(event: Event, held: HeldRound) -> Event:
    """A field event that says how many go on, as the standard or a number does; where it says
    neither, twelve for each group of the next round."""
    if held.number > len(event.progression):
        return event
    if any(event.progression_from(held.number)) or event.fields.get("qualifying_performance"):
        return event
    said = Progression(0, _ROOM * event.rounds[held.number])
    if held.number == len(event.progression):
        return replace(event, qual_by_place_r4=0, qual_fastest_losers_r4=said.by_mark)
    into = "_r3" if held.number > 1 else ""
    names = (f"qual_by_place{into}", f"qual_fastest_losers{into}")
    return replace(event, fields=event.fields | dict(zip(names, said, strict=True)))
