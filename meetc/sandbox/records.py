"""What all resources of the 2026 API share: how they are shown, paged, made and changed."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.parse import urlencode

from meetc.assumptions import LARGEST_PAGE, PAGE, UNIT_REFERENCE
from meetc.disciplines import discipline
from meetc.rules.category import category
from meetc.sandbox import forms
from meetc.sandbox.exchange import (
    Call,
    Errors,
    InvalidError,
    RefusedRequestError,
    Reply,
    checked_object,
    denied,
    not_found,
    read_object,
)
from meetc.sandbox.service import Service
from meetc.sandbox.store import Document, Record, RecordKind

KEYS: dict[RecordKind, str] = {
    RecordKind.TEAM: "team_id",
    RecordKind.COMPETITOR: "competitor_id",
    RecordKind.EVENT: "event_id",
}
"""The field that no two records of a competition share."""

_OWN = frozenset(("id", "url", "competition"))
_READ_ONLY: dict[RecordKind, frozenset[str]] = {
    RecordKind.COMPETITION: _OWN,
    RecordKind.TEAM: _OWN,
    RecordKind.COMPETITOR: _OWN,
    RecordKind.EVENT: _OWN | {"units"},
    RecordKind.UNIT: _OWN
    | {"event_id", "event_name", "event_code", "round", "heat"}
    | {"results", "trials"},
}
"""What is read and not written, or is written in a way of its own."""

_LARGEST_OFFSET = 10**9


def address(call: Call, record: Record) -> str:
    """The url of a record."""
    return f"{call.base}/api/{record.kind}s/{record.id}/"


def shown(service: Service, call: Call, record: Record) -> Document:
    """A record as the service tells it."""
    record = with_random_fields(service, record)
    whole = record.kind is RecordKind.EVENT
    head: Document = {"id": int(record.id) if whole else record.id, "url": address(call, record)}
    if record.kind is not RecordKind.COMPETITION:
        head["competition"] = record.competition
    document = head | record.document
    if whole:
        document["parent"] = document["parent"] or None
        units = service.store.units(record.id)
        document["units"] = [_reference(call, record, unit) for unit in units]
    return read_out(service, document) | (record.extra or {})


def read_out(service: Service, document: Document) -> Document:
    """A document with its times of day in the form that the service reads them out."""
    if not service.switches.times_with_seconds:
        return document
    times = [name for name in document if name.endswith("_time") and document[name]]
    return document | {name: f"{document[name]}:00" for name in times}


def _reference(call: Call, event: Record, unit: Record) -> Document:
    whole = {"id": unit.id, "url": address(call, unit)} | unit_fields(event, unit)
    return {name: whole[name] for name in UNIT_REFERENCE}


def unit_fields(event: Record, unit: Record) -> Document:
    """A unit as it is read: what follows from its event, and what was written."""
    kind = discipline(event.document["event_code"])
    number, heat = unit.document["round"], unit.document["heat"]
    day = "day" if number == 1 else f"r{number}_day"
    in_field = kind is not None and kind.form.measured
    derived = {
        "event_id": event.document["event_id"],
        "event_name": event.document["name"],
        "event_code": event.document["event_code"],
        "round": number,
        "heat": heat,
        "heat_name": f"{'Pool' if in_field else 'Heat'} {heat}",
        "round_name": f"Round {number}",
        "day": event.document.get(day, 1),
        "scheduled_start_time": event.document.get(f"r{number}_time", ""),
        "distance": kind.metres if kind is not None else 0,
    }
    return forms.blank(RecordKind.UNIT) | derived | {"results": [], "trials": []} | unit.document


def with_random_fields(service: Service, record: Record) -> Record:
    """Give a record fields of its own, under the fault of that name, once and for all."""
    if not service.random_fields or record.extra is not None:
        return record
    word = hashlib.sha256(f"{record.kind}{record.id}".encode()).hexdigest()
    extra = {f"service_{word[:6]}": word[6:14], f"service_{word[14:18]}": int(word[18:20], 16)}
    return service.store.save(record, record.document, extra=extra)


def paged(
    service: Service, call: Call, count: int, fetch: Callable[[int, int], list[Record]]
) -> Reply:
    """A page of records: 50 of them, or `limit` from `offset` on. `fetch(limit, offset)` gives
    the records of a page."""
    limit = _number(call, "limit", PAGE, 1, LARGEST_PAGE)
    offset = _number(call, "offset", 0, 0, _LARGEST_OFFSET)
    before, after = max(offset - limit, 0), offset + limit

    def link(start: int) -> str:
        query = dict(call.query) | {"limit": limit, "offset": start}
        return f"{call.base}{call.path}?{urlencode(query)}"

    return Reply(
        {
            "count": count,
            "next": link(after) if after < count else None,
            "previous": link(before) if offset else None,
            "results": [shown(service, call, record) for record in fetch(limit, offset)],
        }
    )


def _number(call: Call, name: str, default: int, least: int, most: int) -> int:
    text = call.query.get(name, "")
    if not (text.isascii() and text.isdecimal()) or len(text) > len(str(_LARGEST_OFFSET)):
        return default
    return min(int(text), most) if int(text) >= least else default


def competition_named(service: Service, value: Any) -> Record:
    """The competition that a body or a query names by its id. Raises InvalidError where none is."""
    if not isinstance(value, str):
        raise InvalidError({"competition": [forms.REQUIRED_MESSAGE]})
    competition = service.store.get(RecordKind.COMPETITION, value)
    if competition is None:
        raise InvalidError({"competition": [f'Invalid pk "{value}" - object does not exist.']})
    return competition


def page_of(service: Service, call: Call, kind: RecordKind) -> Reply:
    """A page of the competition that the query names, of all where it names none. A slash behind
    the id is overlooked: a script of OpenTrack sends one."""
    name = call.query.get("competition", "").rstrip("/")
    if name and service.store.get(RecordKind.COMPETITION, name) is None:
        message = "Select a valid choice. That choice is not one of the available choices."
        raise InvalidError({"competition": [message]})
    fetch = partial(service.store.of_competition, kind, name)
    return paged(service, call, service.store.count(kind, name), fetch)


def wanted(service: Service, kind: RecordKind, record_id: str) -> Record:
    """The record of an id. Raises RefusedError (404) where there is none."""
    record = service.store.get(kind, record_id)
    if record is None:
        raise not_found()
    return record


def create(service: Service, call: Call, kind: RecordKind, body: Document) -> Record:
    """Make a team, a competitor or an event. Raises InvalidError."""
    values, errors = _clean(service, kind, body, whole=True)
    try:
        competition = competition_named(service, body.get("competition"))
    except InvalidError as problem:
        raise InvalidError(errors | problem.errors) from None
    may_change(service, kind, competition)
    document = forms.blank(kind) | values
    _check_key(service, kind, competition.id, document, None, errors)
    if errors:
        raise InvalidError(errors)
    _fill_in(service, kind, competition, document)
    record = service.store.add(kind, document[KEYS[kind]], document, competition=competition.id)
    extra = extra_fields(service, call, record, body)
    return record if extra is None else service.store.save(record, document, extra=extra)


def change(service: Service, call: Call, record: Record, *, whole: bool) -> Record:
    """Change a record by PATCH, or by PUT (`whole`). Raises InvalidError."""
    body = read_object(call.body)
    values, errors = _clean(service, record.kind, body, whole=whole)
    competition = None  # of a competition itself
    if record.kind is not RecordKind.COMPETITION:
        if whole or "competition" in body:
            errors |= _moved(service, record, body.get("competition"))
        competition = wanted(service, RecordKind.COMPETITION, record.competition)
        may_change(service, record.kind, competition)
    resets = whole and service.switches.put_resets
    document = (forms.blank(record.kind) if resets else record.document) | values
    extra = extra_fields(service, call, record, body, resets=resets)
    if competition is not None:
        _check_key(service, record.kind, record.competition, document, record, errors)
    if errors:
        raise InvalidError(errors)
    if competition is not None:
        _fill_in(service, record.kind, competition, document)
    key = "" if competition is None else document[KEYS[record.kind]]
    return service.store.save(record, document, key=key, extra=extra)


def _moved(service: Service, record: Record, named: Any) -> Errors:
    """What is wrong with the competition that a change names."""
    if named == record.competition:
        return {}
    try:
        competition_named(service, named)
    except InvalidError as problem:
        return problem.errors
    return {"competition": ["A record stays in its competition."]}


def _clean(
    service: Service, kind: RecordKind, body: Document, *, whole: bool
) -> tuple[Document, Errors]:
    """The fields of a body; `parent`, read as null, is written as ''."""
    values, errors = forms.clean(kind, body, whole=whole)
    if kind is RecordKind.EVENT and "parent" in values:
        if values["parent"] is None and service.switches.refuse_null_parent:
            errors["parent"] = ["This field may not be null."]
        values["parent"] = values["parent"] or ""
    return values, errors


def may_change(service: Service, kind: RecordKind, competition: Record) -> None:
    """Raise RefusedError (500) where competitors are closed."""
    if kind is not RecordKind.COMPETITOR or not service.switches.competitors_close:
        return
    last = competition.document["finish_date"] or competition.document["date"]
    closes = datetime.date.fromisoformat(last) + datetime.timedelta(days=7)
    today = datetime.datetime.fromtimestamp(service.clock(), datetime.UTC).date()
    if today > closes:
        raise denied()


def extra_fields(
    service: Service, call: Call, record: Record, body: Document, *, resets: bool = False
) -> Document | None:
    """The fields beyond those of the documentation that a record has after a change. What a body
    holds that the service does not know is ignored, unless a switch keeps it; its names go into
    the log."""
    before = record.extra or {}
    documented = forms.fields(record.kind).keys() | _READ_ONLY[record.kind]
    sent = {name: value for name, value in body.items() if name not in documented}
    call.ignored.extend(sorted(sent.keys() - before.keys()))
    if not service.switches.keep_unknown:
        sent = {name: value for name, value in sent.items() if name in before}
    after = sent if resets else before | sent
    return after if after or record.extra is not None else None


def _check_key(
    service: Service,
    kind: RecordKind,
    competition: str,
    document: Document,
    record: Record | None,
    errors: Errors,
) -> None:
    """Find what two records of a competition may not share."""
    key = KEYS[kind]
    if key not in errors:
        taken = service.store.find(kind, document[key], competition=competition)
        if taken is not None and (record is None or taken.id != record.id):
            message = f"The fields competition, {key} must make a unique set."
            errors.setdefault("non_field_errors", []).append(message)
    if kind is RecordKind.EVENT:
        _check_event(service, competition, document, record, errors)


def _check_event(
    service: Service, competition: str, document: Document, record: Record | None, errors: Errors
) -> None:
    others = [
        event.document for event in service.store.of_competition(RecordKind.EVENT, competition)
        if record is None or event.id != record.id
    ]  # fmt: skip
    pair = (document["event_code"], document["category"])
    pairs = {(other["event_code"], other["category"]) for other in others}
    if service.switches.unique_code_and_category and pair[1] and pair in pairs:
        message = "The fields competition, event_code, category must make a unique set."
        errors.setdefault("non_field_errors", []).append(message)
    parent = document["parent"]
    ids = {other["event_id"] for other in others}
    if service.switches.parent_must_exist and parent and parent not in ids:
        errors["parent"] = [f"Object with event_id={parent} does not exist."]


def _fill_in(service: Service, kind: RecordKind, competition: Record, document: Document) -> None:
    """What the service writes where a field is empty."""
    if not service.switches.fill_in:
        return
    if kind is RecordKind.COMPETITOR and not document["nationality"]:
        document["nationality"] = competition.document["country"]
    if kind is RecordKind.EVENT and not document["category"]:
        document["category"] = category(document["age_groups"].split(","), document["genders"])


def make_list(service: Service, call: Call, kind: RecordKind, bodies: list[Any]) -> Reply:
    """Make each of a list. All or nothing, or, under a switch, those without an error."""
    made: list[Document] = []
    errors: list[Errors] = []
    for body in bodies:
        try:
            record = create(service, call, kind, checked_object(body))
            made.append(shown(service, call, record))
            errors.append({})
        except InvalidError as problem:
            errors.append(problem.errors)
    if any(errors):
        if service.switches.create_is_whole:
            raise RefusedRequestError(400, errors)
        return Reply(errors, 400)
    return Reply(made, 201)
