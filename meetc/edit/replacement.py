"""Puts the next best into the place of one who has qualified and does not start."""

from __future__ import annotations

from collections.abc import Sequence

from meetc.edit.edit import Edit, edited
from meetc.edit.errors import CannotSeedError
from meetc.edit.start_lists import Drawn, words_of_row
from meetc.edit.texts import Texts
from meetc.json_values import quoted
from meetc.model import Event, Row, Unit
from meetc.pipeline import Compiled
from meetc.resolve.results.field_round import places_of_all
from meetc.resolve.results.held_round import HeldRound, held_round
from meetc.resolve.sheets.line import SheetLine
from meetc.rules.replacement import NextBest, next_by_place, next_by_time
from meetc.rules.rounds import unit_name
from meetc.syntax.parts import values

_REPLACES = "replaces "
"""How the note of a replacement begins; all who had the place before stand behind it."""


def with_replacement(texts: Texts, compiled: Compiled, event_id: str, bib: str) -> Drawn:
    """The texts of a meet without errors with the next best of the round before in the lane, or
    the order, of a bib; a sentence with the reason. Raises CannotSeedError and EditError."""
    event = next(event for event in compiled.meet.events if event.id == event_id)
    unit, row = _place_of(event, bib)
    held = held_round(event, unit.round - 1, compiled.meet.rules)
    following = [row for own in event.units if own.round == unit.round for row in own.rows]
    found = _found(event, held, following)
    new = held.rows[_one_of(found, held)]
    name = unit_name(unit.round, unit.heat, event.rounds)
    lane = "" if row.lane is None else f", lane {row.lane}"
    by = f"{found.why} of round {held.number} with {new.performance}"
    edits = [_replaced(row, new.bib, [bib, *_replaced_before(row)])]
    told = [f"{new.bib} for {bib} in {name}{lane}: {by}"]
    return Drawn(edited(texts, edits), told, [], [])


def _place_of(event: Event, bib: str) -> tuple[Unit, Row]:
    """The unit to come that a bib has qualified for, and its row. Raises CannotSeedError."""
    own = [(unit, row) for unit in event.units for row in unit.rows if row.bib == bib]
    unit, row = max(own, key=lambda one: one[0].round, default=(None, None))
    if unit is None or row is None or unit.round == 1:
        raise CannotSeedError(f"{bib} is in none of its later rounds")
    if unit.has_results:
        name = unit_name(unit.round, unit.heat, event.rounds)
        raise CannotSeedError(f"{name} has results: nobody takes the place of {bib} any more")
    if isinstance(row.line, SheetLine):
        raise CannotSeedError(f"{bib} stands in a sheet, and so does who takes the place")
    return unit, row


def _one_of(found: NextBest, held: HeldRound) -> int:
    """The number of the one who is next. Raises CannotSeedError where nobody is left, or several
    are level and none of them has qD."""
    if not found.level:
        raise CannotSeedError(f"nobody of round {held.number} is left who could")
    drawn = [n for n in found.level if held.rows[n].qualifier == "qD"] or found.level
    if len(drawn) > 1:
        bibs = ", ".join(held.rows[n].bib for n in drawn)
        raise CannotSeedError(f"{bibs} for 1 place: {found.why}; write qD behind who goes on")
    return drawn[0]


def _found(event: Event, held: HeldRound, following: Sequence[Row]) -> NextBest:
    """The next best of a round: who is not on a list of the following one, and has not left it."""
    gone = {row.bib for row in following}
    gone |= {bib for row in following for bib in _replaced_before(row)}
    away = {
        n
        for n, row in enumerate(held.rows)
        if row.bib in gone or (row.qualifier and row.qualifier != "qD")
    }
    if event.discipline.form.on_track:
        return next_by_time(held.runners, away)
    return next_by_place(places_of_all(event, held.rows), away)


def _replaced_before(row: Row) -> list[str]:
    """The bibs that a replacement stands for already."""
    behind = row.note.removeprefix(_REPLACES)
    return behind.split(", ") if behind != row.note else []


def _replaced(row: Row, bib: str, gone: Sequence[str]) -> Edit:
    """The row of another in the place of one: its lane and order, and a note that says for whom.
    What else stands there is of the one who is gone."""
    words = words_of_row(bib, row.lane) + (
        f"  order={row.order}" if values(row.line, "order") else ""
    )
    note = quoted(f"{_REPLACES}{', '.join(gone)}")
    line = row.line
    text = f"{words}  note={note}\n"
    return Edit(line.source.path, (line.number, 0), (line.number + 1, 0), text)
