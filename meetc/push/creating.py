"""Makes what the service does not have. A POST whose answer is lost is not repeated: the service
is read again by the natural key, and what is there is taken for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from meetc.plan.resource import Document, Key, Resource, ResourceKind, by_key
from meetc.plan.settle import carried_out, intent_of, is_confirmed
from meetc.plan.step import Step
from meetc.push import bodies
from meetc.push.outcome import Fate
from meetc.push.writes import Writes, outcome_unknown
from meetc.service.errors import LostError, RejectedError
from meetc.service.snapshot import LISTS, find_mine, in_calendar

_TRIES = 3


def make_competition(writes: Writes, step: Step) -> None:
    """POST the competition, whose id all else goes by. Raises ServiceError."""
    writes.journal.begin([intent_of(step, None)])
    body = bodies.create(writes.said(step.key), "")
    client = writes.client
    made: Document = {}
    try:
        answer = client.call("POST", "api/competitions/", body=body).body
        made = answer if isinstance(answer, dict) else {}
    except LostError:
        pass  # the list of competitions tells whether it was made
    with outcome_unknown():
        mine = find_mine(client, replace(writes.prepared.target.environment, competition=""), body)
        made = made or in_calendar(client, body) or {}
    if mine is None and "id" not in made:
        raise LostError("the competition was sent, and the service does not list it")
    writes.competition = str(mine["id"] if mine else made["id"])
    writes.finish(step, Resource(step.key.kind, {}), Resource(step.key.kind, made))


def create(writes: Writes, steps: Sequence[Step]) -> None:
    """POST records, and read again by natural key where the answer is lost. Raises ServiceError."""
    kind, left, lost = steps[0].key.kind, list(steps), ""
    writes.journal.begin(intent_of(step, None) for step in steps)
    for _ in range(_TRIES):
        lost = ""
        try:
            _accept(writes, left, _post(writes, left))
        except RejectedError as problem:
            if len(left) == 1:
                raise
            _accept(writes, left, _listed(writes, kind), seen=False)
            _one_by_one(writes, writes.left(left), str(problem))
            return
        except LostError as problem:
            lost = str(problem)
        if left := writes.left(left):
            with outcome_unknown():
                _accept(writes, left, _listed(writes, kind), seen=False)
        if not (left := writes.left(left)):
            return
    raise LostError(lost or "the service takes it and does not keep it")


def _post(writes: Writes, steps: Sequence[Step]) -> dict[Key, Resource]:
    kind = steps[0].key.kind
    records = [bodies.create(writes.said(step.key), writes.competition) for step in steps]
    body = records[0] if kind is ResourceKind.EVENT else records
    answer = writes.client.call("POST", LISTS[kind], body=body).body
    made = [answer] if isinstance(answer, dict) else answer
    if not isinstance(made, list):
        return {}
    dicts = (record for record in made if isinstance(record, dict))
    return by_key(kind, (one for one in dicts if isinstance(one.get("id"), (str, int))))


def _one_by_one(writes: Writes, steps: Sequence[Step], reason: str) -> None:
    """A list was refused for the sake of one of its records: find it."""
    for step in steps:
        try:
            _accept(writes, [step], _post(writes, [step]))
        except RejectedError as problem:
            writes.fail([step], Fate.REJECTED, str(problem))
        writes.fail([step], Fate.DOUBTFUL, reason)


def _listed(writes: Writes, kind: ResourceKind) -> dict[Key, Resource]:
    return by_key(kind, writes.client.records(LISTS[kind], competition=writes.competition))


def _accept(
    writes: Writes, steps: Sequence[Step], there: Mapping[Key, Resource], *, seen: bool = True
) -> None:
    """Take what is there for what was to be made; it is all there where nobody has `seen` it
    being made. Who made another of that name is told."""
    for step in steps:
        made = there.get(step.key)
        if made is None:
            continue
        intent = intent_of(step, None)
        if carried_out(intent, made) and (seen or is_confirmed(intent, made)):
            writes.finish(step, Resource(made.kind, {}), made)
        else:
            writes.fail([step], Fate.REJECTED, "somebody has made another of this name just now")
