"""Tables in workbooks of other kinds, .ods and the old .xls: the one door to python-calamine, which
tells what cells hold, and not how they show it."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from typing import Any
from xml.etree import ElementTree

from meetc.sheets.held import held, with_usual_decimals
from meetc.sheets.like_sheets import FIRST_ROWS, sheets_alike, texts_of
from meetc.sheets.refused_book import RefusedBookError, check_unpacked, title_meant
from meetc.sheets.table import TOO_LARGE, Cell, Row, Table, is_too_large, tidy

_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK\x03\x04"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


def is_other_book(data: bytes) -> bool:
    """Whether a file is a workbook of one of these kinds, by what its bytes are."""
    return data.startswith(_OLD_EXCEL) or (
        data.startswith(_ZIP) and b"opendocument.spreadsheet" in data[:200]
    )


def read_other_book(data: bytes, path: str, sheet: str) -> Table:
    """The table of one sheet of a workbook. Raises RefusedBookError where it cannot be read."""
    try:
        if data.startswith(_ZIP):
            _check_size(data)
        rows, others = _rows(data, sheet)
        return Table(path, tuple(rows), others=others)
    except (RefusedBookError, KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except ImportError:
        hint = "pip install '.[xlsx]', or save it as CSV"
        raise RefusedBookError("such workbooks need python-calamine", hint) from None
    except BaseException:  # what a library written in Rust panics with is no Exception
        raise RefusedBookError("the workbook is broken") from None


def _check_size(data: bytes) -> None:
    """Refuse what would fill the memory when it is unpacked, and a cell that is far out, up to
    which all others would be made."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        check_unpacked(archive)
        with archive.open("content.xml") as content:
            row = column = columns = rows = 0
            for event, node in ElementTree.iterparse(content, ("start", "end")):
                if event == "start" and node.tag == f"{_TABLE}table":
                    row = columns = rows = 0
                elif event == "start" and node.tag == f"{_TABLE}table-row":
                    row, column = row + _times(node, "rows"), 0
                elif event == "end" and node.tag == f"{_TABLE}table-cell":
                    column += _times(node, "columns")
                    if len(node):  # it has a text
                        rows, columns = max(rows, row), max(columns, column)
                        if is_too_large(0, 0, rows * columns):
                            raise RefusedBookError(TOO_LARGE)
                    node.clear()


def _times(node: ElementTree.Element, what: str) -> int:
    return int(node.get(f"{_TABLE}number-{what}-repeated", "1"))


def _rows(data: bytes, name: str) -> tuple[list[Row], tuple[str, ...]]:
    """The rows of a sheet; of the first one the names of those with the same heads as well."""
    from python_calamine import load_workbook

    with load_workbook(io.BytesIO(data)) as book:
        page = book.get_sheet_by_name(title_meant(book.sheet_names, name))
        if is_too_large(page.total_height, page.total_width):
            raise RefusedBookError(TOO_LARGE)
        values = page.to_python(skip_empty_area=False)
        seen = [
            sheet.name for sheet in book.sheets_metadata
            if str(sheet.visible).endswith("Visible") and sheet.name != page.name
        ]  # fmt: skip
        firsts = {} if name else {sheet: _first_texts(book, sheet) for sheet in seen}
    rows = (tuple(_cell(v, r, c) for c, v in enumerate(row)) for r, row in enumerate(values, 1))
    filled = with_usual_decimals([row for row in rows if any(cell.text for cell in row)])
    return filled, sheets_alike(texts_of(filled), firsts)


def _first_texts(book: Any, sheet: str) -> list[list[str]]:
    values = book.get_sheet_by_name(sheet).to_python(nrows=FIRST_ROWS)
    return [[tidy(str(value)) for value in row if value is not None] for row in values]


def _cell(value: object, row: int, column: int) -> Cell:
    number = held(value)
    if isinstance(value, datetime) and not number:
        value = value.date()
    text = number or (value.isoformat() if isinstance(value, date) else str(value))
    return Cell(tidy(text), row, column, column + 1, number)
