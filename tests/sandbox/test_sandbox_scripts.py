"""OpenTrack's own scripts against `meetc sandbox --demo`: method, address and body as they send
them, doubled slashes and all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import requests

from meetc.sandbox import demo
from meetc.sandbox.server import running
from meetc.sandbox.service import Service
from meetc.sandbox.store import Store

COMPETITION = "58706d25-1289-4032-9277-020575485c39"
SECONDS = 10


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    """The address of a demo, with the slash at its end that the scripts have."""
    store = Store()
    demo.add_users(store)
    demo.fill(store)
    with running(Service(store, refill=demo.fill)) as address:
        yield f"{address}/"
    store.close()


@pytest.fixture(autouse=True)
def as_new(base: str) -> None:
    requests.post(f"{base}_sandbox/reset/", timeout=SECONDS).raise_for_status()


def headers(base: str, user: str = "director") -> dict[str, str]:
    """Log in as the scripts do."""
    form = {"username": user, "password": f"demo-{user}"}
    answer = requests.post(base + "api/get-auth-token/", data=form, timeout=SECONDS)
    assert answer.status_code == 200
    return {"Authorization": "Token " + answer.json()["token"], "Referer": base}


def test_authentication(base: str) -> None:
    wrong = requests.post(
        base + "api/get-auth-token/",
        data={"username": "director", "password": "wrong"},
        timeout=SECONDS,
    )
    assert "token" not in wrong.json()
    own = headers(base)
    hello = requests.get(base + "api/hello/", headers=own, timeout=SECONDS)
    assert hello.json() == {"message": "Hello, Dora Director <director@example.org>!"}
    mine = requests.get(
        base + "api/my-competitions/?to_date=2026-12-25T12:00:00Z", headers=own, timeout=SECONDS
    )
    assert mine.json()["competitions"][-1] == {
        "date": "2026-06-20",
        "name": "Kingsmeadow Demo Meeting",
        "id": COMPETITION,
        "url": "/en-gb/x/2026/GBR/demo/",
        "country": "GBR",
        "role": "DIRECTOR",
    }
    early = base + "api/my-competitions/?to_date=2026-06-19T00:00:00Z"
    found = requests.get(early, headers=own, timeout=SECONDS)
    assert found.json() == {"competitions": []}


def test_calendar_entry(base: str) -> None:
    body = {
        "full_name": "Calendar Entry", "short_name": "Entry", "slug": "calendar-entry",
        "name_local": "", "country": "GBR", "year": "2026", "date": "2026-07-04",
        "finish_date": "2026-07-05", "wa_rankings_category": "DF", "age_groups": ["ALL"],
        "organiser": "4e0c6f0c-1a52-4a0f-b3b5-111111111111", "address": "", "website": "",
        "basic_description": "", "contact_details": "", "entry_link": "", "results_link": "",
    }  # fmt: skip
    url = base + "api/competitions/"
    refused = requests.post(url, json=body, headers=headers(base), timeout=SECONDS)
    assert (refused.status_code, refused.json()) == (500, {"detail": "Permission Denied"})
    own = headers(base, "federation")
    made = requests.post(url, json=body, headers=own, timeout=SECONDS)
    assert made.status_code == 201
    assert body.items() <= made.json().items()
    found = requests.get(url + "?search=calendar", headers=own, timeout=SECONDS).json()
    assert [each["slug"] for each in found["results"]] == ["calendar-entry"]


def test_create_a_competitor(base: str) -> None:
    url = base + "/api/competitors/?competition=" + COMPETITION + "/"
    assert "//api" in url
    data = [{"competition": COMPETITION, "competitor_id": "371"}]
    made = requests.post(url, json=data, headers=headers(base), timeout=SECONDS)
    assert made.status_code == 201
    assert made.json()[0]["competitor_id"] == "371"
    again = requests.post(url, json=data, headers=headers(base), timeout=SECONDS)
    assert (again.status_code, again.json()) == (
        400,
        [{"non_field_errors": ["The fields competition, competitor_id must make a unique set."]}],
    )


def competitors(base: str, own: dict[str, str]) -> list[dict[str, Any]]:
    url = base + "api/competitors/?competition=" + COMPETITION + "&limit=500"
    found: list[dict[str, Any]] = requests.get(url, headers=own, timeout=SECONDS).json()["results"]
    return found


def test_update_a_competitor(base: str) -> None:
    own = headers(base)
    first = competitors(base, own)[0]
    data = {"competition": COMPETITION, "competitor_id": "11111"}
    changed = requests.patch(first["url"], json=data, headers=own, timeout=SECONDS)
    assert (changed.status_code, changed.json()) == (200, first | {"competitor_id": "11111"})
    assert competitors(base, own)[0] == changed.json()


def test_seeding_marks(base: str) -> None:
    own = headers(base)
    found = competitors(base, own)
    assert len(found) > 50
    for competitor in [each for each in found if each["gender"] == "F"]:
        competitor["events_entered"] = [
            {"event_id": "T02", "event_code": "100", "pb": "12.10", "sb": "12.34", "qp": "12.34"}
        ]
        url = base + "api/competitors/" + competitor["id"] + "/"
        put = requests.put(url, json=competitor, headers=own, timeout=SECONDS)
        assert (put.status_code, put.json()) == (200, competitor)
    assert competitors(base, own) == found


def test_update_events(base: str) -> None:
    own = headers(base)
    url = base + "api/events/"
    found = requests.get(url + "?competition=" + COMPETITION, headers=own, timeout=SECONDS).json()
    event = found["results"][0]
    assert isinstance(event["id"], int)
    assert event["age_groups"] == "SEN,U15,U17,U20,U23"
    assert event["parent"] is None
    at = url + str(event["id"]) + "/"
    least = {
        "competition": COMPETITION,
        "event_id": event["event_id"],
        "event_code": event["event_code"],
        "category": "V50",
    }
    put = requests.put(at, json=least, headers=own, timeout=SECONDS)
    assert (put.status_code, put.json()) == (200, event | {"category": "V50"})
    gone = requests.delete(at, headers=own, timeout=SECONDS)
    assert (gone.status_code, gone.content) == (204, b"")
    assert requests.get(at, headers=own, timeout=SECONDS).status_code == 404
    refused = requests.post(url, json=event, headers=own, timeout=SECONDS)
    assert (refused.status_code, refused.json()) == (
        400,
        {"parent": ["This field may not be null."]},
    )
    made = requests.post(url, json=event | {"parent": ""}, headers=own, timeout=SECONDS)
    assert made.status_code == 201
    own_fields = ("id", "url", "units")
    assert made.json()["id"] != event["id"]
    assert {n: v for n, v in made.json().items() if n not in own_fields} == {
        n: v for n, v in event.items() if n not in own_fields
    }


def test_create_teams(base: str) -> None:
    own = headers(base)
    url = base + "api/teams/"
    data = [{"competition": COMPETITION, "team_id": each} for each in ("THH19", "HHH19")]
    made = requests.post(url, json=data, headers=own, timeout=SECONDS)
    assert made.status_code == 201
    first, second = made.json()
    at = url + first["id"] + "/"
    assert requests.get(at, headers=own, timeout=SECONDS).json() == first
    named = data[0] | {"team_name": "Thames Hounds"}
    put = requests.put(at, json=named, headers=own, timeout=SECONDS)
    assert (put.status_code, put.json()["team_name"]) == (200, "Thames Hounds")
    without = requests.put(at, json={"team_name": "x"}, headers=own, timeout=SECONDS)
    assert (without.status_code, without.json()) == (
        400,
        {"team_id": ["This field is required."], "competition": ["This field is required."]},
    )
    # the step that the script calls a deletion is another PUT
    last = requests.put(url + second["id"] + "/", json=data[1], headers=own, timeout=SECONDS)
    assert last.status_code == 200


def test_lanes_by_units(base: str) -> None:
    """As an organiser's program draws lanes: whole rows, by the url of each unit."""
    own = headers(base)
    url = base + "api/events/?competition=" + COMPETITION + "&limit=200"
    event = requests.get(url, headers=own, timeout=SECONDS).json()["results"][1]
    assert [unit["heat_name"] for unit in event["units"]] == [
        "Heat 1",
        "Heat 2",
        "Heat 3",
        "Heat 1",
    ]
    at = event["units"][0]["url"]
    rows = [{"bib": "1", "lane": 4, "sp": "10.90"}, {"bib": "2", "lane": 5, "sp": ""}]
    patched = requests.patch(at, json={"results": rows}, headers=own, timeout=SECONDS)
    assert patched.status_code == 200
    assert requests.get(at, headers=own, timeout=SECONDS).json()["results"] == rows
    times = requests.patch(event["url"], json={"r1_time": "18:05"}, headers=own, timeout=SECONDS)
    assert times.json()["r1_time"] == "18:05"
    assert requests.get(at, headers=own, timeout=SECONDS).json()["scheduled_start_time"] == "18:05"
