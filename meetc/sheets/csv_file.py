"""Tables in text files: CSV, TSV, and what spreadsheets of many countries call so.

A line a row; cells are parted by tabs, semicolons or commas and may stand in quotes, where a
quote is doubled and lines may end (RFC 4180). The csv module of the standard library does the
same, but does not tell where a cell stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from meetc.diagnostics.codes import UNREADABLE_SHEET
from meetc.diagnostics.diagnostic import Report, Span
from meetc.sheets.table import (
    MOST_COLUMNS,
    TOO_LARGE,
    Cell,
    RefusedSheetError,
    Row,
    Table,
    is_too_large,
    tidy,
)

_new = tuple.__new__  # of a Cell: a day has 200,000, and its own __new__ is as dear as all else
_HINT = "save it again as CSV in UTF-8, or as .xlsx"
_MOST_TITLES, _LINES_BEHIND = 50, 3
_DELIMITERS = "\t;,"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_QUOTED = re.compile(r'"((?:[^"]++|"")*+)"')
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_DECLARED = re.compile(r"sep=([\t;,])\n", re.IGNORECASE)


def read_csv(data: bytes, path: str, report: Report) -> Table:
    """The table of a text. Raises RefusedSheetError where it is none."""
    text = _decode(data)
    if text is None:
        raise RefusedSheetError("it is neither UTF-8 nor Windows text", _HINT)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if control := _CONTROL.search(text):
        why = f"the character U+{ord(control[0]):04X} stands in it"
        raise RefusedSheetError(why, _HINT, text.count("\n", 0, control.start()) + 1)
    lines = tuple(text.split("\n"))
    rows: list[Row] = []
    cells = 0
    for row in _rows(text, lines, path, report):
        rows.append(row)
        cells += len(row)
        if is_too_large(len(rows), len(row), cells):
            raise RefusedSheetError(TOO_LARGE, _HINT, row[0].line)
    return Table(path, tuple(rows), lines)


def _decode(data: bytes) -> str | None:
    """The text of bytes; None where it is no text. What is no UTF-8 is taken for CP1252, in
    which spreadsheets on Windows write CSV."""
    for encoding in ("utf-16",) if data.startswith(_UTF16) else ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _delimiter(lines: tuple[str, ...]) -> str:
    """What parts the cells: the sign that the first line with any of them has most of, outside
    its quotes. A title, `Saturday, 9 May`, has one that lines right behind it lack."""
    chosen = ""
    bare = [re.sub(r'"[^"]*+"', "", line) for line in lines[:_MOST_TITLES] if line.strip()]
    for number, line in enumerate(bare):
        if not any(sign in line for sign in _DELIMITERS):
            continue
        sign = max(_DELIMITERS, key=line.count)
        chosen = chosen or sign
        behind = bare[number + 1 : number + 1 + _LINES_BEHIND]
        if behind and all(sign in other for other in behind):
            return sign
    return chosen or ","


def _rows(text: str, lines: tuple[str, ...], path: str, report: Report) -> Iterator[Row]:
    """The rows that are not blank, up to a quote that is never closed."""
    declared = _DECLARED.match(text)  # Excel's own first line
    delimiter = declared[1] if declared else _delimiter(lines)
    quoting = _Quoting(text, delimiter)
    number, at = (2, declared.end()) if declared else (1, 0)
    while number <= len(lines):
        line = lines[number - 1]
        if '"' not in line:
            row = _plain_row(line, number, delimiter)
            number, at = number + 1, at + len(line) + 1
        else:
            row, ends, unclosed = quoting.row(at, number)
            if unclosed >= 0:
                number += text.count("\n", at, unclosed)
                column = unclosed - text.rfind("\n", 0, unclosed)
                _never_closed(Span(path, number, column, column + 1, lines[number - 1]), report)
                return
            number, at = number + text.count("\n", at, ends) + 1, ends + 1
        if any(cell.text for cell in row):
            yield row


def split_line(line: str, number: int, most: int = MOST_COLUMNS) -> tuple[Row, int]:
    """The cells of one line that commas part, and the place of a quote that is never closed, else
    -1: its cells are split as if there were no quotes. Where there are none, what stands behind
    the `most` first cells may be one cell."""
    if '"' not in line:
        return _plain_row(line, number, ",", most), -1
    row, _, unclosed = _Quoting(line, ",").row(0, number)
    return (_plain_row(line, number, ","), unclosed) if unclosed >= 0 else (row, -1)


def _plain_row(line: str, number: int, delimiter: str, most: int = MOST_COLUMNS) -> Row:
    """A row without quotes; `most` are the signs that part its cells."""
    row, start = [], 0
    single = line.replace(delimiter, ",").isprintable() and "  " not in line  # as for blanks
    for content in line.split(delimiter, most):
        end = start + len(content)
        if not content or (single and content[0] != " " != content[-1]):
            row.append(_new(Cell, (content, number, start, end, "")))
        else:
            row.append(_cell(content, content, number, start))
        start = end + 1
    return tuple(row)


class _Quoting:
    """Reads the rows that have quotes."""

    def __init__(self, text: str, delimiter: str) -> None:
        self.text, self.delimiter = text, delimiter
        self.plain = re.compile(rf"[^{delimiter}\n]*+")
        self.blanks = re.compile(r" *+" if delimiter == "\t" else r"[ \t]*+")

    def row(self, at: int, number: int) -> tuple[Row, int, int]:
        """The row that begins at a place in the text, the place where it ends, and that of a
        quote which is never closed, else -1. A row with more cells than any has is cut."""
        text = self.text
        row: list[Cell] = []
        line_start = at
        while True:
            opens = self._end(self.blanks, at)
            if text[opens : opens + 1] == '"':
                quoted = _QUOTED.match(text, opens)
                if quoted is None:
                    return tuple(row), at, opens
                end = self._end(self.plain, quoted.end())
                content = quoted[1].replace('""', '"') + text[quoted.end() : end]
                row.append(_cell(content, quoted[1], number, opens + 1 - line_start))
                if newlines := quoted[1].count("\n"):
                    number += newlines
                    line_start = text.rindex("\n", 0, quoted.end()) + 1
            else:
                end = self._end(self.plain, at)
                row.append(_cell(text[at:end], text[at:end], number, at - line_start))
            if text[end : end + 1] != self.delimiter or len(row) > MOST_COLUMNS:
                return tuple(row), end, -1
            at = end + 1

    def _end(self, pattern: re.Pattern[str], at: int) -> int:
        match = pattern.match(self.text, at)
        return match.end() if match else at


def _cell(content: str, raw: str, line: int, start: int) -> Cell:
    """A cell from its content; `raw` is what stands in the text, and begins at `start`."""
    if "\n" not in raw:
        start += len(raw) - len(raw.lstrip())
    return Cell(tidy(content), line, start, start + len(raw.strip().partition("\n")[0]))


def _never_closed(span: Span, report: Report) -> None:
    hint = 'a cell in quotes ends with a quote; one inside it is doubled: ""'
    report.error(UNREADABLE_SHEET, "the quote that opens here is never closed", span, hint=hint)
