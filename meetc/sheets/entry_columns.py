"""Lists with several entries in a row: `Event 1; Seed 1; Event 2; Seed 2`, or `Event; PB` again."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import combinations, count
from typing import NamedTuple

from meetc.diagnostics.codes import UNCLEAR_EVENT_OF_MARKS
from meetc.diagnostics.diagnostic import Report
from meetc.sheets.columns import head_word
from meetc.sheets.named_event import named
from meetc.sheets.table import Cell, Row, Table
from meetc.sheets.words import EVENT_COLUMNS

_MARKS = ("pb", "sb", "qp")
_OF_ENTRIES = (*EVENT_COLUMNS, "category", *_MARKS)
_SECOND = 2
_BEHIND = re.compile(r"(.*?\D)([1-9]\d?)", re.ASCII)
_BEFORE = re.compile(r"([1-9]\d?)(?:st|nd|rd|th|er|ere|e|eme)?(\D.*)", re.ASCII)
_BETWEEN = re.compile(r"(\D+)([1-9]\d?)(\D+)", re.ASCII)


class _Head(NamedTuple):
    """What a head says: the name of its column and the number of the entry, 0 of none."""

    name: str
    number: int


class EntryColumns(NamedTuple):
    """The columns of each entry of a row: those of its event and its marks by their names; and
    those of marks that may be of any."""

    groups: tuple[Mapping[str, int], ...] = ()
    unclear: tuple[int, ...] = ()

    @property
    def first(self) -> dict[str, int]:
        """The columns where each stands first."""
        return {name: n for group in reversed(self.groups) for name, n in group.items()}

    @property
    def all(self) -> set[int]:
        return {n for group in self.groups for n in group.values()} | set(self.unclear)

    def rows(self, rows: Sequence[Row]) -> tuple[Row, ...]:
        """The rows with one entry each, which stands in the columns of the first; a row without
        any stays as it is. Cells keep their places in the sheet."""
        at = {n: name for name, n in self.first.items()}
        return tuple(entry for row in rows for entry in self._entries(row, at) or [row])

    def _entries(self, row: Row, at: Mapping[int, str]) -> list[Row]:
        entries = []
        for group in self.groups:
            own = {name: row[n] for name, n in group.items() if n < len(row) and row[n].text}
            if own:
                entries.append(tuple(_cell(n, cell, at, own) for n, cell in enumerate(row)))
        return entries


def _cell(number: int, cell: Cell, at: Mapping[int, str], own: Mapping[str, Cell]) -> Cell:
    name = at.get(number)
    return own.get(name, cell._replace(text="", held="")) if name is not None else cell


def entry_columns(table: Table, top: int, words: Mapping[str, str], report: Report) -> EntryColumns:
    """The columns of each entry, where rows have several or number the only one; else none.
    `top` is the row that heads them."""
    head, rows = table.rows[top], table.rows[top + 1 :]
    heads = {n: read for n, cell in enumerate(head) if (read := _read(cell.text, words))}
    starts = [n for n, own in heads.items() if own.name in EVENT_COLUMNS and own.number]
    starts = sorted({*starts, *_repeated(heads, head, rows)})
    bare = [n for n, own in heads.items() if own.name in EVENT_COLUMNS and n not in starts]
    if bare and starts and heads[starts[0]].number == _SECOND and bare[0] < starts[0]:
        starts.insert(0, bare[0])  # Event, Event 2
    free = (n for n in count(1) if n not in {heads[start].number for start in starts})
    numbers = {start: heads[start].number or next(free) for start in starts}
    groups: dict[int, dict[str, int]] = {number: {} for number in numbers.values()}
    for start, number in numbers.items():
        groups[number].setdefault(heads[start].name, start)
    unclear = []
    for n, own in heads.items() if groups else ():
        if own.name not in EVENT_COLUMNS:
            before = [numbers[start] for start in starts if start < n]
            is_beside = len(groups) == 1 or _is_repeated(head[n], head)
            number = own.number or (before[-1] if before and is_beside else 0)
            if number in groups:
                groups[number].setdefault(own.name, n)
            elif not own.number and own.name in _MARKS:
                unclear.append(n)
                _which_event(head[n], [head[start] for start in starts], table, report)
    return EntryColumns(tuple(groups[number] for number in sorted(groups)), tuple(unclear))


def _repeated(heads: Mapping[int, _Head], head: Row, rows: Sequence[Row]) -> list[int]:
    """The columns of events with one head whose cells name different ones: `Event; PB` again."""
    same: dict[str, list[int]] = {}
    for n, own in heads.items():
        if own.name in EVENT_COLUMNS and not own.number:
            same.setdefault(head_word(head[n].text), []).append(n)
    several = next((own for own in same.values() if len(own) > 1), [])
    return several if any(_name_different(row, several) for row in rows) else []


def _name_different(row: Row, numbers: Sequence[int]) -> bool:
    """Whether two of some cells name different disciplines."""
    texts = [row[n].text for n in numbers if n < len(row)]
    codes = [{code for reading in named(text) for code in reading.codes} for text in texts]
    return any(one and other and not one & other for one, other in combinations(codes, 2))


def _is_repeated(cell: Cell, head: Row) -> bool:
    return sum(head_word(other.text) == head_word(cell.text) for other in head) > 1


def _read(text: str, words: Mapping[str, str]) -> _Head | None:
    """An event or a mark with its number, before, behind or between: `Event 2 SB`."""
    word = head_word(text)
    if words.get(word) in _OF_ENTRIES:
        return _Head(words[word], 0)
    if (match := _BEHIND.fullmatch(word)) and words.get(match[1]) in _OF_ENTRIES:
        return _Head(words[match[1]], int(match[2]))
    if (match := _BEFORE.fullmatch(word)) and words.get(match[2]) in _OF_ENTRIES:
        return _Head(words[match[2]], int(match[1]))
    match = _BETWEEN.fullmatch(word)
    if match and words.get(match[1]) in EVENT_COLUMNS and words.get(match[3]) in _MARKS:
        return _Head(words[match[3]], int(match[2]))
    return None


def _which_event(cell: Cell, starts: Sequence[Cell], table: Table, report: Report) -> None:
    named = ", ".join(start.text for start in starts)
    message = f"which of {named} are the marks of {cell.text} for?"
    hint = f"head it {cell.text} 1, or with the number of the event that it is for"
    report.error(UNCLEAR_EVENT_OF_MARKS, message, table.span(cell), hint=hint)
