"""From a simulated round to the next: races by the rule of their event, field events by mark."""

from __future__ import annotations

from collections.abc import Sequence

from meetc.disciplines import Form
from meetc.edit.edit import Edit
from meetc.edit.errors import CannotSeedError
from meetc.edit.next_round import (
    HeldRound,
    draws_to_come,
    edits_of_next_round,
    held_round,
    progression_of,
    qualified,
)
from meetc.edit.start_lists import StartList, draw_of, edits_of_round
from meetc.model import Event, Progression, Row
from meetc.pipeline import Compiled
from meetc.rules import horizontal, vertical
from meetc.rules.lots import drawn
from meetc.rules.marks import distance_value
from meetc.rules.places import places
from meetc.rules.seeding import Entrant, zigzag

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
    if not event.discipline.form.on_track:
        return _in_the_field(event, compiled, seed)
    held = held_round(event, compiled.meet)
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


def _in_the_field(event: Event, compiled: Compiled, seed: int) -> list[Edit]:
    """The best of all pools go on, and all who are level with the last of them. TR25.11 to 15."""
    number = max(unit.round for unit in event.units if unit.has_results)
    units = [unit for unit in event.units if unit.round == number]
    if len(units) < event.rounds[number - 1] or not all(unit.has_results for unit in units):
        raise CannotSeedError(f"round {number} is not over")
    rows = [row for unit in units for row in unit.rows]
    wanted = _wanted(event, number)
    going = [
        row
        for row, place in zip(rows, _places(event, rows), strict=True)
        if row.qualifier or (place is not None and place <= wanted)
    ]
    if not going:
        raise CannotSeedError("nobody has a mark")
    draw = draw_of(event, seed, compiled.meet)
    lists = []
    for heat, ranks in enumerate(zigzag(len(going), event.rounds[number]), 1):
        bibs = drawn([going[rank].bib for rank in ranks], draw, event.id, number + 1, heat)
        lists.append(StartList(tuple(Entrant(bib, "", None) for bib in bibs), {}))
    edits = [edit for row in going for edit in qualified(row, "q")]
    return edits + edits_of_round(event, number + 1, lists, draw, compiled.references)


def _wanted(event: Event, number: int) -> int:
    said = event.progression[number - 1] if number <= len(event.progression) else None
    wanted = said.by_place * event.rounds[number - 1] + said.by_mark if said else 0
    return wanted or _ROOM * event.rounds[number]


def _places(event: Event, rows: Sequence[Row]) -> list[int | None]:
    """The places of all pools together."""
    best = [distance_value(row.performance or "") for row in rows]
    if event.discipline.form is Form.VERTICAL:
        return places(best, lambda n: vertical.detail(rows[n].series, ()), lowest_wins=False)
    lowest_wins = event.discipline.lowest_wins
    return places(best, lambda n: horizontal.detail(rows[n].series), lowest_wins=lowest_wins)
