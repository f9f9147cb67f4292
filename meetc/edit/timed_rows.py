"""Writes into the text what a meet reads from files of photo finish: rows, their times, the wind.

What the text says itself stays; only what it does not say of a row, a unit or an event is added.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator

from meetc.edit.edit import Edit, append, insert_behind, insert_word, set_field
from meetc.edit.start_lists import home
from meetc.model import Event, Row, Unit
from meetc.pipeline import Compiled
from meetc.printer.words import bib_word
from meetc.resolve.index import Index
from meetc.resolve.sheets.line import SheetLine
from meetc.syntax import parts
from meetc.syntax.outline import Block

_BEHIND = sys.maxsize
"""The place of a word behind all others."""
_WIND = frozenset(("wind", "wind_assistance"))
_RAW = frozenset(("raw", "raw_time"))
_MARKS = frozenset(("performance",))


def edits_of_timed(compiled: Compiled, paths: Collection[str], root: str) -> list[Edit]:
    """What writes the rows that a meet without errors has of some files, by their paths."""
    index = compiled.references
    timed = index.timed_in(paths)
    edits: list[Edit] = []
    for event in compiled.meet.events:
        own = [unit for unit in event.units if (event.id, unit.round, unit.heat) in timed]
        new: list[str] = []
        for unit in own:
            block = index.unit(unit.line)
            if block is None:
                new += _lines_of_unit(unit, event, paths)
            else:
                edits += _edits_of_unit(unit, block, paths)
        if new:
            edits.append(_behind_event(event, new, index, root))
    return edits


def _behind_event(event: Event, new: list[str], index: Index, root: str) -> Edit:
    """Units that are new, in the block of their event; where it has none, in one of its own."""
    block = home(event, index)
    if block is not None:
        return insert_behind(block.end, new)
    return append(root, ["", f"event {bib_word(event.id)}", *new])


def _lines_of_unit(unit: Unit, event: Event, paths: Collection[str]) -> list[str]:
    wind = f"  wind={unit.wind}" if unit.wind else ""
    name = event.name_of(unit)
    return [f"  {name}{wind}", *(_line(row) for row in unit.rows if _is_of(row, paths))]


def _edits_of_unit(unit: Unit, block: Block, paths: Collection[str]) -> Iterator[Edit]:
    """What completes a unit that the text has."""
    if unit.wind and not any(name in _WIND for name, _ in parts.block_fields(block)):
        yield set_field(block, "wind", unit.wind)
    for row in unit.rows:
        if not isinstance(row.line, SheetLine):
            yield from _edits_of_row(row)
    new = [_line(row) for row in unit.rows if _is_of(row, paths)]
    if new:
        yield insert_behind(block.end, new)


def _is_of(row: Row, paths: Collection[str]) -> bool:
    """Whether a row stands in one of the files alone, and can be typed."""
    return (
        isinstance(row.line, SheetLine)
        and can_be_typed(row.bib)
        and (row.line.span().path in paths)
    )


def can_be_typed(bib: str) -> bool:
    """Whether a row can begin with a bib: two words in quotes are a name, which somebody has."""
    return " " not in bib


def _line(row: Row) -> str:
    """A row of a file as it is typed."""
    return "    " + "  ".join((bib_word(row.bib), *row.line.words[1:]))


def _edits_of_row(row: Row) -> Iterator[Edit]:
    """What a row by hand does not say: the reading or the mark, and what stands beside it."""
    said = {name for name, _ in parts.fields(row.line)}
    typed = parts.row_parts(row.line)
    has_mark = bool(typed.marks) or typed.status is not None or bool(said & _MARKS)
    if row.raw_time is not None and not said & _RAW:
        yield insert_word(row.line, _BEHIND if has_mark else 1, f"raw={row.raw_time}")
    elif row.performance and not has_mark and not said & _RAW:
        yield insert_word(row.line, 1, row.performance)
    for name, text in _beside(row):
        if name not in said:
            yield insert_word(row.line, _BEHIND, f"{name}={text}")


def _beside(row: Row) -> Iterator[tuple[str, str]]:
    """What stands beside the mark of a row, as fields."""
    if not row.is_ranked:
        yield "place", "-"
    elif row.is_judged:
        yield "place", str(row.place)
    if row.lane is not None:
        yield "lane", str(row.lane)
    if reaction := row.unsent.get("reaction"):
        yield "reaction", reaction
    if times := row.unsent.get("split_times"):
        yield "split_times", ",".join(times)
