"""The older API: api/v1 loads a whole competition as one nested document, and only once."""

from __future__ import annotations

from typing import Any

from meetc.assumptions import V1_EXISTS
from meetc.fields import FIELDS
from meetc.json_values import are_objects
from meetc.sandbox import forms
from meetc.sandbox.competitions import complete_dates, key_of, may_make_competitions
from meetc.sandbox.exchange import Call, RefusedRequestError, Reply, read_object, refused
from meetc.sandbox.public import nested
from meetc.sandbox.rest import credentials
from meetc.sandbox.service import Service
from meetc.sandbox.store import Document, Record, RecordKind, Store
from meetc.sandbox.units import checked_rows, make_units
from meetc.sandbox.users import Scheme, log_in

_NEWER = {f.nested: f.name for table in FIELDS.values() for f in table.values() if f.nested}
_OLDER = {newer: older for older, newer in _NEWER.items()}
_LEAST = forms.REQUIRED | {
    RecordKind.EVENT: ("event_id", "event_code"),
    RecordKind.SQUAD: ("event_id", "relay_team_id"),
    RecordKind.UNIT: ("round", "heat"),
}
_INSIDE = ("competitors", "events", "teams", "relay_teams")
_PARTS: tuple[tuple[str, RecordKind, tuple[str, ...]], ...] = (
    ("teams", RecordKind.TEAM, ("team_id",)),
    ("competitors", RecordKind.COMPETITOR, ("competitor_id",)),
    ("events", RecordKind.EVENT, ("event_id",)),
    ("relay_teams", RecordKind.SQUAD, ("event_id", "relay_team_id")),
)
"""The lists in a competition as they are loaded, and the fields that no two of one share."""

Place = tuple[str | int, ...]


def ping(service: Service, call: Call) -> Reply:
    return Reply({"reply": "pong", "enviroment": "sandbox"})  # its key is misspelt there as well


def get_token(service: Service, call: Call) -> Reply:
    try:
        name, password = credentials(call)
    except RefusedRequestError:
        raise _wrong(("body", "username"), "Field required") from None
    token = log_in(service.store, name, password, Scheme.BEARER, service.clock())
    if token is None:
        raise refused(401, "Incorrect username or password")
    return Reply({"access_token": token, "token_type": "bearer"})


def list_competitions(service: Service, call: Call) -> Reply:
    """All competitions, of a country or from a day on if the query says so."""
    service.bearer(call)
    country, first = call.query.get("country", ""), call.query.get("from_date", "")
    return Reply(
        [
            _older({"id": record.id} | record.document)
            for record in service.store.of_competition(RecordKind.COMPETITION, "")
            if country in ("", record.document["country"]) and record.document["date"] >= first
        ]
    )


def create_competition(service: Service, call: Call) -> Reply:
    """Load a whole competition; one that is there already is refused."""
    user = service.bearer(call)
    if not may_make_competitions(service, user):
        raise refused(403, "You may not create competitions.")
    body = read_object(call.body)
    record = _load(service.store, body)
    return Reply(_older(nested(service.store, record)))


def _older(document: Document) -> Document:
    return {_OLDER.get(name, name): value for name, value in document.items()}


def _wrong(place: Place, message: str) -> RefusedRequestError:
    return RefusedRequestError(
        422, {"detail": [{"loc": list(place), "msg": message, "type": "value"}]}
    )


def _load(store: Store, body: Document) -> Record:
    inside = {name: _objects(body.get(name), ("body", name)) for name in _INSIDE}
    outside = {name: value for name, value in body.items() if name not in _INSIDE}
    document, extra = _cleaned(RecordKind.COMPETITION, outside, ("body",))
    complete_dates(document)
    key = key_of(document)
    if store.find(RecordKind.COMPETITION, key) is not None:
        raise refused(V1_EXISTS, f"The competition {key} exists already.")
    record = _saved(store, store.add(RecordKind.COMPETITION, key, document), extra)
    for name, kind, key_fields in _PARTS:
        for number, body in enumerate(inside[name]):
            place = ("body", name, number)
            document, extra = _cleaned(kind, body, place)
            key = "/".join(str(document[field]) for field in key_fields)
            if store.find(kind, key, competition=record.id) is not None:
                raise _wrong(place, f"{key} is there already")
            part = store.add(kind, key, document, competition=record.id)
            units = _objects(extra.pop("units", None), (*place, "units"))
            part = _saved(store, part, extra)
            if kind is RecordKind.EVENT:
                _load_units(store, part, units, (*place, "units"))
    return record


def _saved(store: Store, record: Record, extra: Document) -> Record:
    return store.save(record, record.document, extra=extra) if extra else record


def _load_units(store: Store, event: Record, units: list[Document], place: Place) -> None:
    for number, body in enumerate(units):
        document, extra = _cleaned(RecordKind.UNIT, body, (*place, number))
        for name in ("round", "heat"):
            if type(body[name]) is not int or not 0 < body[name] < 100:
                raise _wrong((*place, number, name), "A round and a heat are counted from 1")
        rows = {name: extra.pop(name) for name in ("results", "trials") if name in extra}
        for name, value in rows.items():
            try:
                checked_rows(name, value)
            except ValueError as problem:
                raise _wrong((*place, number, name), str(problem)) from None
        own = {"round": body["round"], "heat": body["heat"]}
        own |= {name: value for name, value in document.items() if name in body} | rows
        key, competition = f"{own['round']}/{own['heat']}", event.competition
        if store.find(RecordKind.UNIT, key, competition=competition, owner=event.id):
            raise _wrong((*place, number), "two units have the same round and heat")
        unit = store.add(RecordKind.UNIT, key, own, competition=competition, owner=event.id)
        known = ("round", "heat", "event_id", "event_name", "event_code")
        _saved(store, unit, {name: value for name, value in extra.items() if name not in known})
    make_units(store, event)


def _objects(value: Any, place: Place) -> list[Document]:
    """A list of objects, empty where it is left out."""
    if value is None:
        return []
    if not are_objects(value):
        raise _wrong(place, "A list of objects is required")
    return value


def _cleaned(kind: RecordKind, body: Document, place: Place) -> tuple[Document, Document]:
    """The known fields of a part of the document under their names of 2026, and all others."""
    newer = {_NEWER.get(name, name): value for name, value in body.items()}
    for name in _LEAST[kind]:
        if newer.get(name) in (None, ""):
            raise _wrong((*place, _OLDER.get(name, name)), "Field required")
    if kind is RecordKind.SQUAD:
        if not all(isinstance(newer[name], str) for name in _LEAST[kind]):
            raise _wrong(place, "event_id and relay_team_id are strings")
        return newer, {}
    if kind is RecordKind.EVENT and isinstance(newer.get("age_groups"), list):
        newer["age_groups"] = ",".join(map(str, newer["age_groups"]))
    values, errors = forms.clean(kind, newer, whole=False)
    for name, messages in errors.items():
        raise _wrong((*place, _OLDER.get(name, name)), str(messages[0]))
    document = forms.blank(kind) | values
    if kind is RecordKind.EVENT:
        document["parent"] = document["parent"] or ""
    known = forms.fields(kind)
    return document, {n: v for n, v in newer.items() if n not in known and n != "id"}
