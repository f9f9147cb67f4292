"""`--target opentrack-rest`: the resources of OpenTrack's API of 2026."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given

import meetc as library
from meetc.cli.included import reader
from meetc.fields import FIELDS, Kind
from meetc.schema import PayloadError, check_payload, schema_text
from tests.cli.test_schema import DEFINITIONS, expected_type
from tests.conftest import EXAMPLES, MEET, build
from tests.support.drawn import examples
from tests.support.strategies import Written, meets

TARGET = "opentrack-rest"
SCHEMA = json.loads(schema_text(TARGET))
PARTS = ["competition", "teams", "competitors", "events", "units", "relay_teams"]


def payload(text: str | bytes) -> dict[str, Any]:
    ran = build(text, "--target", TARGET)
    assert (ran.code, ran.err) == (0, "")
    loaded: dict[str, Any] = json.loads(ran.out)
    return loaded


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.meet")), ids=lambda path: path.stem)
def test_examples_satisfy_the_schema(path: Any) -> None:
    read = reader(path.as_posix())
    compiled = library.compile(path.read_bytes(), path=path.as_posix(), read=read)
    assert compiled.ok
    document = library.payload(compiled.meet, TARGET)
    assert list(document) == PARTS
    jsonschema.Draft202012Validator(SCHEMA).validate(document)


@examples(40)
@given(meets())
def test_drawn_meets_satisfy_the_schema(written: Written) -> None:
    meet = library.compile(written.text).meet
    document = library.payload(meet, TARGET)
    check_payload(document, TARGET)
    nested = library.payload(meet)
    units = [unit for event in nested["events"] for unit in event.get("units", ())]
    assert [u["results"] for u in document["units"]] == [u["results"] for u in units]


def test_names_and_forms_are_those_of_2026() -> None:
    text = MEET + (
        "  wa_rankings_category DF\n  organiser 1234\n"
        'event M01 TRI "Triathlon" M ages=U15,SEN\n  1\n'
        'event T01 100 "100" M parent=M01 category=TRI\n  final wind=+0.8\n    1 10.37\n'
    )
    document = payload(text)
    competition = document["competition"]
    assert competition["country"] == "GBR"
    assert competition["year"] == "2026"
    assert competition["wa_rankings_category"] == "DF"
    assert competition["organiser"] == "1234"
    assert competition["age_groups"] == ["ALL"]
    parent, part = document["events"]
    assert (parent["age_groups"], parent["parent"]) == ("U15,SEN", "")
    assert (part["age_groups"], part["parent"]) == ("ALL", "M01")
    assert parent["results"] == [{"bib": "1"}]
    (unit,) = document["units"]
    assert list(unit)[:3] == ["event_id", "round", "heat"]
    assert (unit["event_id"], unit["wind_assistance"]) == ("T01", "+0.8")


def test_a_relay_team_names_its_event() -> None:
    document = payload(MEET + 'team A "A"\nevent T03 4x200 "R" M\n  squad A "Ah" 1 2 3 4\n')
    assert document["relay_teams"][0]["event_id"] == "T03"
    assert document["units"] == []


@pytest.mark.parametrize("kind", [kind for kind in Kind if FIELDS[kind]])
def test_every_field_is_a_property_by_its_name_of_2026(kind: Kind) -> None:
    properties = SCHEMA["$defs"][DEFINITIONS[kind]]["properties"]
    for field in FIELDS[kind].values():
        expected = expected_type(field)
        if kind is Kind.EVENT and field.name in ("age_groups", "parent"):
            expected = "string"
        assert properties[field.name].get("type") == expected, field.name


def test_what_breaks_the_schema_is_named() -> None:
    document = payload(MEET + "event T01 100 M\n")
    document["events"][0]["age_groups"] = ["ALL"]
    with pytest.raises(PayloadError, match="/events/0/age_groups"):
        check_payload(document, TARGET)


def test_the_schema_is_printed(meetc: Any) -> None:
    assert json.loads(meetc("schema", "--target", TARGET).out) == SCHEMA
