"""The rehearsal server's older API, and what the public reads: a built meet goes in whole and
comes out in camelCase."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

import meetc
from meetc.sandbox.public import camel
from meetc.sandbox.service import Service
from tests.conftest import EXAMPLES, ROOT
from tests.support.rehearsal import Direct, service

COMPETITIONS = "/api/v1/competitions/"
LEAST = {"full_name": "Open", "slug": "open", "country_id": "GBR", "date": "2026-05-09"}


@pytest.fixture
def rehearsal() -> Iterator[Service]:
    found = service()
    yield found
    found.store.close()


def test_ping_and_token(rehearsal: Service) -> None:
    ask = Direct(rehearsal)
    assert ask("GET", "/api/v1/ping/").json == {"reply": "pong", "enviroment": "sandbox"}
    for header in ("", "Bearer x", "Token x"):
        assert ask("GET", COMPETITIONS, authorization=header).status == 401
    for body, status in ((b"username=director&password=x", 401), (b"", 422), (b"\xff", 422)):
        assert ask("POST", "/api/v1/auth/token", body).status == status
    bearer = Direct(rehearsal, "director", v1=True)
    assert bearer.get(COMPETITIONS) == []
    newer = bearer.headers["authorization"].replace("Bearer", "Token")
    assert ask("GET", "/api/hello/", authorization=newer).status == 500
    start = rehearsal.clock()
    for hours, status in ((23.9, 200), (24, 401)):
        rehearsal.clock = lambda hours=hours: start + hours * 3600
        assert bearer("GET", COMPETITIONS).status == status


def loaded(rehearsal: Service, document: dict[str, Any]) -> dict[str, Any]:
    """What the public reads of a document that the federation has loaded."""
    ask = Direct(rehearsal, "federation", v1=True)
    asked = ask("POST", COMPETITIONS, document)
    assert asked.status == 200, asked.body
    newer = Direct(rehearsal, "director")
    path = f"/x/{document['date'][:4]}/{document['country_id']}/{document['slug']}/json/"
    read: dict[str, Any] = newer.get(path)
    return read


def same(sent: Any, read: Any, where: str = "") -> None:
    """Whether all that was sent is there; lists in their order."""
    if isinstance(sent, dict):
        for name, value in sent.items():
            assert name in read, f"{where}.{name}"
            same(value, read[name], f"{where}.{name}")
    elif isinstance(sent, list):
        assert len(sent) == len(read), where
        for number, (one, other) in enumerate(zip(sent, read, strict=True)):
            same(one, other, f"{where}[{number}]")
    else:
        assert sent == read, where


NEWER = {"countryId": "country", "organiserId": "organiser",
         "waRankingsCategoryId": "waRankingsCategory"}  # fmt: skip


@pytest.mark.parametrize("name", sorted(path.stem for path in EXAMPLES.glob("*.meet")))
def test_a_whole_meet(rehearsal: Service, name: str) -> None:
    path = EXAMPLES / f"{name}.meet"

    def read_sheet(name: str) -> bytes:
        return (EXAMPLES / name).read_bytes()

    document = meetc.payload(meetc.compile(path.read_bytes(), read=read_sheet).meet)
    read = loaded(rehearsal, document)
    sent = {NEWER.get(key, key): value for key, value in camel(document).items()}
    for event, other in zip(sent.get("events", []), read["events"], strict=True):
        # the service has units in order, a text in that of its lines
        event.setdefault("units", []).sort(key=lambda unit: (unit["round"], unit["heat"]))
        listed = {(unit["round"], unit["heat"]) for unit in event["units"]}
        # those that are not sent are made from rounds
        other["units"] = [u for u in other["units"] if (u["round"], u["heat"]) in listed]
    if "year" in sent:
        sent["year"] = int(sent["year"])
    for each in sent.get("competitors", []):
        for entry in each.get("eventsEntered", []):
            entry.setdefault("pb", "")
    same(sent, read)
    again = Direct(rehearsal, "federation", v1=True)("POST", COMPETITIONS, document)
    assert again.status == 409


@pytest.mark.parametrize("name", ["running", "horizontal", "throw", "vertical"])
def test_opentracks_own_documents(rehearsal: Service, name: str) -> None:
    path = ROOT / "tests" / "documents" / f"{name}.json"
    document = json.loads(path.read_text(encoding="utf-8"))
    document = LEAST | document if "slug" in document else LEAST | {"events": document["events"]}
    read = loaded(rehearsal, document)
    for event, sent in zip(read["events"], camel(document["events"]), strict=True):
        same(sent["units"], event["units"][: len(sent["units"])])


def test_what_is_refused(rehearsal: Service) -> None:
    ask = Direct(rehearsal, "federation", v1=True)
    unit = {"round": 1, "heat": 1}
    event = {"event_id": "T01", "event_code": "100"}
    for body, place in (
        ({}, ["body", "full_name"]),
        (LEAST | {"country_id": ""}, ["body", "country_id"]),
        (LEAST | {"country_id": "gb"}, ["body", "country_id"]),
        (LEAST | {"date": "soon"}, ["body", "date"]),
        (LEAST | {"events": {}}, ["body", "events"]),
        (LEAST | {"events": [5]}, ["body", "events"]),
        (LEAST | {"events": [event, event]}, ["body", "events", 1]),
        (LEAST | {"events": [{"event_id": "T01"}]}, ["body", "events", 0, "event_code"]),
        (LEAST | {"events": [event | {"units": 5}]}, ["body", "events", 0, "units"]),
        (LEAST | {"events": [event | {"units": [unit, unit]}]}, ["body", "events", 0, "units", 1]),
        (
            LEAST | {"events": [event | {"units": [unit | {"round": True}]}]},
            ["body", "events", 0, "units", 0, "round"],
        ),
        (
            LEAST | {"events": [event | {"units": [unit | {"heat": 0}]}]},
            ["body", "events", 0, "units", 0, "heat"],
        ),
        (
            LEAST | {"events": [event | {"units": [unit | {"results": [{}]}]}]},
            ["body", "events", 0, "units", 0, "results"],
        ),
        (LEAST | {"competitors": [{}]}, ["body", "competitors", 0, "competitor_id"]),
        (
            LEAST | {"relay_teams": [{"event_id": "T01"}]},
            ["body", "relay_teams", 0, "relay_team_id"],
        ),
        (
            LEAST | {"relay_teams": [{"event_id": [], "relay_team_id": 1}]},
            ["body", "relay_teams", 0],
        ),
    ):
        asked = ask("POST", COMPETITIONS, body)
        assert (asked.status, asked.json["detail"][0]["loc"]) == (422, place)
        assert ask.get(COMPETITIONS) == []  # nothing of it is kept
    assert ask("POST", COMPETITIONS, [LEAST]).status == 400
    assert Direct(rehearsal, "director", v1=True)("POST", COMPETITIONS, LEAST).status == 403
    rehearsal.switch({"director_posts_competitions": True})
    assert Direct(rehearsal, "director", v1=True)("POST", COMPETITIONS, LEAST).status == 200
    assert [each["country_id"] for each in ask.get(COMPETITIONS)] == ["GBR"]
    assert ask.get(f"{COMPETITIONS}?country=NOR") == []
    assert ask.get(f"{COMPETITIONS}?country=GBR&from_date=2026-05-10") == []
    assert len(ask.get(f"{COMPETITIONS}?from_date=2026-05-09")) == 1


def test_a_round_that_an_event_has_no_time_of(rehearsal: Service) -> None:
    unit = {"round": 9, "heat": 1, "results": [{"bib": "1"}]}
    event = {"event_id": "T01", "event_code": "100", "units": [unit]}
    read = loaded(rehearsal, LEAST | {"events": [event]})
    assert [each["round"] for each in read["events"][0]["units"]] == [1, 9]
    assert Direct(rehearsal).get("/x/2026/GBR/open/tt/json/")["timetable"][1]["round"] == 9


def test_public_reads(rehearsal: Service) -> None:
    document = LEAST | {
        "competitors": [{"competitor_id": "1", "date_of_birth": "2001-02-03"}],
        "events": [
            {"event_id": "T01", "event_code": "100", "name": "Dash", "rounds": "2",
             "r1_time": "10:30", "age_groups": ["U15", "U17"],
             "units": [{"round": 1, "heat": 2, "results": [{"bib": "1", "raw_time": "11.201"}]}]}
        ],
    }  # fmt: skip
    read = loaded(rehearsal, document)
    assert read["competitors"][0]["dateOfBirth"] == "2001-02-03"
    assert (read["year"], read["events"][0]["ageGroups"]) == (2026, ["U15", "U17"])
    anybody = Direct(rehearsal)
    for locale in ("", "/en-gb", "/nb", "/", "//en-gb"):
        public = anybody.get(f"{locale}/x/2026/GBR//open/json/")
        assert "dateOfBirth" not in public["competitors"][0]
        unit = anybody.get(f"{locale}/x/2026/GBR/open/event/T01/1/2/json/")
        assert unit["results"] == [{"bib": "1", "rawTime": "11.201"}]
        assert (unit["eventName"], unit["scheduledStartTime"]) == ("Dash", "10:30")
    timetable = anybody.get("/x/2026/GBR/open/tt/json/")["timetable"]
    assert [(each["round"], each["heat"]) for each in timetable] == [(1, 1), (1, 2)]
    for path in ("2025/GBR/open", "2026/GBR/shut", "2026/GBR/open/event/T01/2/1",
                 "2026/GBR/open/event/T02/1/1"):  # fmt: skip
        assert anybody("GET", f"/x/{path}/json/").status == 404
    assert anybody("POST", "/x/2026/GBR/open/json/").status == 405


def test_names_in_camel_case() -> None:
    names = ("full_name", "r1_time", "_id", "lanes_r2", "id", "first_name_local")
    assert list(camel(dict.fromkeys(names))) == [
        "fullName", "r1Time", "_id", "lanesR2", "id", "firstNameLocal",
    ]  # fmt: skip
