"""Teams, athletes and entries."""

from __future__ import annotations

import pytest

from tests.conftest import MEET, build, document, found

TWO = MEET + 'athlete 1 "Ada Example" F\nathlete 2 "Bo Sample" M\n'
EVENT = "event T01 100 F\n"


def test_an_athlete_in_full() -> None:
    made = document(
        MEET + 'team THH "Thames Hounds" match_id=""\n'
        'athlete 1 "Gus" "van der Upton" M 1996-03-21 THH nationality=NED national_id=X7\n'
    )
    assert made["teams"] == [{"team_id": "THH", "team_name": "Thames Hounds", "match_id": ""}]
    assert made["competitors"] == [
        {
            "competitor_id": "1",
            "first_name": "Gus",
            "last_name": "van der Upton",
            "gender": "M",
            "date_of_birth": "1996-03-21",
            "nationality": "NED",
            "national_id": "X7",
            "team_id": "THH",
        }
    ]


def test_words_are_known_by_their_form_in_any_order() -> None:
    one = document(MEET + 'athlete 1 "Ada Example" THH 2001-02-03 F\n')
    two = document(MEET + 'athlete 1 "Ada Example" F 2001-02-03 THH\n')
    assert one == two


def test_a_bib_alone_and_bibs_that_are_no_numbers() -> None:
    made = document(MEET + 'athlete 1\nathlete "a-1"\nathlete 1-U14 gender=X\n')
    assert made["competitors"] == [
        {"competitor_id": "1"},
        {"competitor_id": "a-1"},
        {"competitor_id": "1-U14", "gender": "X"},
    ]


def test_entries_come_from_the_athlete_and_then_in_file_order() -> None:
    made = document(
        MEET + 'athlete 1 "Ada Example" F events_entered=T02\n'
        "event T01 100 F\n enter 1 qp=12.50 pb=12.31 sb=12.40\n"
        'event T02 200 F\nevent T03 LJ F\n enter "Ada Example"\n'
    )
    assert made["competitors"][0]["events_entered"] == [
        {"event_id": "T02", "event_code": "200"},
        {"event_id": "T01", "event_code": "100", "pb": "12.31", "sb": "12.40", "qp": "12.50"},
        {"event_id": "T03", "event_code": "LJ"},
    ]


def test_an_enter_line_says_more_of_an_entry() -> None:
    text = MEET + 'athlete 1 "A B" F events_entered=T01,T02\nevent T01 100 F\nevent T02 200 F\n'
    made = document(text + "event T01\n enter 1 qp=12.10\n")
    assert made["competitors"][0]["events_entered"] == [
        {"event_id": "T01", "event_code": "100", "qp": "12.10"},
        {"event_id": "T02", "event_code": "200"},
    ]
    assert found(text + "event T01\n enter 1 qp=12.10\n enter 1\n") == [
        "M307 7:8 bib 1 is entered twice in T01"
    ]


def test_an_entry_whose_event_is_gone_is_kept() -> None:
    ran = found(TWO + "enter 1 event_id=T99 event_code=LJ\n")
    assert ran == ["M308 4:9 bib 1 is entered in T99, and no such event is declared"]


def test_defaults_for_athletes() -> None:
    made = document(
        MEET + " nationality GBR\nathlete 1\nathlete 2 nationality=IRL\nathlete 3 nationality=-\n"
    )
    assert [c.get("nationality") for c in made["competitors"]] == ["GBR", "IRL", None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("team\n", ["M203 2:5 the code of the team is missing"]),
        ("team A\nteam A\n", ["M305 3:6 the team A is declared a second time"]),
        ('team A "B" "C"\n', ['M205 2:12 "C" is one word too many']),
        ("athlete\n", ["M203 2:8 the bib is missing"]),
        ('athlete "" "A B"\n', ["M203 2:9 the bib is missing"]),
        ('athlete "Ada Example" F\n', ["M203 2:24 the bib is missing"]),
        ('athlete 1 "A B" female\n', ["M210 2:17 gender is M, F or X, not female"]),
        ('athlete 1 "A B" F 11.82\n',
         ["M731 2:19 11.82 looks like a mark, and an athlete has none"]),
        ('athlete 1 "A B" F 1:45,2 THH\n',
         ["M731 2:19 1:45,2 looks like a mark, and an athlete has none"]),
        ('athlete 1 "A B" F team_id=1.5\n', []),
        ("athlete 3 BEN LONG M\n", ["M303 2:11 a name is quoted, and BEN is not"]),
        ('team ""\n', ["M203 2:6 the code of the team is missing"]),
        ("athlete 1\nathlete 1\n", ["M301 3:9 the bib 1 is worn twice"]),
        ('athlete 1 "Ada"\n', ["M303 2:11 which part of \"Ada\" is the family name?"]),
        ('athlete 1 "Ada B C"\n', ["M303 2:11 which part of \"Ada B C\" is the family name?"]),
        ("athlete 1 Ada Example F\n", ["M303 2:11 a name is quoted, and Ada is not"]),
        ('athlete 1 "A B" M F\n', ["M205 2:19 F is one word too many"]),
        ('athlete 1 "A B" w\n', ["M210 2:17 gender is M, F or X, not w"]),
        ('athlete 1 "A B" THH KIN\n', ["M205 2:21 KIN is one word too many"]),
        ('athlete 1 "A B" 03/02/2001\n',
         ["M211 2:17 a date is written 2026-05-09, not 03/02/2001"]),
        ('athlete 1 "A B" 2027-01-01\n', ["M309 2:17 born on 2027-01-01, after the meet begins"]),
        ('athlete 1 "A B" 1901-01-01\n',
         ["M309 2:17 born on 1901-01-01: that makes 125 years"]),
        ('team A\nathlete 1 "A B" B\n', ["M306 3:17 no team B is declared"]),
        ("athlete 1 competitor_id=4\n",
         ["M206 2:11 competitor_id is given by the words of the line, not by a field"]),
        ("athlete 1 email=a@b.example\n", ["M209 2:11 OpenTrack fills in email itself"]),
        ('athlete 1 "A B" first_name=C\n', ["M205 2:11 \"A B\" is one word too many"]),
        ("athlete 1 events_entered=T9\n",
         ["M308 2:26 bib 1 is entered in T9, and no such event is declared"]),
    ],
)  # fmt: skip
def test_mistakes_of_people(text: str, expected: list[str]) -> None:
    assert found(MEET + text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" enter\n", ["M203 5:7 the bib is missing"]),
        (" enter 9\n", ["M302 5:8 no athlete has bib 9"]),
        (' enter "Ada Exmple"\n', ["M304 5:8 no athlete is called Ada Exmple"]),
        (" enter 1\n enter 1\n", ["M307 6:8 bib 1 is entered twice in T01"]),
        (" enter 2\n", ["M310 5:8 Bo Sample is M, and T01 is for F"]),
        (" enter 1 T01\n", ["M205 5:10 T01 is one word too many"]),
        (" enter 1 pb=fast\n", ["M210 5:13 pb is a mark such as 10.37, 1:45.00 or 5.74, not fast"]),
        (" enter 1 event_id=T01\n", ["M205 5:10 event_id=T01 is one word too many"]),
        (" enter 1 pbb=12.50\n", ["M201 5:10 an entry has no field pbb"]),
    ],
)
def test_mistakes_of_entries(text: str, expected: list[str]) -> None:
    assert found(TWO + EVENT + text) == expected


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("2001-O3-21", "write 2001-03-21"),
        ("2001-03-2l", "write 2001-03-21"),
        ("20010321", "write 2001-03-21"),
        ("21.3.2001", "write 2001-03-21"),
        ("3/21/2001", "write 2001-03-21"),
        ("2001-03-21T00:00:00Z", "write 2001-03-21"),
        ("3.2.2001", "write 2001-02-03"),
        ("03/02/2001", "write 2001-02-03 or 2001-03-02"),
        ("2001-0321", "write 2001-03-21"),
        ("2001", "write year-month-day, such as 2026-05-09"),
        ("2001-03-211", "write year-month-day, such as 2026-05-09"),
        ("2001-21-03", "year-month-day: did you mean 2001-03-21?"),
        ("thh", "did you mean THH?"),
        ("Female", "did you mean F?"),
        ("U17", "an age category is written category=U17, and a team is declared"),
        ("X17", 'declare it: team X17 "Its name"'),
    ],
)
def test_what_was_meant_behind_a_name(typed: str, hint: str) -> None:
    ran = build(MEET + f'team THH\nathlete 1 "Ada Example" {typed}\n', "--strict")
    assert ran.err.count("error[") == 1
    assert f"  = hint: {hint}\n" in ran.err


def test_a_birth_date_is_never_a_name_or_a_team() -> None:
    """Whatever it is typed like, quoted as well."""
    made = document(MEET + 'athlete 1 "Ada Example" F "2001-03-21"\n')["competitors"][0]
    assert (made["last_name"], made["date_of_birth"]) == ("Example", "2001-03-21")


def test_bibs_that_only_zeros_part() -> None:
    """Told once for each that comes later, and as what was meant by an unknown bib."""
    text = MEET + "athlete 007\nathlete 7\nathlete 12\nathlete A7\nathlete 0A7\nathlete 0007\n"
    told = ["M116 3:9 only zeros part the bibs 007 and 7"]
    assert found(text) == [*told, "M116 7:9 only zeros part the bibs 007 and 0007"]
    ran = build(MEET + 'athlete 12 "Ada Example"\nevent T01 100 F\n final\n 012 11.4\n')
    assert "  = hint: write 12 (Ada Example): the zeros of a bib count\n" in ran.err


def test_an_entry_outside_an_event() -> None:
    assert found(TWO + "enter 1\n") == ["M202 4:1 an entry stands outside an event"]


def test_a_name_that_two_have() -> None:
    text = MEET + 'athlete 1 "A B" F\nathlete 2 "A B" F\nevent T01 100 F\n enter "A B"\n'
    assert found(text) == ["M304 5:8 2 athletes are called A B"]


def test_strict_makes_errors_of_warnings() -> None:
    assert found(MEET + 'team A\nathlete 1 "A B" B\n', "--strict") == [
        "M306 3:17 no team B is declared"
    ]


def test_entries_take_defaults_however_they_are_written() -> None:
    text = MEET + ' qp 12.50\nathlete 1 "A B" F events_entered=T01\nathlete 2 "C D" F\n'
    made = document(text + "event T01 100 F sb=12.40\n enter 2\n")
    entry = {"event_id": "T01", "event_code": "100", "sb": "12.40", "qp": "12.50"}
    assert [c["events_entered"] for c in made["competitors"]] == [[entry], [entry]]


def test_an_entry_that_contradicts_its_event() -> None:
    text = TWO + "enter 1 event_id=T01 event_code=LJ\n" + EVENT
    assert found(text) == ["M707 4:22 event_code is LJ here, and 100 of the event T01"]
    assert found(TWO + "enter 1 event_id=-\n") == ["M202 4:1 an entry stands outside an event"]


def test_events_entered_of_the_other_gender() -> None:
    text = MEET + 'athlete 2 "Bo Sample" M events_entered=T01\n' + EVENT
    assert found(text) == ["M310 2:40 Bo Sample is M, and T01 is for F"]


@pytest.mark.parametrize(
    ("one", "other", "what"),
    [
        ('"A B" F national_id=41', '"C D" F national_id=41', "the national id"),
        ('"A B" F 2001-03-21', '"A B" F 2001-03-21', "the name and the birth date"),
        ('"A B" F 2001-03-21', '"A B" F 2001-03-22', ""),
        ('"A B" F', '"A B" F', ""),
        ("F 2001-03-21", "F 2001-03-21", ""),
        ('"A B" F national_id=000', '"C D" F national_id=000', ""),
    ],
)
def test_one_athlete_with_two_bibs(one: str, other: str, what: str) -> None:
    expected = [f"M633 3:9 bib 2 has {what} of bib 1"] if what else []
    assert found(MEET + f"athlete 1 {one}\nathlete 2 {other}\n") == expected


@pytest.mark.parametrize(
    ("event", "mark", "possible"),
    [
        ('800 "800"', "2.12", False),
        ('800 "800"', "2:12", True),
        ('800 "800"', "212", True),
        ('800 "800"', "1:59:12", False),
        ('800 "800"', '"1:59:12"', True),
        ('800 "800"', "0", True),
        ('1500 "1500 T54"', "3:10.13", True),
        ('1500 "1500"', "3:10.13", False),
        ('SP "Shot"', "1:10.13", False),
        ('SP "Shot"', "1013", False),
        ('HJ "High"', "170", False),
        ('HEP "Heptathlon"', "5210", True),
        ('XC "Cross"', "20:10", True),
    ],
)
def test_an_entry_has_a_mark_that_can_be_made_in_its_event(
    event: str, mark: str, possible: bool
) -> None:
    """Heats would be seeded by it all the same."""
    text = f'{MEET}athlete 1 "Ada Example" F\nevent T01 {event} F\n  enter 1 pb={mark}\n'
    wrong = [] if possible else [f"M728 4:11 {mark} is no possible mark in T01"]
    assert [line for line in found(text) if "M417" not in line] == wrong
