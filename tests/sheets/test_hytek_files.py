"""The semicolon format of Hy-Tek, which has no heads: it is named, and a row of heads reads it."""

from __future__ import annotations

from tests.conftest import told
from tests.sheets.test_sheet_entries import PEOPLE, compiled, entries


def test_the_semicolon_format_of_hytek_is_named() -> None:
    rows = (
        "D;Smith;Anna;;F;05/01/2008;BISH;Bishop;;SR;100;12.41;M;;101\r\n"
        "D;Smyth;Bea;;F;05/02/2008;BISH;Bishop;;SR;100;12.51;M;;102\r\n"
    )
    relay = "I;Smith;Anna;;F;05/01/2008;BISH\nQ;BISH;Bishop;A;F;;400;48.00\n"
    for sheet in (rows, relay):
        (problem,) = compiled(sheet).diagnostics
        assert problem.code == "M831"
        assert problem.hint.startswith("this is the semicolon format of Hy-Tek, which has no heads")
    (problem,) = compiled(rows).diagnostics
    head = problem.hint.rpartition("such as ")[2]
    done = compiled(f"{head}\n{rows}", 'entries from "e.csv" add\nteam BISH "Bishop"\n', PEOPLE)
    assert {key: mark for key, mark in entries(done).items() if int(key[0]) > 100} == {
        ("101", "T01"): {"qp": "12.41"},
        ("102", "T01"): {"qp": "12.51"},
    }
    assert told(done) == ["M833 e.csv:1:1 the columns D, Initial, M, Div are left out"]
    q_first = "Q;Bib;Name;Club;Event;SB\nQ;1;Ada Example;THH;T01;12.10\n"
    assert told(compiled(q_first)) == ["M833 e.csv:1:1 the column Q is left out"]
