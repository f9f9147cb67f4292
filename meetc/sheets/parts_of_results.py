"""The headings within a sheet of results, `Heat 2`, and the lines below it: rows of nobody."""

from __future__ import annotations

import re

from meetc.diagnostics.codes import HEADING_IN_RESULTS, ROW_OF_NOBODY
from meetc.diagnostics.diagnostic import Report
from meetc.sheets.columns import Columns
from meetc.sheets.named_event import names_discipline
from meetc.sheets.named_unit import unit_in
from meetc.sheets.table import Cell, Row

_BEHIND = re.compile(r"\s*[(\[].*")  # the wind of a heat
_NAMING = (
    "name", "first_name", "last_name", "national_id", "squad", "team_id", "team_name",
    "event_id", "event_name", "note",
)  # fmt: skip


def keep_first_part(columns: Columns, report: Report) -> None:
    """Leave the rows above the first heading, and tell of it: the rows below may be of another
    heat. A line below the table is left out."""
    headings = [n for n, row in enumerate(columns.rows) if _heading(row, columns) is not None]
    last = len(columns.rows)
    while last - 1 in headings:
        last -= 1
    if headings and headings[0] < last:
        _report(columns.rows[headings[0]], columns, report)
        columns.rows = columns.rows[: headings[0]]
    elif last < len(columns.rows):
        cell = _heading(columns.rows[last], columns)
        assert cell is not None
        report.warning(
            ROW_OF_NOBODY,
            f"a row is of nobody ({cell.text}), and is left out",
            columns.table.span(cell),
            hint="delete the row, or write whose it is",
        )
        columns.rows = columns.rows[:last]


def _report(row: Row, columns: Columns, report: Report) -> None:
    cell = _heading(row, columns) or row[0]
    report.error(
        HEADING_IN_RESULTS,
        f"{cell.text} heads a part of the table, and nothing says of whom the rows below are",
        columns.table.span(cell),
        hint="a column Heat says it of each row; or save each part as a sheet of its own",
    )


def _heading(row: Row, columns: Columns) -> Cell | None:
    """The cell that makes a row a heading: the only one, and words where a number belongs or
    those of a heat or an event; the first one, where the heads of the columns stand again."""
    filled = [(n, cell) for n, cell in enumerate(row) if cell.text]
    if len(filled) > 1 and [c.text for c in row] == [c.text for c in columns.head]:
        return filled[0][1]
    if len(filled) != 1:
        return None
    number, cell = filled[0]
    name = next((name for name, n in columns.named.items() if n == number), "")
    words = _BEHIND.sub("", cell.text)
    if name in _NAMING or len(words) < 2 or not any(map(str.isalpha, words)):
        return None
    says = (
        " " in words if name == "competitor_id" else unit_in(words, "") or names_discipline(words)
    )
    return cell if says else None
