"""Says which columns of a table are left out, and refuses where marks would be lost with them."""

from __future__ import annotations

import re
from functools import cache

from meetc.diagnostics.codes import COLUMN_LEFT_OUT, UNREAD_MARKS
from meetc.diagnostics.diagnostic import Report
from meetc.diagnostics.wording import listed
from meetc.sheets.columns import Columns, Sort, plain
from meetc.sheets.table import Cell, Table
from meetc.sheets.words import RESULTS

_A_MARK = re.compile(
    r"\d+[.,:]\d\d?(?:[.,]\d+)?(?:\([+-]?\d[.,]\d\))?|[xXoO-]{0,2}[xXoO]", re.ASCII
)
_A_TIME = re.compile(
    r"\d{1,3}[.,]\d{3}|\d{1,3}:\d\d[.,]\d{1,3}|\d{1,2}:\d\d:\d\d(?:[.,]\d{1,3})?", re.ASCII
)
"""The time of a race that is no mark of a jump or a throw."""
_HUNDREDTHS = re.compile(r"\d{1,3}", re.ASCII)
_MOST_NAMED = 10
_OF_RESULTS = ("performance", "chip", "place", "lane", "wind", "attempt", "heat", "points")


def tell_unread(ignored: list[Cell], columns: Columns, sort: Sort, report: Report) -> None:
    """Say which columns are left out, those without a head among them where marks stand there."""
    unread = {n for n, cell in enumerate(columns.head) if not cell.text or cell in ignored}
    unread.update(range(len(columns.head), max(map(len, columns.rows), default=0)))
    unread -= set(columns.named.values())  # headings have columns of their own
    with_marks = {n for n in sorted(unread) if _holds_marks(n, columns, sort, report)}
    _check_cut(sorted(unread - with_marks), columns, report)
    if sort.of_entries:
        _tell_headless(sorted(unread - with_marks), columns, report)
    left_out = [c for n, c in enumerate(columns.head) if c in ignored and n not in with_marks]
    _tell_ignored(left_out, columns.table, sort, report)


def _check_cut(unread: list[int], columns: Columns, report: Report) -> None:
    """A cell without a head that is two digits is the rest of a mark: 12,50 between commas."""
    for number in unread:
        if columns.at(columns.head, number) is not None:
            continue
        cells = columns.below(number)
        cut = next((cell for cell in cells if _HUNDREDTHS.fullmatch(cell.text)), None)
        if cut is not None and not columns.table.is_workbook:
            report.error(
                UNREAD_MARKS,
                f"{cut.text} stands in no column, and may be the rest of the mark before it",
                columns.table.span(cut),
                hint="where commas part the cells, a mark with a decimal comma stands in quotes: "
                'save the list with semicolons, or write "12,50"',
            )
            return


def _tell_headless(unread: list[int], columns: Columns, report: Report) -> None:
    """Say that words stand in a list below no head: those of marks that were cut are told."""
    for number in unread:
        cell = next((c for c in columns.below(number) if any(map(str.isalpha, c.text))), None)
        if cell is not None and columns.at(columns.head, number) is None:
            message = f"{cell.text} stands below no head, and is left out with its column"
            hint = "head the column, or write the cell into the one that it is of"
            report.warning(COLUMN_LEFT_OUT, message, columns.table.span(cell), hint=hint)
            return


def mark_below(number: int, columns: Columns) -> Cell | None:
    """The first cell of a column that holds a mark, or several."""
    cells = columns.below(number)
    return next((cell for cell in cells if all(map(_A_MARK.fullmatch, cell.mark.split()))), None)


def _holds_marks(number: int, columns: Columns, sort: Sort, report: Report) -> bool:
    """Whether marks stand below a head that says nothing, which is an error: a result would be
    missing without a word. Where a list has its marks in a column of their own, others may be
    reaction times and gaps."""
    if sort.of_entries or not (sort.in_columns or "performance" not in columns.named):
        return False
    mark = mark_below(number, columns)
    if mark is None and not sort.in_columns:
        cells = columns.below(number)
        mark = next((cell for cell in cells if _A_TIME.fullmatch(cell.mark)), None)
    if mark is None:
        return False
    cell = columns.at(columns.head, number)
    what = f"the column {cell.text}" if cell else "a column without a head"
    report.error(
        UNREAD_MARKS,
        f"{what} holds marks such as {mark.text}, and would be left out",
        columns.table.span(cell or mark),
        hint="the head of a trial is its number, of a height the height, of a mark its name: "
        "grammar/README.md lists the words; delete the column if it is nothing of these",
    )
    return True


@cache
def _result_words() -> frozenset[str]:
    return frozenset(plain(word) for c in RESULTS if c.name in _OF_RESULTS for word in c.words)


def _is_of_results(head: str) -> bool:
    return plain(head) in _result_words()


def _tell_ignored(ignored: list[Cell], table: Table, sort: Sort, report: Report) -> None:
    """Say once which columns are left out."""
    if ignored:
        of_results = sort.of_entries and sum(_is_of_results(cell.text) for cell in ignored) > 1
        several = len(ignored) > 1
        heads = listed([cell.text for cell in ignored], _MOST_NAMED)
        report.warning(
            COLUMN_LEFT_OUT,
            f"the column{'s' if several else ''} {heads} {'are' if several else 'is'} left out",
            table.span(ignored[0]),
            hint=f'results are read by results from "{table.path}" in the event, or above them all'
            if of_results
            else "meetc does not know what stands there; grammar/README.md lists the words",
        )
