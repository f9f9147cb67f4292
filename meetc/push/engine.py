"""Carries out a plan, write by write, so that it can be cut anywhere and run again.

Before each write the journal holds what is about to happen, after it what the service made of it.
What depends on a step that failed is not tried.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from meetc.assumptions import RECORDS_PER_POST
from meetc.plan.plan import Plan
from meetc.plan.resource import COMPETITION, Key, ResourceKind, event_of
from meetc.plan.step import Action, Step
from meetc.push import changing, creating, deleting
from meetc.push.outcome import Fate, Result, StopError, meaning
from meetc.push.writes import Writes
from meetc.service.errors import ServiceError

_IN_LISTS = (ResourceKind.TEAM, ResourceKind.COMPETITOR)


@dataclass(slots=True)
class Push:
    """One run; `stopped` says whether the user wants no further write."""

    writes: Writes
    stopped: Callable[[], bool] = lambda: False

    def run(self, plan: Plan) -> list[Result]:
        """Take all steps that write, in their order. Raises nothing for what a service does."""
        reason = ""
        for steps in _batches(plan.writes):
            if not reason and self.stopped():
                reason = "stopped"
            if not reason:
                try:
                    self._take(steps)
                except StopError as problem:
                    reason = str(problem)
            if reason:
                self.writes.fail(steps, Fate.NOT_TRIED, reason)
        return list(self.writes.results.values())

    def _take(self, steps: Sequence[Step]) -> None:
        """Take steps that go in one request. Raises StopError where nothing further will do."""
        for step in steps:
            missing = self._missing(step.key)
            if missing is not None:
                self.writes.end(Result(step, Fate.NOT_TRIED, f"{missing} is not there"))
        ready = self.writes.left(steps)
        try:
            if ready:
                _carry_out(self.writes, ready)
        except ServiceError as problem:
            fate, stop = meaning(problem)
            self.writes.fail(ready, fate, str(problem))
            if stop:
                raise StopError(stop) from None

    def _missing(self, key: Key) -> Key | None:
        """What a step depends on that has failed or was not tried."""
        document, needed = self.writes.said(key).document, [COMPETITION]
        if key.kind is ResourceKind.COMPETITOR:
            needed.append(Key(ResourceKind.TEAM, str(document.get("team_id", ""))))
        elif key.kind is ResourceKind.EVENT:
            needed.append(Key(ResourceKind.EVENT, str(document.get("parent", ""))))
        elif key.kind is ResourceKind.UNIT:
            needed.append(Key(ResourceKind.EVENT, event_of(key)))
        results = self.writes.results
        missing = (k for k in needed if k in results and results[k].fate is not Fate.DONE)
        return next((k for k in missing if k != key), None)


def _carry_out(writes: Writes, steps: Sequence[Step]) -> None:
    """Send what some steps want. Raises ServiceError and StopError."""
    first = steps[0]
    if first.action is Action.DELETE:
        deleting.delete(writes, first)
    elif first.key == COMPETITION:
        creating.make_competition(writes, first)
    elif first.key.kind is ResourceKind.UNIT:
        changing.write_unit(writes, first)
    elif first.action is Action.CREATE:
        creating.create(writes, steps)
    elif first.key.kind is ResourceKind.TEAM:
        changing.put(writes, first)
    else:
        changing.change(writes, first)


def _batches(steps: Sequence[Step]) -> Iterator[list[Step]]:
    """Steps that go in one request: new teams and new competitors go as lists."""
    batch: list[Step] = []
    for step in steps:
        listed = step.action is Action.CREATE and step.key.kind in _IN_LISTS
        joins = batch and batch[0].key.kind is step.key.kind and batch[0].action is step.action
        if batch and not (listed and joins and len(batch) < RECORDS_PER_POST):
            yield batch
            batch = []
        batch.append(step)
    if batch:
        yield batch
