"""The meet line: name, dates, fields, and what becomes of them."""

from __future__ import annotations

import json

import pytest

from tests.conftest import MEET, build, document, found


def test_fields_on_the_line_or_below_it() -> None:
    below = 'meet "Spring"\n  slug spring\n  country GBR\n  date 2026-05-09\n'
    assert document(below) == document(MEET)


def test_two_days_on_one_line() -> None:
    made = document('meet "S" slug=s country=NOR\ndate 2026-05-09 .. 2026-05-10\n')
    assert (made["date"], made["finish_date"]) == ("2026-05-09", "2026-05-10")


def test_two_days_without_blanks() -> None:
    made = document('meet "S" slug=s country=NOR date=2026-05-09..2026-05-10\n')
    assert (made["date"], made["finish_date"]) == ("2026-05-09", "2026-05-10")


def test_names_of_both_generations_are_understood() -> None:
    old = document('meet "S" slug=s country_id=NOR date=2026-05-09 organiser_id=x\n')
    new = document('meet "S" slug=s country=NOR date=2026-05-09 organiser=x\n')
    assert old == new
    assert (old["country_id"], old["organiser_id"]) == ("NOR", "x")


def test_every_line_end_and_a_byte_order_mark() -> None:
    assert document("\ufeff" + MEET.replace("\n", "\r\n")) == document(MEET.rstrip("\n"))


def test_comments_and_addresses() -> None:
    made = document(MEET + " website https://a.example/?c=d#e   # not a part of it\n#x\n")
    assert made["website"] == "https://a.example/?c=d#e"


def test_text_escapes() -> None:
    assert document(MEET + r' address "a \"b\" \u00e9\\n\tz"')["address"] == 'a "b" é\\n\tz'


def test_absent_and_empty_values() -> None:
    made = document(MEET + ' age_groups -\n short_name ""\n')
    assert "age_groups" not in made
    assert made["short_name"] == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["M214 1:1 the file declares no meet"]),
        ("meet\n", ["M215 1:1 the meet has no slug and no country and no date",
                    "M203 1:5 the name of the meet is missing"]),
        ('meet "S" slug=s\n', ["M215 1:1 the meet has no country and no date"]),
        (MEET.replace("slug=spring", "slug=-"), ["M215 1:1 the meet has no slug"]),
        (MEET.replace("=spring", "=Spring-2026!"),
         ["M216 1:20 a slug has small letters, digits and hyphens, not 'Spring-2026!'"]),
        (MEET.replace("GBR", "gbr"), ["M210 1:35 country is three capital letters, not gbr"]),
        (MEET.replace('"Spring"', '""'), ["M203 1:6 the name of the meet is empty"]),
        (MEET + "finish_date -\n", ["M215 1:1 the meet has no finish_date"]),
        (MEET + "team_types ORG\n", ["M209 2:1 OpenTrack fills in team_types itself"]),
        (MEET + "key.chip a\nkey.qualifier a\n",
         ["M208 2:10 a is a field of its own", "M208 3:15 a is a field of its own"]),
        (MEET + "slug spring date=2026-05-09\n",
         ["M205 2:13 slug takes one value, and date=2026-05-09 is a second one"]),
        ('meet "S" slug=s contry=GBR date=2026-05-09\n', ["M201 1:17 a meet has no field contry"]),
        ('maet "S"\n slug s\n country GBR\n date 2026-05-09\n',
         ["M201 1:1 no statement begins with maet"]),
        ('MEET "S"\n slug s\n country GBR\n date 2026-05-09\n',
         ["M204 1:1 keywords are written small: meet, not MEET"]),
        (MEET + MEET, ["M218 2:1 a meet is declared a second time"]),
        (MEET + "finish_date 2026-05-08\n",
         ["M217 2:13 the meet ends on 2026-05-08, before it begins on 2026-05-09"]),
        (MEET + "date 2026-05-09\n", ["M206 2:6 date is given twice"]),
        (MEET + "category U15\n", ["M207 2:1 category could be the default of each athlete or "
                                   "of each event"]),
        (MEET + "lanse 8\n", ["M201 2:1 a meet has no field lanse"]),
        (MEET + "url x\n", ["M209 2:1 OpenTrack fills in url itself"]),
        (MEET + "website\n", ["M203 2:8 the value of website is missing"]),
        (MEET + "address Kings meadow\n",
         ["M205 2:15 address takes one value, and meadow is a second one"]),
        (MEET + "wa_rankings_category G\n", ["M210 2:22 wa_rankings_category is OW, DF, GW, GL, "
                                             "A, B, C, D, E or F, not G"]),
        (MEET + "age_groups U15,,SEN\n", ["M210 2:15 an item of the list is missing"]),
        (MEET + "key.qualifier place\n", ["M208 2:15 place is a field of its own"]),
        (MEET + "extra.colour red\n", ["M213 2:14 this is no JSON: expecting value"]),
        (MEET + "extra.slug 1\n", ["M208 2:12 slug is a field of its own"]),
        (MEET + 'extra.x "a\\ud800"\n',
         ["M213 2:9 this is no JSON: half of a surrogate pair is no character"]),
        (MEET + "extra.x 1e999\n", ["M213 2:9 this is no JSON: the number is too large"]),
        (MEET + "extra.x NaN\n", ["M213 2:9 this is no JSON: naN is no number"]),
        (MEET + "extra.x 99999999999999999999\n",
         ["M213 2:9 this is no JSON: the number has more than 64 bits"]),
        (MEET + "extra.x " + "[" * 5000 + "\n",
         ["M213 2:9 this is no JSON: it is more than 100 deep"]),
    ],
)  # fmt: skip
def test_mistakes(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("date", "message"),
    [
        ("2026-13-09", "18 month 13 does not exist"),
        ("2026-02-29", "21 day 29 does not exist: that month has 28 days"),
        ("0000-01-01", "13 year 0 does not exist"),
        ("9/5/2026", "13 a date is written 2026-05-09, not 9/5/2026"),
        ("tomorrow", "13 a date is written 2026-05-09, not tomorrow"),
    ],
)
def test_dates(date: str, message: str) -> None:
    assert found(MEET + f"finish_date {date}\n") == [f"M211 2:{message}"]


def test_extra_passes_json_through() -> None:
    made = document(MEET + ' extra.colours {"main":["red",1.5,null,true]}\n')
    assert made["colours"] == {"main": ["red", 1.5, None, True]}


@pytest.mark.parametrize(
    ("field", "known"),
    [
        ("minors", "names or initials"),
        ("ties", "share, full or down"),
        ("rules", "wa2025 or wa2020"),
    ],
)
def test_quotes_make_no_word_of_a_choice_that_meetc_alone_reads(field: str, known: str) -> None:
    text = f'meet "S" slug=s country=GBR date=2026-05-09 {field}='
    column = len(text) + 1
    report = json.loads(build(text + '"split"\n', "--format", "json").err)
    (diagnostic,) = report["diagnostics"]
    assert diagnostic["message"] == f"{field} is {known}, not split"
    assert (diagnostic["code"], diagnostic["span"]["column"]) == ("M210", column)
    assert not diagnostic["hint"]
    first = known.replace(",", "").split()[0]
    assert found(text + f'"{first}"\n') == []
