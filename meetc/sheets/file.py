"""From the bytes of a sheet to its table, by what the bytes are and not by the file's name."""

from __future__ import annotations

from meetc.diagnostics.codes import UNREADABLE_SHEET
from meetc.diagnostics.diagnostic import Report, Span
from meetc.file_formats import foreign_format
from meetc.sheets.csv_file import read_csv
from meetc.sheets.other_books import is_other_book, read_other_book
from meetc.sheets.table import Table
from meetc.sheets.totals import without_totals
from meetc.sheets.xlsx_file import read_xlsx
from meetc.source import MAX_FILE_BYTES

_ZIP = b"PK\x03\x04"


def read_table(data: bytes, path: str, sheet: str, report: Report) -> Table | None:
    """The table of a CSV, TSV, xlsx, ods or xls file; None where it cannot be read, which is
    reported.

    `sheet` names the sheet of a workbook, "" takes the first one.
    """
    if len(data) > MAX_FILE_BYTES:
        _unreadable(path, f"it is larger than {MAX_FILE_BYTES >> 20} MiB", report)
        return None
    foreign = foreign_format(data, path)
    if foreign is not None:
        _unreadable(path, f"it is {foreign.name}", report, foreign.way)
        return None
    if is_other_book(data):
        table = read_other_book(data, path, sheet, report)
    elif data.startswith(_ZIP):
        table = read_xlsx(data, path, sheet, report)
    else:
        table = read_csv(data, path, report)
    return without_totals(table) if table is not None else None


def _unreadable(
    path: str, why: str, report: Report, hint: str = "save it again as .xlsx or CSV"
) -> None:
    report.error(
        UNREADABLE_SHEET, f"{path} cannot be read as a sheet: {why}", Span(path, 1, 1, 1), hint=hint
    )
