"""Changes what the service has, by what it holds right now.

Whatever is changed is read again right before, however short ago the plan was made: so nobody's
edit is lost, and what the base says of a write does not hang on the speed of the machine.
"""

from __future__ import annotations

from collections.abc import Iterator

from meetc.plan.base import Known
from meetc.plan.resource import Key, Resource, ResourceKind, event_of
from meetc.plan.step import Step
from meetc.push import bodies
from meetc.push.writes import Writes, address
from meetc.service.errors import RejectedError
from meetc.service.snapshot import read_unit, unit_addresses


def change(writes: Writes, step: Step) -> None:
    """Read, and PATCH the fields that change, with rows as they are now. Raises ServiceError."""
    read = writes.read(step.key)
    _patch(writes, writes.again(step, read), read)


def put(writes: Writes, step: Step) -> None:
    """Read, merge, PUT. Raises ServiceError."""
    where = address(writes.documents[step.key])
    read = writes.read(step.key)
    step = writes.again(step, read)
    if step.writes:
        writes.send(step, "PUT", where, bodies.put(step, read, writes.competition), read)
    else:
        writes.finish(step, read, read)


def write_unit(writes: Writes, step: Step) -> None:
    """Read a unit, which the service makes from the rounds of its event, and PATCH it. Its rows go
    as a whole: nobody else's may be lost. Raises ServiceError."""
    key, filled_in = step.key, None
    if key in writes.documents:
        read = read_unit(writes.client, str(writes.documents[key].document["url"]), key)
    else:
        read = read_unit(writes.client, _find_unit(writes, key), key)
        filled_in = Known(left=read.flat)  # what follows from its event
    _patch(writes, writes.again(step, read, filled_in), read)


def _patch(writes: Writes, step: Step, read: Resource) -> None:
    if not step.writes:
        writes.finish(step, read, read)
        return
    is_unit = read.kind is ResourceKind.UNIT
    where = str(read.document["url"]) if is_unit else address(read)
    body = bodies.patch(step, writes.said(step.key), read, writes.competition)
    writes.send(step, "PATCH", where, body, read)


def _find_unit(writes: Writes, key: Key) -> str:
    """The address of a unit that the service has made by now from the rounds of its event."""
    event = Key(ResourceKind.EVENT, event_of(key))
    for version in _versions(writes, event):
        writes.documents[event] = version
        addresses = dict(unit_addresses(writes.client, event.name, version.document))
        if key in addresses:
            return addresses[key]
    raise RejectedError("the service has made no such unit from the rounds of its event")


def _versions(writes: Writes, event: Key) -> Iterator[Resource]:
    """An event as its last answer had it, then as it is read now."""
    writes.documents.setdefault(event, Resource(event.kind, {}))
    yield writes.documents[event]
    yield writes.read(event)
