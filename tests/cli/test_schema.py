"""The schema that ships: it agrees with the table of fields, and both validators with it."""

from __future__ import annotations

import copy
import json
from typing import Any

import jsonschema
import jsonschema_rs
import pytest

from meetc import refused_extras
from meetc.cli import compiling
from meetc.fields import FIELDS, Field, Kind, Type
from meetc.schema import PayloadError, check_payload, schema_text
from tests.conftest import EXAMPLES, MEET, ROOT, Meetc, document

SCHEMA = json.loads(schema_text("opentrack"))
DEFINITIONS = {
    Kind.MEET: "competition",
    Kind.TEAM: "team",
    Kind.ATHLETE: "competitor",
    Kind.ENTRY: "entry",
    Kind.EVENT: "event",
    Kind.SQUAD: "relay_team",
    Kind.UNIT: "unit",
    Kind.ROW: "result",
}
JSON_TYPES = {
    Type.INTEGER: "integer",
    Type.BOOLEAN: "boolean",
    Type.LIST: "array",
    Type.BIBS: "array",
    Type.ARRAY: "array",
}


def test_it_is_a_schema_of_2020_12_without_one_of() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema_rs.Draft202012Validator(SCHEMA)
    text = schema_text("opentrack")
    assert "oneOf" not in text
    assert "additionalProperties" not in text


@pytest.mark.parametrize("kind", [kind for kind in Kind if FIELDS[kind]])
def test_every_field_is_a_property_of_its_type(kind: Kind) -> None:
    properties = SCHEMA["$defs"][DEFINITIONS[kind]]["properties"]
    for field in FIELDS[kind].values():
        assert properties[field.nested or field.name].get("type") == expected_type(field), (
            field.name
        )


def expected_type(field: Field) -> Any:
    if field.type is Type.OBJECT:
        return ["object", "string", "null"]
    if field.name == "events_entered":
        return "array"
    own = JSON_TYPES.get(field.type, "string")
    return [own, "null"] if field.nullable else own


@pytest.mark.parametrize("target", ["opentrack", "opentrack-rest"])
def test_what_is_said_beside_the_fields_names_one_of_them(target: str) -> None:
    """A property that only a description, or a bound, has been written for would check nothing."""
    for name, definition in json.loads(schema_text(target))["$defs"].items():
        for key, value in definition["properties"].items():
            assert value.keys() & {"type", "enum", "$ref"}, f"{name}.{key}"


def test_the_resources_differ_from_the_document_where_they_say_so() -> None:
    nested, resources = (
        json.loads(schema_text(t))["$defs"] for t in ("opentrack", "opentrack-rest")
    )
    assert nested["competition"]["properties"]["country_id"]["minLength"] == 1
    assert resources["competition"]["properties"]["country"]["minLength"] == 1
    assert "country" not in nested["competition"]["properties"]
    assert list(resources["competition"]["properties"])[-1] == "results_link"
    ages = {"type": "string", "description": "Age groups parted by commas, else ALL"}
    assert resources["event"]["properties"]["age_groups"] == ages
    assert nested["event"]["properties"]["age_groups"]["items"] == {"type": "string"}
    assert nested["event"]["properties"]["parent"]["type"] == ["string", "null"]
    assert resources["event"]["properties"]["parent"]["type"] == "string"
    assert "allOf" not in resources["event"]
    assert "units" not in resources["event"]["properties"]
    assert resources["unit"]["properties"]["heat"]["minimum"] == 1
    for same in ("team", "competitor", "entry", "relay_team", "result", "trial", "attempt"):
        assert resources[same] == nested[same]


def test_everything_is_described() -> None:
    for name, definition in SCHEMA["$defs"].items():
        assert "Source: " in definition["description"], name
        for key, value in definition["properties"].items():
            assert value.get("description"), f"{name}.{key}"


@pytest.mark.parametrize("name", ["running", "horizontal", "throw", "vertical"])
def test_the_documents_satisfy_it(name: str) -> None:
    text = (ROOT / "tests" / "documents" / f"{name}.json").read_text(encoding="utf-8")
    check_payload(json.loads(text))


def broken() -> list[tuple[str, dict[str, Any]]]:
    """Payloads that break the schema in one place each, with the place."""
    made = []

    def add(where: str, example: str, *path: str | int, value: Any = ...) -> None:
        payload = copy.deepcopy(document((EXAMPLES / f"{example}.meet").read_text()))
        at: Any = payload
        for step in path[:-1]:
            at = at[step]
        if value is ...:
            del at[path[-1]]
        else:
            at[path[-1]] = value
        made.append((where, payload))

    unit = ("events", 0, "units", 0)
    add("/: 'slug' is", "running", "slug")
    add("/date: ", "running", "date", value="9.5.2026")
    add("/events/0: 'event_code'", "running", "events", 0, "event_code")
    add("/events/0/rounds", "running", "events", 0, "rounds", value="8,,1")
    add("/events/0/units/0/heat", "running", *unit, "heat", value=0)
    add("/events/0/units/0/results/0/performance", "running", *unit, "results", 0, "performance",
        value=10.37)  # fmt: skip
    add("/events/0/units/0/trials/0: 'round'", "horizontal", *unit, "trials", 0, "round")
    add("/events/0/units/0/trials/0: 'height'", "vertical", *unit, "trials", 0, "height")
    add("/events/0/units/0/trials/0/result", "vertical", *unit, "trials", 0, "result", value="O")
    return made


@pytest.mark.parametrize(("where", "payload"), broken())
def test_what_breaks_it_is_found_and_named(where: str, payload: dict[str, Any]) -> None:
    assert not jsonschema.Draft202012Validator(SCHEMA).is_valid(payload)
    with pytest.raises(PayloadError) as caught:
        check_payload(payload)
    assert where in str(caught.value)


@pytest.mark.parametrize(
    "line",
    ["event T01 100 extra.name=5 F", "event T01 100 F\n final extra.trials=5\n  1 11.82",
     "event T01 100 F\n final\n  1 11.82 extra.place=\"first\"", "team THH extra.team_id=7",
     "athlete 1 \"Al Able\" F extra.first_name=[]",
     "event F01 LJ F\n final extra.trials=[1]\n 1 5.00"],
)  # fmt: skip
def test_what_check_takes_build_writes(meetc: Meetc, line: str) -> None:
    """`extra.` fields are sent as they are: what the schema would refuse is told by `check`."""
    meetc.write("a.meet", MEET + line + "\n")
    checked, built = meetc("check", "a.meet"), meetc("build", "a.meet")
    assert checked.code == built.code == 1, checked.out
    assert "mistake in meetc" not in built.err
    assert checked.out.startswith("error[M"), checked.out


def test_a_build_asks_the_schema_about_extra_fields_once(
    meetc: Meetc, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is sent is checked when it is made: only what breaks the schema is looked at again."""
    asked: list[str] = []
    fault = refused_extras.refused_extra

    def noted(meet: Any, path: str) -> Any:
        asked.append(path)
        return fault(meet, path)

    monkeypatch.setattr(compiling, "refused_extra", noted)
    meetc.write("a.meet", MEET + "event T01 100 F extra.cached_count=5\n")
    assert meetc("build", "a.meet").code == 0
    assert asked == []
    assert meetc("build", "a.meet", "--target", "md").code == 0
    assert len(asked) == 1
    broken = 'event F01 LJ F\n final extra.trials=[{"bib":1}]\n  1 performance=5.00\n'
    meetc.write("b.meet", MEET + broken)
    assert "OpenTrack would refuse this" in meetc("build", "b.meet").err
    assert len(asked) == 2


def test_marks_without_trials_are_sent(meetc: Meetc) -> None:
    text = MEET + "event F01 LJ F\n final extra.trials=-\n  1 performance=5.60\n"
    meetc.write("a.meet", text)
    assert (meetc("check", "a.meet").code, meetc("build", "a.meet").code) == (0, 0)
    document = json.loads((meetc.folder / "a.json").read_text())
    assert "trials" not in document["events"][0]["units"][0]
    meetc.write("b.json", json.dumps(document))
    assert meetc("import", "b.json", "-o", "b.meet").code == 0
    assert (meetc("check", "b.meet").code, meetc("build", "b.meet", "-o", "c.json").code) == (0, 0)
    assert json.loads((meetc.folder / "c.json").read_text()) == document
