"""A table as it was read from a sheet: rows of cells that know where they stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from meetc.diagnostics.diagnostic import Span

MOST_ROWS = 100_000
MOST_COLUMNS = 1_000
MOST_CELLS = 2_000_000
TOO_LARGE = f"it has more than {MOST_ROWS:,} rows or {MOST_COLUMNS:,} columns"


class RefusedSheetError(Exception):
    """Why a file is not read as a sheet, what to do, and the line where that shows."""

    def __init__(self, why: str, hint: str, line: int = 1) -> None:
        super().__init__(why)
        self.hint, self.line = hint, line


def is_too_large(rows: int, columns: int, cells: int = 0) -> bool:
    """Whether a sheet has more than is read."""
    return rows > MOST_ROWS or columns > MOST_COLUMNS or cells > MOST_CELLS


class Cell(NamedTuple):
    """The text of a cell without blanks around it, and its place: in a text file the line and
    the characters from `start` up to `end`; in a workbook the row, and `start` is the column
    counted from 0. `held` is all of a number or a time that a workbook holds, "" elsewhere."""

    text: str
    line: int
    start: int
    end: int
    held: str = ""

    @property
    def mark(self) -> str:
        """What the cell says where it is a mark: what it holds, and not only what it shows."""
        return self.held or self.text


Row = tuple[Cell, ...]


@dataclass(frozen=True, eq=False)
class Table:
    """The rows of a sheet that are not blank. `lines` are the lines of a text file; a workbook
    has none. Two tables are never equal, so that one can stand in the key of what was made
    from it. `named` is what stands in which column where the format itself says so, and no head
    of columns is looked for. `others` are the sheets of a workbook that have the same heads, where
    the first one is read without being named."""

    path: str
    rows: tuple[Row, ...] = field(repr=False)
    lines: tuple[str, ...] = field(default=(), repr=False)
    named: Mapping[str, int] | None = None
    others: tuple[str, ...] = ()

    @property
    def paths(self) -> tuple[str, ...]:
        """The files that it was read from."""
        return (self.path,)

    @property
    def is_timing(self) -> bool:
        """Whether it is of photo finish: its format says what stands where, and on the day of the
        meet it tells of what does not fit without keeping the rest."""
        return self.named is not None

    @property
    def is_workbook(self) -> bool:
        return not self.lines

    def span(self, cell: Cell, start: int = 0, end: int | None = None) -> Span:
        """The place of a cell, or of its characters `start` to `end`."""
        if self.is_workbook:
            return Span(self.path, cell.line, cell.start + 1, cell.end + 1)
        first = min(cell.start + start, cell.end)
        last = cell.end if end is None else max(first, min(cell.start + end, cell.end))
        return Span(self.path, cell.line, first + 1, last + 1, self.lines[cell.line - 1])

    def row_span(self, row: Row) -> Span:
        """The place of a whole row, as far as it stands on its first line."""
        first, last = row[0], row[-1]
        end = last.end if last.line == first.line else len(self.lines[first.line - 1])
        return self.span(Cell("", first.line, first.start, max(end, first.end)))


def tidy(text: str) -> str:
    """The text of a cell with its blanks and line ends as single blanks, and none around it."""
    return " ".join(text.split())


def cell_name(span: Span) -> str:
    """The name that a spreadsheet gives the cell of a workbook: B12."""
    number, letters = span.column, ""
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{span.line}"
