"""Tables in workbooks (.xlsx): the one door to openpyxl."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from meetc.sheets.displayed import displayed
from meetc.sheets.held import held_at_least, with_usual_decimals
from meetc.sheets.like_sheets import FIRST_ROWS, sheets_alike, texts_of
from meetc.sheets.refused_book import RefusedBookError, check_unpacked, title_meant
from meetc.sheets.table import MOST_COLUMNS, TOO_LARGE, Cell, Row, Table, is_too_large, tidy

_LAST_ROW = 1_048_576  # of Excel


def read_xlsx(data: bytes, path: str, sheet: str) -> Table:
    """The table of one sheet of a workbook. Raises RefusedBookError where it cannot be read."""
    try:
        _check_archive(data)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl's, of styles and charts
            rows, others = _rows(data, sheet)
            if rows and _has_formulas(data):
                _check_formulas(data, sheet, rows[-1][0].line)
            return Table(path, tuple(rows), others=others)
    except RefusedBookError:
        raise
    except ImportError:
        hint = "pip install '.[xlsx]', or save the sheet as CSV"
        raise RefusedBookError("workbooks need openpyxl", hint) from None
    except Exception:  # openpyxl raises anything at a broken workbook
        raise RefusedBookError("the workbook is broken") from None


def _check_archive(data: bytes) -> None:
    """Refuse what is no workbook, and one that would fill the memory when it is unpacked."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if "xl/workbook.xml" not in archive.namelist():
            raise RefusedBookError("it is an archive, but no .xlsx workbook")
        check_unpacked(archive)


def _has_formulas(data: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        pages = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
        return any(b"<f" in archive.read(name) for name in pages)


def _check_formulas(data: bytes, sheet: str, last: int) -> None:
    """Refuse a formula whose value is not stored: a program wrote it that does not calculate, and
    the mark would be missing without a word. An empty text is stored as one."""
    with _opened(data, sheet, data_only=True) as shown, _opened(data, sheet) as written:
        pairs = zip(shown.iter_rows(max_row=last), written.iter_rows(max_row=last), strict=True)
        for values, formulas in pairs:
            for value, formula in zip(values, formulas, strict=True):
                is_stored = value.value is not None or value.data_type == "str"
                if formula.data_type == "f" and not is_stored:
                    raise RefusedBookError(
                        f"the formula in {formula.coordinate} has no value stored with it",
                        "open it in a spreadsheet program and save it again, or save it as CSV",
                    )


@contextmanager
def _opened(data: bytes, sheet: str, *, data_only: bool = False) -> Iterator[Any]:
    """One sheet of a workbook, with its formulas or with their values."""
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=data_only)
    try:
        pages = {str(page.title): page for page in book.worksheets}
        page = pages[title_meant(list(pages), sheet)]
        page.reset_dimensions()  # what a workbook says of its size may be wrong by far
        yield page
    finally:
        book.close()


def _rows(data: bytes, sheet: str) -> tuple[list[Row], tuple[str, ...]]:
    """The rows of a sheet; of the first one the names of those with the same heads as well."""
    with _opened(data, sheet, data_only=True) as page:
        rows: list[Row] = []
        seen = 0
        for number, cells in enumerate(page.iter_rows(), 1):  # blank ones are in it, too
            seen += len(cells)
            row = tuple(_cell(cell, number, n) for n, cell in enumerate(cells))
            if any(cell.text for cell in row):
                rows.append(row)
            last = next((n for n in reversed(range(len(row))) if row[n].text), 0)
            if is_too_large(len(rows), last + 1, seen) or number > _LAST_ROW:
                raise RefusedBookError(TOO_LARGE)
        return with_usual_decimals(rows), () if sheet else _others(page, rows)


def _others(page: Any, rows: list[Row]) -> tuple[str, ...]:
    """The other sheets that people see and that have the heads of this one."""
    seen = [p for p in page.parent.worksheets if p is not page and p.sheet_state == "visible"]
    return sheets_alike(texts_of(rows), {str(p.title): _first_texts(p) for p in seen})


def _first_texts(page: Any) -> list[list[str]]:
    page.reset_dimensions()
    values = page.iter_rows(max_row=FIRST_ROWS, max_col=MOST_COLUMNS, values_only=True)
    return [[tidy(str(value)) for value in row if value is not None] for row in values]


def _cell(cell: Any, row: int, column: int) -> Cell:
    """A cell as it is seen in the spreadsheet; an empty one has no place of its own there."""
    value = cell.value
    form = "" if value is None else cell.number_format or ""
    text = "" if value is None else tidy(displayed(value, form))
    return Cell(text, row, column, column + 1, held_at_least(value, text))
