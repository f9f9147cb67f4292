"""The 2026 API: token, hello, teams, competitors, events."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any
from urllib.parse import parse_qsl

from meetc.sandbox import forms
from meetc.sandbox.exchange import Call, InvalidError, Reply, denied, read_list, read_object
from meetc.sandbox.records import change, create, make_list, page_of, shown, wanted
from meetc.sandbox.service import Service
from meetc.sandbox.store import Record, RecordKind, Store
from meetc.sandbox.units import make_units
from meetc.sandbox.users import Role, Scheme, log_in


def credentials(call: Call) -> tuple[str, str]:
    """Name and password of a form, or of a JSON object. Raises InvalidError without them."""
    given: dict[str, Any] = {}
    with suppress(ValueError, RecursionError):
        text = call.body.decode("utf-8")
        is_json = text.lstrip().startswith("{")
        given = json.loads(text) if is_json else dict(parse_qsl(text, max_num_fields=99))
    name, password = given.get("username"), given.get("password")
    errors = {
        field: [forms.REQUIRED_MESSAGE]
        for field, value in (("username", name), ("password", password))
        if not isinstance(value, str) or not value
    }
    if errors:
        raise InvalidError(errors)
    return str(name), str(password)


def get_auth_token(service: Service, call: Call) -> Reply:
    name, password = credentials(call)
    token = log_in(service.store, name, password, Scheme.TOKEN, service.clock())
    if token is None:
        raise InvalidError({"non_field_errors": ["Unable to log in with provided credentials."]})
    return Reply({"token": token})


def hello(service: Service, call: Call) -> Reply:
    user = service.user(call)
    return Reply({"message": f"Hello, {user.full_name} <{user.email}>!"})


def list_records(service: Service, call: Call, *, kind: RecordKind) -> Reply:
    service.director(call)
    return page_of(service, call, kind)


def create_records(service: Service, call: Call, *, kind: RecordKind) -> Reply:
    service.director(call)
    return make_list(service, call, kind, read_list(call.body))


def create_event(service: Service, call: Call) -> Reply:
    user = service.director(call)
    if user.role is not Role.FEDERATION and not service.switches.director_posts_events:
        raise denied()
    record = create(service, call, RecordKind.EVENT, read_object(call.body))
    make_units(service.store, record)
    return Reply(shown(service, call, record), 201)


def read_record(service: Service, call: Call, record_id: str, *, kind: RecordKind) -> Reply:
    service.director(call)
    return Reply(shown(service, call, wanted(service, kind, record_id)))


def change_record(service: Service, call: Call, record_id: str, *, kind: RecordKind) -> Reply:
    service.director(call)
    before = wanted(service, kind, record_id)
    record = change(service, call, before, whole=call.method == "PUT")
    if kind is RecordKind.EVENT:
        make_units(service.store, record)
        if record.key != before.key:
            _give_parent(service.store, before, record.key)
    return Reply(shown(service, call, record))


def delete_event(service: Service, call: Call, record_id: str) -> Reply:
    """Delete an event with its units; its parts stay, without a parent."""
    service.director(call)
    event = wanted(service, RecordKind.EVENT, record_id)
    service.store.delete(event)
    _give_parent(service.store, event, "")
    return Reply(None, 204)


def _give_parent(store: Store, event: Record, parent: str) -> None:
    """Give the parts of a combined event another parent, or none."""
    for part in store.of_competition(RecordKind.EVENT, event.competition):
        if part.document["parent"] == event.key:
            store.save(part, part.document | {"parent": parent}, extra=part.extra)
