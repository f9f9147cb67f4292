"""`meetc watch-timing` with the sheets of tablets and judges: told of, and sent, as races are."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.conftest import MEET, Meetc
from tests.support.running import running

LISTS = """athlete 1 "Ada Example" F
athlete 2 "Bea Sample" F
event F01 LJ "Long Jump" F
  final
    results from "field/F01*.csv"
event F02 HJ "High Jump" F
  final
    results from "field/F02.*"
event T01 100 "100 m" F
  final
    1 12.10
"""


def unit(meetc: Meetc, number: int = 0) -> dict[str, object]:
    ran = meetc("build", "m.meet", "-o", "-")
    assert ran.code == 0, ran.err
    found: dict[str, object] = json.loads(ran.out)["events"][number]["units"][0]
    return found


def test_a_card_is_told_of_as_it_grows(meetc: Meetc) -> None:
    meetc.write("m.meet", MEET + LISTS)
    meetc.write("field/notes.txt", "")
    with running(meetc.folder, "watch-timing", "m.meet", "field") as command:
        command.wait_for("watching field; Ctrl-C ends")
        meetc.write("field/F01.csv", "Bib,R1,R2,R3\n1,5.10,,\n2,x,,\n")
        command.wait_for("F01: 2 athletes, trial 1")
        meetc.write("field/F01.csv", "Bib,R1,R2,R3\n1,5.10,5.20,-\n2,x,5.05,\n")
        command.wait_for("F01: 2 athletes, trial 3")
        meetc.write("field/F01-2.csv", "Bib,R1,R2,R3\n1,5.10,5.20,-\n2,x,5.05,5.31\n")
        command.wait_for(
            "warning[M871]: field/F01.csv is not read: field/F01-2.csv comes behind it, and counts"
        )
        command.wait_for("F01: 2 athletes, trial 3", 2)
        meetc.write("field/F02.csv", "Bib;1,40;1,45\n1;o;xo\n2;xxo;\n")
        command.wait_for("F02: 2 athletes, height 1.45")
        meetc.write("field/F03.csv", "Bib,R1\n1,5.10\n")
        command.wait_for("field/F03.csv: nothing in m.meet reads it")
        meetc.write("field/~$F04.xlsx", "")
    rows = unit(meetc)["results"]
    assert isinstance(rows, list)
    assert [(row["bib"], row["performance"], row["place"]) for row in rows] == [
        ("1", "5.20", 2), ("2", "5.31", 1),
    ]  # fmt: skip


def test_a_workbook_that_is_half_written(meetc: Meetc, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in (["Bib", "1.40", "1.45"], [1, "o", "xo"], [2, "xxo", None]):
        book.active.append(row)
    whole = tmp_path / "whole.xlsx"
    book.save(whole)
    meetc.write("m.meet", MEET + LISTS)
    meetc.write("field/F02.xlsx", whole.read_bytes()[:900])
    with running(meetc.folder, "watch-timing", "m.meet", "field") as command:
        command.wait_for("error[M8")
        command.wait_for("T01 final: 1 result")
        shutil.copy(whole, meetc.folder / "field/F02.xlsx")
        command.wait_for("F02: 2 athletes, height 1.45")


def test_a_pattern_that_stands_for_nothing_yet_is_no_mistake(meetc: Meetc) -> None:
    meetc.write("m.meet", MEET + LISTS)
    meetc.write("field/photo.jpg", b"\xff\xd8")
    assert meetc("check", "m.meet", "--strict").code == 0
    meetc.write("field/F01.pdf", b"%PDF")
    assert meetc("check", "m.meet", "--strict").code == 0
