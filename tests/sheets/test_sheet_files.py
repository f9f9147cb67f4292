"""Any bytes in the place of a sheet: read as a spreadsheet shows them, or told; never more."""

from __future__ import annotations

import csv
import io
import os
import random
import time
import zipfile
from datetime import date, datetime, timedelta
from datetime import time as clock

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

import meetc as library
from meetc.diagnostics import as_json, text
from meetc.diagnostics.diagnostic import Report
from meetc.sheets.columns import head_word
from meetc.sheets.displayed import displayed
from meetc.sheets.file import read_table
from meetc.sheets.words import ENTRIES, RESULTS, Column
from tests.conftest import MEET, ROOT, Meetc
from tests.support.drawn import examples

WHOLE = (
    MEET
    + """
athlete 1 "Ada Example" F
athlete 2 "Bea Sample" F events_entered=T01
event T01 100 "100" F
 final
  results from "sheet"
  1 lane=4
event F01 LJ "Long" F
 final
  results from "sheet"
event F02 HJ "High" F
 final
  results from "sheet"
event R01 4x100 "Relay" F
 final
  results from "sheet"
team A
entries from "sheet"
entries from "sheet" add dates=dmy
"""
)
SHEET = (
    'Bib;Lizenz;"Name";Event;DOB;QP;Time;Platz;R1;Wind 1;1,50;1.55;Team;Note\r\n'
    '1;A;"Ada ""X"" Example";T01;2001-03-21;12,3;11,82;1;5,74;+1,2;xo;xxx;A;"a\nb"\r\n'
    "2;;Bea Sample;100m;31.12.2008;;DNS;;x;;;;;\r\n"
    ";B7;Zoë Xu;LJ;;5,55;;;5.5;;o;r;;\r\n"
).encode("cp1252")


def workbook(rows: list[list[object]], title: str = "Day 1") -> bytes:
    """The bytes of a workbook."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = title
    for row in rows:
        page.append(row)
    into = io.BytesIO()
    book.save(into)
    return into.getvalue()


BOOK = workbook([
    ["Bib", "Name", "Event", "DOB", "QP", "Time", "R1", 1.5],
    [1, "Ada Example", "T01", date(2001, 3, 21), 12.3, 11.82, 5.74, "xo"],
    [2, "Bea Sample", "100", datetime(2008, 12, 31), timedelta(minutes=2), "DNS", "x", "o"],
])  # fmt: skip


def survives(data: bytes) -> library.Compiled:
    """Compile a meet with some bytes as its sheet, and print what is told of it."""
    done = library.compile(WHOLE, path="a.meet", read=lambda path: data)
    text.render(done.diagnostics, colour=True)
    as_json.render(done.diagnostics)
    if done.ok:
        library.payload(done.meet)
    return done


def table(data: bytes, sheet: str = "") -> list[list[str]]:
    """The texts of a sheet that is read without a diagnostic."""
    report = Report()
    found = read_table(data, "sheet", sheet, report)
    assert report.diagnostics == []
    assert found is not None
    return [[cell.text for cell in row] for row in found.rows]


@pytest.mark.parametrize("columns", [ENTRIES, RESULTS])
def test_no_word_heads_two_columns(columns: tuple[Column, ...]) -> None:
    heads = [(column.name, {head_word(word) for word in column.words}) for column in columns]
    for name, own in heads:
        assert all("" not in own and (name == other or not own & those) for other, those in heads)


words = st.text(st.characters(exclude_categories=("C", "Z"), include_characters=' ";,'), max_size=9)
cells = words.map(lambda word: " ".join(word.split()))


@examples(300)
@given(
    st.lists(st.lists(cells, min_size=2, max_size=4), max_size=5),
    st.sampled_from(",;\t"),
    st.sampled_from(("utf-8", "utf-8-sig", "utf-16", "cp1252")),
    st.sampled_from((csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC)),
    st.sampled_from(("\n", "\r\n", "\r")),
)
def test_what_the_csv_module_writes_is_read_back(
    rows: list[list[str]], delimiter: str, encoding: str, quoting: int, ends: str
) -> None:
    if encoding == "cp1252":
        rows = [[c.encode("cp1252", "ignore").decode("cp1252") for c in row] for row in rows]
        rows = [[" ".join(c.split()) for c in row] for row in rows]
    rows = [["Dossard", "Prénom"], *rows]
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator=ends).writerows(rows)  # type: ignore[arg-type]
    assert table(out.getvalue().encode(encoding)) == [row for row in rows if any(row)]


@examples(200)
@given(st.lists(st.lists(cells, min_size=2, max_size=4), max_size=5))
def test_every_cell_stands_where_it_says(rows: list[list[str]]) -> None:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([["Bib", "Name"], *rows])
    report = Report()
    found = read_table(out.getvalue().encode(), "sheet", "", report)
    assert found is not None
    for cell in (cell for row in found.rows for cell in row):
        span = found.span(cell)
        shown = span.text[span.column - 1 : span.end_column - 1]
        assert shown.replace('""', '"') == cell.text


@examples(300)
@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    survives(data)


@examples(150)
@given(st.text(max_size=200))
def test_any_text_below_a_head(below: str) -> None:
    head = b"Bib;Name;Event;DOB;QP;Time;Wind;Place;R1;W1;1,50;1,45;Team;Note;Points;Splits\n1;"
    survives(head + below.encode("utf-8", "replace"))


@examples(150)
@given(st.randoms(use_true_random=False))
def test_an_edited_sheet(chance: random.Random) -> None:
    data = bytearray(SHEET)
    for _ in range(chance.randrange(1, 6)):
        at = chance.randrange(len(data))
        data[at : at + chance.randrange(4)] = chance.choice(
            (b'"', b";", b"\n", b"", b"\x00", b"\xff", b"=", b"9" * 30, b'"x', b"(", b"null", b"-")
        )
    survives(bytes(data))


@examples(60)
@given(st.randoms(use_true_random=False))
def test_an_edited_workbook(chance: random.Random) -> None:
    """Bytes of the archive, or of the files in it, are changed."""
    if chance.random() < 0.3:
        data = bytearray(BOOK)
        for _ in range(chance.randrange(1, 9)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        survives(bytes(data))
        return
    into = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(BOOK)) as old, zipfile.ZipFile(into, "w") as new:
        for name in old.namelist():
            content = bytearray(old.read(name))
            for _ in range(chance.randrange(3)):
                at = chance.randrange(len(content))
                content[at : at + chance.randrange(3)] = chance.choice(
                    (b"", b"<", b"9" * 9, b"\x00", b"-1", b"z", b'"', b"1e999", b"&lt;")
                )
            if chance.random() < 0.95:
                new.writestr(name, bytes(content))
    survives(into.getvalue())


def test_the_edited_ones_can_be_read() -> None:
    """What is edited above is sound before it is."""
    assert table(BOOK)[1][:5] == ["1", "Ada Example", "T01", "2001-03-21", "12.3"]
    assert table(SHEET)[1][2] == 'Ada "X" Example'


@pytest.mark.parametrize(
    ("value", "form", "expected"),
    [
        (10.1, "General", "10.1"), (11.819999999999999, "General", "11.82"),
        (12.0, "General", "12"), (12, "General", "12"), (0.1 + 0.2, "", "0.3"),
        (12345678901234, "General", "12345678901234"),
        (10.1, "0.00", "10.10"), (10.125, "0.00", "10.13"), (2.5, "0", "3"), (7, "0000", "0007"),
        (1234.5, "#,##0.00", "1234.50"), (5.7, '0.00" m"', "5.70"), (-0.3, "+0.0;-0.0", "-0.3"),
        (5.7, "0.0##", "5.7"), (True, "General", "TRUE"), (1e300, "0.00", "1e+300"),
        (date(2008, 12, 31), "dd.mm.yyyy", "2008-12-31"),
        (datetime(2008, 12, 31), "yyyy-mm-dd", "2008-12-31"),
        (clock(0, 2, 6, 850000), "mm:ss.00", "2:06.85"),
        (clock(0, 0, 10, 370000), "ss.00", "10.37"),
        (timedelta(hours=2, minutes=2, seconds=57), "[h]:mm:ss", "2:02:57"),
        (clock(2, 6), "h:mm", "2:06"), (clock(0, 2, 6), "hh:mm:ss", "2:06"),
        (timedelta(minutes=73, seconds=15), "[m]:ss", "1:13:15"), (" a\n b ", "@", " a\n b "),
        (clock(0, 59, 59, 999000), "mm:ss.00", "1:00:00.00"),
    ],
)  # fmt: skip
def test_what_a_cell_shows(value: object, form: str, expected: str) -> None:
    assert displayed(value, form) == expected


def test_a_workbook_is_read_as_it_is_shown() -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(["Bib", "Time", "Run"])
    page.append([7, 10.1, clock(0, 2, 6, 850000)])
    page.append([8, None, None])
    page["B2"].number_format, page["C2"].number_format = "0.00", "mm:ss.00"
    page["F9"] = "far"
    into = io.BytesIO()
    book.save(into)
    assert table(into.getvalue())[:2] == [["Bib", "Time", "Run"], ["7", "10.10", "2:06.85"]]
    assert table(into.getvalue())[-1] == ["", "", "", "", "", "far"]


def test_how_a_place_in_a_workbook_looks(meetc: Meetc, snapshot: SnapshotAssertion) -> None:
    meetc.write(
        "a.meet", MEET + 'event T01 100 F\n final\n  results from "r.xlsx" sheet="Heat 1"\n'
    )
    meetc.write(
        "r.xlsx", workbook([["Bib", "Time"], [1, 11.82], [1, 11.9], [2, "11,8x"]], "Heat 1")
    )
    assert meetc("check", "a.meet").out == snapshot
    meetc.write("a.meet", MEET + 'event T01 100 F\n final\n  results from "r.xlsx" sheet="Heat1"\n')
    assert meetc("check", "a.meet").out == snapshot


def test_without_openpyxl_it_says_what_to_install(meetc: Meetc) -> None:
    meetc.write("a.meet", MEET + 'event T01 100 F\n final\n  results from "r.xlsx"\n')
    meetc.write("r.xlsx", workbook([["Bib", "Time"]]))
    meetc.write("openpyxl.py", "raise ImportError\n")
    ran = meetc.process("check", "a.meet", PYTHONPATH=f"{meetc.folder}{os.pathsep}{ROOT}")
    assert ran.code == 1
    assert "cannot be read as a sheet: workbooks need openpyxl\n" in ran.out
    assert "pip install '.[xlsx]'" in ran.out


def _archive(files: dict[str, bytes]) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return into.getvalue()


def _with_page(content: bytes) -> bytes:
    """The workbook above with another content of its sheet."""
    with zipfile.ZipFile(io.BytesIO(BOOK)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    files["xl/worksheets/sheet1.xml"] = content
    return _archive(files)


_PAGE = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
_END = b"</sheetData></worksheet>"
_LAUGHS = b'<!DOCTYPE a [<!ENTITY a "ha">' + b"".join(
    b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 30) for n in range(20)
) + b"]>"  # fmt: skip


def test_a_formula_without_its_value_is_refused() -> None:
    """Nobody has calculated it, and a mark would be missing without a word."""
    row = b'<row r="%d"><c r="A%d"><v>7</v></c><c r="B%d"%s><f>MAX(C2:D2)</f>%s</c></row>'
    head = b'<row r="1"><c r="A1" t="str"><v>Bib</v></c><c r="B1" t="str"><v>Best</v></c></row>'

    def book(kind: bytes, value: bytes) -> bytes:
        return _with_page(_PAGE + head + row % (2, 2, 2, kind, value) + _END)

    assert table(book(b"", b"<v>5.74</v>")) == [["Bib", "Best"], ["7", "5.74"]]
    assert table(book(b' t="str"', b"<v></v>")) == [["Bib", "Best"], ["7", ""]]
    for nothing in (b"", b"<v />"):
        report = Report()
        assert read_table(book(b"", nothing), "a.xlsx", "", report) is None
        (found,) = report.diagnostics
        assert found.code == "M830"
        assert found.message.endswith("the formula in B2 has no value stored with it")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (_archive({"a.txt": b"hello"}), "it is an archive, but no .xlsx workbook"),
        (_archive({"xl/workbook.xml": b"0" * (65 << 20)}), "it is larger than 64 MiB"),
        (_archive({f"{n}": b"" for n in range(3000)} | {"xl/workbook.xml": b""}), "it is larger"),
        (BOOK[:-30], "the workbook is broken"),
        (BOOK[:500], "the workbook is broken"),
        (_archive({"xl/workbook.xml": b""}), "the workbook is broken"),
        (_with_page(_LAUGHS + _PAGE.replace(b"<sheetData>", b"<sheetData>&u;") + _END),
         "the workbook is broken"),
        (_with_page(_PAGE + b'<row r="99999999999"><c r="A99999999999"><v>1</v></c></row>' + _END),
         "it has more than 100,000 rows or 1,000 columns"),
        (_with_page(_PAGE + b'<row><c r="ZZZ1"><v>1</v></c></row>' * 200 + _END),
         "it has more than 100,000 rows"),
        (b"a,b\n" * 100_002, "it has more than 100,000 rows"),
        (b"a" + b"," * 2_000_001, "it has more than 100,000 rows"),
        (b"x" * (65 << 20), "it is larger than 64 MiB"),
    ],
    ids=range(12),
)  # fmt: skip
def test_bombs_and_ruins(data: bytes, why: str) -> None:
    report = Report()
    start = time.thread_time()
    assert read_table(data, "s.xlsx", "", report) is None
    assert time.thread_time() - start < 10
    (problem,) = report.diagnostics
    assert problem.code == "M830"
    assert problem.message.startswith(f"s.xlsx cannot be read as a sheet: {why}")


@pytest.mark.parametrize(
    "data", [b'"' * 200_001, b'"a";' * 100_000, b'" ' * 100_000, b"a\r" * 20_000, b" " * 500_000]
)
def test_pathological_text_takes_bounded_time(data: bytes) -> None:
    start = time.thread_time()
    survives(b"Bib;Time\n" + data)
    survives(data)
    assert time.thread_time() - start < 10
