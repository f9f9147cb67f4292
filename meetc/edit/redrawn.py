"""Draws the first round of an event again: who has moved since, and the rows in their new places.

Rows keep every word and comment of theirs but the lane. The row of who is scratched stays where it
is: it counts for nothing, and its lane is free.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from meetc.diagnostics.wording import listed
from meetc.edit.edit import Edit, insert_behind, set_field
from meetc.edit.errors import CannotSeedError
from meetc.edit.start_lists import (
    StartList,
    draw_of,
    edits_of_round,
    entrants_of,
    heats_of,
    home,
    words_of_row,
)
from meetc.edit.whole_rows import in_their_places, whole_text
from meetc.model import Event, Meet, Row, Unit
from meetc.resolve.index import Index
from meetc.resolve.sheets.line import SheetLine
from meetc.rules.rounds import unit_name
from meetc.rules.seeding import Entrant
from meetc.syntax.parts import values


def edits_of_new_draw(
    event: Event, meet: Meet, index: Index, number: int | None
) -> tuple[list[Edit], list[str]]:
    """What draws round 1 of an event again, and a sentence for each who moves. `number` is what
    lots are drawn with from now on, else they stay. Raises CannotSeedError."""
    units = {unit.heat: unit for unit in event.units if unit.round == 1}
    _check_movable(event, meet, index)
    draw = draw_of(event, None, meet) if number is None else number
    rows = {row.bib: row for unit in units.values() for row in unit.rows}
    heats = heats_of(event, _entrants(event, rows, meet), meet, draw)
    edits = []
    for heat, of in enumerate(heats, 1):
        if heat in units:
            edits += _edits_of_unit(units[heat], of, rows, index)
    new = [of if heat not in units else StartList((), {}) for heat, of in enumerate(heats, 1)]
    edits += edits_of_round(event, 1, new, draw, index)
    block = home(event, index)
    if block is not None and event.draw not in (None, draw):
        edits.append(set_field(block, "draw", str(draw)))
    return edits, _moves(event, units.values(), heats)


def _check_movable(event: Event, meet: Meet, index: Index) -> None:
    """Raise CannotSeedError where a row of round 1 has to stay where it is."""
    if len(race := meet.race_of(event)) > 1:
        others = listed([own.id for own in race if own is not event], len(race))
        raise CannotSeedError(
            f"it is run with {others}: take the rows of all of them out, and seed"
        )
    for unit in event.units:
        if unit.has_results:
            name = event.name_of(unit)
            raise CannotSeedError(f"{name} has results: nobody moves any more")
        in_sheet = any(isinstance(row.line, SheetLine) for row in unit.rows)
        if unit.round == 1 and (in_sheet or index.unit(unit.line) is None):
            raise CannotSeedError("its rows stand in a sheet: they are drawn there")
        if unit.round > 1 and unit.rows:
            raise CannotSeedError(f"round {unit.round} has rows: nobody moves any more")


def _entrants(event: Event, rows: dict[str, Row], meet: Meet) -> list[Entrant]:
    """Who is entered, and who is on a list without an entry: nobody is lost."""
    entrants = entrants_of(event, meet)
    teams = {athlete.bib: athlete.team_id or "" for athlete in meet.athletes}
    known = {entrant.bib for entrant in entrants}
    more = [Entrant(bib, teams.get(bib, ""), None) for bib in rows if bib not in known]
    return entrants + more


def _edits_of_unit(unit: Unit, of: StartList, rows: dict[str, Row], index: Index) -> list[Edit]:
    """The rows of a heat, each with its words and its new lane."""
    texts = [
        _text(rows.get(entrant.bib), entrant.bib, of.lanes.get(entrant.bib), order)
        for order, entrant in enumerate(of.entrants, 1)
    ]
    if unit.rows:
        return in_their_places([row.line for row in unit.rows], texts)
    block = index.unit(unit.line)
    assert block is not None  # else it would be in a sheet
    return [insert_behind(block.end, [text.rstrip("\n") for text in texts])] if texts else []


def _text(row: Row | None, bib: str, lane: int | None, order: int) -> str:
    """The text of a row in a new place."""
    if row is None:
        return words_of_row(bib, lane) + "\n"
    changes = []
    if lane is not None and row.lane != lane:
        changes.append(set_field(row.line, "lane", str(lane)))
    if values(row.line, "order") and row.order != order:
        changes.append(set_field(row.line, "order", str(order)))
    return whole_text(row.line, changes)


def _moves(event: Event, units: Iterable[Unit], heats: Sequence[StartList]) -> list[str]:
    """Who moves, and who is new, in the order of the new lists."""
    before = {row.bib: _place(event, unit.heat, row.lane) for unit in units for row in unit.rows}
    moves = []
    for heat, of in enumerate(heats, 1):
        for entrant in of.entrants:
            old = before.get(entrant.bib)
            new = _place(event, heat, of.lanes.get(entrant.bib))
            if old is None:
                moves.append(f"{entrant.bib} is new: {new}")
            elif old != new:
                moves.append(f"{entrant.bib} moves: {old} -> {new}")
    return moves


def _place(event: Event, heat: int, lane: int | None) -> str:
    name = unit_name(1, heat, event.rounds)
    return name if lane is None else f"{name} lane {lane}"
