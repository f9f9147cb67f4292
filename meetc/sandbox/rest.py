"""The 2026 API: token, hello, competitions, teams, competitors, events."""

from __future__ import annotations

import datetime
import json
from typing import Any
from urllib.parse import parse_qs

from meetc.sandbox import forms
from meetc.sandbox.exchange import (
    Answer,
    Call,
    RefusedError,
    denied,
    not_found,
    read_list,
    read_object,
    refused,
)
from meetc.sandbox.records import (
    InvalidError,
    change,
    create,
    make_list,
    page_of,
    paged,
    shown,
    wanted,
)
from meetc.sandbox.service import Service
from meetc.sandbox.store import Document, Kind, Record, Store
from meetc.sandbox.units import make_units
from meetc.sandbox.users import Role, Scheme, User, log_in


def credentials(call: Call) -> tuple[str, str]:
    """Name and password of a form, or of a JSON object. Raises RefusedError (400) without them."""
    try:
        text = call.body.decode("utf-8")
        found: Any = json.loads(text) if text.lstrip().startswith("{") else None
    except (ValueError, RecursionError):
        text, found = "", None
    if not isinstance(found, dict):
        try:
            found = {name: values[-1] for name, values in parse_qs(text, max_num_fields=99).items()}
        except ValueError:
            found = {}
    given = [found.get("username"), found.get("password")]
    errors = {
        name: [forms.REQUIRED_MESSAGE]
        for name, value in zip(("username", "password"), given, strict=True)
        if not isinstance(value, str) or not value
    }
    if errors:
        raise RefusedError(400, errors)
    return str(given[0]), str(given[1])


def get_auth_token(service: Service, call: Call) -> Answer:
    name, password = credentials(call)
    token = log_in(service.store, name, password, Scheme.TOKEN, service.clock())
    if token is None:
        message = "Unable to log in with provided credentials."
        raise RefusedError(400, {"non_field_errors": [message]})
    return Answer({"token": token})


def hello(service: Service, call: Call) -> Answer:
    user = service.user(call)
    return Answer({"message": f"Hello, {user.full_name} <{user.email}>!"})


def my_competitions(service: Service, call: Call) -> Answer:
    """The competitions of the user, the latest first; `from_date` and `to_date` bound the first
    day. Not paged."""
    user = service.user(call)
    first, last = _day(call, "from_date", "0001-01-01"), _day(call, "to_date", "9999-12-31")
    all_of_them = service.store.of_competition(Kind.COMPETITION, "") if user.directs else []
    found = [each for each in all_of_them if first <= each.document["date"] <= last]
    found.sort(key=lambda each: each.document["date"], reverse=True)
    return Answer({"competitions": [_my_competition(each.id, each.document) for each in found]})


def _my_competition(record_id: str, competition: Document) -> Document:
    return {
        "date": competition["date"],
        "name": competition["full_name"],
        "id": record_id,
        "url": f"/en-gb{public_path(competition)}",
        "country": competition["country"],
        "role": "DIRECTOR",
    }


def _day(call: Call, name: str, default: str) -> str:
    """The day of a date or a time in the query. Raises RefusedError (400) where it is none."""
    text = call.query.get(name, "").replace(" ", "+")
    if not text:
        return default
    try:
        return datetime.datetime.fromisoformat(text).date().isoformat()
    except ValueError:
        raise RefusedError(400, {name: ["Enter a valid date/time."]}) from None


def public_path(competition: Document) -> str:
    """Where the public finds a competition."""
    return f"/x/{competition['year']}/{competition['country']}/{competition['slug']}/"


def competition_key(competition: Document) -> str:
    """What no two competitions share."""
    return f"{competition['year']}/{competition['country']}/{competition['slug']}"


def may_make_competitions(service: Service, user: User) -> bool:
    return user.role is Role.FEDERATION or (
        user.directs and service.switches.director_posts_competitions
    )


def list_competitions(service: Service, call: Call) -> Answer:
    service.user(call)
    found = service.store.of_competition(Kind.COMPETITION, "")
    today = datetime.datetime.fromtimestamp(service.clock(), datetime.UTC).date().isoformat()
    first, last = _day(call, "date_from", "0001-01-01"), _day(call, "date_to", "9999-12-31")
    when = call.query.get("when", "")
    found = [
        each for each in found
        if all(each.document[n] == call.query[n] for n in ("country", "type") if call.query.get(n))
        and first <= each.document["date"] <= last
        and call.query.get("search", "").lower() in each.document["full_name"].lower()
        and (when != "future" or each.document["finish_date"] >= today)
        and (when != "past" or each.document["finish_date"] < today)
    ]  # fmt: skip
    ordering = call.query.get("ordering", "")
    if ordering.lstrip("-") in ("date", "full_name"):
        found.sort(key=lambda each: str(each.document[ordering.lstrip("-")]))
    if ordering.startswith("-"):
        found.reverse()
    answer = paged(service, call, len(found), lambda limit, start: found[start : start + limit])
    answer.content["results"] = [_calendar(service, each) for each in answer.content["results"]]
    return answer


def _calendar(service: Service, competition: Document) -> Document:
    """A competition as api/competitions/ tells it: under a switch with an id of its own."""
    if not service.switches.competition_ids_differ:
        return competition
    own = calendar_id(competition["id"])
    return competition | {"id": own, "url": competition["url"].replace(competition["id"], own)}


def calendar_id(record_id: str) -> str:
    """The other id of a competition."""
    digits = record_id.replace("-", "")[::-1]
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def create_competition(service: Service, call: Call) -> Answer:
    if not may_make_competitions(service, service.user(call)):
        raise denied()
    record = add_competition(service.store, read_object(call.body))
    return Answer(_calendar(service, shown(service, call, record)), 201)


def add_competition(store: Store, body: Document) -> Record:
    """Make a competition. Raises InvalidError."""
    values, errors = forms.clean(Kind.COMPETITION, body, whole=True)
    document = forms.blank(Kind.COMPETITION) | values
    complete_dates(document)
    if not errors and store.find(Kind.COMPETITION, competition_key(document)):
        errors["non_field_errors"] = ["The fields year, country, slug must make a unique set."]
    if errors:
        raise InvalidError(errors)
    return store.add(Kind.COMPETITION, competition_key(document), document)


def complete_dates(document: Document) -> None:
    """The last day is the first, and the year that of the first, where none is written."""
    document["finish_date"] = document["finish_date"] or document["date"]
    document["year"] = document["year"] or document["date"][:4]


def _competition(service: Service, record_id: str) -> Record:
    """The competition of an id of api/competitions/."""
    if not service.switches.competition_ids_differ:
        return wanted(service, Kind.COMPETITION, record_id)
    for each in service.store.of_competition(Kind.COMPETITION, ""):
        if calendar_id(each.id) == record_id:
            return each
    raise not_found()


def read_competition(service: Service, call: Call, record_id: str) -> Answer:
    service.user(call)
    return Answer(_calendar(service, shown(service, call, _competition(service, record_id))))


def change_competition(service: Service, call: Call, record_id: str) -> Answer:
    service.director(call)
    if not service.switches.competition_writes:
        raise refused(405, f'Method "{call.method}" not allowed.')
    before = _competition(service, record_id)
    record = change(service, call, before, whole=call.method == "PUT")
    complete_dates(record.document)
    key = competition_key(record.document)
    taken = service.store.find(Kind.COMPETITION, key)
    if taken is not None and taken.id != record.id:
        message = "The fields year, country, slug must make a unique set."
        raise InvalidError({"non_field_errors": [message]})
    record = service.store.save(record, record.document, key=key, extra=record.extra)
    return Answer(_calendar(service, shown(service, call, record)))


def list_records(service: Service, call: Call, *, kind: Kind) -> Answer:
    service.director(call)
    return page_of(service, call, kind)


def create_records(service: Service, call: Call, *, kind: Kind) -> Answer:
    service.director(call)
    return make_list(service, call, kind, read_list(call.body))


def create_event(service: Service, call: Call) -> Answer:
    user = service.director(call)
    if user.role is not Role.FEDERATION and not service.switches.director_posts_events:
        raise denied()
    record = create(service, call, Kind.EVENT, read_object(call.body))
    make_units(service.store, record)
    return Answer(shown(service, call, record), 201)


def read_record(service: Service, call: Call, record_id: str, *, kind: Kind) -> Answer:
    service.director(call)
    return Answer(shown(service, call, wanted(service, kind, record_id)))


def change_record(service: Service, call: Call, record_id: str, *, kind: Kind) -> Answer:
    service.director(call)
    before = wanted(service, kind, record_id)
    record = change(service, call, before, whole=call.method == "PUT")
    if kind is Kind.EVENT:
        make_units(service.store, record)
        if record.key != before.key:
            _give_parent(service.store, before, record.key)
    return Answer(shown(service, call, record))


def delete_event(service: Service, call: Call, record_id: str) -> Answer:
    """Delete an event with its units; its parts stay, without a parent."""
    service.director(call)
    event = wanted(service, Kind.EVENT, record_id)
    service.store.delete(event)
    _give_parent(service.store, event, "")
    return Answer(None, 204)


def _give_parent(store: Store, event: Record, parent: str) -> None:
    """Give the parts of a combined event another parent, or none."""
    for part in store.of_competition(Kind.EVENT, event.competition):
        if part.document["parent"] == event.key:
            store.save(part, part.document | {"parent": parent}, extra=part.extra)
