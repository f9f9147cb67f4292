"""Workbooks of several lists: a sheet that has the heads of the first and that nothing reads is
told."""

from __future__ import annotations

import io

import openpyxl
import pytest
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

import meetc as library
from tests.conftest import MEET, Meetc, told

HEADS = ("Name", "Vorname", "Wettbewerb")
SHEETS = {
    "Frauen": [("Meldungen",), HEADS, ("Example", "Ada", "T1")],
    "Männer": [HEADS, ("Sample", "Bo", "T2")],
    "Hilfe": [("Wettbewerb", "Vorname in einer Spalte", "T1"), ("Name", "")],
    "Leer": [],
}
EVENTS = "event T1 100 F\nevent T2 100 M\n"
UNREAD = "M845 e.x:1:1 A1: the sheet Männer of e.x has the same heads, and nothing reads it"


def xlsx(hidden: str = "") -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in SHEETS.items():
        page = book.create_sheet(title)
        page.sheet_state = "hidden" if title == hidden else "visible"
        for row in rows:
            page.append(row)
    book.save(into := io.BytesIO())
    return into.getvalue()


def xls() -> bytes:
    book = xlwt.Workbook()
    for title, rows in SHEETS.items():
        page = book.add_sheet(title)
        for r, row in enumerate(rows):
            for c, text in enumerate(row):
                page.write(r, c, text)
    book.save(into := io.BytesIO())
    return into.getvalue()


def ods() -> bytes:
    book = OpenDocumentSpreadsheet()
    for title, rows in SHEETS.items():
        table = Table(name=title)
        for row in rows:
            table.addElement(line := TableRow())
            for text in row:
                line.addElement(cell := TableCell(valuetype="string"))
                cell.addElement(P(text=text))
        book.spreadsheet.addElement(table)
    book.write(into := io.BytesIO())
    return into.getvalue()


def compiled(data: bytes, statements: str) -> library.Compiled:
    return library.compile(
        MEET + EVENTS + statements, path="a.meet", read={"e.x": data}.__getitem__
    )


@pytest.mark.parametrize("book", [xlsx, xls, ods])
def test_a_second_list_that_nothing_reads_is_told(book: object) -> None:
    assert callable(book)
    data = book()
    done = compiled(data, 'entries from "e.x" add\n')
    assert told(done) == [UNREAD]
    assert [athlete.bib for athlete in done.meet.athletes] == ["_ada-example"]
    both = compiled(data, 'entries from "e.x" add\nentries from "e.x" add sheet="Männer"\n')
    assert told(both) == []
    assert [athlete.bib for athlete in both.meet.athletes] == ["_ada-example", "_bo-sample"]
    assert told(compiled(data, 'entries from "e.x" add sheet="Frauen"\n')) == []


def test_a_hidden_sheet_is_nobodys_list() -> None:
    assert told(compiled(xlsx(hidden="Männer"), 'entries from "e.x" add\n')) == []


def test_import_tells_it_as_well(meetc: Meetc) -> None:
    meetc.write("a.meet", MEET + EVENTS)
    (meetc.folder / "e.xlsx").write_bytes(xlsx())
    ran = meetc("import", "e.xlsx", "--into", "a.meet")
    assert ran.code == 0
    assert (
        "the sheet Männer of e.xlsx has the same heads, and nothing reads it" in ran.out + ran.err
    )
