"""What goes wrong on purpose, over a real connection: `--fault` and `/_sandbox/faults/`."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
import requests

from meetc.sandbox import faults
from meetc.sandbox.faults import FaultKind
from meetc.sandbox.service import Service
from tests.support.rehearsal import Direct, new_competition, over_loopback, service

SECONDS = 10


@pytest.fixture(scope="module")
def running_service() -> Iterator[tuple[Service, str, Any]]:
    found = service()
    with over_loopback(found) as (base, session):
        yield found, base, session


def test_faults_by_address(running_service: tuple[Service, str, Any]) -> None:
    """The matrix: what the client sees, and what the service kept."""
    found, base, session = running_service
    competition = new_competition(found)
    rows = {
        "drop-before-commit": (None, False),
        "drop-after-commit": (None, True),
        "502-before": (502, False),
        "502-after": (502, True),
        "429=3": (429, False),
        "401": (401, False),
    }
    for number, (kind, (status, kept)) in enumerate(rows.items()):
        text = f"{kind}:POST:/api/teams/:2"
        put = session.put(f"{base}/_sandbox/faults/", json=[text], timeout=SECONDS)
        assert put.json() == {"faults": [text]}
        for turn in (1, 2, 3):
            body = [{"competition": competition, "team_id": f"{number}.{turn}"}]
            try:
                answer = session.post(f"{base}//api/teams/", json=body, timeout=SECONDS)
                seen, wait = answer.status_code, answer.headers.get("Retry-After")
            except requests.ConnectionError:
                seen, wait = None, None
            assert seen == (status if turn == 2 else 201)
            assert wait == ("3" if seen == 429 else None)
        teams = session.get(f"{base}/api/teams/?limit=500", timeout=SECONDS).json()["results"]
        own = [each["team_id"] for each in teams if each["team_id"].startswith(f"{number}.")]
        assert own == [f"{number}.1", *([f"{number}.2"] if kept else []), f"{number}.3"]
        log = session.get(f"{base}/_sandbox/log/", timeout=SECONDS).json()["requests"]
        assert [each["status"] for each in log if each["fault"] == text] == [status or 0]


def test_a_slow_answer(running_service: tuple[Service, str, Any]) -> None:
    found, base, session = running_service
    found.set_faults(["slow=0.3s:GET:/api/hello/:1-2"])
    for least in (0.3, 0.3, 0.0):
        start = time.perf_counter()
        assert session.get(f"{base}/api/hello/", timeout=SECONDS).status_code == 200
        assert time.perf_counter() - start >= least
    found.set_faults(["slow=5s"])
    with pytest.raises(requests.Timeout):
        session.get(f"{base}/api/hello/", timeout=0.2)
    found.set_faults([])


def test_random_fields_stay_with_their_record() -> None:
    found = service()
    competition = new_competition(found)
    ask = Direct(found, "director")
    body = {"competition": competition, "team_id": "A"}
    (plain,) = ask("POST", "/api/teams/", [body]).json
    found.set_faults(["random-fields"])
    team = ask.get(plain["url"])
    extra = team.keys() - plain.keys()
    assert len(extra) == 2
    found.set_faults([])
    assert ask.get(plain["url"]) == team
    assert ask("PUT", plain["url"], body).json == team
    name = sorted(extra)[0]
    assert ask("PATCH", plain["url"], {name: "ours"}).json == team | {name: "ours"}
    found.switch({"put_resets": True})
    assert ask("PUT", plain["url"], team).json == team
    assert ask("PUT", plain["url"], body).json == plain
    event = ask("POST", "/api/events/", body | {"event_id": "T01", "event_code": "100",
                                                 "category": "M"}).json  # fmt: skip
    found.set_faults(["random-fields"])
    unit = ask.get(event["units"][0]["url"])
    assert len([each for each in unit if each.startswith("service_")]) == 2
    found.set_faults([])
    assert ask("PATCH", unit["url"], {"precision": 3}).json == unit | {"precision": 3}


def test_which_requests_a_fault_befalls() -> None:
    found = service()
    ask = Direct(found, "director")
    for number, expected in {
        "": [502] * 4,
        ":GET": [502] * 4,
        ":post": [200] * 4,
        ":*:/api/hello/": [502] * 4,
        ":*:api/hello/:2": [200, 502, 200, 200],
        "::/api/:2-3": [200, 502, 502, 200],
        ":GET:*:3-": [200, 200, 502, 502],
        "::/x": [200] * 4,
    }.items():
        found.set_faults([f"502-before{number}"])
        assert [ask("GET", "/api/hello/").status for _ in expected] == expected, number
    found.set_faults(["502-before", "401"])  # the first of two that end a request
    assert ask("GET", "/api/hello/").status == 502
    assert ask("GET", "/_sandbox/faults/").json == {"faults": ["502-before", "401"]}
    assert ask("GET", "/").status == 200
    assert ask("POST", "/_sandbox/reset/").status == 200
    assert found.faults == []


@pytest.mark.parametrize(
    "text",
    ["", "nix", "502", "429=x", "401=2s", "slow=", "slow=-1s", "slow=9999999s", "slow=4000s",
     "401:GET:/x:0", "401:GET:/x:a", "401:GET:/x:1:2", "401:::\u0661", "401:GET:/x:"],
)  # fmt: skip
def test_a_fault_that_is_none(text: str) -> None:
    found = service()
    ask = Direct(found)
    asked = ask("PUT", "/_sandbox/faults/", ["401", text])
    assert asked.status == 400
    assert asked.json["detail"]
    assert found.faults == []


def test_every_fault_is_explained() -> None:
    assert set(faults.KINDS) == set(FaultKind)


def test_dropping_without_a_network() -> None:
    found = service()
    ask = Direct(found, "director")
    found.set_faults(["drop-before-commit"])
    with pytest.raises(ConnectionResetError):
        ask("GET", "/api/hello/")


def test_a_server_ends_beside_a_slow_request(caplog: pytest.LogCaptureFixture) -> None:
    found = service()
    seen: list[int] = []
    with over_loopback(found) as (base, session):
        found.set_faults(["slow=60s"])

        def ask() -> None:
            seen.append(session.get(f"{base}/api/hello/", timeout=SECONDS).status_code)

        asking = threading.Thread(target=ask)
        asking.start()
        while not found.faults[0].seen:
            time.sleep(0.01)
        start = time.perf_counter()
    asking.join(SECONDS)
    assert time.perf_counter() - start < SECONDS
    assert seen == [200]
    assert [record.message for record in caplog.records if "Exception" in record.message] == []


def test_a_database_that_fails() -> None:
    found = service()
    ask = Direct(found, "director")
    found.store.close()
    asked = ask("GET", "/api/hello/")
    assert (asked.status, "database" in asked.json["detail"]) == (503, True)
