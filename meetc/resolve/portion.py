"""What one unit has of a sheet of results."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from meetc.diagnostics.codes import COLUMN_LEFT_OUT
from meetc.diagnostics.diagnostic import Report
from meetc.sheets.columns import DEALT_LIST, Columns, Sort
from meetc.sheets.headers import find_columns
from meetc.sheets.table import Row, Table

Place = tuple[int, int]
"""A round and a heat of it."""
OWN_ROWS: Place = (0, 0)
"""Stands for the rows of a combined event, which has no heats."""


class Portion(NamedTuple):
    """Rows of a table, by their numbers, that one unit has; `top` is how many rows the head of
    its columns has with the titles above. `is_whole` is whether they are all; `is_reported` whether
    what is wrong with the head of the columns is reported already."""

    table: Table
    top: int
    numbers: tuple[int, ...]
    is_whole: bool
    is_reported: bool

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows themselves."""
        return tuple(self.table.rows[n] for n in self.numbers)

    def part(self) -> Table:
        """The table with these rows alone below its head."""
        if self.is_whole:
            return self.table
        return replace(self.table, rows=self.table.rows[: self.top] + self.rows)

    def columns(self, sort: Sort, report: Report) -> Columns | None:
        """The columns of that table, and of the heights those that its rows have."""
        own = Report()
        columns = find_columns(self.part(), sort, own)
        if columns is None or not self.is_reported:
            report.diagnostics += own.diagnostics
        if columns is None or self.is_whole:
            return columns
        columns.heights = [height for height in columns.heights if columns.below(height[1])]
        if self.is_reported:
            _tell_marks(columns, report)
        return columns


def _tell_marks(columns: Columns, report: Report) -> None:
    """Report the first column of trials or heights, which belong to events of another kind,
    where one of these rows has something in it."""
    known = {*columns.trials.values(), *columns.winds.values(), *(n for _, n in columns.heights)}
    whole = find_columns(columns.table, DEALT_LIST, Report())
    marks = [*whole.trials.values(), *(n for _, n in whole.heights)] if whole else []
    left = next((n for n in marks if n not in known and columns.below(n)), None)
    if left is not None:
        head, first = columns.head[left], columns.below(left)[0]
        report.error(
            COLUMN_LEFT_OUT,
            f"the column {head.text} is for events of another kind, and this row has something "
            "in it",
            columns.table.span(first),
            hint="a time stands in a column such as Time or Result",
        )


Share = tuple[tuple[Place, tuple[Portion, ...]], ...]
"""What one event has of all sheets, by round and heat."""
