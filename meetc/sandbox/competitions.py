"""Competitions of the rehearsal server: listed, made and changed."""

from __future__ import annotations

import datetime

from meetc.sandbox import forms
from meetc.sandbox.exchange import (
    Call,
    InvalidError,
    Reply,
    denied,
    not_found,
    read_object,
    refused,
)
from meetc.sandbox.records import change, paged, shown, wanted
from meetc.sandbox.service import Service
from meetc.sandbox.store import Document, Record, RecordKind, Store
from meetc.sandbox.users import Role, User

_TAKEN = {"non_field_errors": ["The fields year, country, slug must make a unique set."]}


def mine(service: Service, call: Call) -> Reply:
    """The competitions of the user, the latest first; `from_date` and `to_date` bound the first
    day. Not paged."""
    user = service.user(call)
    first, last = _day(call, "from_date", "0001-01-01"), _day(call, "to_date", "9999-12-31")
    records = service.store.of_competition(RecordKind.COMPETITION, "") if user.directs else []
    own = [record for record in records if first <= record.document["date"] <= last]
    own.sort(key=lambda record: record.document["date"], reverse=True)
    return Reply({"competitions": [_as_mine(record.id, record.document) for record in own]})


def _as_mine(record_id: str, competition: Document) -> Document:
    return {
        "date": competition["date"],
        "name": competition["full_name"],
        "id": record_id,
        "url": f"/en-gb{public_path(competition)}",
        "country": competition["country"],
        "role": "DIRECTOR",
    }


def _day(call: Call, name: str, default: str) -> str:
    """The day of a date or a time in the query. Raises InvalidError where it is none."""
    text = call.query.get(name, "").replace(" ", "+")
    if not text:
        return default
    try:
        return datetime.datetime.fromisoformat(text).date().isoformat()
    except ValueError:
        raise InvalidError({name: ["Enter a valid date/time."]}) from None


def public_path(competition: Document) -> str:
    """Where the public finds a competition."""
    return f"/x/{key_of(competition)}/"


def key_of(competition: Document) -> str:
    """What no two competitions share."""
    return f"{competition['year']}/{competition['country']}/{competition['slug']}"


def may_make_competitions(service: Service, user: User) -> bool:
    return user.role is Role.FEDERATION or (
        user.directs and service.switches.director_posts_competitions
    )


def list_all(service: Service, call: Call) -> Reply:
    service.user(call)
    today = datetime.datetime.fromtimestamp(service.clock(), datetime.UTC).date().isoformat()
    first, last = _day(call, "date_from", "0001-01-01"), _day(call, "date_to", "9999-12-31")
    asked = call.query.get

    def is_asked_for(meet: Document) -> bool:
        return (
            all(meet[name] == asked(name) for name in ("country", "type") if asked(name))
            and first <= meet["date"] <= last
            and asked("search", "").lower() in meet["full_name"].lower()
            and (asked("when") != "future" or meet["finish_date"] >= today)
            and (asked("when") != "past" or meet["finish_date"] < today)
        )

    records = service.store.of_competition(RecordKind.COMPETITION, "")
    records = [record for record in records if is_asked_for(record.document)]
    ordering = asked("ordering", "")
    if ordering.lstrip("-") in ("date", "full_name"):
        records.sort(key=lambda record: str(record.document[ordering.lstrip("-")]))
    if ordering.startswith("-"):
        records.reverse()
    answer = paged(service, call, len(records), lambda limit, start: records[start : start + limit])
    answer.content["results"] = [_as_listed(service, meet) for meet in answer.content["results"]]
    return answer


def _as_listed(service: Service, competition: Document) -> Document:
    """A competition as api/competitions/ tells it: under a switch with an id of its own."""
    if not service.switches.competition_ids_differ:
        return competition
    own = calendar_id(competition["id"])
    return competition | {"id": own, "url": competition["url"].replace(competition["id"], own)}


def calendar_id(record_id: str) -> str:
    """The other id of a competition."""
    digits = record_id.replace("-", "")[::-1]
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def create(service: Service, call: Call) -> Reply:
    if not may_make_competitions(service, service.user(call)):
        raise denied()
    record = add(service.store, read_object(call.body))
    return Reply(_as_listed(service, shown(service, call, record)), 201)


def add(store: Store, body: Document) -> Record:
    """Make a competition. Raises InvalidError."""
    values, errors = forms.clean(RecordKind.COMPETITION, body, whole=True)
    document = forms.blank(RecordKind.COMPETITION) | values
    complete_dates(document)
    if not errors and store.find(RecordKind.COMPETITION, key_of(document)):
        errors |= _TAKEN
    if errors:
        raise InvalidError(errors)
    return store.add(RecordKind.COMPETITION, key_of(document), document)


def complete_dates(document: Document) -> None:
    """The last day is the first, and the year that of the first, where none is written."""
    document["finish_date"] = document["finish_date"] or document["date"]
    document["year"] = document["year"] or document["date"][:4]


def _competition(service: Service, record_id: str) -> Record:
    """The competition of an id of api/competitions/."""
    if not service.switches.competition_ids_differ:
        return wanted(service, RecordKind.COMPETITION, record_id)
    for record in service.store.of_competition(RecordKind.COMPETITION, ""):
        if calendar_id(record.id) == record_id:
            return record
    raise not_found()


def read(service: Service, call: Call, record_id: str) -> Reply:
    service.user(call)
    return Reply(_as_listed(service, shown(service, call, _competition(service, record_id))))


def update(service: Service, call: Call, record_id: str) -> Reply:
    service.director(call)
    if not service.switches.competition_writes:
        raise refused(405, f'Method "{call.method}" not allowed.')
    before = _competition(service, record_id)
    record = change(service, call, before, whole=call.method == "PUT")
    complete_dates(record.document)
    key = key_of(record.document)
    taken = service.store.find(RecordKind.COMPETITION, key)
    if taken is not None and taken.id != record.id:
        raise InvalidError(_TAKEN)
    record = service.store.save(record, record.document, key=key, extra=record.extra)
    return Reply(_as_listed(service, shown(service, call, record)))
