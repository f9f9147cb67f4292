"""Marks in sheets: the value of a workbook's cell counts, CSV and workbook give the same, and no
mark is left out without an error."""

from __future__ import annotations

import io
import zipfile
from datetime import time, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

import openpyxl
import pytest
import xlwt
from hypothesis import given
from hypothesis import strategies as st
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

import meetc
from meetc.sheets.marks import series_of, times_of, trial_of, wind_of
from tests.conftest import MEET
from tests.support.drawn import examples

Cell = object
Shown = tuple[Cell, str]
"""A value, and the format that it is shown in."""


def book(*rows: list[Cell | Shown]) -> bytes:
    made = openpyxl.Workbook()
    page = made.active
    assert page is not None
    for r, row in enumerate(rows, 1):
        for c, each in enumerate(row, 1):
            value, form = each if isinstance(each, tuple) else (each, "")
            cell = page.cell(r, c, value)  # type: ignore[arg-type]
            if form:
                cell.number_format = form
    into = io.BytesIO()
    made.save(into)
    return into.getvalue()


def compiled(sheet: bytes | str, code: str, more: str = "") -> meetc.Compiled:
    data = sheet.encode() if isinstance(sheet, str) else sheet
    text = MEET + f'event E1 {code} "E" MF\n {more}\n final official\n  results from "r.csv"\n'
    return meetc.compile(text, path="a.meet", read=lambda _: data)


def results(sheet: bytes | str, code: str) -> list[tuple[str, str | None, int | None]]:
    done = compiled(sheet, code)
    assert not [d for d in done.diagnostics if d.is_error], done.diagnostics
    return [(r.bib, r.performance, r.place) for r in done.meet.events[0].units[0].rows]


def codes(sheet: bytes | str, code: str) -> list[str]:
    return [d.code for d in compiled(sheet, code).diagnostics]


def test_whole_metres_are_a_height() -> None:
    rows = "1;o;xo;o\n2;o;o;xxx\n"
    heads = (
        "1,80;1,90;2",
        "180;190;200",
        "1.8;1.9;2.0",
        "1,80 m;1,90 m;2,00 m",
        "180cm;190 cm;200",
    )
    for head in heads:
        sheet = f"Bib;{head}\n{rows}"
        assert results(sheet, "HJ") == [("1", "2.00", 1), ("2", "1.90", 2)], head
    mixed = f"Bib;180;190;2\n{rows}"  # neither metres nor centimetres alone
    assert codes(mixed, "HJ") == ["M842", "M842"]
    as_numbers = book(["Bib", (1.8, "0.00"), 1.9, 2], [1, "o", "xo", "o"], [2, "o", "o", "xxx"])
    assert results(as_numbers, "HJ") == [("1", "2.00", 1), ("2", "1.90", 2)]


@pytest.mark.parametrize(
    ("code", "sheet"),
    [
        ("SP", "Bib;1;2;Dritter\n1;9,12;x;9,55\n"),
        ("LJ", "Bib;1;2;\n1;5,12(+0,3);x;5,55(+0,1)\n"),  # a head that is missing
        ("LJ", "Bib;1;2\n1;5,12;x;5,55\n"),  # a row that is longer than the head
        ("HJ", "Bib;1,80;1,90;Next\n1;o;xo;o\n"),
        ("100", "Bib;Laufzeit elektronisch\n1;11,82\n"),
        ("100", "Bib;Laufzeit elektronisch\n1;11,816\n"),
        ("1500", "Rajtszám;Bib;Idő\n7;1;4:31.456\n"),
        ("MAR", "Bib;Idő;Nettó idő\n1;2:31:20;2:31:18\n"),
        ("MAR", "Bib;Idő\n1;2:31:20.45\n"),
    ],
)
def test_marks_that_are_not_understood_are_an_error(code: str, sheet: str) -> None:
    assert "M842" in codes(sheet, code)
    assert not compiled(sheet, code).ok


def test_what_else_stands_beside_a_mark_is_left_out() -> None:
    assert codes("Bib;Time;Gap;Reaction;Club car\n1;11,82;0,12;0,145;red\n", "100") == ["M833"]


@pytest.mark.parametrize(
    "head",
    ["1;2;3", "1.;2.;3.", "#1;#2;#3", "R1;R2;R3", "1. Versuch;2. Versuch;3. Versuch",
     "Vers. 1;Vers. 2;Vers. 3", "Wurf 1;Wurf 2;Wurf 3", "Kast 1;Kast 2;Kast 3",
     "Forsøk1;Forsøk2;Forsøk3", "Essai n° 1;Essai n° 2;Essai n° 3", "Trial #1;Trial #2;Trial #3",
     "Attempt No. 1;Attempt No. 2;Attempt No. 3", "Throw 1;Throw 2;Throw 3"],
)  # fmt: skip
def test_the_heads_of_trials(head: str) -> None:
    sheet = f"Bib;{head}\n1;9,12;F;9,55\n2;P;10 m;9.1\n"
    done = compiled(sheet, "SP")
    marks = [Decimal(r.performance or 0) for r in done.meet.events[0].units[0].rows]
    assert marks == [Decimal("9.55"), 10]


@pytest.mark.parametrize(
    ("code", "cells", "expected"),
    [
        ("100", [(12.344, "0.00"), (12.341, "0.00")], [("12.35", 2), ("12.35", 1)]),
        ("800", [(time(0, 2, 5, 440000), "mm:ss.0"), (time(0, 2, 5, 360000), "mm:ss.0")],
         [("2:05.44", 2), ("2:05.36", 1)]),
        ("800", [(time(0, 2, 5, 440000), "h:mm:ss"), (time(0, 2, 5, 500000), "h:mm:ss")],
         [("2:05.44", 1), ("2:05.50", 2)]),
        ("LJ", [(5.43, "0.0"), (5.38, "0.0")], [("5.43", 1), ("5.38", 2)]),
        ("LJ", [(5.749, "0.00"), (5.744, "0.00")], [("5.74", 1), ("5.74", 1)]),
        ("400", [(48.5, "General"), (48.53, "General")], [("48.50", 1), ("48.53", 2)]),
        ("400", [(48.5, "0.00"), (49.5, "0.00")], [("48.50", 1), ("49.50", 2)]),
        ("400", [(48.5, "0.0"), (49.5, "0.0")], [("48.5", 1), ("49.5", 2)]),  # hand times
        ("100", [(0.1 + 0.2 + 12, "General"), (12.31, "")], [("12.30", 1), ("12.31", 2)]),
        ("MAR", [(timedelta(hours=2, minutes=5), "h:mm"), (timedelta(hours=2, minutes=4), "h:mm")],
         [("2:05:00", 2), ("2:04:00", 1)]),
        ("100K", [(timedelta(hours=26, minutes=3, seconds=4), "[h]:mm:ss")], [("26:03:04", 1)]),
    ],
)  # fmt: skip
def test_the_value_of_a_cell_counts(
    code: str, cells: list[Shown], expected: list[tuple[str, int]]
) -> None:
    rows: list[list[Cell | Shown]] = [[n, cell] for n, cell in enumerate(cells, 1)]
    found = results(book(["Bib", "Result"], *rows), code)
    assert [(mark, place) for _, mark, place in found] == expected


def test_two_hours_and_five_minutes_of_a_spreadsheet() -> None:
    """Who types 2:05 gets two hours and five minutes, shown as 2:05."""
    done = compiled(book(["Bib", "Time"], [1, (time(2, 5), "h:mm")]), "800")
    assert [r.performance for r in done.meet.events[0].units[0].rows] == ["2:05"]
    (told,) = done.diagnostics
    assert told.message == (
        "B2: 2:05:00 is slower than a walk in 800, and is taken for the 2:05 that the sheet shows"
    )


def test_formats_that_change_the_number_are_not_believed() -> None:
    """`0\\.00` shows 1182 as 11.82: what is held is no time of a 100 m."""
    assert codes(book(["Bib", "Time"], [1, (1182, "0\\.00")]), "100") == ["M602"]


def test_entries_are_read_by_value() -> None:
    text = MEET + 'athlete 1 "A B" F events_entered=E1\nevent E1 LJ F\nentries from "e.xlsx"\n'
    sheet = book(["Bib", "Event", "QP"], [1, "E1", (5.749, "0.0")])
    done = meetc.compile(text, path="a.meet", read=lambda _: sheet)
    assert done.meet.athletes[0].entries[0].fields["qp"] == "5.74"


def test_a_series_and_its_winds_are_read_by_value() -> None:
    head: list[Cell | Shown] = ["Bib", 1, "Wind", 2, "Wind"]
    sheet = book(head, [1, (5.746, "0.0"), (1.24, "0"), (5.5, ""), (-0.3, "+0.0;-0.0")])
    row = compiled(sheet, "LJ").meet.events[0].units[0].rows[0]
    assert [trial.replace("5.5(", "5.50(") for trial in row.series] == ["5.74(+1.3)", "5.50(-0.3)"]


@pytest.mark.parametrize(
    ("cell", "words"),
    [("12,45 PB", ["12.45"]), ("12.50Q", ["12.50", "Q"]), ("12.50 q", ["12.50", "q"]),
     ("12.50 (.496)", ["12.496"]), ("12.50 (12.496)", ["12.496"]), ("13.00 (.991)", ["12.991"]),
     ("2:00.00 (.995)", ["2:00.00 (.995)"]), ("12.50 (.400)", ["12.50 (.400)"]),
     ("12.3441", ["12.345"]), ("12,34", ["12.34"]),
     ("2.10.45", ["2:10.45"]), ("2.10,45", ["2:10.45"]), ("2:10,45 min", ["2:10.45"]),
     ("130.45", ["130.45"]), ("2'10\"45", ["2:10.45"]), ("2´10´´4", ["2:10.4"]),
     ("10\"37", ["10.37"]), ("1.02.03,4", ["1:02:03.4"]), ("12.34 s", ["12.34"]),
     ("2.10", ["2.10"]), ("1120", ["1120"]), ("1.75.00", ["1.75.00"]), ("130", ["130"])],
)  # fmt: skip
def test_what_stands_in_the_cell_of_a_time(cell: str, words: list[str]) -> None:
    assert [word for _, word in times_of(cell)] == words


@given(st.integers(0, 3_590_000).filter(lambda n: n % 100))
@examples(300)
def test_a_time_is_the_same_from_both(thousandths: int) -> None:
    """CSV with its thousandths and a fraction of a day make one time. Of whole tenths nobody can
    tell a clock from a hand: those have the decimals that their format shows."""
    seconds = Decimal(thousandths + 5_000) / 1000
    clock = f"{int(seconds) // 60}:{seconds % 60:06.3f}" if seconds >= 60 else f"{seconds:.3f}"
    as_text = results(f"Bib;Time\n1;{clock}\n", "10000" if seconds > 99 else "100")
    held: list[Cell | Shown] = [1, (timedelta(seconds=float(seconds)), "mm:ss.0")]
    assert results(book(["Bib", "Time"], held), "10000" if seconds > 99 else "100") == as_text


@given(st.integers(1_000, 99_999))
@examples(100)
def test_a_distance_is_the_same_from_both(millimetres: int) -> None:
    metres = Decimal(millimetres) / 1000
    down = metres.quantize(Decimal("0.01"), ROUND_FLOOR)
    for sheet in (f"Bib;1\n1;{metres:.3f}\n", book(["Bib", 1], [1, (float(metres), "0")])):
        assert Decimal(results(sheet, "JT")[0][1] or 0) == down


@given(st.integers(-999, 999))
def test_a_wind_is_rounded_towards_a_wind_from_behind(hundredths: int) -> None:
    wind = Decimal(hundredths) / 100
    expected = wind.quantize(Decimal("0.1"), ROUND_CEILING)
    assert wind_of(str(wind)) == ("0.0" if expected == 0 else f"{expected:+}")


@pytest.mark.parametrize(
    ("cell", "word"),
    [("F", "x"), ("P", "-"), ("X", "x"), ("5,74 m", "5.74"), ("5,749", "5.74"), ("R", "r"),
     ("5,74 (+1,2)", "5.74(+1.2)"), ("6", "6")],
)  # fmt: skip
def test_what_stands_in_the_cell_of_a_trial(cell: str, word: str) -> None:
    assert trial_of(cell) == word


def old_book(*rows: list[Shown]) -> bytes:
    made = xlwt.Workbook()
    page = made.add_sheet("Results")
    for r, row in enumerate(rows):
        for c, (value, form) in enumerate(row):
            page.write(r, c, value, xlwt.easyxf(num_format_str=form or "General"))
    into = io.BytesIO()
    made.save(into)
    return into.getvalue()


def open_book(*rows: list[Shown], far: int = 0) -> bytes:
    """`far` is how many blank rows stand above the last one."""
    made, table = OpenDocumentSpreadsheet(), Table(name="Results")
    for n, row in enumerate(rows):
        if far and n == len(rows) - 1:
            table.addElement(TableRow(numberrowsrepeated=far))
        line = TableRow()
        for value, shown in row:
            if isinstance(value, timedelta):
                seconds = Decimal(value // timedelta(microseconds=1)).scaleb(-6)
                cell = TableCell(valuetype="time", timevalue=f"PT0H0M{seconds}S")
            elif isinstance(value, (int, float)):
                cell = TableCell(valuetype="float", value=repr(value))
            else:
                cell = TableCell(valuetype="string")
            cell.addElement(P(text=shown or str(value)))
            line.addElement(cell)
        table.addElement(line)
    made.spreadsheet.addElement(table)
    into = io.BytesIO()
    made.write(into)
    return into.getvalue()


def test_workbooks_of_other_kinds() -> None:
    head: list[Shown] = [("Bib", ""), ("Time", "")]
    numbers: list[list[Shown]] = [[(1, ""), (12.344, "0.00")], [(2, ""), (12.341, "0.00")]]
    for sheet in (old_book(head, *numbers), open_book(head, *numbers)):
        assert results(sheet, "100") == [("1", "12.35", 2), ("2", "12.35", 1)]
    clock: list[Shown] = [(1, ""), (timedelta(seconds=55.44), "0:55")]
    assert results(open_book(head, clock), "400") == [("1", "55.44", 1)]
    typed = old_book(head, [(1, ""), (125.44 / 86400, "mm:ss.0")])
    assert results(typed, "800") == [("1", "2:05.44", 1)]


def test_a_workbook_of_another_kind_that_is_too_large_or_broken() -> None:
    head: list[Shown] = [("Bib", ""), ("Time", "")]
    far = open_book(head, [(1, ""), (12.34, "")], far=1_040_000)
    for data in (far, far[:900], old_book(head)[:700], b"\xd0\xcf\x11\xe0" + b"\x00" * 600):
        assert codes(data, "100") == ["M830"]


def test_a_sheet_by_its_name_in_another_workbook() -> None:
    head: list[Shown] = [("Bib", ""), ("Time", "")]
    data = open_book(head, [(1, ""), (12.34, "")])
    text = MEET + 'event E1 100 F\n final\n  results from "r.ods" sheet="Resluts"\n'
    (told,) = meetc.compile(text, path="a.meet", read=lambda _: data).diagnostics
    assert told.message.endswith("r.ods cannot be read as a sheet: it has no sheet Resluts")
    assert told.hint == "did you mean Results?"


@pytest.mark.parametrize("head", ["Serie", "Series", "Versuche", "Essais", "All"])
def test_a_whole_series_in_one_cell(head: str) -> None:
    sheet = f"Bib;{head}\n1;5,55 (+1,2) / x / 5,60 (0,4)\n2;- | 5,61\n3;x\n"
    rows = compiled(sheet, "LJ").meet.events[0].units[0].rows
    assert [(row.series, row.place) for row in rows] == [
        (("5.55(+1.2)", "x", "5.60(+0.4)"), 2), (("-", "5.61"), 1), (("x",), None),
    ]  # fmt: skip
    assert codes(sheet, "LJ") == []


def test_ordinals_head_trials() -> None:
    for head in (
        "1er essai;2e essai;3ème essai",
        "1st;2nd;3rd",
        "1st attempt;2nd attempt;3rd attempt",
    ):
        assert results(f"Bib;{head}\n1;9,12;x;9,55\n", "SP") == [("1", "9.55", 1)]


@pytest.mark.parametrize(
    ("cells", "status", "note"),
    [("DNF (injured);", "DNF", "injured"), (";Disqualified TR17.4.1", "DQ", "TR17.4.1"),
     ("DQ TR16.8;", "DQ", "TR16.8"), ("aufg.;", "DNF", None), ("did not start;", "DNS", None),
     (";nicht angetreten - krank", "DNS", "krank")],
)  # fmt: skip
def test_a_status_with_what_is_said_of_it(cells: str, status: str, note: str | None) -> None:
    done = compiled(f"Bib;Time;Status\n1;{cells}\n", "800")
    (row,) = done.meet.events[0].units[0].rows
    assert (done.diagnostics, row.performance, row.fields.get("note")) == ((), status, note)


def test_net_times_of_a_road_race() -> None:
    done = compiled("Bib;Net Time;Gun Time\n1;32:10;32:15\n", "10K")
    (row,) = done.meet.events[0].units[0].rows
    assert (row.performance, row.unsent["chip"], done.diagnostics) == ("32:15", "32:10", ())


def test_marks_in_centimetres() -> None:
    high = "Bib;180cm;190cm;200cm;Best\n1;o;xo;o;200\n2;o;o;xxx;190\n"
    assert (results(high, "HJ"), codes(high, "HJ")) == ([("1", "2.00", 1), ("2", "1.90", 2)], [])
    assert results("Bib;1;2;Best\n1;455;x;455\n2;460;448;460\n", "LJ") == [
        ("1", "4.55", 2), ("2", "4.60", 1),
    ]  # fmt: skip
    assert results("Bib;Best\n1;45\n", "JT")[0][1] in ("45", "45.00")


def test_a_text_column_with_marks_is_no_note() -> None:
    assert codes("Bib;1,80;1,90;Kommentar2\n1;o;xo;o\n2;o;o;xxx\n", "HJ") == ["M842"]


def test_a_series_of_heights_in_one_cell_is_not_left_out() -> None:
    sheet = "Bib;Beste;Hoppserie\n1;{};1,40 o 1,45 xo 1,50 xxx\n"
    assert results(sheet.format(""), "HJ") == [("1", "1.45", 1)]
    assert codes(sheet.format("1,50"), "HJ") == ["M702"]


def test_one_word_for_no_height_and_no_mark() -> None:
    assert results("Startnummer;1,10;Ergebnis\n3;xxx;ogV\n", "HJ") == [("3", "NH", None)]
    assert results("Startnummer;1;Ergebnis\n3;x;ogV\n", "SP") == [("3", "NM", None)]
    assert codes("Startnummer;1,10;Ergebnis\n3;xxx;ogV\n", "HJ") == []


def test_a_series_with_a_cell_that_is_none() -> None:
    sheet = "Bib;Series\n1;11.20 12.00\n2;NM\n3;FOUL 12.00\n"
    assert codes(sheet.replace("FOUL ", "x "), "SP") == []
    wrong = compiled(sheet.replace("FOUL", "eleven"), "SP").diagnostics
    assert [d.code for d in wrong] == ["M604"]


def test_what_is_no_attempt_is_told_as_it_stands() -> None:
    (told,) = compiled("Bib;1,10\n1;1.15\n", "HJ").diagnostics
    assert told.message == "a height is up to three of o x - r, or . and not 1.15"


@pytest.mark.parametrize("head", ["Heat/Lauf", "Course", "Lauf | Heat"])
def test_heads_in_two_languages(head: str) -> None:
    text = MEET + 'event E1 100 F rounds=2\n heat 1\n  results from "r.csv"\n'
    sheet = f"{head};Bib;Time\n1;1;12.10\n2;2;12.20\n".encode()
    done = meetc.compile(text, path="a.meet", read=lambda _: sheet)
    assert [row.bib for row in done.meet.events[0].units[0].rows] == ["1"]


@pytest.mark.parametrize(
    ("cell", "trials"),
    [("x - 11,20 - 11,50", ["x", "11.20", "11.50"]), ("11,20 - x", ["11.20", "-", "x"]),
     ("10.20, 10.30, x", ["10.20", "10.30", "x"]), ("5,55, x, 5,60", ["5.55", "x", "5.60"]),
     ("- - 11.20", ["-", "-", "11.20"]), ("11.20 -", ["11.20", "-"])],
)  # fmt: skip
def test_what_parts_the_trials_of_a_series(cell: str, trials: list[str]) -> None:
    assert [trial for _, trial in series_of(cell) or ()] == trials


def test_winds_left_of_their_trials() -> None:
    for sheet in (
        "Bib;Wind;1;Wind;2\n1;0,3;5,10;-1,2;x\n",
        "Bib;1;Wind;2;Wind\n1;5,10;0,3;x;-1,2\n",
    ):
        done = compiled(sheet, "LJ")
        assert done.meet.events[0].units[0].rows[0].series == ("5.10(+0.3)", "x(-1.2)")
        assert done.diagnostics == ()
    for one in ("Bib;1;2;Wind\n1;5,10;5,20;0,3\n", "Bib;Wind;1;2\n1;0,3;5,10;5,20\n"):
        assert codes(one, "LJ") == ["M833"]  # whose of them?
    single = compiled("Bib;1;Wind\n1;5,10;0,3\n", "LJ").meet.events[0].units[0].rows[0]
    assert single.series == ("5.10(+0.3)",)
    assert codes("Bib;Mark;Wind\n1;5,10;0,3\n", "LJ") == ["M833"]


def test_hours_of_a_marathon_with_points() -> None:
    assert results("Bib;Time\n1;2.40.12\n", "MAR") == [("1", "2:40:12", 1)]
    assert results("Bib;Time\n1;2.40.12\n", "800") == [("1", "2:40.12", 1)]


def test_an_error_of_the_spreadsheet_is_no_status() -> None:
    for cell in ("#N/A", "#NV", "#DIV/0!", "#REF!"):
        assert codes(f"Bib;Time\n1;{cell}\n", "100") == ["M602"], cell


def by_hand(code: str, heights: str, rows: str, sheet: str) -> meetc.Compiled:
    text = (
        MEET + f'event E1 {code} "E" MF\n final official\n{heights}  results from "r.csv"\n{rows}'
    )
    return meetc.compile(text, path="a.meet", read=lambda _: sheet.encode())


@pytest.mark.parametrize(
    ("code", "row", "sheet", "mark"),
    [("LJ", "2 DNS", "Bib;1;2;3\n2;5,20;5,30;x\n", "DNS"),
     ("HJ", "2 DNS", "Bib;1,40;1,50\n2;o;xxx\n", "DNS"),
     ("LJ", "2 x x x", "Bib;1;2;3;Best\n2;5,00;x;x;5,00\n", "NM"),
     ("LJ", "2 5.10 x x", "Bib;1;2;3;Best;Rang\n2;5,00;x;x;5,00;4\n", "5.10")],
)  # fmt: skip
def test_what_is_written_by_hand_counts_as_a_whole(
    code: str, row: str, sheet: str, mark: str
) -> None:
    done = by_hand(code, "", f"  {row}\n", sheet)
    (told,) = done.diagnostics
    assert told.code == "M836"
    assert [r.performance for r in done.meet.events[0].units[0].rows] == [mark]


@pytest.mark.parametrize(("cell", "place"), [("F", "final"), ("H", "first")])
def test_letters_of_rounds(cell: str, place: str) -> None:
    text = MEET + 'results from "r.csv"\nevent E1 100 F rounds=9,1\n'
    sheet = f"Event;Round;Heat;Bib;Time\nE1;{cell};{1 if cell == 'F' else 2};1;12.10\n".encode()
    done = meetc.compile(text, path="a.meet", read=lambda _: sheet)
    (unit,) = done.meet.events[0].units
    assert (unit.round, unit.heat) == ((2, 1) if place == "final" else (1, 2))
    other = f"Event;Heat;Bib;Time\nE1;{cell};1;12.10\n".encode()
    units = meetc.compile(text, path="a.meet", read=lambda _: other).meet.events[0].units
    assert all(unit.heat not in (6, 8) for unit in units)


@pytest.mark.parametrize(
    "sheet",
    ["Bib,Time\n1,12,50\n2,12,40\n", "Bib,Time,\n1,12,50\n2,12,40\n", "Bib,Time\n1,12\n2,12,4\n"],
)
def test_decimal_commas_between_commas(sheet: str) -> None:
    done = compiled(sheet, "100")
    assert [d.code for d in done.diagnostics if d.is_error] == ["M842"]


def test_who_does_not_start_has_no_trials() -> None:
    for row in ("1 10.50 DNS", "1 DNS x x"):
        done = meetc.compile(MEET + f"event E1 SP F\n final\n  {row}\n")
        assert [d.code for d in done.diagnostics] == ["M612"]
    assert meetc.compile(MEET + "event E1 SP F\n final\n  1 DNS\n  2 x x DQ\n").diagnostics == ()


def test_the_height_of_a_high_jump() -> None:
    assert results("Bib,Name,Height\n1,Ann Oak,150\n2,Bet Ash,1.45\n", "HJ") == [
        ("1", "1.50", 1), ("2", "1.45", 2),
    ]  # fmt: skip


def test_a_number_that_is_none_in_a_workbook_is_told_in_our_words() -> None:
    into, sound = io.BytesIO(), open_book([("Bib", "")], [(1, "")], far=3)
    with zipfile.ZipFile(io.BytesIO(sound)) as old, zipfile.ZipFile(into, "w") as new:
        for name in old.namelist():
            data = old.read(name).replace(b'rows-repeated="3"', b'rows-repeated="few"')
            new.writestr(name, data)
    (told,) = compiled(into.getvalue(), "100").diagnostics
    assert told.message == "r.csv cannot be read as a sheet: the workbook is broken"
