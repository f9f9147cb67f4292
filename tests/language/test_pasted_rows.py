"""Rows as they stand in a list of results, with a place in front of the bib."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import MEET, Meetc
from tests.language.test_contradictions import race, told

PEOPLE = "".join(f'athlete {n} "Ada Example{n}" F\n' for n in (21, 22, 23))
FRONT = "M675 {} stands in front of the bib {}, as the place does in a list"


@pytest.mark.parametrize(
    ("code", "rows", "expected"),
    [
        ("100", "1 21 12.55", [FRONT.format(1, 21)]),  # 1 is a bib as well
        ("100", "1 21 12.55; 2 22 12.56", [FRONT.format(1, 21), FRONT.format(2, 22)]),
        ("100", "12. 21 12.55", [FRONT.format("12.", 21)]),
        ("100", "=1 21 DNS", [FRONT.format("=1", 21)]),
        ("100", "1 4 12.55", ["M603 4 stands in front of the time 12.55"]),  # a lane
        ("200", "3 21 22.55", ["M603 21 stands in front of the time 22.55"]),  # not in its order
        ("200", "3 22 Q", []),
        ("SP", "1. 21 8.00 x 9.00", [FRONT.format("1.", 21)]),
        ("HT", "8 21 22", []),  # a bib, and two throws
        ("HT", "3 21 22", []),
    ],
)  # fmt: skip
def test_a_place_in_front_of_the_bib(code: str, rows: str, expected: list[str]) -> None:
    """Bibs from 1 to 8 are those of athletes as well."""
    assert told(PEOPLE + race(rows, code=code)) == expected


STARTS = "M675 {} stands in front of the bib {}, as lane or order do in a start list"


@pytest.mark.parametrize(
    ("code", "rows", "expected"),
    [
        ("200", "1 21; 2 22", [STARTS.format(1, 21), STARTS.format(2, 22)]),  # not 21 s and 22 s
        ("200", "2 21; 3 22", [STARTS.format(2, 21), STARTS.format(3, 22)]),  # lanes 2 and 3
        ("200", "9 21; 22", [STARTS.format(9, 21)]),  # nobody has bib 9
        ("200", "1 22", []),
        ("200", "1 22.0; 2 21.9", []),
        ("400", "1 99; 2 98", []),  # no bibs
        ("1HR", "1 22; 2 21", []),  # metres
        ("400", "1 21 lane=3; 2 22 lane=4", [
            f"M610 {n} is faster than anybody has ever run in 400" for n in (21, 22)
        ]),
        ("SP", "1 22 8.00 x; 2 21 x 7.00", [FRONT.format(1, 22), FRONT.format(2, 21)]),
        ("SP", "1 2 8.00 x; 2 1 x 7.00", [FRONT.format(1, 2), FRONT.format(2, 1)]),
        ("SP", "1 2 8.00; 2 3 7.00; 4 NM", [FRONT.format(1, 2), FRONT.format(2, 3)]),
        ("SP", "1 2.00 8.00 x; 2 1.00 x 7.00", []),
        ("SP", "1 7 8 7; 2 8 7 7", []),  # whole metres throughout
        ("SP", "1 7 8.00; 2 7 7.00", []),  # nobody stands twice in a list
        ("SP", "1 7 8.00; 3 8 7.00", []),
        ("LJ", "1 3 5.10(+1.0); 2 1 5.00(0.0)", [FRONT.format(1, 3), FRONT.format(2, 1)]),
        ("SP", "1 21; 2 22", [STARTS.format(1, 21), STARTS.format(2, 22)]),
    ],
)  # fmt: skip
def test_a_unit_that_is_numbered_throughout(code: str, rows: str, expected: list[str]) -> None:
    """What stands behind 1, 2, 3 is a bib each time, and would be a mark of somebody else."""
    assert told(PEOPLE + race(rows, code=code)) == expected


def test_a_list_of_high_jumpers() -> None:
    rows = "heights 1.50 1.55; 1 22 o xxx; 2 21 xo xxx"
    expected = [FRONT.format(1, 22), FRONT.format(2, 21)]
    assert told(PEOPLE + race(rows, code="HJ")) == expected


def test_a_start_list_of_a_relay() -> None:
    teams = 'team KIN "Kingsmeadow"\nteam THH "Thames"\n'
    expected = [STARTS.format(1, "KIN"), STARTS.format(2, "THH")]
    assert told(teams + race("1 KIN; 2 THH", code="4x100")) == expected


def test_the_row_is_read_as_it_was_meant(meetc: Meetc) -> None:
    """In a throw whole numbers are marks as well; nobody has these bibs here."""
    text = MEET + PEOPLE + race("2 21 9.00; 1 22 9.10 x; 23 9.00", code="SP")
    path = meetc.write("a.meet", text)
    ran = meetc("check", "--fix", "a.meet")
    assert [line for line in ran.out.splitlines() + ran.err.splitlines() if "(M675)" in line] == [
        "fixed a.meet:7: 2 21 9.00 is now 21 9.00 place=2 (M675)",
        "fixed a.meet:8: 1 22 9.10 x is now 22 9.10 x place=1 (M675)",
    ]
    assert rows(path) == ["21 9.00 place=2", "22 9.10 x place=1", "23 9.00"]


def test_a_list_without_declared_people_and_of_a_relay(meetc: Meetc) -> None:
    meetc.write("a.meet", MEET + race("1 21 12.55; 2 22 12.60"))
    ran = meetc("check", "a.meet")
    assert ran.out.count("error[M675]") == ran.out.count("error[") == 2
    teams = 'team KIN "Kingsmeadow"\nteam THH "Thames"\n'
    path = meetc.write("b.meet", MEET + teams + race("1 KIN 48.55; 2 THH 48.60", code="4x100"))
    assert meetc("check", "--fix", "b.meet").code == 0
    assert rows(path) == ["KIN 48.55 place=1", "THH 48.60 place=2"]


def rows(path: Path) -> list[str]:
    text = path.read_text("utf-8")
    return [line.strip() for line in text.splitlines() if line.startswith("    ")]
