"""The rehearsal server's 2026 API: rights, pages, fields, units, and what each switch changes."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from meetc.assumptions import Switches
from meetc.sandbox.service import Service
from tests.support.rehearsal import Direct, new_competition, service

DENIED = {"detail": "Permission Denied"}
UNIQUE = "must make a unique set."


@contextmanager
def started(**switches: bool) -> Iterator[tuple[Service, Direct, str]]:
    """A service with a competition, its director, and the competition's id."""
    found = service(**switches)
    try:
        competition = new_competition(found)
        yield found, Direct(found, "director"), competition
    finally:
        found.store.close()


@pytest.fixture
def meet() -> Iterator[tuple[Service, Direct, str]]:
    with started() as found:
        yield found


def event(ask: Direct, competition: str, event_id: str = "T01", **written: Any) -> dict[str, Any]:
    """A new event."""
    body = {"competition": competition, "event_id": event_id, "event_code": "100"}
    asked = ask("POST", "/api/events/", body | {"category": event_id} | written)
    assert asked.status == 201, asked.body
    made: dict[str, Any] = asked.json
    return made


ADDRESSES = [
    "hello", "my-competitions", "competitions", "competitions/x", "competitors", "competitors/x",
    "teams", "teams/x", "events", "events/1", "units/x",
]  # fmt: skip


@pytest.mark.parametrize("path", ADDRESSES)
def test_without_a_token_all_is_denied(meet: tuple[Service, Direct, str], path: str) -> None:
    for header in ("", "Token ", "Token wrong", "Bearer wrong", "wrong"):
        asked = Direct(meet[0])("GET", f"/api/{path}/", authorization=header)
        assert (asked.status, asked.json) == (500, DENIED)


@pytest.mark.parametrize("path", [p for p in ADDRESSES[2:] if not p.startswith("competitions")])
def test_a_reader_has_an_account_and_no_rights(
    meet: tuple[Service, Direct, str], path: str
) -> None:
    ask = Direct(meet[0], "reader")
    assert ask.get("/api/hello/")["message"] == "Hello, Reader <reader@example.org>!"
    assert ask.get("/api/my-competitions/") == {"competitions": []}
    for method in ("GET", "PATCH", "PUT", "POST", "DELETE"):
        asked = ask(method, f"/api/{path}/", {})
        assert asked.status in (500, 405)
        assert asked.status == 405 or asked.json == DENIED


def test_a_token_that_has_run_out_is_denied(meet: tuple[Service, Direct, str]) -> None:
    found, ask, _ = meet
    assert ask("POST", "/_sandbox/expire-tokens/").status == 200
    assert (ask("GET", "/api/hello/").status, ask("GET", "/api/hello/").json) == (500, DENIED)
    assert Direct(found, "director")("GET", "/api/hello/").status == 200


def test_no_token_for_a_wrong_password(meet: tuple[Service, Direct, str]) -> None:
    ask = Direct(meet[0])
    for body, errors in (
        (b"username=director&password=x", {"non_field_errors"}),
        (b"username=nobody&password=x", {"non_field_errors"}),
        (b"username=director", {"password"}),
        (b"", {"username", "password"}),
        (b"\xff\xfe", {"username", "password"}),
        (b'{"username": "director", "password": 5}', {"password"}),
        (b'{"username": "director", "password"', {"username", "password"}),
        (b"[" * 100_000, {"username", "password"}),
        (b"&".join(b"a=b" for _ in range(1000)), {"username", "password"}),
    ):
        asked = ask("POST", "/api/get-auth-token/", body)
        assert asked.status == 400
        assert set(asked.json) == errors


def test_pages(meet: tuple[Service, Direct, str]) -> None:
    _, ask, competition = meet
    people = [{"competition": competition, "competitor_id": str(n)} for n in range(120)]
    assert ask("POST", "/api/competitors/", people).status == 201
    seen, sizes, url = [], [], f"/api/competitors/?competition={competition}"
    while url:
        page = ask.get(url)
        assert page["count"] == 120
        sizes.append(len(page["results"]))
        seen += [each["competitor_id"] for each in page["results"]]
        url = page["next"]
    assert sizes == [50, 50, 20]
    assert seen == [str(n) for n in range(120)]
    last = ask.get("/api/competitors/?limit=100&offset=100")
    assert (len(last["results"]), last["next"]) == (20, None)
    assert len(ask.get(last["previous"])["results"]) == 100
    for query in ("limit=x", "limit=-1", "limit=0", "offset=-5", "limit=" + "9" * 30):
        assert ask.get(f"/api/competitors/?{query}")["count"] == 120
    assert len(ask.get("/api/competitors/?limit=100000")["results"]) == 120
    for unknown in ("x", "5"):
        asked = ask("GET", f"/api/events/?competition={unknown}")
        assert (asked.status, list(asked.json)) == (400, ["competition"])


def test_lists_are_made_whole_or_not_at_all(meet: tuple[Service, Direct, str]) -> None:
    _, ask, competition = meet
    good = {"competition": competition, "team_id": "A"}
    asked = ask("POST", "/api/teams/", [good, good | {"team_id": ""}, good, 5])
    assert asked.status == 400
    assert [list(each) for each in asked.json] == [
        [],
        ["team_id"],
        ["non_field_errors"],
        ["non_field_errors"],
    ]
    assert ask.get("/api/teams/")["count"] == 0
    assert ask("POST", "/api/teams/", good).json == {
        "non_field_errors": ['Expected a list of items but got type "dict".']
    }
    with started(create_is_whole=False) as (_, half, other):
        other_good = {"competition": other, "team_id": "A"}
        assert half("POST", "/api/teams/", [other_good, {}]).status == 400
        assert half.get("/api/teams/")["count"] == 1


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ({"event_id": "t01"}, "capitals"),
        ({"event_id": "T 1"}, "spaces"),
        ({"event_id": ""}, "blank"),
        ({"event_id": None}, "null"),
        ({"event_code": ""}, "blank"),
        ({"rounds": "0"}, "heats of each round"),
        ({"rounds": "1,1,1,1,1"}, "heats of each round"),
        ({"rounds": ""}, "blank"),
        ({"rounds": None}, "null"),
        ({"day": "x"}, "integer"),
        ({"day": True}, "integer"),
        ({"day": 10**10}, "less than"),
        ({"day": None}, "null"),
        ({"r1_time": "25:00"}, "Time has wrong format"),
        ({"reorder_last_round": "maybe"}, "boolean"),
        ({"reorder_last_round": []}, "boolean"),
        ({"age_groups": ["U15"]}, "string"),
        ({"genders": "W"}, "choice"),
        ({"parent": "M99"}, "does not exist"),
        ({"parent": "T01"}, "does not exist"),
        ({"parent": None}, "null"),
        ({"name": "x" * 20_000}, "no more than"),
    ],
)
def test_what_an_event_may_not_be(
    meet: tuple[Service, Direct, str], written: dict[str, Any], message: str
) -> None:
    _, ask, competition = meet
    sound = {"competition": competition, "event_id": "T01", "event_code": "100", "category": "M"}
    for asked in (
        ask("POST", "/api/events/", sound | written),
        ask("PUT", event(ask, competition)["url"], sound | written),
    ):
        assert asked.status == 400
        assert list(asked.json) == list(written)
        assert message in str(asked.json)
        assert ask.get("/api/events/")["count"] <= 1


def test_forms_that_are_taken(meet: tuple[Service, Direct, str]) -> None:
    _, ask, competition = meet
    made = event(
        ask, competition, r1_time="10:30:00", day="2", limit="", lanes=6.0, venue={"id": 1},
        reorder_last_round="true", age_groups="U15, U17", parent="",
    )  # fmt: skip
    assert (made["r1_time"], made["day"], made["limit"], made["lanes"]) == ("10:30", 2, None, 6)
    assert (made["venue"], made["reorder_last_round"], made["parent"]) == ({"id": 1}, True, None)
    assert made["age_groups"] == "U15, U17"
    bib = ask("POST", "/api/competitors/", [{"competition": competition, "competitor_id": 7}])
    assert bib.json[0]["competitor_id"] == "7"
    assert bib.json[0]["nationality"] == "NOR"


def test_unique_keys(meet: tuple[Service, Direct, str]) -> None:
    found, ask, competition = meet
    first = event(ask, competition)
    second = event(ask, competition, "T02")
    for body in ({"event_id": "T01"}, {"category": "T01"}):
        asked = ask("PATCH", second["url"], body)
        assert asked.status == 400
        assert UNIQUE in asked.json["non_field_errors"][0]
    assert ask("PATCH", first["url"], {"event_id": "T01", "category": "T01"}).status == 200
    other = new_competition(found, slug="other")
    event(ask, other)  # keys are those of one competition
    moved = ask("PATCH", first["url"], {"competition": other})
    assert moved.json == {"competition": ["A record stays in its competition."]}
    again = Direct(found, "federation")(
        "POST",
        "/api/competitions/",
        {"full_name": "Open", "slug": "open", "country": "NOR", "date": "2026-12-01"},
    )
    assert (again.status, list(again.json)) == (400, ["non_field_errors"])


def test_units_follow_rounds(meet: tuple[Service, Direct, str]) -> None:
    _, ask, competition = meet
    made = event(ask, competition, rounds="8,3,1", r2_day=2, r2_time="14:00")
    places = [(unit["round"], unit["heat"]) for unit in made["units"]]
    assert places == [(1, n) for n in range(1, 9)] + [(2, n) for n in range(1, 4)] + [(3, 1)]
    semi = ask.get(made["units"][8]["url"])
    assert (semi["day"], semi["scheduled_start_time"], semi["distance"]) == (2, "14:00", 100)
    kept = made["units"][7]["url"]
    assert ask("PATCH", kept, {"results": [{"bib": "1"}]}).status == 200
    fewer = ask("PATCH", made["url"], {"rounds": "2"}).json
    assert [(unit["round"], unit["heat"]) for unit in fewer["units"]] == [(1, 1), (1, 2), (1, 8)]
    assert fewer["units"][:2] == made["units"][:2]
    assert ask("GET", made["units"][8]["url"]).status == 404
    assert event(ask, competition, "M01", event_code="DEC")["units"] == []


def test_a_deleted_event_takes_its_units(meet: tuple[Service, Direct, str]) -> None:
    _, ask, competition = meet
    parent = event(ask, competition, "M01", event_code="DEC")
    part = event(ask, competition, "M11", parent="M01")
    assert part["parent"] == "M01"
    assert ask("DELETE", part["url"], b"").status == 204
    assert ask("GET", part["units"][0]["url"]).status == 404
    again = event(ask, competition, "M11", parent="M01")
    assert ask("DELETE", parent["url"]).status == 204
    assert ask.get(again["url"])["parent"] is None


def test_a_parent_that_is_renamed(meet: tuple[Service, Direct, str]) -> None:
    _, ask, competition = meet
    parent = event(ask, competition, "M01", event_code="DEC")
    part = event(ask, competition, "M11", parent="M01")
    assert ask("PATCH", parent["url"], {"event_id": "M02"}).status == 200
    assert ask.get(part["url"])["parent"] == "M02"


def test_times_of_a_road_race(meet: tuple[Service, Direct, str]) -> None:
    _, ask, competition = meet
    made = event(ask, competition, "R01", event_code="10K")
    people = [{"competition": competition, "competitor_id": each} for each in "123"]
    assert ask("POST", "/api/competitors/", people).status == 201
    at = "/api/2026/NOR/open/roadxc_upload/"
    body = {
        "eventid": "R01",
        "round": 1,
        "heat": 1,
        "eventname": "Road",
        "mode": "update",
        "ignore_unknowns": "True",
        "data": [["1", "33:10"], [2, "34:00"], ["9", "40:00"]],
    }
    asked = ask("PUT", at, zlib.compress(json.dumps(body).encode()))
    assert (asked.status, asked.json) == (200, {"results": 2, "unknown": ["9"]})

    def marks(mode: str, *data: list[str]) -> list[tuple[str, str]]:
        assert ask("PUT", at, body | {"mode": mode, "data": data}).status == 200
        rows = ask.get(made["units"][0]["url"])["results"]
        return [(row["bib"], row["performance"]) for row in rows]

    assert marks("update", ["2", "33:59"]) == [("1", "33:10"), ("2", "33:59")]
    assert marks("append", ["2", "1:00"], ["3", "35:00"])[1:] == [("2", "33:59"), ("3", "35:00")]
    assert marks("replace", ["3", "35:01"]) == [("3", "35:01")]
    for wrong in (
        {"mode": "x"},
        {"data": 5},
        {"data": [["1"]]},
        {"data": [["1", None]]},
        {"eventid": "X"},
        {"heat": 2},
        {"ignore_unknowns": "False"},
    ):
        assert ask("PUT", at, body | wrong).status == 400, wrong
    for bad in (b"x\x9c", b"x\x9cnonsense", zlib.compress(b"1" * 100)[:-4], zlib.compress(b"{")):
        assert ask("PUT", at, bad).status == 400
    assert ask("PUT", "/api/2026/NOR/shut/roadxc_upload/", body).status == 404


def test_rows_and_trials_of_a_unit(meet: tuple[Service, Direct, str]) -> None:
    _, ask, competition = meet
    unit = event(ask, competition, event_code="LJ")["units"][0]
    assert unit["heat_name"] == "Pool 1"
    body = {
        "status": "finished",
        "results_status": "official",
        "results": [{"bib": "1", "performance": "5.74", "place": 1, "unheard": {"of": []}}],
        "trials": [{"bib": "1", "round": 1, "result": "5.74", "wind": 1.2}],
    }
    read = ask("PATCH", unit["url"], body).json
    assert body.items() <= read.items()
    assert ask.get(unit["url"]) == read
    for wrong in (
        {"results": {}},
        {"results": [5]},
        {"results": [{"performance": "5"}]},
        {"results": [{"bib": 1}]},
        {"results": [{"bib": "1"}, {"bib": "1"}]},
        {"trials": [{"bib": "1"}]},
        {"status": "over"},
        {"rounds": "x"},
        [],
    ):
        assert ask("PATCH", unit["url"], wrong).status == 400
    assert ask.get(unit["url"]) == read
    ask("PATCH", unit["url"], {"event_id": "X", "nonsense": 1})
    assert ask.get("/_sandbox/log/")["requests"][-1]["ignored"] == "nonsense"
    assert ask("PUT", unit["url"], body).status == 405


def test_filters_of_competitions(meet: tuple[Service, Direct, str]) -> None:
    found, ask, _ = meet
    new_competition(found, slug="b", full_name="Board", date="2027-01-01", country="GBR")
    for query, slugs in {
        "": ["open", "b"],
        "country=GBR": ["b"],
        "date_from=2026-12-31": ["b"],
        "date_to=2026-12-31": ["open"],
        "when=future": ["open", "b"],
        "when=past": [],
        "ordering=full_name": ["b", "open"],
        "ordering=-date": ["b", "open"],
        "search=pen": ["open"],
        "type=INDOOR": [],
        "limit=1&offset=1": ["b"],
    }.items():
        found_slugs = [each["slug"] for each in ask.get(f"/api/competitions/?{query}")["results"]]
        assert found_slugs == slugs, query
    assert ask("GET", "/api/competitions/?date_from=soon").status == 400
    assert ask("GET", "/api/my-competitions/?to_date=soon").status == 400
    mine = ask.get("/api/my-competitions/?from_date=2026-12-25T12:00:00%2B01:00")["competitions"]
    assert [each["name"] for each in mine] == ["Board"]


def test_a_competition_is_changed(meet: tuple[Service, Direct, str]) -> None:
    found, ask, competition = meet
    at = f"/api/competitions/{competition}/"
    changed = ask("PATCH", at, {"full_name": "Named", "slug": "moved"})
    assert (changed.status, changed.json["full_name"]) == (200, "Named")
    assert ask("GET", "/x/2026/NOR/moved/json/").status == 200
    assert ask("GET", "/x/2026/NOR/open/json/").status == 404
    new_competition(found, slug="taken")
    assert ask("PATCH", at, {"slug": "taken"}).status == 400
    assert ask("PATCH", at, {"date": "2026-02-30"}).status == 400
    assert ask("PUT", at, {"full_name": "x"}).status == 400
    assert ask("DELETE", at).status == 405


def test_every_switch_is_tested() -> None:
    text = Path(__file__).read_text(encoding="utf-8")
    for switch in fields(Switches):
        assert f"{switch.name}=" in text, switch.name


def test_the_rights_of_a_director() -> None:
    body = {"full_name": "x", "slug": "x", "country": "NOR", "date": "2026-06-01"}
    with started(director_posts_competitions=True) as (_, ask, _):
        assert ask("POST", "/api/competitions/", body).status == 201
    with started(director_posts_events=False) as (found, ask, competition):
        posted = {"competition": competition, "event_id": "T01", "event_code": "100",
                  "category": "M"}  # fmt: skip
        asked = ask("POST", "/api/events/", posted)
        assert (asked.status, asked.json) == (500, DENIED)
        made = Direct(found, "federation")("POST", "/api/events/", posted).json
        assert ask("PATCH", made["url"], {"day": 2}).status == 200
    with started(competition_writes=False) as (_, ask, competition):
        assert ask("PATCH", f"/api/competitions/{competition}/", {}).status == 405
    with started(competitors_close=True) as (found, ask, competition):
        day = 86400
        late = [{"competition": competition, "competitor_id": "1"}]
        opened = 1_780_272_000.0  # 1 June 2026
        found.clock = lambda: opened + 7 * day
        assert ask("POST", "/api/competitors/", late).status == 201
        found.clock = lambda: opened + 8 * day
        assert ask("POST", "/api/competitors/", late).json == DENIED
        assert ask("PATCH", ask.get("/api/competitors/")["results"][0]["url"], {}).status == 500


def test_two_ids_of_a_competition() -> None:
    with started(competition_ids_differ=True) as (_, ask, competition):
        listed = ask.get("/api/competitions/")["results"][0]
        assert listed["id"] != competition
        assert ask.get(listed["url"]) == listed
        assert ask("GET", f"/api/competitions/{competition}/").status == 404
        assert ask("GET", f"/api/events/?competition={listed['id']}").status == 400
        event(ask, competition)


def test_switches_of_writing() -> None:
    with started(refuse_null_parent=False, parent_must_exist=False) as (_, ask, competition):
        assert event(ask, competition, parent=None)["parent"] is None
        assert event(ask, competition, "T02", parent="M99")["parent"] == "M99"
    with started(unique_code_and_category=False) as (_, ask, competition):
        event(ask, competition, category="M")
        event(ask, competition, "T02", category="M")
    with started() as (_, ask, competition):
        made = event(ask, competition, category="", age_groups="U15,U17", genders="F")
        assert made["category"] == "U15-U17F"
    with started(fill_in=False) as (_, ask, competition):
        assert event(ask, competition, category="")["category"] == ""
    with started(times_with_seconds=True) as (_, ask, competition):
        made = event(ask, competition, r1_time="10:30")
        assert (made["r1_time"], made["r2_time"]) == ("10:30:00", "")
        assert ask("PATCH", made["url"], {"r1_time": made["r1_time"]}).json == made


def test_put_keeps_or_resets_what_it_omits() -> None:
    for resets in (False, True):
        with started(put_resets=resets, keep_unknown=True) as (_, ask, competition):
            team = {"competition": competition, "team_id": "A"}
            full = team | {"team_name": "Acorns", "sponsor": "Oak"}
            (made,) = ask("POST", "/api/teams/", [full]).json
            assert made["sponsor"] == "Oak"
            put = ask("PUT", made["url"], team).json
            assert put.get("sponsor") == (None if resets else "Oak")
            assert put["team_name"] == ("" if resets else "Acorns")
            assert put["match_id"] == "match"
    with started(keep_unknown=False) as (_, ask, competition):
        asked = ask("POST", "/api/teams/", [{"competition": competition, "team_id": "A", "x": 1}])
        assert "x" not in asked.json[0]
        assert ask.get("/_sandbox/log/")["requests"][-1]["ignored"] == "x"


def test_units_without_results() -> None:
    with started(unit_results=False) as (_, ask, competition):
        unit = event(ask, competition)["units"][0]
        row = {"bib": "1", "lane": 3, "performance": "11.0", "place": 1}
        read = ask("PATCH", unit["url"], {"results": [row], "trials": []}).json
        assert read["results"] == [{"bib": "1", "lane": 3}]


@pytest.mark.parametrize(
    ("code", "rows", "trials", "expected"),
    [
        ("100", [("1", "11.20"), ("2", "11.02"), ("3", "DNF"), ("4", "11.20")], [],
         [2, 1, None, 2]),
        ("LJ", [("1", "5.00"), ("2", "5.00")],
         [("1", None, "5.00"), ("2", None, "5.00"), ("1", None, "4.80"), ("2", None, "4.90")],
         [2, 1]),
        ("HJ", [("1", "1.50"), ("2", "1.50"), ("3", "NH")],
         [("1", "1.50", "x"), ("2", "1.50", "o"), ("1", "1.50", "o"), ("3", "1.50", "x")],
         [2, 1, None]),
        ("NONSENSE", [("1", "5")], [], [7]),
        ("DEC", [("1", "5000")], [], None),
    ],
)  # fmt: skip
def test_places_are_computed(
    code: str, rows: Any, trials: Any, expected: list[int | None] | None
) -> None:
    with started(recompute_places=True) as (_, ask, competition):
        units = event(ask, competition, event_code=code)["units"]
        if expected is None:
            assert units == []
            return
        body = {
            "results": [{"bib": bib, "performance": mark, "place": 7} for bib, mark in rows],
            "trials": [{"bib": b, "height": h, "result": r} for b, h, r in trials],
        }
        read = ask("PATCH", units[0]["url"], body).json
        assert [row.get("place") for row in read["results"]] == expected
        kept = ask("PATCH", units[0]["url"], body | {"override_places": True}).json
        assert [row["place"] for row in kept["results"]] == [7] * len(rows)


def test_the_status_of_an_event_follows() -> None:
    with started(set_event_status=True) as (_, ask, competition):
        made = event(ask, competition, rounds="2,1")
        for done, expected in enumerate(
            [("partial", "partial", "none"), ("partial", "complete", "none"), ("complete",) * 3]
        ):
            ask("PATCH", made["units"][done]["url"], {"status": "finished"})
            read = ask.get(made["url"])
            assert (read["status"], read["r1_status"], read["r2_status"]) == expected
