"""The payload of OpenTrack's API of 2026: a meet as the resources that are sent one by one.

One object of six parts that refer to each other by natural keys: a unit names its event, round and
heat, a relay team its event. Ids and addresses of the service are not known here. Fields have
their names of 2026, and an event's value forms are those in which the service keeps them.
"""

from __future__ import annotations

from typing import Any

from meetc.assumptions import UNSENT_KEYS
from meetc.disciplines import Form
from meetc.fields import NESTED_KEYS, Kind
from meetc.lower.opentrack import competitors, row_document, unit_document, with_extra
from meetc.model import Event, Meet, Unit


def lower(meet: Meet) -> dict[str, Any]:
    """The payload of a meet for the target `opentrack-rest`: every part is there, if empty."""
    keys = UNSENT_KEYS | meet.keys
    return {
        "competition": _competition(meet),
        "teams": [team.fields | team.extra for team in meet.teams],
        "competitors": competitors(meet),
        "events": [_event(event, keys) for event in meet.events],
        "units": [
            _unit(unit, event, keys)
            for event in meet.events
            if any(unit.rows for unit in event.units)
            for unit in event.units
        ],
        "relay_teams": [
            squad.fields | squad.extra for event in meet.events for squad in event.squads
        ],
    }


def _competition(meet: Meet) -> dict[str, Any]:
    """The meet's own fields, and the year that its address begins with."""
    year = str(meet.fields.get("date", ""))[:4]
    return _without_parts(with_extra({"year": year} | meet.fields, meet.extra), Kind.MEET)


def _event(event: Event, keys: dict[str, str]) -> dict[str, Any]:
    """An event: age groups parted by commas, and no parent as an empty text. A combined event
    has its rows, of which the service has no resource."""
    document = event.fields | {"parent": event.parent or ""}
    document["age_groups"] = ",".join(event.age_groups)
    document = _without_parts(with_extra(document, event.extra), Kind.EVENT)
    if event.discipline.form is Form.COMBINED:
        document["results"] = [row_document(row, keys) for row in event.rows]
    return document


def _unit(unit: Unit, event: Event, keys: dict[str, str]) -> dict[str, Any]:
    key = {"event_id": event.id, "round": unit.round, "heat": unit.heat}
    return key | {"results": []} | unit_document(unit, event, keys) | key


def _without_parts(document: dict[str, Any], kind: Kind) -> dict[str, Any]:
    """A document without the lists that an upload of the whole would hold in it."""
    return {key: value for key, value in document.items() if key not in NESTED_KEYS[kind]}
