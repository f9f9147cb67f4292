"""Carries out a plan, write by write, so that it can be cut anywhere and run again.

Before each write the journal holds what is about to happen, after it what the service made of it.
What depends on a step that failed is not tried.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from meetc.assumptions import RECORDS_PER_POST
from meetc.plan.plan import Plan
from meetc.plan.remote import has_results
from meetc.plan.resource import COMPETITION, Key, ResourceKind, event_of
from meetc.plan.step import Action, Step
from meetc.push import changing, creating, deleting
from meetc.push.outcome import Fate, Result, StopError, Tell, meaning
from meetc.push.writes import Writes
from meetc.service.errors import ServiceError
from meetc.service.side_by_side import side_by_side

Batch = Sequence[Step]
"""Steps that go in one request."""

_IN_LISTS = (ResourceKind.TEAM, ResourceKind.COMPETITOR)


@dataclass(slots=True)
class Push:
    """One run; `tell` is called with each result in the order of the plan, `stopped` says whether
    the user wants no further write, `reason` why there is to be none."""

    writes: Writes
    tell: Tell
    stopped: Callable[[], bool] = lambda: False
    reason: str = ""

    def run(self, plan: Plan) -> list[Result]:
        """Take all steps that write. Raises nothing for what a service does."""
        results: list[Result] = []
        for batches in self._independent(list(_batches(plan.writes))):
            for steps in side_by_side(self._attempt, batches):
                for step in steps:
                    results.append(self.writes.results[step.key])
                    self.tell(results[-1])
        return results

    def _independent(self, batches: Sequence[Batch]) -> Iterator[Sequence[Batch]]:
        """Batches that do not depend on each other, in the order of the plan: units, which are
        there by then. The first with results goes alone: a service that does not keep them is to
        lose no others."""
        alone = True
        for is_unit, group in groupby(batches, _is_of_unit):
            together = list(group)
            if not is_unit:
                yield from ([batch] for batch in together)
                continue
            first = next((n for n, (step,) in enumerate(together) if self._sends_marks(step)), -1)
            if alone and first >= 0:
                alone = False
                yield together[:first]
                yield together[first : first + 1]
                together = together[first + 1 :]
            yield together

    def _sends_marks(self, step: Step) -> bool:
        return has_results(self.writes.said(step.key))

    def _attempt(self, steps: Batch) -> Batch:
        """Take steps that go in one request, unless nothing more is to be done."""
        if not self.reason and self.stopped():
            self.reason = "stopped"
        if not self.reason:
            try:
                self._take(steps)
            except StopError as problem:
                self.reason = self.reason or str(problem)
        if self.reason:
            self.writes.fail(steps, Fate.NOT_TRIED, self.reason)
        return steps

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


def _is_of_unit(steps: Batch) -> bool:
    return steps[0].key.kind is ResourceKind.UNIT and steps[0].action is not Action.DELETE


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
