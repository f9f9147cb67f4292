"""A row of a sheet as a line of the language, so that it is read like one that is typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from meetc.diagnostics.diagnostic import Span
from meetc.json_values import quoted
from meetc.sheets.table import Cell, Row, Table
from meetc.source import Source
from meetc.syntax.lines import Line


class Word(NamedTuple):
    """A word made from cells: `cells` has, in order, where the text of each begins in it."""

    text: str
    cells: tuple[tuple[int, Cell], ...]


def bare_word(text: str, cell: Cell) -> Word:
    """A word that the text of a cell is."""
    return Word(text, ((0, cell),))


def text_word(cell: Cell, text: str | None = None) -> Word:
    """The text of a cell in quotes, or another one that it stands for."""
    text = cell.text if text is None else text
    return Word(quoted(text), ((1, cell),))


def field_word(name: str, word: Word) -> Word:
    """The field `name=value` whose value is a word."""
    start = len(name) + 1
    cells = tuple((start + offset, cell) for offset, cell in word.cells)
    return Word(f"{name}={word.text}", cells)


class SheetLine(Line):
    """A line whose words stand in the cells of a row; its spans are places in the sheet."""

    table: Table
    row: Row
    born: str = ""  # the year of birth of an athlete, which no field can tell
    cells: tuple[tuple[tuple[int, Cell], ...], ...]

    def span(self, word: int | None = None, start: int = 0, end: int | None = None) -> Span:
        """The cell of a word, or the part of it that has its characters `start` to `end`; the
        row as a whole, also for a word beyond the last."""
        cells = self.cells[word] if word is not None and word < len(self.cells) else ()
        if not cells:
            return self.table.row_span(self.row)
        offset, cell = next((part for part in reversed(cells) if part[0] <= start), cells[0])
        whole = start <= cells[0][0] and end is None
        return self.table.span(
            cell,
            0 if whole else max(0, start - offset),
            None if end is None else max(0, end - offset),
        )


def sheet_line(table: Table, row: Row, words: Sequence[Word]) -> SheetLine:
    """The line that a row of a table is."""
    line = SheetLine.of_words(Source(table.path, "\n"), row[0].line, [word.text for word in words])
    line.table, line.row = table, row
    line.cells = tuple(word.cells for word in words)
    return line


def keyword(text: str) -> Word:
    """A word that stands in no cell: the keyword of a statement."""
    return Word(text, ())
