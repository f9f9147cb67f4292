"""Puts the next best into the place of one who has qualified and does not start."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from meetc.diagnostics.diagnostic import Report
from meetc.edit.edit import Edit, edited
from meetc.edit.errors import CannotSeedError
from meetc.edit.start_lists import Drawn, words_of_row
from meetc.edit.texts import Texts
from meetc.json_values import quoted
from meetc.model import Event, Row, Unit
from meetc.pipeline import Compiled
from meetc.resolve.rounds.held_round import HeldRound, held_round
from meetc.resolve.rounds.replacing import next_of
from meetc.resolve.sheets.line import SheetLine
from meetc.rules.replacement import NextBest, note_of, replaced_by
from meetc.syntax.parts import fields, values
from meetc.syntax.values import text_at, text_of


def with_replacement(texts: Texts, compiled: Compiled, event_id: str, bib: str) -> Drawn:
    """The texts of a meet without errors with the next best of the round before in the lane, or
    the order, of a bib; a sentence with the reason. Raises CannotSeedError and EditError."""
    event = next(event for event in compiled.meet.events if event.id == event_id)
    unit, row = _place_of(event, bib, compiled)
    held = held_round(event, unit.round - 1, compiled.meet.rules)
    following = [row for own in event.units_of(unit.round) for row in own.rows]
    next_best = next_of(event, held, following, (bib, *replaced_by(row.note)))
    new = held.rows[one_of(next_best, held)]
    name = event.name_of(unit)
    lane = "" if row.lane is None else f", lane {row.lane}"
    by = f"{next_best.why} of round {held.number} with {new.performance}"
    edits = [_replaced(row, new.bib, [bib, *replaced_by(row.note)])]
    sentences = [f"{new.bib} for {bib} in {name}{lane}: {by}"]
    return Drawn(edited(texts, edits), sentences, [], [])


def _place_of(event: Event, bib: str, compiled: Compiled) -> tuple[Unit, Row]:
    """The unit to come that a bib has qualified for, and its row. Raises CannotSeedError."""
    own = [(unit, row) for unit in event.units for row in unit.rows if row.bib == bib]
    if bib in event.scratched:
        own += _left(event, bib, compiled)
    unit, row = max(own, key=lambda one: one[0].round, default=(None, None))
    if unit is None or row is None or unit.round == 1:
        raise CannotSeedError(f"{bib} is in none of its later rounds")
    if unit.has_results:
        name = event.name_of(unit)
        raise CannotSeedError(f"{name} has results: nobody takes the place of {bib} any more")
    if isinstance(row.line, SheetLine):
        raise CannotSeedError(f"{bib} stands in a sheet, and so does who takes the place")
    return unit, row


def _left(event: Event, bib: str, compiled: Compiled) -> Iterator[tuple[Unit, Row]]:
    """The start rows that a text still has of who is scratched, which count for nothing."""
    for unit in event.units:
        block = compiled.references.unit(unit.line)
        for line in block.rows if block is not None else ():
            if text_at(line, 0, Report()) == bib and bib not in (row.bib for row in unit.rows):
                said = {name: text_of(piece, Report()) for name, piece in fields(line)}
                yield (
                    unit,
                    Row(bib, None, None, None, (), (), fields=said, unsent={}, extra={}, line=line),
                )


def one_of(next_best: NextBest, held: HeldRound) -> int:
    """The number of the one who is next. Raises CannotSeedError where nobody is left, or several
    are level and none of them has qD."""
    if not next_best.level:
        raise CannotSeedError(f"nobody of round {held.number} is left who could")
    drawn = [n for n in next_best.level if held.rows[n].qualifier == "qD"] or next_best.level
    if len(drawn) > 1:
        bibs = ", ".join(held.rows[n].bib for n in drawn)
        raise CannotSeedError(f"{bibs} for 1 place: {next_best.why}; write qD behind who goes on")
    return drawn[0]


def _replaced(row: Row, bib: str, gone: Sequence[str]) -> Edit:
    """The row of another in the place of one: its lane and order, and a note that says for whom.
    What else stands there is of the one who is gone."""
    words = words_of_row(bib, row.lane) + (
        f"  order={row.order}" if values(row.line, "order") else ""
    )
    note = quoted(note_of(gone))
    line = row.line
    text = f"{words}  note={note}\n"
    return Edit(line.source.path, (line.number, 0), (line.number + 1, 0), text)
