"""Age groups by birth date and the day of the meet, by the tables of federations and one's own."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetc.resolve.programme.age_rules import shipped_table
from meetc.rules.age import age_on
from tests.conftest import Meetc, found
from tests.support.drawn import examples

GIRL = 'athlete 7 "Ada Example" F {} events_entered=T01\n'
RACE = "event T01 100 F ages={}\n"
TABLES = ("masters", "norway", "uk2017", "uk2026", "wa")


def meet(day: str, rules: str = "", country: str = "GBR") -> str:
    named = f" age_rules={rules}" if rules else ""
    return f'meet "Spring" slug=spring country={country} date={day}{named}\n'


@pytest.mark.parametrize(
    ("rules", "born", "day", "group"),
    [
        ("uk2026", "2013-08-31", "2026-07-04", "U14"),
        ("uk2026", "2013-09-01", "2026-07-04", "U14"),
        ("uk2026", "2012-08-31", "2026-07-04", "U16"),
        ("uk2026", "2012-08-31", "2026-10-04", "U16"),
        ("uk2026", "2012-09-01", "2026-10-04", "U16"),
        ("uk2026", "2012-09-01", "2026-09-20", "U14"),
        ("uk2026", "2014-08-31", "2026-07-04", "U14"),
        ("uk2026", "2014-09-01", "2026-07-04", "U12"),
        ("uk2026", "2009-08-31", "2026-07-04", "U18"),
        ("uk2026", "2010-08-31", "2026-07-04", "U18"),
        ("uk2026", "2012-02-29", "2026-07-04", "U16"),
        ("uk2026", "2007-01-01", "2026-07-04", "U20"),
        ("uk2026", "2006-12-31", "2026-07-04", "SEN"),
        ("uk2017", "2010-08-31", "2025-07-05", "U17"),
        ("uk2017", "2010-09-01", "2025-07-05", "U15"),
        ("uk2017", "2010-08-31", "2026-03-28", "U17"),
        ("uk2017", "2010-09-01", "2025-12-13", "U17"),
        ("wa", "2009-01-01", "2026-05-09", "U18"),
        ("wa", "2008-12-31", "2026-05-09", "U20"),
        ("wa", "2006-12-31", "2026-05-09", "SEN"),
        ("wa", "1991-07-05", "2026-07-04", "SEN"),
        ("wa", "1991-07-05", "2026-07-05", "V35"),
        ("masters", "1991-07-05", "2026-07-04", ""),
        ("masters", "1921-01-01", "2026-07-04", "V100"),
        ("norway", "2013-12-31", "2026-01-10", "J13"),
        ("norway", "2007-01-01", "2026-12-31", "U20"),
        ("norway", "1991-12-31", "2026-01-10", "V35"),
    ],
)
def test_the_group_of_a_birth_date(rules: str, born: str, day: str, group: str) -> None:
    table = shipped_table(rules)
    on, birth = date.fromisoformat(day), date.fromisoformat(born)
    assert table.group_of(birth, "F", on, off_track=False).replace("J18-19", "U20") == group


@examples(200)
@given(
    st.sampled_from(TABLES), st.dates(date(1916, 2, 28), date(2024, 12, 31)),
    st.one_of(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.just(date(2028, 2, 29))),
)  # fmt: skip
def test_birth_dates_are_the_ages_of_the_table(name: str, born: date, day: date) -> None:
    """The dates of a group say the same as the years of somebody on the day that counts."""
    for group in shipped_table(name).groups:
        age = age_on(group.counted_on(day), born)
        old_enough = group.least is None or age >= group.least
        assert group.takes(born, day) == (old_enough and (group.most is None or age <= group.most))


def test_cross_country_had_groups_of_its_own() -> None:
    table = shipped_table("uk2017")
    born, day = date(2010, 8, 31), date(2025, 11, 8)
    assert table.group_of(born, "M", day, off_track=True) == "U17"
    assert table.group_of(date(2010, 9, 1), "M", day, off_track=True) == "U15"
    assert table.group_of(date(2010, 9, 1), "M", day, off_track=False) == "U17"


@pytest.mark.parametrize("name", TABLES)
def test_tables_are_whole_and_name_their_source(name: str) -> None:
    table = shipped_table(name)
    assert (table.faults, bool(table.groups)) == ([], True)
    from meetc.resolve.programme.age_rules import shipped

    head = (shipped(name) or "").partition("\nage,")[0]
    assert head.startswith("# ")
    assert any(f"20{year:02}" in head for year in range(10, 27))


def test_an_adult_in_a_childrens_event_is_told_by_any_rule() -> None:
    """Also where the meet names no table; who may be one by some rule is left alone."""
    text = meet("2026-07-04") + GIRL.format("1986-03-02") + RACE.format("U16")
    assert found(text) == [
        "M740 2:53 Ada Example, born on 1986-03-02, is 40 and too old for T01: "
        "U16 is for who is born on or after 2009-07-05 by any rule"
    ]
    assert found(text.replace("1986-03-02", "2009-07-05")) == []
    assert found(text.replace("1986-03-02", "2018-07-05")) == []
    assert found(text.replace("U16", "SEN,U16")) == []
    assert found(text.replace("ages=U16", "")) == []


@pytest.mark.parametrize(
    ("born", "groups", "told"),
    [
        ("2010-09-01", "U16", []),
        ("2010-08-31", "U16", ["M740"]),
        ("2010-08-31", "U14,U16", ["M740"]),
        ("2010-08-31", "U16,U18", []),
        ("2016-09-01", "U16", []),
        ("2016-09-01", "SEN", []),
        ("2010-08-31", "J1", []),
        ("1991-07-04", "V35", []),
        ("1991-07-05", "V35", ["M741"]),
        ("1991-07-05", "V35,SEN", []),
        ("1950-07-05", "V35", []),
    ],
)
def test_with_a_table_to_the_day(born: str, groups: str, told: list[str]) -> None:
    text = meet("2026-07-04", "uk2026") + GIRL.format(born) + RACE.format(groups)
    assert [line[:4] for line in found(text)] == told


def test_norway_keeps_the_young_from_juniors_and_seniors() -> None:
    text = meet("2026-07-04", "norway", "NOR") + GIRL.format("2012-12-31") + RACE.format("SEN")
    assert [line[:4] for line in found(text)] == ["M741"]
    assert found(text.replace("2012-12-31", "2011-01-01")) == []
    assert found(text.replace("SEN", "J17")) == []
    assert [line[:4] for line in found(text.replace("SEN", "J13"))] == ["M740"]


def test_guests_and_the_scratched_are_no_matter() -> None:
    head = meet("2026-07-04", "uk2026")
    heat = " final official\n  7 12.50{}\n"
    text = head + 'athlete 7 "Ada Example" F 2000-01-01\n' + RACE.format("U16") + heat
    assert [line[:8] for line in found(text.format(""))] == ["M740 5:3"]
    assert found(text.format(" place=-")) == []
    scratched = GIRL.format("2000-01-01") + RACE.format("U16") + ' enter 7 scratched="too old"\n'
    assert found(head + scratched) == []


def test_one_birth_date_is_told_once_and_can_be_allowed() -> None:
    text = meet("2026-07-04", "uk2026") + GIRL.format("2000-01-01").replace("T01", "T01,T02")
    text += RACE.format("U16") + RACE.format("U14").replace("T01", "T02")
    told = found(text)
    assert len(told) == 1
    assert "too old for T01 and T02: U16 is for who is born on or after 2010-09-01" in told[0]
    assert found(text + 'allow M740 T01 7 reason="paces the race"\n') == []


def test_runners_of_a_relay() -> None:
    head = meet("2026-07-04", "uk2026") + 'team KMH "Kingsmeadow"\n'
    head += "".join(f'athlete {n} "Ada Example{n}" F 201{n}-01-01 KMH\n' for n in (1, 2, 3))
    relay = 'event R01 3x100 F ages=U16\n squad KMH "Kingsmeadow" 1 2 3\n'
    assert found(head + relay) == []
    assert [line[:8] for line in found(head.replace("2011", "2009") + relay)] == ["M740 7:8"]
    ran = relay + " final official\n  KMH 45.10 runners=1,2,4\n"
    adult = 'athlete 4 "Ada Example4" F 1990-01-01 KMH\n'
    assert [line[:8] for line in found(head + adult + ran)] == ["M740 10:"]
    old = head.replace("2011", "2009").replace("2012", "2008") + relay
    (told,) = found(old)
    assert told.startswith("M740 7:8 Ada Example1, born on 2009-01-01, is 17 and too old for R01: ")
    assert told.endswith("by uk2026; so is 2 for R01")


def test_the_group_of_an_athlete_is_checked() -> None:
    text = meet("2026-07-04", "uk2026") + 'athlete 7 "Ada Example" F 2012-08-31 age_group={}\n'
    assert found(text.format("U14")) == ["M742 2:38 Ada Example, born on 2012-08-31, is not U14 "
                                         "on 2026-07-04 by uk2026"]  # fmt: skip
    assert found(text.format("U16")) == found(text.format("U18")) == found(text.format("JUN")) == []
    master = text.replace("2012-08-31", "1970-01-01")
    assert found(master.format("V55")) == found(master.format("SEN")) == []
    assert [line[:4] for line in found(master.format("V35"))] == ["M742"]


OWN = """# Westmarch schools, 2026
age,MINOR M,,,12,2026-08-31
age,JUNIOR J,,13,14,2026-08-31
throw,JUNIOR,F,SP,2.72
also,masters
"""


def test_a_table_of_ones_own(meetc: Meetc) -> None:
    text = meet("2026-06-13", "tables/schools.csv") + GIRL.format("2013-09-01")
    text += RACE.format("JUNIOR") + "event F01 SP3K F ages=JUNIOR\n"
    meetc.write("spring.meet", text)
    assert "tables/schools.csv cannot be read" in meetc("check", "spring.meet").out
    meetc.write("tables/schools.csv", OWN)
    told = meetc("check", "spring.meet").out
    assert "M741" in told
    assert "the group is MINOR by tables/schools.csv" in told
    assert "F01 is held with 3 kg, and JUNIOR women have 2.72 kg" in told
    meetc.write("tables/schools.csv", OWN.replace(",", ";").replace("2.72", "3,00"))
    meetc.write("spring.meet", text.replace("2013-09-01", "2013-08-31"))
    assert meetc("check", "spring.meet").out == "1 day, 2 events, 2 units, 1 athlete\n"


@pytest.mark.parametrize(
    "row",
    ["ages,U16,,,15,08-31", "age,U16,,15-16,,08-31", "age,U16,,,15,31-08", "age,U16,,,15,08-31,09",
     "age,U16,X,,15,08-31", "age,U16", "throw,U16,M,SP,four", "throw,U16,,SP,4", "also,uk2062",
     "age,U16,,,15,02-30", "hurdles,U16,M,80H"],
)  # fmt: skip
def test_a_row_that_cannot_be_read_is_told_where_it_is(meetc: Meetc, row: str) -> None:
    meetc.write("ages.csv", OWN + row + "\n")
    meetc.write("spring.meet", meet("2026-06-13", "ages.csv"))
    ran = meetc("check", "spring.meet")
    assert (ran.code, ran.out.count("M744")) == (1, 1)
    assert "ages.csv:6:1" in ran.out


def test_the_table_lies_in_the_folder_of_the_meet(meetc: Meetc) -> None:
    meetc.write("spring.meet", meet("2026-06-13", "../ages.csv"))
    assert "../ages.csv is outside the folder of the meet" in meetc("check", "spring.meet").out


@pytest.mark.parametrize(
    ("rules", "event", "told"),
    [
        ("wa", "SP7.26K M ages=U18", "F01 is held with 7.26 kg, and U18 men have 5 kg"),
        ("wa", "SP M ages=U18 weight=5.00", ""),
        ("wa", "SP M ages=U18 weight=6.00", "F01 is held with 6.00 kg, and U18 men have 5 kg"),
        ("wa", "JT800 M ages=V55", "F01 is held with 0.8 kg, and V55 men have 0.7 kg"),
        ("wa", "SP4K M ages=V100", "F01 is held with 4 kg, and V100 men have 3 kg"),
        ("wa", "SP3K M ages=V100", ""),
        ("wa", "SP2K M ages=U11", ""),
        ("wa", "SP5K M ages=U18,SEN", ""),
        ("wa", "SP5K MF ages=SEN", ""),
        ("wa", "SP5K M", ""),
        ("uk2017", "DT1.25K M ages=U15", ""),
        ("uk2017", "DT1K M ages=U15", "F01 is held with 1 kg, and U15 men have 1.25 kg"),
        ("uk2026", "DT1.25K M ages=U16", ""),
        ("norway", "SP3K F ages=J13", "F01 is held with 3 kg, and J13 women have 2 kg"),
        ("wa", "110H91.4cm M ages=U18", ""),
        ("wa", "110H91cm M ages=U18", ""),
        ("wa", "110H99.1cm M ages=U18",
         "F01 is held with 99.1 cm, and U18 men have 91.4 cm"),
        ("wa", "110H91.4cm13.72m9.14m M ages=U18", ""),
        ("wa", "110H91.4cm13m8.5m M ages=U18",
         "F01 is held with 13 m and 8.5 m, and U18 men have 13.72 m and 9.14 m"),
        ("", "SP7.26K M ages=U18", ""),
    ],
)  # fmt: skip
def test_implements(rules: str, event: str, told: str) -> None:
    messages = [
        line.split(" ", 2)[2] for line in found(meet("2026-05-09", rules) + f"event F01 {event}\n")
    ]
    assert messages == ([told] if told else [])


def test_what_a_row_says_of_its_own_implement_stands() -> None:
    text = (
        meet("2026-05-09", "wa")
        + 'athlete 7 "Abe Example" M 1960-01-01\nevent F01 SP7.26K M ages=SEN\n'
    )
    assert found(text + " final official\n  7 11.50 weight=5.00\n") == []
