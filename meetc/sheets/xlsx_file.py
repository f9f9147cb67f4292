"""Tables in workbooks (.xlsx): the one door to openpyxl."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from meetc.diagnostics.diagnostic import Report, Span
from meetc.diagnostics.wording import did_you_mean
from meetc.sheets.displayed import displayed
from meetc.sheets.held import held_at_least, with_usual_decimals
from meetc.sheets.table import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    TOO_LARGE,
    Cell,
    Row,
    Table,
    tidy,
)
from meetc.source import MAX_FILE_BYTES

_MOST_FILES = 2_000
_LAST_ROW = 1_048_576  # of Excel
_HINT = "save it again as .xlsx, or as CSV"


class _RefusedError(Exception):
    """Why a workbook is not read, and what to do."""

    def __init__(self, why: str, hint: str = _HINT) -> None:
        super().__init__(why)
        self.why, self.hint = why, hint


def read_xlsx(data: bytes, path: str, sheet: str, report: Report) -> Table | None:
    """The table of one sheet of a workbook; None where it cannot be read, which is reported."""
    try:
        _check_archive(data)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl's, of styles and charts
            rows = _rows(data, sheet)
            if rows and _has_formulas(data):
                _check_formulas(data, sheet, rows[-1][0].line)
            return Table(path, tuple(rows))
    except _RefusedError as refused:
        why, hint = refused.why, refused.hint
    except ImportError:
        why = "workbooks need openpyxl"
        hint = "pip install '.[xlsx]', or save the sheet as CSV"
    except Exception:  # openpyxl raises anything at a broken workbook
        why, hint = "the workbook is broken", _HINT
    message = f"{path} cannot be read as a sheet: {why}"
    report.error("M830", message, Span(path, 1, 1, 1), hint=hint)
    return None


def _check_archive(data: bytes) -> None:
    """Refuse what is no workbook, and one that would fill the memory when it is unpacked."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = archive.infolist()
        if "xl/workbook.xml" not in archive.namelist():
            raise _RefusedError("it is an archive, but no .xlsx workbook")
        if len(files) > _MOST_FILES or sum(file.file_size for file in files) > MAX_FILE_BYTES:
            raise _RefusedError(f"it is larger than {MAX_FILE_BYTES >> 20} MiB when it is unpacked")


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
                    raise _RefusedError(
                        f"the formula in {formula.coordinate} has no value stored with it",
                        "open it in a spreadsheet program and save it again, or save it as CSV",
                    )


@contextmanager
def _opened(data: bytes, sheet: str, *, data_only: bool = False) -> Iterator[Any]:
    """One sheet of a workbook, with its formulas or with their values."""
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=data_only)
    try:
        page = _sheet(book.worksheets, sheet)
        page.reset_dimensions()  # what a workbook says of its size may be wrong by far
        yield page
    finally:
        book.close()


def _rows(data: bytes, sheet: str) -> list[Row]:
    with _opened(data, sheet, data_only=True) as page:
        rows: list[Row] = []
        seen = 0
        for number, cells in enumerate(page.iter_rows(), 1):  # blank ones are in it, too
            seen += len(cells)
            row = tuple(_cell(cell, number, n) for n, cell in enumerate(cells))
            if any(cell.text for cell in row):
                rows.append(row)
            last = next((n for n in reversed(range(len(row))) if row[n].text), 0)
            too_many = len(rows) > MOST_ROWS or last >= MOST_COLUMNS
            if too_many or seen > MOST_CELLS or number > _LAST_ROW:
                raise _RefusedError(TOO_LARGE)
        return with_usual_decimals(rows)


def _sheet(pages: list[Any], name: str) -> Any:
    """The sheet of a name, the first one without."""
    if not pages:
        raise _RefusedError("it has no sheets")
    if not name:
        return pages[0]
    titles = {str(page.title): page for page in pages}
    if name not in titles:
        meant = did_you_mean(name, titles)
        others = ", ".join(list(titles)[:10])
        raise _RefusedError(
            f"it has no sheet {name}",
            f"did you mean {meant}?" if meant else f"its sheets are {others}",
        )
    return titles[name]


def _cell(cell: Any, row: int, column: int) -> Cell:
    """A cell as it is seen in the spreadsheet; an empty one has no place of its own there."""
    value = cell.value
    form = "" if value is None else cell.number_format or ""
    text = "" if value is None else tidy(displayed(value, form))
    return Cell(text, row, column, column + 1, held_at_least(value, text))
