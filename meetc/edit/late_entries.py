"""Late entries go into start lists that there are already: into free lanes, and nobody moves."""

from __future__ import annotations

from collections.abc import Sequence

from meetc.edit.edit import Edit, insert_behind, set_field
from meetc.edit.start_lists import draw_of, entrants_of, home, words_of_row
from meetc.model import Event, Meet, Row, Unit
from meetc.resolve.index import Index
from meetc.resolve.programme.entrants import lanes_of
from meetc.resolve.sheets.line import SheetLine
from meetc.rules.late_entries import DrawnHeat, late_place
from meetc.rules.rounds import unit_name
from meetc.rules.seeding import Entrant, by_lot
from meetc.syntax.outline import Block


def late_entrants(event: Event, meet: Meet) -> list[Entrant]:
    """Who is entered, and is on none of the start lists that there are; nobody once there are
    results."""
    started = {row.bib for unit in event.units for row in unit.rows}
    if not started or event.has_results:
        return []
    return [entrant for entrant in entrants_of(event, meet) if entrant.bib not in started]


def edits_of_late(
    event: Event, late: Sequence[Entrant], meet: Meet, index: Index, number: int | None
) -> tuple[list[Edit], list[str], list[str]]:
    """What writes late entries into free lanes of round 1, a sentence for each, and the bibs of
    those for whom there is none, or who have no list yet to go into."""
    blocks = _blocks(event, index)
    if not blocks:
        return [], [], [entrant.bib for entrant in late]
    draw = draw_of(event, number, meet)
    lanes = lanes_of(event, 1, meet.rules)
    teams = {entrant.bib: entrant.team for entrant in entrants_of(event, meet)}
    heats = [
        DrawnHeat([Entrant(row.bib, teams.get(row.bib, ""), None) for row in rows],
             {row.lane for row in rows if row.lane is not None})
        for rows in (_rows_of_race(event, unit, meet) for unit in _first_units(event))
    ]  # fmt: skip
    new: dict[int, list[str]] = {}
    sentences, left = [], []
    for entrant in by_lot(late, draw, event.id, "late"):
        place = late_place(heats, entrant, lanes, draw, event.id)
        if place is None:
            left.append(entrant.bib)
            continue
        heats[place.heat - 1].take(entrant, place.lane)
        new.setdefault(place.heat, []).append(words_of_row(entrant.bib, place.lane))
        where = unit_name(1, place.heat, event.rounds)
        lane = "" if place.lane is None else f", lane {place.lane}"
        sentences.append(f"{entrant.bib} is late: {where}{lane}")
    edits = [insert_behind(blocks[heat - 1].end, own) for heat, own in new.items()]
    block = home(event, index)
    if new and lanes and event.draw is None and block is not None:
        edits.append(set_field(block, "draw", str(draw)))
    return edits, sentences, left


def _first_units(event: Event) -> list[Unit]:
    return sorted(event.units_of(1), key=lambda unit: unit.heat)


def _rows_of_race(event: Event, unit: Unit, meet: Meet) -> list[Row]:
    """Who runs in a heat, those included who are there for another event."""
    heats = [heat for own in meet.race_of(event) for heat in own.units if heat.place == unit.place]
    return [row for heat in heats for row in heat.rows]


def _blocks(event: Event, index: Index) -> list[Block]:
    """The heats of round 1 in the text; none where one of them has no row yet, or is in a sheet."""
    units = _first_units(event)
    if len(units) < event.rounds[0]:
        return []
    blocks = [index.unit(unit.line) for unit in units if unit.rows and not _in_sheet(unit)]
    own = [block for block in blocks if block is not None]
    return own if len(own) == len(units) else []


def _in_sheet(unit: Unit) -> bool:
    return any(isinstance(row.line, SheetLine) for row in unit.rows)
