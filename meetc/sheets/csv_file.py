"""Tables in text files: CSV, TSV, and what spreadsheets of many countries call so.

A line a row; cells are parted by tabs, semicolons or commas and may stand in quotes, where a
quote is doubled and lines may end (RFC 4180). The csv module of the standard library does the
same, but does not tell where a cell stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from meetc.diagnostics.diagnostic import Report, Span
from meetc.sheets.table import MOST_CELLS, MOST_ROWS, Cell, Row, Table, tidy

_DELIMITERS = "\t;,"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_QUOTED = re.compile(r'"((?:[^"]++|"")*+)"')
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_DECLARED = re.compile(r"sep=([\t;,])\n", re.IGNORECASE)


def read_csv(data: bytes, path: str, report: Report) -> Table | None:
    """The table of a text; None where it is none, which is reported."""
    text = _decode(data)
    if text is None:
        _unreadable(path, 1, "it is neither UTF-8 nor Windows text", report)
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if found := _CONTROL.search(text):
        line = text.count("\n", 0, found.start()) + 1
        _unreadable(path, line, f"the character U+{ord(found[0]):04X} stands in it", report)
        return None
    lines = tuple(text.split("\n"))
    rows: list[Row] = []
    cells = 0
    for row in _rows(text, lines, path, report):
        rows.append(row)
        cells += len(row)
        if len(rows) > MOST_ROWS or cells > MOST_CELLS:
            what = f"it has more than {MOST_ROWS:,} rows or {MOST_CELLS:,} cells"
            _unreadable(path, row[0].line, what, report)
            return None
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
    its quotes."""
    for line in lines:
        bare = re.sub(r'"[^"]*+"', "", line)
        if any(sign in bare for sign in _DELIMITERS):
            return max(_DELIMITERS, key=bare.count)
    return ","


def _rows(text: str, lines: tuple[str, ...], path: str, report: Report) -> Iterator[Row]:
    """The rows that are not blank."""
    declared = _DECLARED.match(text)  # Excel's own first line
    delimiter = declared[1] if declared else _delimiter(lines)
    plain = re.compile(rf"[^{delimiter}\n]*+")
    blanks = re.compile(r" *+" if delimiter == "\t" else r"[ \t]*+")
    at, number = (declared.end(), 2) if declared else (0, 1)
    line_start, row = at, []
    while at <= len(text):
        start, line = at - line_start, number
        opens = blanks.match(text, at)
        assert opens is not None  # it matches nothing, too
        if text[opens.end() : opens.end() + 1] == '"':
            at = opens.end()
            quoted = _QUOTED.match(text, at)
            if quoted is None:
                column = at - line_start
                _never_closed(Span(path, line, column + 1, column + 2, lines[line - 1]), report)
                return
            start = at + 1 - line_start
            tail = plain.match(text, quoted.end())
            content = quoted[1].replace('""', '"') + (tail[0] if tail else "")
            if newlines := quoted[1].count("\n"):
                number += newlines
                line_start = text.rindex("\n", 0, quoted.end()) + 1
            at = tail.end() if tail else quoted.end()
        else:
            unquoted = plain.match(text, at)
            assert unquoted is not None  # likewise
            content, at = unquoted[0], unquoted.end()
        row.append(_cell(content, line, start))
        if text[at : at + 1] != delimiter:
            if any(cell.text for cell in row):
                yield tuple(row)
            row, number, line_start = [], number + 1, at + 1
        at += 1


def _cell(content: str, line: int, start: int) -> Cell:
    """A cell from its content, whose first line begins at `start`."""
    start += len(content) - len(content.lstrip()) if "\n" not in content else 0
    return Cell(tidy(content), line, start, start + len(content.strip().partition("\n")[0]))


def _never_closed(span: Span, report: Report) -> None:
    report.error(
        "M830",
        "the quote that opens here is never closed",
        span,
        hint='a cell in quotes ends with a quote; one inside it is doubled: ""',
    )


def _unreadable(path: str, line: int, why: str, report: Report) -> None:
    report.error(
        "M830",
        f"{path} cannot be read as a sheet: {why}",
        Span(path, line, 1, 1),
        hint="save it again as CSV in UTF-8, or as .xlsx",
    )
