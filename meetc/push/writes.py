"""One write after the other: what is about to happen is noted, sent, and what the service made of
it is noted again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from meetc.plan.base import Known, known_after
from meetc.plan.canonical import same
from meetc.plan.compare import Difference, Verdict, is_altered
from meetc.plan.plan import step_of
from meetc.plan.renumbered import former
from meetc.plan.resource import Document, Key, Resource, ResourceKind
from meetc.plan.settle import (
    intent_of,
    is_confirmed,
    loses_results,
    lost_marks,
    still_there,
)
from meetc.plan.step import Action, Step
from meetc.push.outcome import Fate, Result, StopError
from meetc.push.prepared import Prepared
from meetc.push.state import Journal
from meetc.service.client import Client
from meetc.service.errors import GarbledError, LostError, RejectedError, ServiceError
from meetc.service.snapshot import LISTS

_CERTAIN = (Fate.DENIED, Fate.REJECTED, Fate.UNREACHED)
"""Fates of a write that was certainly not carried out."""


@dataclass(slots=True)
class Writes:
    """The writes of one run, of which several may go at once. `documents` holds what was read last,
    `competition` the id that the other resources go by."""

    prepared: Prepared
    journal: Journal
    results: dict[Key, Result] = field(default_factory=dict)
    documents: dict[Key, Resource] = field(init=False)
    competition: str = field(init=False)

    def __post_init__(self) -> None:
        remote = self.prepared.view.remote
        self.documents, self.competition = dict(remote.documents), remote.competition

    @property
    def client(self) -> Client:
        return self.prepared.target.client

    def said(self, key: Key) -> Resource:
        """What the text says of a resource; nothing of what it has given up."""
        return self.prepared.spec.resources.get(key, Resource(key.kind, {}))

    def read(self, key: Key) -> Resource:
        """A record as it is there right now. Raises ServiceError."""
        return Resource(key.kind, self.client.get(address(self.documents[key])))

    def known(self, key: Key) -> Known:
        """What is known of a resource since the last push."""
        return self.prepared.view.base.resources.get(key, Known())

    def left(self, steps: Iterable[Step]) -> list[Step]:
        """The steps of which has become nothing yet."""
        return [step for step in steps if step.key not in self.results]

    def end(self, result: Result) -> None:
        """What has become of a step."""
        self.results[result.step.key] = result

    def fail(self, steps: Iterable[Step], fate: Fate, reason: str) -> None:
        """Some steps have failed, of those of which has become nothing yet."""
        left = self.left(steps)
        if fate in _CERTAIN:
            self.journal.void(step.key for step in left if step.key in self.journal.open)
        for step in left:
            self.end(Result(step, fate, reason))

    def again(self, step: Step, read: Resource, known: Known | None = None) -> Step:
        """The step anew, by what was just read. Raises RejectedError where somebody has changed
        meanwhile what it would change."""
        self.documents[step.key] = read
        spec, (base, remote), wishes = self.prepared.spec, self.prepared.view, self.prepared.wishes
        remote = replace(remote, documents=self.documents)
        again = step_of(step.key, spec, base, known or self.known(step.key), remote, wishes)
        if again.action is Action.CONFLICT or self._is_unseen(step, again):
            raise RejectedError("somebody has changed it just now")
        return replace(again, action=step.action) if again.writes else again

    def _is_unseen(self, step: Step, again: Step) -> bool:
        """Whether a step would now replace what the plan did not show: with --adopt and --ours
        the compare itself finds no conflict."""
        wishes = self.prepared.wishes
        if step.action is Action.CREATE or not (wishes.adopt or wishes.ours):
            return False
        shown = {change.path: change.remote for change in step.changes}
        return any(
            not same(step.key.kind, change.path, change.remote, shown.get(change.path))
            for change in again.with_verdict(Verdict.SET, Verdict.CLEAR)
        )

    def send(self, step: Step, method: str, address: str, body: Document, read: Resource) -> None:
        """Send a change, and know what became of it. Raises ServiceError, and StopError where the
        service keeps no results."""
        intent = intent_of(step, read)
        self.journal.begin([intent])
        try:
            answer = self.client.call(method, address, body=body).body
        except LostError:
            with outcome_unknown():
                answer = self.client.get(address)
            if not is_confirmed(intent, Resource(step.key.kind, answer)):
                raise
        if not _is_whole(step.key, answer):
            with outcome_unknown():
                answer = self.client.get(address)
        after = Resource(step.key.kind, answer)
        if former(step) is not None and after.key != step.key:
            raise RejectedError("the service keeps the former bib")
        if loses_results(intent, after):
            self._stop_losing(step, read, after)
        self.finish(step, read, after)

    def _stop_losing(self, step: Step, before: Resource, after: Resource) -> None:
        """Marks are gone that were sent: write down what is left, and send no others."""
        key = step.key
        if key in self.prepared.view.base.resources:
            self.journal.done({key: still_there(key, self.known(key), after)})
        gone = lost_marks(key, before, after)
        were = f"; {gone} that were there are gone" if gone else ""
        reason = f"the service takes the unit and does not keep its results{were}"
        self.fail([step], Fate.REJECTED, reason)
        raise StopError("the service does not keep results")

    def finish(self, step: Step, before: Resource, after: Resource) -> None:
        """Write down what is known now."""
        key, sent = step.key, step.sent
        written = [change.path for change in step.with_verdict(Verdict.SET, Verdict.CLEAR)]
        read, now = before.flat, after.flat
        known = known_after(sent, step.held, read, after, self.known(key), written)
        self.documents[key] = Resource(key.kind, before.document | after.document)
        was = former(step)
        self.journal.done({key: known, was: None} if was else {key: known})
        altered = tuple(
            Difference(*path, Verdict.ALTERED, read.get(path), now.get(path), sent.get(path))
            for path in written
            if is_altered(key.kind, path, sent.get(path), now.get(path))
        )
        self.end(Result(step, Fate.DONE, altered=altered))


@contextmanager
def outcome_unknown() -> Iterator[None]:
    """A question about a write that may have been carried out: where it fails, that stays open."""
    try:
        yield
    except ServiceError as problem:
        raise LostError(str(problem)) from None


def address(record: Resource) -> str:
    """Where a record is changed: its own address, else by its id. Raises GarbledError."""
    url = record.document.get("url")
    if isinstance(url, str) and "/api/" in url:
        return url
    if "id" not in record.document:
        raise GarbledError(f"the service gives no address of a {record.kind}")
    return f"{LISTS[record.kind]}{record.document['id']}/"


def _is_whole(key: Key, document: object) -> bool:
    """Whether an answer is the record itself."""
    if not isinstance(document, dict):
        return False
    if key.kind is ResourceKind.UNIT:
        return isinstance(document.get("results"), list)
    return Resource(key.kind, document).key == key
