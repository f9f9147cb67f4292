"""Relays whose rows have neither id nor lane: the name of the team tells, where it tells one."""

from __future__ import annotations

from typing import Any

import pytest

import meetc as library
from tests.conftest import MEET

TEAMS = """team THH "Thames Hounds"
team KIN "Kingston Imps"
team BOR
"""
RELAY = """event R01 4x100 "Relay" F
  squad THH-A
  squad THH-B
  squad KIN-A "The Imps"
  final official
"""


def compiled(path: str, rows: str, start_list: str = "") -> library.Compiled:
    reads = f'    results from "{path}"\n'
    text = MEET + TEAMS + RELAY + start_list + reads
    return library.compile(text, path="m.meet", read={path: rows.encode()}.__getitem__)


def times(done: library.Compiled) -> dict[str, Any]:
    return {r.bib: r.performance for r in done.meet.events[0].units[0].rows}


def told(done: library.Compiled) -> list[str]:
    return [f"{d.code} {d.span.line}:{d.span.column} {d.message}" for d in done.diagnostics]


@pytest.mark.parametrize(
    ("cells", "squad"),
    [
        (",,Kingston Imps,,", "KIN-A"), (",,,,Kingston Imps", "KIN-A"), (",,KIN,,", "KIN-A"),
        (",,The Imps,,", "KIN-A"), (",,Kingston Imps A,,", "KIN-A"), (",,BOR,,", "BOR"),
        (",,BOR A,,", "BOR"), (",,Thames Hounds A,,", "THH-A"), (",,Thames Hounds,B,", "THH-B"),
        (",,B,,Thames Hounds", "THH-B"), (",,THH-B,,", "THH-B"), ("0,0,KINGSTON IMPS,A,", "KIN-A"),
        ("4711,,Kingston Imps,,", "KIN-A"), ("THH-A,,,,", "THH-A"),
        ("KIN,,Kingston Imps,,", "KIN-A"), ("KIN,,,,", "KIN-A"), ("BOR,,,,", "BOR"),
        ("THH,,Thames Hounds,B,", "THH-B"),
    ],
)  # fmt: skip
def test_a_row_of_photo_finish_by_its_name(cells: str, squad: str) -> None:
    done = compiled("r.lif", f"R01,1,1,Relay\n1,{cells},46.123\n")
    assert (told(done), times(done)) == ([], {squad: "46.13"})


@pytest.mark.parametrize(
    ("sheet", "squad"),
    [
        ("Team,Time\nKingston Imps,46.13\n", "KIN-A"),
        ("Team,Name,Time\nThames Hounds,B,46.13\n", "THH-B"),
        ("Squad,Time\nThames Hounds A,46.13\n", "THH-A"),
        ("Bib,Team,Time\nKIN,Kingston Imps,46.13\n", "KIN-A"),
        ("Team,Time\nKIN,46.13\n", "KIN-A"), ("Squad,Time\nKIN,46.13\n", "KIN-A"),
        ("Team,Time\nAA001 Kingston Imps,46.13\n", "KIN-A"),
    ],
)  # fmt: skip
def test_a_row_of_a_sheet_by_its_name(sheet: str, squad: str) -> None:
    done = compiled("r.csv", sheet)
    assert (told(done), times(done)) == ([], {squad: "46.13"})


def test_of_two_squads_that_on_the_start_list_is_meant() -> None:
    rows = "R01,1,1,Relay\n1,,,Thames Hounds,,,46.123\n"
    assert times(compiled("r.lif", rows, "    THH-B lane=4\n")) == {"THH-B": "46.13"}
    done = compiled("r.lif", rows)
    assert times(done) == {}
    assert told(done) == ["M839 2:5 r.lif: Thames Hounds may be THH-A or THH-B"]
    by_code = compiled("r.lif", "R01,1,1,Relay\n1,THH,,,,,46.123\n")
    assert (times(by_code), told(by_code)) == ({}, ["M839 2:3 r.lif: THH may be THH-A or THH-B"])
    both = compiled("r.lif", rows, "    THH-A lane=3\n    THH-B lane=4\n")
    assert (times(both), told(both)) == ({"THH-A": None, "THH-B": None}, told(done))


def test_two_rows_of_one_name_are_told() -> None:
    rows = "R01,1,1,Relay\n1,,,Kingston Imps,,,46.123\n2,,,Kingston Imps,,,47.456\n"
    done = compiled("r.lif", rows)
    assert (times(done), told(done)) == ({}, ["M601 3:1 KIN-A has 2 rows: none counts"])


@pytest.mark.parametrize(
    "cells", [",3,Thames Hounds,,", "KIN-A,,,,Thames Hounds", "KIN,,Thames Hounds,,"]
)
def test_the_name_of_another_team_is_told(cells: str) -> None:
    done = compiled("r.lif", f"R01,1,1,Relay\n1,{cells},46.123\n", "    KIN-A lane=3\n")
    assert times(done) == {"KIN-A": "46.13"}
    says = "KIN" if cells[:4] == "KIN," else "KIN-A"
    assert [(d.code, d.message) for d in done.diagnostics] == [
        ("M840", f"the row is of {says}, and says Thames Hounds")
    ]


def test_a_team_that_nobody_knows_is_told() -> None:
    done = compiled("r.lif", "R01,1,1,Relay\n1,,,Nowhere AC,,,46.123\n")
    assert told(done) == ["M513 2:5 R01 has no squad Nowhere AC, and no team has that code"]


@pytest.mark.parametrize("name", ["Łódź", "Lódz", "LODZ", "Lodz A"])
def test_a_team_without_the_letters_that_photo_finish_lacks(name: str) -> None:
    text = (
        MEET + 'team LOD "Łódź"\n' + RELAY.replace("KIN-A", "LOD-A") + '    results from "r.lif"\n'
    )
    data = f"R01,1,1,Relay\n1,,,{name},,,46.123\n".encode()
    done = library.compile(text, path="m.meet", read={"r.lif": data}.__getitem__)
    assert times(done) == {"LOD-A": "46.13"}
