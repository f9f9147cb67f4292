"""Tables of age groups and implements: what a row says, and what is wrong with one."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from meetc.rules.age_groups import AgeGroup, Born, by_any_rule
from meetc.rules.age_table import AgeTable, BadRow, Implement, read_table

SHIPPED = {"MIX": "also,inner", "inner": "age,V35,,35,,day\nthrow,V35,M,HT,7.26"}


def read(text: str) -> AgeTable:
    return read_table("own", text, SHIPPED.get)


@pytest.mark.parametrize(
    ("row", "group"),
    [
        ("age,u16 J16,F,,15,08-31,to 09-30,track  # the summer",
         AgeGroup(("U16", "J16"), "F", None, 15, "08-31", "to 09-30", "track")),
        ("age;SEN;;18;;day", AgeGroup(("SEN",), "", 18, None, "day")),
        ("age,U9,M,7,8,2026-08-31,,off", AgeGroup(("U9",), "M", 7, 8, "2026-08-31", "", "off")),
        ("age,U9,,,8,12-31,from 09-01,,;", AgeGroup(("U9",), "", None, 8, "12-31", "from 09-01")),
        ("age, U9 ,,, 8, day,", AgeGroup(("U9",), "", None, 8, "day")),
    ],
)  # fmt: skip
def test_a_group_of_a_row(row: str, group: AgeGroup) -> None:
    assert (read(row).groups, read(row).faults) == ([group], [])


@pytest.mark.parametrize(
    ("row", "implement"),
    [
        ("throw,u16 J16,M,sp,4", Implement(("U16", "J16"), "M", "SP", Decimal(4))),
        ("throw;U16;F;JT;0,5", Implement(("U16",), "F", "JT", Decimal("0.5"))),
        ("hurdles,U18,M,110H,91.4,13.72,9.14",
         Implement(("U18",), "M", "110H", Decimal("91.4"), (Decimal("13.72"), Decimal("9.14")))),
        ("hurdles,U13,F,70H,68.5,;", Implement(("U13",), "F", "70H", Decimal("68.5"))),
    ],
)  # fmt: skip
def test_an_implement_of_a_row(row: str, implement: Implement) -> None:
    assert (read(row).implements, read(row).faults) == ([implement], [])


def test_a_table_takes_in_others() -> None:
    table = read("also,MIX")
    assert table.groups == [AgeGroup(("V35",), "", 35, None, "day")]
    assert table.implements == [Implement(("V35",), "M", "HT", Decimal("7.26"))]
    assert (table.name, table.faults) == ("own", [])


AGE = "age, group, gender, least age, most age, day, season, where"
GENDER = "a gender is M, F or empty, and the last cell is track, off or empty"
LIMIT = "an age is a whole number, or empty without a limit"
DAY = "the day is day, 08-31 or 2026-08-31, the season to 09-30, from 09-01 or empty"
GROUP = "a group and a gender, M or F, stand before the event"
SIZE = "kilograms of a throw, centimetres of hurdles, then metres to and between them"
KIND = "a row begins with age, throw, hurdles or also, and has cells behind it"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("age", AGE),
        ("age,U16,,,15,08-31,to 09-30,track,x", AGE),
        ("age,U16,X,,15,day", GENDER),
        ("age,U16,,,15,day,,road", GENDER),
        ("age,U16,,a,15,day", LIMIT),
        ("age,U16,,,1.5,day", LIMIT),
        ("age,U16,,,15,31-08", DAY),
        ("age,U16,,,15,02-30", DAY),
        ("age,U16,,,15", DAY),
        ("age,U16,,,15,08-31,to 13-01", DAY),
        ("age,U16,,,15,08-31,until 09-30", DAY),
        ("throw,,M,SP,4", GROUP),
        ("throw,U16,,SP,4", GROUP),
        ("hurdles,U16,X,80H,76.2", GROUP),
        ("throw,U16,M,SP,4,5", SIZE),
        ("throw,U16,M,SP,heavy", SIZE),
        ("hurdles,U16,M,80H,84,12,8,5", SIZE),
        ("throw,U16,M,SP", KIND),
        ("hurdles,U16,M,80H", KIND),
        ("also", KIND),
        ("also,MIX,inner", KIND),
        ("size,inner", KIND),
        ("also,Mix", "there is no table Mix"),
    ],
)
def test_what_is_wrong_with_a_row(row: str, message: str) -> None:
    table = read(f"# ours\n\n{row}\nage,SEN,,18,,day")
    assert table.faults == [BadRow(3, row, message)]
    assert [group.names for group in table.groups] == [("SEN",)]


@pytest.mark.parametrize(
    ("season", "meet", "counted_on"),
    [
        ("", "2026-12-31", "2026-08-31"),
        ("to 09-30", "2026-09-30", "2026-08-31"),
        ("to 09-30", "2026-10-01", "2027-08-31"),
        ("to 09-30", "2026-01-01", "2026-08-31"),
        ("from 09-01", "2025-09-01", "2025-08-31"),
        ("from 09-01", "2026-03-28", "2025-08-31"),
        ("from 09-01", "2025-08-31", "2024-08-31"),
    ],
)
def test_the_day_on_which_an_age_counts(season: str, meet: str, counted_on: str) -> None:
    group = AgeGroup(("U16",), "", None, 15, "08-31", season)
    assert str(group.counted_on(date.fromisoformat(meet))) == counted_on


@pytest.mark.parametrize(
    ("group", "first", "last"),
    [("U16", "2009-07-05", None), ("V35", None, "1993-07-04"), ("V80", None, "1948-07-04"),
     ("SEN", None, None)],
)  # fmt: skip
def test_the_birth_dates_that_a_group_has_by_any_rule(
    group: str, first: str | None, last: str | None
) -> None:
    days = [day and date.fromisoformat(day) for day in (first, last)]
    assert by_any_rule(group, date(2026, 7, 4)) == Born(*days)  # type: ignore[arg-type]
