"""What stands above the heads of a sheet of results, and the unit does not say."""

from __future__ import annotations

import pytest

import meetc
from tests.conftest import MEET

PEOPLE = MEET + 'athlete 7 "Ada Example" F\nathlete 8 "Bea Sample" F\n'
COMBINED = "event C01 HEP F\n  7\n  8\n"
RACE = "event T01 100 F rounds=2,1\n  heat 1{}\n    results from a.csv\n"
ROWS = "Bib;Time\n7;12.34\n8;12.50\n"


def told(text: str, sheet: str) -> list[str]:
    text = text.replace("a.csv", '"a.csv"')
    done = meetc.compile(PEOPLE + text, path="m.meet", read=lambda _: sheet.encode())
    return [f"{each.code} {each.message}" for each in done.diagnostics]


@pytest.mark.parametrize("title", ["100m;Wind: +1.3", "vind 1,3 m/s", "Wind;+1.3", "VENT (1.3)"])
def test_the_wind_in_a_title(title: str) -> None:
    wind = ["M631 the wind above the heads of the columns, +1.3, is not read"]
    assert told(RACE.format(""), f"{title}\n{ROWS}") == wind
    assert told(RACE.format(" wind=-0.3"), f"{title}\n{ROWS}") == wind
    assert told(RACE.format(" wind=+1.3"), f"{title}\n{ROWS}") == []
    assert told(RACE.format(""), f"{title}\nBib;Time;Wind\n7;12.34;1.3\n8;12.50;1.3\n") == []
    long = RACE.format("").replace(" 100 ", " 800 ")
    assert told(long, f"{title.replace('100', '800')}\nBib;Time\n7;2:12.34\n8;2:12.50\n") == []


@pytest.mark.parametrize(
    ("title", "says"),
    [
        ("200m Men Final", "the sheet is headed 200m Men Final, and T01 is 100 F"),
        ("100 m Herren", "the sheet is headed 100 m Herren, and T01 is 100 F"),
        ("Weitsprung", "the sheet is headed Weitsprung, and T01 is 100 F"),
        ("100m Women Heat 2", "the sheet is headed 100m Women Heat 2, and this is T01 heat 1"),
        ("Final", "the sheet is headed Final, and this is T01 heat 1"),
        ("100m Women Heat 1", ""),
        ("Lauf 1 / 2", ""),
        ("Vorlauf 1", ""),
        ("2000 Women", ""),
        ("County Open 2026;Heat sheet;9.5.2026;10:30", ""),
        ("200m;100m", ""),
    ],
)
def test_a_sheet_of_another_unit(title: str, says: str) -> None:
    assert told(RACE.format(""), f"{title}\n{ROWS}") == ([f"M632 {says}"] if says else [])
    dealt = "event T01 100 F rounds=2\n  results from a.csv\n"
    sheet = f"{title}\nEvent;Heat;Bib;Time\n100;1;7;12.34\n100;2;8;12.50\n"
    assert told(dealt, sheet) == []  # its columns say it better


def test_a_part_is_headed_by_its_combined_event() -> None:
    part = "event C02 200 F parent=C01 category=HEP\n  final\n    results from a.csv\n"
    sheet = "Bib;Time\n7;24.34\n8;24.50\n"
    assert told(COMBINED + part, f"Siebenkampf\n{sheet}") == []
    assert told(COMBINED + part, f"Fünfkampf\n{sheet}") == [
        "M632 the sheet is headed Fünfkampf, and C02 is 200 F"
    ]


@pytest.mark.parametrize(
    "sheet",
    [
        "Saturday, 9 May 2026\nBib;Time\n7;12,34\n8;12,50\n",
        "Spring Open, Kingston\n100m, Women\n\nBib;Time\n7;12,34\n8;12,50\n",
        "Spring Open, Kingston; GBR\nBib\tTime\n7\t12,34\n8\t12,50\n",
        "Spring Open; Kingston\nBib,Time\n7,12.34\n8,12.50\n",
    ],
)
def test_signs_in_titles_part_no_cells(sheet: str) -> None:
    assert told(RACE.format(""), sheet) == []
