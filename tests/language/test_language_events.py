"""Events, templates, rounds, times, parents."""

from __future__ import annotations

import pytest

from tests.conftest import MEET, document, event, found

TRI = 'event M01 TRI "Triathlon" M\n'


def test_an_event_in_full() -> None:
    made = event(
        MEET + 'event T01 100 "100 metres" M rounds=8,3,1 at=10:30,14:00,16:45 lanes=8,9\n'
    )
    assert made == {
        "event_id": "T01",
        "event_code": "100",
        "name": "100 metres",
        "genders": "M",
        "category": "M",
        "age_groups": ["ALL"],
        "rounds": "8,3,1",
        "r1_time": "10:30",
        "r2_time": "14:00",
        "r3_time": "16:45",
        "lanes": 8,
        "lanes_r2": 9,
    }


def test_before_results_units_are_left_to_opentrack() -> None:
    assert "units" not in event(MEET + "event T01 100 M rounds=8,3,1\n heat 1\n")


@pytest.mark.parametrize(
    ("fields", "category"),
    [
        ("M", "M"),
        ("MF", "MF"),
        ("F ages=U15", "U15F"),
        ("MF ages=SEN", "SEN"),
        ("F ages=U15,U17", "U15-U17F"),
        ("M ages=ALL", "M"),
        ("M category=TRI", "TRI"),
    ],
)
def test_category(fields: str, category: str) -> None:
    assert event(MEET + f"event T01 100 {fields}\n")["category"] == category


def test_an_id_alone_goes_on_with_an_event() -> None:
    made = event(MEET + "event T01 lanes=9\nevent T01 100 M\nevent T01\n at 10:30\n")
    assert (made["lanes"], made["r1_time"]) == (9, "10:30")


def test_templates() -> None:
    made = document(
        MEET + " age_groups U15,SEN\n"
        'events {age}{gender}8 800 "800m {age} {gender}" M,F rounds=2,1 limit=20\n'
        "event U15F8 limit=9 name=Girls\n"
    )
    assert [(e["event_id"], e["name"], e["category"], e["limit"]) for e in made["events"]] == [
        ("U15M8", "800m U15 M", "U15M", 20),
        ("U15F8", "Girls", "U15F", 9),
        ("SENM8", "800m SEN M", "SENM", 20),
        ("SENF8", "800m SEN F", "SENF", 20),
    ]
    assert made["events"][0]["age_groups"] == ["U15"]


def test_template_with_ages_of_its_own() -> None:
    for ages in ("ages=U11,U13\n", "\n ages U11,U13\n"):
        made = document(MEET + f"events {{age}}X 60 MF {ages}")
        assert [(e["event_id"], e["genders"]) for e in made["events"]] == [
            ("U11X", "MF"),
            ("U13X", "MF"),
        ]


def test_defaults_for_events_and_what_leaves_them_out() -> None:
    made = document(
        MEET + " lanes 8\nevent A 100 M\nevent B 200 M lanes=6\nevent C 300 M lanes=-\n"
    )
    assert [e.get("lanes") for e in made["events"]] == [8, 6, None]


def test_a_list_of_rounds_is_not_mixed_with_that_above() -> None:
    made = document(
        MEET + " lanes 8,9\nevent A 100 M\nevent B 200 M lanes=6\nevent C 300 M lanes=-\n"
    )
    assert [(e.get("lanes"), e.get("lanes_r2")) for e in made["events"]] == [
        (8, 9), (6, None), (None, None),
    ]  # fmt: skip


def test_ages_left_out_of_a_template() -> None:
    made = document(MEET + "events {gender}X 100 M,F ages=-\n")
    assert [(e["event_id"], e["category"]) for e in made["events"]] == [("MX", "M"), ("FX", "F")]


def test_null_is_known_where_opentrack_shows_it() -> None:
    made = event(MEET + "event A 100 M lane_prefs=null venue=null parent=null\n")
    assert (made["lane_prefs"], made["venue"], made["parent"]) == (None, None, None)
    assert found(MEET + "event A 100 M lanes=null\n") == ["M210 2:21 lanes cannot be null"]


def test_every_field_of_the_table_can_be_written() -> None:
    from meetc.fields import FIELDS, Kind, Type

    values = {
        Type.TEXT: "x", Type.INTEGER: "1", Type.BOOLEAN: "true", Type.TIME: "10:30",
        Type.LIST: "A", Type.MARK: "10.37", Type.OBJECT: '{"id":1}', Type.ROUNDS: "2,1,1,1",
    }  # fmt: skip
    words, names = [], []
    for field in FIELDS[Kind.EVENT].values():
        if field.by_position or field.name == "parent" or field.type is Type.TIME:
            continue
        names.append(field.name)
        value = field.choices[0] if field.choices else values[field.type]
        words.append(f" {field.name} {'9' if field.name.startswith('lane') else value}\n")
    made = event(MEET + "event M 100\n" + "".join(words))
    assert set(names) <= set(made)
    assert list(made) == [n for n in FIELDS[Kind.EVENT] if n in made], "in the table's order"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("event\n", ["M203 2:6 the id of the event is missing"]),
        ("event T01 rounds=2\n", ["M402 2:7 no event T01 is declared"]),
        ("event T01 100\n", ["M404 2:1 the event T01 has no gender"]),
        ("event t01 100 M\n", ["M405 2:7 the letters of an event id are capitals, not t01"]),
        ("event T01 100 M\nevent T01 200 M\n",
         ["M401 3:7 the event T01 is declared a second time"]),
        ("event T01 100 M\nevent T02 100 M\n",
         ["M406 3:7 T02 and T01 are both 100 of category M"]),
        ('event T01 100 "A" "B" M\n', ['M205 2:19 "B" is one word too many']),
        ("event 100 T01 M\n", ["M730 2:11 100 is the code of an event, and T01 looks like its id"]),
        ("event LJ F01 M\n", ["M730 2:10 LJ is the code of an event, and F01 looks like its id"]),
        ("event T12 T01 M\n", []),
        ("event T01 100 M W\n", ["M205 2:17 W is one word too many"]),
        ("event T01 100 W\n", ["M210 2:15 genders is M, F or MF, not W"]),
        ("event T01 100 M rounds=8,,1\n",
         ["M407 2:24 rounds are whole numbers from 1 to 999, not 8,,1"]),
        ("event T01 100 M rounds=0\n",
         ["M407 2:24 rounds are whole numbers from 1 to 999, not 0"]),
        ("event T01 100 M rounds=1,1,1,1,1 at=1:00\n",
         ["M212 2:37 a time of day is written 09:30 or 14:05, not 1:00"]),
        ("event T01 100 M at=25:00\n",
         ["M212 2:20 a time of day is written 09:30 or 14:05, not 25:00"]),
        ("event T01 100 M rounds=1,1,1,1,1 at=09:00,10:00,11:00,12:00,13:00\n",
         ["M408 2:61 at= has a value for each round, at most 4, and not 5"]),
        ("event T01 100 M at=09:00,10:00\n", ["M414 2:17 a time for round 2, and T01 has 1"]),
        ("event T01 100 M rounds=2,1 at=10:00,09:00\n",
         ["M415 2:28 round 2 at 09:00 on day 1 is not after the round before, at 10:00 on day 1"]),
        ("event T01 100 M day=2\n", ["M413 2:17 there is no day 2: the meet has 1 day"]),
        ("event T01 100 M day=0\n", ["M413 2:17 days count from 1, and this is 0"]),
        ("event T01 100 M lanes=many\n", ["M210 2:23 lanes is a whole number, not many"]),
        ("event T01 100 M reorder_last_round=yes\n",
         ["M210 2:36 reorder_last_round is true or false, not yes"]),
        ("event T01 100 M event_code=200\n",
         ["M206 2:17 event_code is given by the words of the line, not by a field"]),
        ("events {age}8 800 M,F\n", ["M401 2:8 the event ALL8 is declared a second time"]),
        ("events {agee}8 800 M\n", ["M416 2:8 nothing fills in {agee}"]),
        ("events A {age}=1 M ages=U13\n",
         ["M201 2:10 an event has no field U13",
          "M403 2:10 OpenTrack knows no event code U13=1"]),
        ("events A\n", ["M203 2:9 the code of the events is missing"]),
        ("events\n", ["M203 2:7 the id of the events is missing"]),
        ("events A 800 M\n enter 1\n",
         ["M202 3:2 an entry stands below `events`, which stand for many events"]),
        ("events {age}X 100 M ages=\"\"\n", ["M210 2:26 no age group is named"]),
        ("events {gender}X 100 M,W\n", ["M210 2:24 genders is M, F or MF, not W"]),
        ("event T01 100 M\nevent T01 \"Name\"\n", ["M205 3:11 \"Name\" is one word too many"]),
        ("event T01 \"Name\" M\n", ["M203 2:11 the event's code is missing"]),
        ("event \"\" 100 M\n", ["M203 2:7 the id of the event is missing"]),
        ("event T01 100 M rounds=02,1\n",
         ["M407 2:24 rounds are whole numbers from 1 to 999, not 02,1"]),
        ("event T01 100 M limit=null\n", ["M210 2:23 limit cannot be null"]),
        ("event T01 100 M limit=\"\"\n", ["M210 2:23 limit is empty"]),
        ("event T01 100 M venue=5\n",
         ["M210 2:23 venue is a JSON object or a text in quotes, not 5"]),
        ("event T01 100 M units=[]\n", ["M201 2:17 an event has no field units"]),
        ("event T01 100 M team_id=A\n", ["M201 2:17 an event has no field team_id"]),
        ("event T01 100 M status=none\n final\n  1 10.50\n",
         ["M706 2:17 T01 has results, and its status says none"]),
        ("event F01 LJ \"Long\" M day=1\n final event_id=F9 event_name=Foo "
         "event_code=HJ\n  1 5.00\n",
         ["M707 3:8 event_id is F9 here, and F01 of the event F01",
          "M707 3:20 event_name is Foo here, and Long of the event F01",
          "M707 3:35 event_code is HJ here, and LJ of the event F01"]),
        ("event T01 100 M\n final status=finished\n  1\n",
         ["M706 3:8 a unit without results is not finished, and this one says so"]),
        ("event T01 100 \"R\" Women\n", ["M210 2:19 genders is M, F or MF, not Women"]),
        ("event T01 4 x 100 m \"R\" F\n", ["M403 2:11 OpenTrack knows no event code 4 x 100 m"]),
        ("events {age}X 100 M ages=u13\n",
         ["M405 2:8 the letters of an event id are capitals, not u13X"]),
        ("event T01 100 M status=done\n",
         ["M210 2:24 status is none, partial or complete, not done"]),
        ("event T01 100 M\n final unofficial\n", ["M210 3:8 unofficial says nothing about a unit"]),
        ("heat 1\n", ["M202 2:1 a unit stands below the meet"]),
        ("1 10.37\n", ["M202 2:1 a result row stands below the meet"]),
        ("squad A\n", ["M202 2:1 a squad stands below the meet"]),
        ("heights 1.60\n", ["M202 2:1 a list of heights stands below the meet"]),
        ("athlete 1\nfoo bar\n", ["M201 3:1 no statement begins with foo"]),
        ("athlete 1\nevnt T01\n", ["M201 3:1 no statement begins with evnt",
          "M402 3:6 no event T01 is declared"]),
        ("Event T01 100 M\n", ["M204 2:1 keywords are written small: event, not Event"]),
    ],
)  # fmt: skip
def test_mistakes(text: str, expected: list[str]) -> None:
    assert found(MEET + text) == expected


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ("event T01 100 M parent=M02", ["M409 3:17 the parent M02 is not declared"]),
        ("event T01 100 F parent=M01", ["M412 3:17 T01 is for F, and its parent M01 for M"]),
        ("event T01 100 M parent=T01\nevent T02 200 M parent=M01",
         ["M410 3:17 T01 is its own parent"]),
        ("event T01 200 M parent=M01\nevent T02 100 M parent=T01",
         ["M411 4:17 the parent T01 is 200, no combined event"]),
    ],
)  # fmt: skip
def test_parents(part: str, expected: list[str]) -> None:
    others = [line for line in found(MEET + TRI + part + "\n") if not line.startswith("M417")]
    assert others == expected


def test_parents_in_a_circle() -> None:
    text = MEET + "event A TRI M parent=B\nevent B DEC M parent=A\n"
    assert found(text) == [
        "M410 2:15 A is part of B, which is part of A",
    ]


def test_a_combined_event_without_parts() -> None:
    assert found(MEET + TRI) == ["M417 2:7 the combined event M01 has no parts"]
