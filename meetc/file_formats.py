"""Files that meetc does not read, by what their bytes are, else by the ends of their names: what
each is called, and how its data gets here all the same."""

from __future__ import annotations

import re
from typing import NamedTuple

from meetc.patterns import bytes_pattern

_HEAD = 4096
_BOOKS = (".xlsx", ".xlsm", ".ods")


class Foreign(NamedTuple):
    """A format of others: its name with its article, and the way from there."""

    name: str
    way: str


_AS_LIST = "export the list as CSV or .xlsx instead"
_PAGES = "it holds pages and no data: ask for the list as CSV or .xlsx, or for the export in JSON"
_BYTES = (
    (b"%PDF", Foreign("a PDF", _PAGES)),
    (b"\x89PNG", Foreign("a picture", _PAGES)),
    (b"\xff\xd8\xff", Foreign("a picture", _PAGES)),
    (b"GIF8", Foreign("a picture", _PAGES)),
    (b"SQLite format 3", Foreign("an SQLite database", "export its tables as CSV")),
    (b"{\\rtf", Foreign("a text document (RTF)", _PAGES)),
    (b"\x1f\x8b", Foreign("an archive", "unpack it, and name the file that it holds")),
    (b"7z\xbc\xaf", Foreign("an archive", "unpack it, and name the file that it holds")),
    (b"Rar!", Foreign("an archive", "unpack it, and name the file that it holds")),
)
_INSIDE_ZIP = (
    (b"word/", Foreign("a Word document", "copy its table into a sheet, and save that as CSV")),
    (b"ppt/", Foreign("a presentation", _PAGES)),
    (b"opendocument.text", Foreign("a text document (ODF)",
                                   "copy its table into a sheet, and save that as CSV")),
)  # fmt: skip
_TEXTS = (
    (bytes_pattern(rb"\s*(?:<!doctype html|<html)", re.IGNORECASE),
     Foreign("a web page", "copy its table into a sheet, or ask for the export in JSON or CSV")),
    (bytes_pattern(rb"BEGIN:VCALENDAR"), Foreign("a calendar", "it has no results; " + _AS_LIST)),
    (bytes_pattern(rb"\s*<(?:\?xml|[A-Za-z])"), Foreign("an XML file", _AS_LIST)),
)  # fmt: skip
_LYNX = "FinishLynx"
_TIMING = "copy its rows into a sheet with heads such as Bib, Lane, Time, and save that as CSV"
_HY_TEK = "export the results or entries as CSV from the meet program"
_ENDS = {
    "lif": Foreign(f"a result file of {_LYNX}", 'a meet reads it: results from "lynx/*.lif"'),
    "heatresultxml": Foreign(
        "a heat result of ALGE's OPTIc3", 'a meet reads it: results from "alge/*.heatresultxml"'
    ),
    "evt": Foreign(f"a start list of {_LYNX}", _TIMING),
    "ppl": Foreign(f"a list of people of {_LYNX}", _TIMING),
    "sch": Foreign(f"a schedule of {_LYNX}", "write the timetable as at= of the events"),
    "lff": Foreign("a result file of FieldLynx", _TIMING),
    "hy3": Foreign("a file of Hy-Tek's Meet Manager", _HY_TEK),
    "hyv": Foreign("an event list of Hy-Tek's Meet Manager", _HY_TEK),
    "cl2": Foreign("an SDIF file", _HY_TEK),
    "sd3": Foreign("an SDIF file", _HY_TEK),
    "mdb": Foreign("an Access database", "export its tables as CSV"),
    "accdb": Foreign("an Access database", "export its tables as CSV"),
    "doc": Foreign("a Word document", "copy its table into a sheet, and save that as CSV"),
    "numbers": Foreign("a sheet of Numbers", "export it as .xlsx or CSV"),
}


def foreign_format(data: bytes, path: str) -> Foreign | None:
    """The format of a file that meetc does not read; None of one that it may."""
    head = data[:_HEAD]
    for start, foreign in _BYTES:
        if head.startswith(start):
            return foreign
    if head.startswith(b"PK\x03\x04"):
        inside = next((foreign for mark, foreign in _INSIDE_ZIP if mark in data), None)
        is_book = b"xl/workbook" in data or b"opendocument.spreadsheet" in head
        is_book = is_book or path.lower().endswith(_BOOKS)  # which may be broken
        archive = Foreign("an archive", "unpack it, and name the file that it holds")
        return inside or (None if is_book else archive)
    for pattern, foreign in _TEXTS:
        if pattern.match(head.removeprefix(b"\xef\xbb\xbf")):
            return foreign
    return _ENDS.get(path.lower().rpartition(".")[2])
