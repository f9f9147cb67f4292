"""What steers the rehearsal server while it runs, below `/_sandbox/`: faults, switches, the log.
Only this machine may."""

from __future__ import annotations

from dataclasses import asdict

from meetc.sandbox import log
from meetc.sandbox.exchange import Call, Reply, read_list, read_object, refused
from meetc.sandbox.page import page, style
from meetc.sandbox.public import nested
from meetc.sandbox.service import Service
from meetc.sandbox.store import RecordKind
from meetc.sandbox.users import expire_tokens
from meetc.serve.headers import HEADERS


def faults(service: Service, call: Call) -> Reply:
    """GET the faults, or PUT a list of them."""
    if call.method == "PUT":
        texts = read_list(call.body)
        try:
            service.set_faults(map(str, texts))
        except ValueError as problem:
            raise refused(400, str(problem)) from None
    return Reply({"faults": [fault.text for fault in service.faults]})


def switches(service: Service, call: Call) -> Reply:
    """GET the switches, or PATCH some of them."""
    if call.method == "PATCH":
        changes = read_object(call.body)
        if not all(isinstance(value, bool) for value in changes.values()):
            raise refused(400, "a switch is true or false")
        try:
            service.switch(changes)
        except ValueError as problem:
            raise refused(400, str(problem)) from None
    return Reply(asdict(service.switches))


def requests(service: Service, call: Call) -> Reply:
    """GET the log, from request `since` on; DELETE it."""
    if call.method == "DELETE":
        log.clear(service.store)
    since = call.query.get("since", "")
    number = int(since) if since.isascii() and since.isdecimal() and len(since) < 16 else 0
    return Reply({"requests": log.requests(service.store, number)})


def state(service: Service, call: Call) -> Reply:
    """GET all that is kept."""
    competitions = service.store.of_competition(RecordKind.COMPETITION, "")
    return Reply({"competitions": [nested(service.store, record) for record in competitions]})


def reset(service: Service, call: Call) -> Reply:
    """POST: forget all but the users."""
    service.reset()
    return Reply({"reset": True})


def expire(service: Service, call: Call) -> Reply:
    """POST: make every token invalid."""
    expire_tokens(service.store)
    return Reply({"expired": True})


def show(service: Service, call: Call) -> Reply:
    """The page that shows what is there."""
    return Reply(page(service), headers=HEADERS)


def show_style(service: Service, call: Call) -> Reply:
    """The stylesheet of that page."""
    return Reply(style(), headers={**HEADERS, "content-type": "text/css; charset=utf-8"})
