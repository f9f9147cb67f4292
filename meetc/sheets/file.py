"""From the bytes of a sheet to its table, by what the bytes are and not by the file's name."""

from __future__ import annotations

from collections.abc import Mapping

from meetc.diagnostics.codes import SHEET_REPLACED, UNREADABLE_SHEET
from meetc.diagnostics.diagnostic import Report, Span
from meetc.file_formats import foreign_format
from meetc.sheets.csv_file import read_csv
from meetc.sheets.lif_file import is_lif
from meetc.sheets.lif_table import lif_table
from meetc.sheets.other_books import is_other_book, read_other_book
from meetc.sheets.table import RefusedSheetError, Table
from meetc.sheets.totals import without_totals
from meetc.sheets.xlsx_file import read_xlsx
from meetc.source import MAX_FILE_BYTES

_ZIP = b"PK\x03\x04"
_HINT = "save it again as .xlsx or CSV"
_SHEETS = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".ods", ".xls")


def read_files(
    files: Mapping[str, bytes], path: str, sheet: str, report: Report, *, results: bool
) -> Table | None:
    """The table of a file. For results also that of all files of photo finish that a pattern stands
    for, or of the last of the sheets that it does: a tablet saves F01.csv, and F01-2.csv later."""
    if path in files and not (results and is_lif(path)):
        return read_table(files[path], path, sheet, report)
    others = [name for name in files if not (results and is_lif(name))]
    if not others:
        return lif_table(files, path, report)
    if results and len(others) == len(files):
        sheets = [name for name in others if name.lower().endswith(_SHEETS)]
        _tell_replaced(sheets, report)
        return read_table(files[sheets[-1]], sheets[-1], sheet, report) if sheets else None
    message = f"{path} stands for {others[0]}, and not for files of photo finish alone"
    hint = 'write *.lif; the sheets of each event have a line of their own, results from "F01*.csv"'
    report.error(UNREADABLE_SHEET, message, Span(others[0], 1, 1, 1), hint=hint)
    return None


def _tell_replaced(sheets: list[str], report: Report) -> None:
    """Say of each sheet but the last that it is not read."""
    for name in sheets[:-1]:
        report.warning(
            SHEET_REPLACED,
            f"{name} is not read: {sheets[-1]} comes behind it, and counts",
            Span(name, 1, 1, 1),
            hint="move it out of the folder; of two halves of a card each needs a line of its own",
        )


def read_table(data: bytes, path: str, sheet: str, report: Report) -> Table | None:
    """The table of a CSV, TSV, xlsx, ods or xls file; None where it cannot be read, which is
    reported.

    `sheet` names the sheet of a workbook, "" takes the first one.
    """
    try:
        return without_totals(_read(data, path, sheet, report))
    except RefusedSheetError as refused:
        message, line = f"{path} cannot be read as a sheet: {refused}", refused.line
        report.error(UNREADABLE_SHEET, message, Span(path, line, 1, 1), hint=refused.hint)
        return None


def _read(data: bytes, path: str, sheet: str, report: Report) -> Table:
    if len(data) > MAX_FILE_BYTES:
        raise RefusedSheetError(f"it is larger than {MAX_FILE_BYTES >> 20} MiB", _HINT)
    if foreign := foreign_format(data, path):
        raise RefusedSheetError(f"it is {foreign.name}", foreign.way)
    if is_other_book(data):
        return read_other_book(data, path, sheet)
    return read_xlsx(data, path, sheet) if data.startswith(_ZIP) else read_csv(data, path, report)
