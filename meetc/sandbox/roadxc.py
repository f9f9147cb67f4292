"""Results of a road or cross-country race in one request: `[[bib, time], …]`, perhaps
compressed."""

from __future__ import annotations

import zlib
from typing import Any

from meetc.assumptions import ROADXC_MODES
from meetc.sandbox.exchange import LARGEST_BODY, Call, InvalidError, Reply, read_object, refused
from meetc.sandbox.public import competition_at
from meetc.sandbox.service import Service
from meetc.sandbox.store import Document, Record, RecordKind
from meetc.sandbox.units import save_unit

_TRUE = (True, "True", "true", "1", 1)


def upload(service: Service, call: Call, **address: str) -> Reply:
    """Write the times of one unit. `update` adds and changes those listed, `append` only adds,
    `replace` leaves no others."""
    service.director(call)
    competition = competition_at(service, **address)
    body = read_object(_plain(call.body))
    mode = body.get("mode", "update")
    if mode not in ROADXC_MODES:
        raise InvalidError({"mode": [f'"{mode}" is not a valid choice.']})
    times = _times(body.get("data"))
    event, unit = _unit(service, competition, body)
    competitors = service.store.of_competition(RecordKind.COMPETITOR, competition.id)
    known = {competitor.key for competitor in competitors}
    unknown = sorted(times.keys() - known)
    if unknown and body.get("ignore_unknowns") not in _TRUE:
        raise InvalidError({"data": [f"Unknown bibs: {', '.join(unknown)}"]})
    before = {} if mode == "replace" else {r["bib"]: r for r in unit.document.get("results", [])}
    rows: dict[str, Document] = dict(before)
    for bib, time in times.items():
        if bib in known and not (mode == "append" and bib in before):
            rows[bib] = before.get(bib, {"bib": bib}) | {"performance": time}
    save_unit(service, event, unit, unit.document | {"results": list(rows.values())}, unit.extra)
    return Reply({"results": len(rows), "unknown": unknown})


def _plain(body: bytes) -> bytes:
    """The body, decompressed if it was compressed. Raises RefusedError (400)."""
    if body[:1] != b"\x78":  # zlib's first byte; JSON begins otherwise
        return body
    try:
        expander = zlib.decompressobj()
        plain = expander.decompress(body, LARGEST_BODY)
    except zlib.error as problem:
        raise refused(400, f"The body cannot be decompressed: {problem}.") from None
    if not expander.eof:
        raise refused(400, "The compressed body is cut short, or too large.")
    return plain


def _times(data: Any) -> dict[str, str]:
    """The time of each bib. Raises InvalidError where it is none of a list of pairs."""
    pairs: list[Any] = data if isinstance(data, list) else [None]
    if not all(
        isinstance(pair, list) and len(pair) == 2 and {type(word) for word in pair} <= {str, int}
        for pair in pairs
    ):
        raise InvalidError({"data": ["A list of [bib, time] is required."]})
    return {str(bib): str(time) for bib, time in pairs}


def _unit(service: Service, competition: Record, body: Document) -> tuple[Record, Record]:
    """The event and the unit that a body names. Raises InvalidError where there is none."""
    key = str(body.get("eventid"))
    event = service.store.find(RecordKind.EVENT, key, competition=competition.id)
    if event is None:
        raise InvalidError({"eventid": [f"Object with event_id={key} does not exist."]})
    place = f"{body.get('round', 1)}/{body.get('heat', 1)}"
    unit = service.store.find(RecordKind.UNIT, place, competition=competition.id, owner=event.id)
    if unit is None:
        raise InvalidError({"heat": [f"{key} has no unit {place}."]})
    return event, unit
