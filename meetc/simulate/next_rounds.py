"""From a simulated round to the next: races by the rule of their event, field events by mark."""

from __future__ import annotations

from meetc.edit.edit import Edit
from meetc.edit.errors import CannotSeedError
from meetc.edit.next_round import (
    Due,
    draws_to_come,
    due_of_race,
    edits_of_next_round,
    last_held,
    progression_of,
    qualified,
)
from meetc.model import Event
from meetc.pipeline import Compiled
from meetc.resolve.rounds.held_round import HeldRound
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
    """What writes who goes on of an event and of those that are run with it, and the start lists
    of the next round; where a draw has to decide first, the draw alone. Raises CannotSeedError."""
    meet = compiled.meet
    if not event.discipline.form.on_track:
        held = last_held(event, meet)
        return edits_of_next_round([Due(_saying(event, held), held, None)], compiled, seed)[0]
    sharing = len(meet.race_of(event))
    race = due_of_race(event, meet, lambda own, held: _progression(own, held, sharing))
    edits = [edit for due in race for edit in _edits_of_draws(due, seed)]
    return edits or edits_of_next_round(race, compiled, seed)[0]


def _edits_of_draws(due: Due, seed: int) -> list[Edit]:
    """What writes qD behind those whom a draw takes on."""
    event, held, progression = due
    edits = []
    for rows, room in draws_to_come(held, progression) if progression else ():
        by_bib = {row.bib: row for row in rows}
        for bib in drawn(by_bib, seed, event.id, held.number, "qD")[:room]:
            edits += qualified(by_bib[bib], "qD")
    return edits


def _progression(event: Event, held: HeldRound, sharing: int) -> Progression:
    """Who goes on as the event says; where it does not, as many as there is room for, by place as
    far as the heats have the same number and one is left for a time. `sharing` is how many events
    share that room."""
    try:
        return progression_of(event, held)
    except CannotSeedError:
        heats = event.rounds[held.number - 1]
        room = (held.room or _ROOM * event.rounds[held.number]) // sharing
        by_place = max(room - 1, 0) // heats
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
        return event._replace(qual_by_place_r4=0, qual_fastest_losers_r4=said.by_mark)
    into = "_r3" if held.number > 1 else ""
    names = (f"qual_by_place{into}", f"qual_fastest_losers{into}")
    return event._replace(fields=event.fields | dict(zip(names, said, strict=True)))
