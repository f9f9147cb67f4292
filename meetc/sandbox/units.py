"""Units of the rehearsal server: made from `rounds`, read and written one by one."""

from __future__ import annotations

from typing import Any

from meetc.disciplines import Form, discipline
from meetc.json_values import are_objects
from meetc.rules.rounds import heats
from meetc.sandbox import forms
from meetc.sandbox.exchange import Call, InvalidError, Reply, read_object
from meetc.sandbox.records import (
    address,
    extra_fields,
    read_out,
    unit_fields,
    wanted,
    with_random_fields,
)
from meetc.sandbox.service import Service
from meetc.sandbox.standing import event_status, placed
from meetc.sandbox.store import Document, Record, RecordKind, Store

_START_ROW = frozenset(("bib", "lane", "order", "sp"))


def make_units(store: Store, event: Record) -> None:
    """Have the units that `rounds` stands for; one that is too many goes, unless it has rows."""
    kind = discipline(event.document["event_code"])
    combined = kind is not None and kind.form is Form.COMBINED
    rounds = () if combined else heats(event.document["rounds"])
    due = {f"{r}/{h}": (r, h) for r, count in enumerate(rounds, 1) for h in range(1, count + 1)}
    there = {unit.key: unit for unit in store.units(event.id)}
    for key, unit in there.items():
        if key not in due and not unit.document.get("results"):
            store.delete(unit)
    for key, (number, heat) in due.items():
        if key not in there:
            store.add(
                RecordKind.UNIT, key, {"round": number, "heat": heat},
                competition=event.competition, owner=event.id,
            )  # fmt: skip


def read(service: Service, call: Call, record_id: str) -> Reply:
    service.director(call)
    return Reply(shown(service, call, wanted(service, RecordKind.UNIT, record_id)))


def shown(service: Service, call: Call, unit: Record) -> Document:
    """A unit with its rows and trials."""
    unit = with_random_fields(service, unit)
    event = wanted(service, RecordKind.EVENT, unit.owner)
    head = {"id": unit.id, "url": address(call, unit), "competition": unit.competition}
    return head | read_out(service, unit_fields(event, unit)) | (unit.extra or {})


def patch(service: Service, call: Call, record_id: str) -> Reply:
    """Write fields of a unit, and its rows and trials whole."""
    service.director(call)
    unit = wanted(service, RecordKind.UNIT, record_id)
    body = read_object(call.body)
    values, errors = forms.clean(RecordKind.UNIT, body, whole=False)
    for name in ("results", "trials"):
        if name in body:
            try:
                values[name] = checked_rows(name, body[name])
            except ValueError as problem:
                errors[name] = [problem.args[0]]
    if errors:
        raise InvalidError(errors)
    if not service.switches.unit_results:
        values = _start_rows(values)
    extra = extra_fields(service, call, unit, body)
    event = wanted(service, RecordKind.EVENT, unit.owner)
    unit = save_unit(service, event, unit, unit.document | values, extra)
    return Reply(shown(service, call, unit))


def save_unit(
    service: Service, event: Record, unit: Record, document: Document, extra: Document | None
) -> Record:
    """Keep a unit, and under switches what follows from it."""
    if service.switches.recompute_places and not document.get("override_places"):
        document = placed(event, document)
    unit = service.store.save(unit, document, extra=extra)
    if service.switches.set_event_status:
        status = event_status(service.store.units(event.id))
        service.store.save(event, event.document | status, extra=event.extra)
    return unit


def checked_rows(name: str, value: Any) -> list[Document]:
    """The rows or trials of a body as they are: each names a bib, no two rows the same."""
    if not are_objects(value):
        raise ValueError("Expected a list of objects.")
    bibs = [row.get("bib") for row in value]
    if not all(isinstance(bib, str) and bib for bib in bibs):
        raise ValueError("Each has a bib, which is a string.")
    if name == "results" and len(set(bibs)) < len(bibs):
        raise ValueError("No two rows have the same bib.")
    if name == "trials" and not all(isinstance(row.get("result"), str) for row in value):
        raise ValueError("Each has a result, which is a string.")
    return value


def _start_rows(values: Document) -> Document:
    """What is left where units take no results: rows with bib, lane, order and sp."""
    rows = [{n: v for n, v in row.items() if n in _START_ROW} for row in values.get("results", [])]
    kept = {name: value for name, value in values.items() if name not in ("results", "trials")}
    return kept | ({"results": rows} if "results" in values else {})
