"""Sheets with a row for each attempt: the rows of an athlete are one row of the meet."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

import meetc as library
from tests.conftest import MEET, Meetc, told
from tests.sheets.test_sheet_results import compiled, event


@pytest.mark.parametrize(
    ("kind", "sheet", "typed"),
    [
        ("jump", "Bib,Attempt,Mark,Wind\n1,1,5.74,+1.2\n2,1,x,\n1,2,x,0.3\n2,2,-,\n1,3,5.60,-0.3\n"
         "2,3,5.72,0.1\n3,1,r,\n",
         "1 5.74(+1.2) x(+0.3) 5.60(-0.3)\n2 x - 5.72(+0.1)\n3 r\n"),
        ("throw", "Startnr;Versuch;Weite\n1;1;12,34\n1;2;ung.\n2;1;10,00\n3;;n.a.\n",
         "1 12.34 x\n2 10.00\n3 DNS\n"),
        ("throw", "brystnummer;Forsøk;Lengde\n1;1;12,34\n2;1;X\n1;2;X\n2;2;11,00\n",
         "1 12.34 x\n2 x 11.00\n"),
        ("throw", "Dossard;Essai;Marque;Rang\n1;1;12,34;1\n1;3;12,40;1\n2;2;nul;2\n2;3;10,00;2\n",
         "1 12.34 . 12.40 place=1\n2 . x 10.00 place=2\n"),
        ("throw", "bib,round,result,wind\n1,1,12.34,\n1,2,x,\n1,3,12.50,\n2,1,10.00,\n2,2,-,\n",
         "1 12.34 x 12.50\n2 10.00 -\n"),
        ("throw", "Bib,Trial,Distance,Foul\n1,1,12.34,0\n1,2,12.90,1\n2,1,10.00,\n2,2,,x\n",
         "1 12.34 x\n2 10.00 x\n"),
        ("throw", "Bib,Trial,Distance,Valid\n1,1,12.34,TRUE\n1,2,12.90,FALSE\n",
         "1 12.34 x\n"),
        ("throw", "Bib,Trial,Distance,Status\n1,1,12.34,OK\n1,2,0.00,Foul\n1,3,,Pass\n3,,,DNS\n",
         "1 12.34 x -\n3 DNS\n"),
        ("jump", "Pettorale;Prova;Misura;Vento\n1;1;5,74;+1,2\n1;2;NULLO;0,3\n2;1;rinuncia;\n"
         "2;2;5,50;-0,1\n", "1 5.74(+1.2) x(+0.3)\n2 - 5.50(-0.1)\n"),
        ("throw", "Nr startowy;Próba;Wynik\n1;1;12,34\n1;2;spalona\n2;1;nieważna\n2;2;X\n",
         "1 12.34 x\n2 x x\n"),
        ("throw", "Nro;Yritys;Tulos\n1;1;12,34\n1;2;hylätty\n2;;DNS\n", "1 12.34 x\n2 DNS\n"),
        ("throw", "Stnr;Versuch;Weite\n1;1;12,34\n1;2;Übertreten\n2;1;Ungültig\n2;2;Verz.\n",
         "1 12.34 x\n2 x -\n"),
        ("throw", "Bib,Attempt,Mark\n1,1,12.34\n,2,12.40\n,3,x\n2,1,10.00\n,2,-\n",
         "1 12.34 12.40 x\n2 10.00 -\n"),
        ("jump", "Name;Verein;Versuch;Weite;Wind\nEXAMPLE Ada;X;1;5,34;0,1\n;;2;5,40;0,2\n"
         "SAMPLE Bea;X;1;-;\n;;2;5,00;0,3\n",
         "1 5.34(+0.1) 5.40(+0.2)\n2 - 5.00(+0.3)\n"),
        ("high", "Bib;Height;Attempts\n1;1.50;o\n;1,55;xxo\n;1.60;xxx\n2;1.50;xxx\n",
         "heights 1.50 1.55 1.60\n1 o xxo xxx\n2 xxx\n"),
        ("high", "Bib,Height,Attempt,Result\n1,1.50,1,x\n,1.50,2,o\n,1.55,1,o\n2,1.50,1,o\n",
         "heights 1.50 1.55\n1 xo o\n2 o\n"),
        ("throw", "Bib,Attempt,Mark\n1,1,NM\n1,2,12.30\n2,1,ogV\n2,2,NM\n3,1,NM\n",
         "1 x 12.30\n2 x x\n3 NM\n"),
        ("throw", "Bib,Attempt,Mark,Status\n1,1,,NM\n1,2,12.30,\n3,,,NM\n",
         "1 x 12.30\n3 NM\n"),
        ("throw", "Bib,Attempt,Mark\n1,1,12.34\n2,1,x\n3,1,11.00\n", "1 12.34\n2 x\n3 11.00\n"),
        ("jump", "Bib,Attempts,Mark\n1,3,5.74\n2,2,5.60\n",
         "1 performance=5.74\n2 performance=5.60\n"),
        ("high", "Bib,Height,Attempts\n1,1.50,O\n2,1.50,–\n1,1.55,xo\n2,1.55,XO\n1,1.60,xxx\n"
         "2,1.60,xxx\n3,1.50,r\n",
         "heights 1.50 1.55 1.60\n1 o xo xxx\n2 - xo xxx\n3 r\n"),
        ("high", "Startnr;Höhe;Versuch;Ergebnis\n1;150;1;o\n1;155;1;x\n1;155;2;o\n2;150;1;x\n"
         "2;150;2;x\n2;150;3;x\n3;;;n.a.\n",
         "heights 1.50 1.55\n1 o xo\n2 xxx\n3 DNS\n"),
        ("high", "bib,height,round,result\n1,1.50,1,o\n1,1.55,2,o\n1,1.55,1,x\n2,1.50,1,x\n",
         "heights 1.50 1.55\n1 o xo\n2 x\n"),
        ("high", "Bib,Bar,Result\n1,1.50,failed\n1,1.50,cleared\n2,1.50,pass\n2,1.55,miss\n",
         "heights 1.50 1.55\n1 xo\n2 - x\n"),
        ("throw", "Bib,Omgang,Lengde\n1,1,12.34\n1,2,12.40\n2,1,10.00\n",
         "1 12.34 12.40\n2 10.00\n"),
        ("high", "Bib,Height,1,2,3\n1,1.50,x,o,\n2,1.50,x,x,x\n1,1.55,-,,\n3,,DNS,,\n",
         "heights 1.50 1.55\n1 xo -\n2 xxx\n3 DNS\n"),
        ("high", "Nr;Höhe (m);Versuch 1;Versuch 2;Versuch 3\n1;1,50;x;o;\n1;1,55;x;x;-\n",
         "heights 1.50 1.55\n1 xo xx-\n"),
        ("high", "Bib,Height,Result\n1,1.50,o\n1,1.55,xxx\n2,1.50,xo\n",
         "heights 1.50 1.55\n1 o xxx\n2 xo\n"),
    ],
)  # fmt: skip
def test_rows_of_attempts_are_what_their_athletes_rows_would_be(
    kind: str, sheet: str, typed: str
) -> None:
    read, written = compiled(kind, "", sheet), compiled(kind, typed)
    own = [problem for problem in told(read) if "Attempts" not in problem]
    assert told(written) == own == []
    assert event(read) == event(written)


@pytest.mark.parametrize(
    ("kind", "sheet", "expected"),
    [
        ("throw", "Bib,Attempt,Mark\n1,1,12.34\n1,1,12.40\n1,,11.00\n2,Best,12.00\n2,1,x\n",
         ["M873 r.csv:3:5 attempt 1 is 12.40 here, and 12.34 in a row above",
          "M873 r.csv:4:4 the row has no attempt, and 11.00 belongs to none",
          "M873 r.csv:5:3 Best is no number of an attempt, and 12.00 belongs to none"]),
        ("throw", "Bib,Attempt,Mark,Lane\n1,1,12.34,2\n1,2,12.40,1\n,3,9.00,\n",
         ["M833 r.csv:2:11 Lane differs between the attempts of one athlete, and is left out there",
          "M839 r.csv:4:9 the row has neither bib nor national id nor name"]),
        ("throw", "Bib,Attempt,Mark\n1,1,NM\n1,2,DNS\n",
         ["M612 r.csv:2:1 a row has trials or DNS, and this one has both"]),
        ("throw", "Bib,Attempt,Mark\n1,1,12.34\n2,1,10.00\n,2,12.40\n2,2,10.10\n",
         ["M839 r.csv:4:9 the row has neither bib nor national id nor name"]),
        ("throw", "Bib,Attempt,Mark\n1,1,12.34\n1,2,12.50\n2,1,10.00\n,3,12.40\n",
         ["M839 r.csv:5:9 the row has neither bib nor national id nor name"]),
        ("throw", "Bib,Attempt,Mark\n9,1,12.34\n9,2,12.40\n1,1,12,x0\n",
         ["M302 r.csv:2:1 no athlete has bib 9"]),
        ("throw", "Bib,Attempt,Mark\n1,1,12.34\n1,2,far\n",
         ["M604 r.csv:3:5 a trial is a distance such as 5.74, or x - r . and not far"]),
        ("high", "Bib,Height,Attempts\n1,1.50,o\n1,1.60,xxx\n1,1.55,o\n2,,o\n2,1.50,q\n2,low,x\n",
         ["M873 r.csv:4:8 1.55 stands below 1.60",
          "M873 r.csv:5:4 the row has no height, and o belongs to none",
          "M873 r.csv:6:8 q is no attempt at 1.50",
          "M873 r.csv:7:3 low is no height, and x belongs to none"]),
        ("high", "Bib,Height,Attempt,Result\n1,1.50,2,o\n1,1.55,1,x\n1,1.55,1,o\n",
         ["M873 r.csv:2:10 at 1.50 the attempts have the numbers 2",
          "M873 r.csv:4:10 at 1.55 the attempts have the numbers 1, 1"]),
        ("high", "Bib,Height,Result\n1,1.50,xo\n1,1.50,o\n",
         ["M606 r.csv:2:10 an attempt follows a clearance at the same height"]),
        ("race", "Bib,Attempt,Time\n1,1,12.34\n",
         ["M833 r.csv:1:5 the column Attempt is left out"]),
        ("throw", "Bib,Mark\n1,12.34\n1,12.40\n",
         ["M601 r.csv:3:1 bib 1 has two rows in one unit"]),
    ],
)  # fmt: skip
def test_attempts_that_cannot_be_placed_are_told(
    kind: str, sheet: str, expected: list[str]
) -> None:
    assert sorted(told(compiled(kind, "", sheet))) == sorted(expected)


_ATTEMPTS = st.tuples(
    st.sampled_from(("1", "2", "3")),
    st.sampled_from(("", "1", "2", "3", "two")),
    st.sampled_from(("", "12.34", "9.5", "x", "F", "-", "P", "12,99")),
)


@given(st.lists(_ATTEMPTS, min_size=1, max_size=12))
def test_each_row_is_used_or_told(rows: list[tuple[str, str, str]]) -> None:
    sheet = "Bib;Attempt;Mark\n1;1;9.00\n1;2;9.01\n" + "".join(f"{';'.join(row)}\n" for row in rows)
    done = compiled("throw", "", sheet)
    lines = {problem.span.line for problem in done.diagnostics}
    unit = event(done)["units"][0]
    used = {(one["bib"], str(one["round"])): one["result"] for one in unit["trials"]}
    same = {"F": "x", "P": "-", "12,99": "12.99", "9.5": "9.50"}
    for line, (bib, number, mark) in enumerate(rows, 4):
        assert not mark or line in lines or used.get((bib, number)) == same.get(mark, mark)
    assert len(lines) + len(used) <= len(rows) + 2


_CELLS = st.tuples(
    st.sampled_from(("1", "2", "", "9")),
    st.sampled_from(("1.50", "1,55", "165", "1", "2", "", "Best")),
    st.sampled_from(("1", "2", "", "x")),
    st.sampled_from(("o", "xo", "x", "-", "NM", "DNS", "5,10", "", "hylätty", "0")),
)


@given(st.lists(_CELLS, min_size=1, max_size=9), st.sampled_from(("jump", "throw", "high")))
def test_any_rows_of_attempts_are_read(rows: list[tuple[str, ...]], kind: str) -> None:
    """Nothing raises, whoever the rows are of: where the first alone says it, and where none do."""
    for head in ("Bib;Height;Attempt;Mark", "Bib;Attempt;Mark;Wind", "Bib;Mark;Attempt;Status"):
        library.payload(compiled(kind, "", f"{head}\n{_lines(rows)}").meet)


def _lines(rows: list[tuple[str, ...]]) -> str:
    return "".join(f"{';'.join(row)}\n" for row in rows)


def test_a_list_of_all_attempts_of_a_meet_is_dealt_out(meetc: Meetc) -> None:
    people = "".join(f'athlete {bib} "P{bib} Example" F\n' for bib in range(1, 4))
    events = 'results from "all.csv"\nevent F1 LJ F\nevent F2 SP F rounds=1,1\nevent F3 HJ F\n'
    meetc.write("m.meet", MEET + people + events)
    meetc.write("all.csv", "Event,Round,Bib,Height,Attempt,Mark,Wind\nF1,,1,,1,5.10,0.3\n"
                "F1,,1,,2,x,\nF2,1,1,,1,9.10,\nF2,1,1,,2,9.20,\nF2,2,1,,1,9.70,\nF2,1,2,,1,x,\n"
                "F3,,3,1.40,1,x,\nF3,,3,1.40,2,o,\n")  # fmt: skip
    ran = meetc("build", "m.meet", "-o", "-")
    assert ran.code == 0, ran.err
    assert ran.err == ""
    trials = [
        [(one["bib"], one.get("height"), one["result"]) for one in unit["trials"]]
        for of_event in json.loads(ran.out)["events"]
        for unit in of_event["units"]
    ]
    assert trials == [
        [("1", None, "5.10"), ("1", None, "x")],
        [("1", None, "9.10"), ("1", None, "9.20"), ("2", None, "x")],
        [("1", None, "9.70")],
        [("3", "1.40", "x"), ("3", "1.40", "o")],
    ]


def test_rounds_of_races_and_of_trials_in_one_list() -> None:
    """The numbers that a trial has in the API of OpenTrack are called rounds."""
    people = "".join(f'athlete {bib} "P{bib} Example" F\n' for bib in range(1, 4))
    events = "event T 100 F rounds=1,1\nevent F LJ F\nevent H HJ F\nevent Q SP F rounds=1,1\n"
    text = f'{MEET}results from "all.csv"\n{people}{events}'
    sheet = (
        "event,bib,round,height,result,wind\nT,1,1,,11.82,0.8\nT,1,2,,11.72,0.9\nF,2,1,,5.55,0.3\n"
        "F,2,2,,x,\nF,2,3,,5.66,0.4\nF,1,1,,5.11,\nH,3,1,1.50,o,\nH,3,1,1.55,x,\nH,3,2,1.55,o,\n"
        "Q,1,1,,10.00,\nQ,1,2,,11.00,\n"
    )
    done = library.compile(text, path="m.meet", read={"all.csv": sheet.encode()}.__getitem__)
    assert told(done) == []
    units = [
        (event.id, unit.round, {row.bib: row.performance for row in unit.rows})
        for event in done.meet.events
        for unit in event.units
    ]
    assert units == [
        ("T", 1, {"1": "11.82"}), ("T", 2, {"1": "11.72"}),
        ("F", 1, {"2": "5.66", "1": "5.11"}), ("H", 1, {"3": "1.55"}),
        ("Q", 1, {"1": "10.00"}), ("Q", 2, {"1": "11.00"}),
    ]  # fmt: skip


def test_a_tablet_writes_attempt_by_attempt(meetc: Meetc) -> None:
    people = 'athlete 1 "Ada Example" F\nathlete 2 "Bea Sample" F\n'
    reads = 'event F01 LJ F\n  final official\n    results from "field/F01*.csv"\n'
    meetc.write("m.meet", MEET + people + reads)
    meetc.write(
        "field/F01.csv", "bib,attempt,mark,wind\r\n1,1,5.10,+0.4\r\n2,1,x,\r\n1,2,5.31,0.9\r\n"
    )
    ran = meetc("build", "m.meet", "-o", "-")
    assert ran.code == 0, ran.err
    unit = json.loads(ran.out)["events"][0]["units"][0]
    assert [(row["bib"], row["performance"]) for row in unit["results"]] == [
        ("1", "5.31"),
        ("2", "NM"),
    ]


def test_merged_cells_say_once_whose_the_attempts_are(meetc: Meetc) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in (["Bib", "Name", "Attempt", "Mark"], [1, "Ada Example", 1, 5.1],
                [None, None, 2, "x"], [2, "Bea Sample", 1, 5.31],
                [None, None, 2, 5.4]):  # fmt: skip
        book.active.append(row)
    for cells in ("A2:A3", "B2:B3", "A4:A5", "B4:B5"):
        book.active.merge_cells(cells)
    book.save(meetc.folder / "F01.xlsx")
    people = 'athlete 1 "Ada Example" F\nathlete 2 "Bea Sample" F\n'
    meetc.write("m.meet", MEET + people + 'event F01 SP F\n  results from "F01.xlsx"\n')
    ran = meetc("build", "m.meet", "-o", "-")
    assert (ran.code, ran.err) == (0, "")
    trials = json.loads(ran.out)["events"][0]["units"][0]["trials"]
    assert [(one["bib"], one["round"], one["result"]) for one in trials] == [
        ("1", 1, "5.10"), ("1", 2, "x"), ("2", 1, "5.31"), ("2", 2, "5.40"),
    ]  # fmt: skip


def test_a_workbook_of_attempts(meetc: Meetc) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in (["Bib", "Attempt", "Mark", "Wind"], [1, 1, 5.1, 0.4], [2, 1, "x", None],
                [1, 2, 5.31, 0.9], [1, 2, 5.4, 0.1]):  # fmt: skip
        book.active.append(row)
    book.save(meetc.folder / "F01.xlsx")
    people = 'athlete 1 "Ada Example" F\nathlete 2 "Bea Sample" F\n'
    reads = 'event F01 LJ F\n  final official\n    results from "F01.xlsx"\n'
    meetc.write("m.meet", MEET + people + reads)
    ran = meetc("check", "m.meet")
    assert "C5: attempt 2 is 5.4 here, and 5.31 in a row above" in ran.out
    assert ran.code == 1
