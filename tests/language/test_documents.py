"""The four documents of OpenTrack's page "Setting up the events", and its combined event."""

from __future__ import annotations

import json

import pytest

from tests.conftest import EXAMPLES, ROOT, Meetc

DOCUMENTS = ROOT / "tests" / "documents"


@pytest.mark.parametrize("name", ["running", "horizontal", "throw", "vertical"])
def test_build_equals_the_document(meetc: Meetc, name: str) -> None:
    ran = meetc("build", str(EXAMPLES / f"{name}.meet"), "-o", "-")
    assert (ran.code, ran.err) == (0, "")
    expected = json.loads((DOCUMENTS / f"{name}.json").read_text(encoding="utf-8"))
    assert json.loads(ran.out) == expected


def test_combined_event_is_in_the_triathlon(meetc: Meetc) -> None:
    ran = meetc("build", str(EXAMPLES / "triathlon.meet"), "-o", "-")
    events = {event["event_id"]: event for event in json.loads(ran.out)["events"]}
    parent = {
        "age_groups": ["ALL"],
        "category": "M_ALL",
        "event_code": "TRI",
        "event_id": "M01",
        "genders": "M",
        "name": "Triathlon",
        "results": [{"bib": "1"}, {"bib": "2"}, {"bib": "3"}],
        "rounds": "1",
        "units": [],
    }
    part = {
        "event_id": "003",
        "event_code": "100",
        "name": "100 metres MEN",
        "genders": "M",
        "parent": "M01",
    }
    assert {name: events["M01"].get(name) for name in parent} == parent
    assert {name: events["003"].get(name) for name in part} == part
    assert events["003"]["units"]
