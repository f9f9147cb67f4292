"""What everybody may read: competitions and units as `…/json/`, in camelCase."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from meetc.sandbox.exchange import Call, Reply, not_found
from meetc.sandbox.records import unit_fields
from meetc.sandbox.service import Service
from meetc.sandbox.store import Document, Record, RecordKind, Store
from meetc.sandbox.users import Scheme, user_of

_PRIVATE = frozenset(("date_of_birth", "email"))


def nested(store: Store, competition: Record) -> Document:
    """A competition with all that is in it, as one document in snake_case."""

    def records(kind: RecordKind) -> list[Record]:
        return store.of_competition(kind, competition.id)

    return {
        **_plain(competition),
        "teams": [_plain(team) for team in records(RecordKind.TEAM)],
        "competitors": [_plain(competitor) for competitor in records(RecordKind.COMPETITOR)],
        "events": [nested_event(store, event) for event in records(RecordKind.EVENT)],
        "relay_teams": [_plain(squad) for squad in records(RecordKind.SQUAD)],
    }


def nested_event(store: Store, event: Record) -> Document:
    """An event with its units; its age groups are a list here."""
    ages = event.document["age_groups"]
    return {
        **_plain(event),
        "age_groups": ages.split(",") if ages else [],
        "parent": event.document["parent"] or None,
        "units": [nested_unit(event, unit) for unit in store.units(event.id)],
    }


def nested_unit(event: Record, unit: Record) -> Document:
    """A unit with its rows and trials."""
    return {"id": unit.id} | unit_fields(event, unit) | (unit.extra or {})


def _plain(record: Record) -> Document:
    number = record.kind is RecordKind.EVENT
    head: Document = {"id": int(record.id) if number else record.id}
    return head | record.document | (record.extra or {})


def camel(value: Any) -> Any:
    """The same data with names such as fullName and r1Time."""
    if isinstance(value, dict):
        return {_camel_name(name): camel(inner) for name, inner in value.items()}
    return [camel(item) for item in value] if isinstance(value, list) else value


@lru_cache(4096)
def _camel_name(name: str) -> str:
    return re.sub(r"(?<=[A-Za-z0-9])_([a-z0-9])", lambda match: match[1].upper(), name)


def competition_at(service: Service, year: str, country: str, slug: str) -> Record:
    """The competition of a public address. Raises RefusedError (404) where there is none."""
    competition = service.store.find(RecordKind.COMPETITION, f"{year}/{country}/{slug}")
    if competition is None:
        raise not_found()
    return competition


def read_competition(service: Service, call: Call, **address: str) -> Reply:
    """All of a competition; birth dates only for its director."""
    competition = competition_at(service, **address)
    user = user_of(service.store, call.authorization, Scheme.TOKEN, service.clock())
    return Reply(export(service.store, competition, private=user is not None and user.directs))


def export(store: Store, competition: Record, *, private: bool) -> Document:
    """All of a competition in camelCase; what is `private` of competitors only if asked for."""
    document = nested(store, competition)
    document["year"] = int(document["year"])
    if not private:
        document["competitors"] = [
            {name: value for name, value in competitor.items() if name not in _PRIVATE}
            for competitor in document["competitors"]
        ]
    exported: Document = camel(document)
    return exported


def read_unit(
    service: Service, call: Call, event_id: str, number: str, heat: str, **address: str
) -> Reply:
    """One unit of an event."""
    store, competition = service.store, competition_at(service, **address)
    event = store.find(RecordKind.EVENT, event_id, competition=competition.id)
    if event is None:
        raise not_found()
    unit = store.find(
        RecordKind.UNIT, f"{number}/{heat}", competition=competition.id, owner=event.id
    )
    if unit is None:
        raise not_found()
    return Reply(camel(nested_unit(event, unit)))


def read_timetable(service: Service, call: Call, **address: str) -> Reply:
    """When each unit starts."""
    names = ("event_name", "event_id", "day", "scheduled_start_time", "round", "heat")
    competition = competition_at(service, **address)
    units = [
        unit_fields(event, unit)
        for event in service.store.of_competition(RecordKind.EVENT, competition.id)
        for unit in service.store.units(event.id)
    ]
    units.sort(key=lambda unit: (unit["day"], unit["scheduled_start_time"]))
    return Reply(camel({"timetable": [{name: unit[name] for name in names} for unit in units]}))
