"""Whose the rows are below the first of an athlete, where a table of attempts says it once: merged
cells, and names that are printed a single time."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise

from meetc.sheets.bars import HEIGHT
from meetc.sheets.columns import Columns, plain
from meetc.sheets.marks import with_point
from meetc.sheets.table import Cell, Row
from meetc.sheets.trial_numbers import number_of
from meetc.sheets.words import TRIALS

Step = tuple[Decimal, int]
"""The height of a row, 0 in a jump or throw for distance, and the number of its attempt."""


def fill_owners(columns: Columns, named_by: tuple[str, ...], key: Callable[[Row], str]) -> None:
    """Write into each row of nobody what the row above says of its athlete, by the columns
    `named_by`; only where no athlete has a second row that says it again, and the attempts of
    each go on one by one: else a row may be of somebody who was left out."""
    keys = [key(row) for row in columns.rows]
    said = [text for text in keys if text]
    if not keys or not keys[0] or len(said) == len(keys) or len(set(said)) < len(said):
        return
    steps = [_step(columns, row) for row in columns.rows]
    if not all(own or _goes_on(*both) for own, both in zip(keys[1:], pairwise(steps), strict=True)):
        return
    numbers = [columns.named[name] for name in named_by if name in columns.named]
    rows: list[Row] = []
    for row, own in zip(columns.rows, keys, strict=True):
        rows.append(row if own else _filled(row, rows[-1], numbers))
    columns.rows = tuple(rows)


def _step(columns: Columns, row: Row) -> Step:
    height = HEIGHT.fullmatch(with_point(columns.text(row, "bar").replace(",", ".")))
    number = number_of(TRIALS, plain(columns.text(row, "attempt")))
    return Decimal(height[1]) if height else Decimal(0), number


def _goes_on(before: Step, now: Step) -> bool:
    """Whether an attempt is the next of an athlete: the next number, or a higher bar."""
    return now[0] > before[0] > 0 or (now[0] == before[0] and now[1] == before[1] + 1 > 1)


def _filled(row: Row, above: Row, numbers: list[int]) -> Row:
    blank = Cell("", row[0].line, row[-1].end, row[-1].end)
    cells = [*row, *[blank] * (max(numbers) + 1 - len(row))]
    for number in numbers:
        if number < len(above):
            cells[number] = above[number]
    return tuple(cells)
