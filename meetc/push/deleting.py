"""Deletes an event that is as it was when the plan was made, and has no results."""

from __future__ import annotations

from meetc.plan.remote import has_results
from meetc.plan.resource import event_of
from meetc.plan.settle import intent_of
from meetc.plan.step import Step
from meetc.push.outcome import Fate, Result
from meetc.push.writes import Writes, address
from meetc.service.errors import RejectedError
from meetc.service.snapshot import read_unit, unit_addresses


def delete(writes: Writes, step: Step) -> None:
    """Look once more, and DELETE. Raises ServiceError."""
    where = address(writes.documents[step.key])
    read = writes.read(step.key)
    if any(read.flat.get(change.path) != change.remote for change in step.changes):
        raise RejectedError("somebody has changed it just now")
    for key, url in unit_addresses(writes.client, step.key.name, read.document):
        if has_results(read_unit(writes.client, url, key)):
            raise RejectedError("it has results by now")
    writes.journal.begin([intent_of(step, read)])
    try:
        writes.client.call("DELETE", where)
    except RejectedError as problem:
        if problem.status != 404:
            raise
    base = writes.prepared.view.base
    gone = [key for key in base.resources if event_of(key) == step.key.name]
    writes.journal.done(dict.fromkeys([step.key, *gone]))
    writes.end(Result(step, Fate.DONE))
