"""Carries out a plan, write by write, so that it can be cut anywhere and run again.

Before each write the journal holds what is about to happen, after it what the service made of it.
A POST whose answer is lost is not repeated: the service is read again by the natural key, and what
is there is taken for it. What depends on a step that failed is not tried.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import NoReturn

from meetc.assumptions import RECORDS_PER_POST
from meetc.plan.base import Base, Known, known_after
from meetc.plan.canonical import same
from meetc.plan.compare import Change, Verdict, is_altered
from meetc.plan.plan import Plan, Wishes, step_of
from meetc.plan.remote import Remote, has_results
from meetc.plan.renumbered import former
from meetc.plan.resource import COMPETITION, Document, Key, Kind, event_of, flatten, key_of
from meetc.plan.settle import (
    Intent,
    carried_out,
    intent_of,
    is_confirmed,
    loses_results,
    lost_marks,
    still_there,
)
from meetc.plan.spec import Spec
from meetc.plan.step import Action, Step
from meetc.push import bodies
from meetc.push.state import Journal
from meetc.service.client import Client
from meetc.service.environment import Environment
from meetc.service.errors import (
    BusyError,
    DeniedError,
    ExpiredError,
    GarbledError,
    LostError,
    RejectedError,
    ServiceError,
    UnreachableError,
)
from meetc.service.snapshot import LISTS, find_mine, in_calendar, read_unit, unit_addresses

_TRIES = 3


class Fate(StrEnum):
    """What became of a step."""

    DONE = "done"
    FAILED = "failed"
    NOT_TRIED = "not tried"


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a step, and why it failed or was not tried. `denied` says that the user
    lacks the right, `rejected` that the service read the request and does not take it, `doubtful`
    that it may have been carried out; `altered` are the values of which it has made something
    else."""

    step: Step
    fate: Fate
    reason: str = ""
    denied: bool = False
    rejected: bool = False
    doubtful: bool = False
    altered: tuple[Change, ...] = ()


class StopError(Exception):
    """Nothing more can be done: the message says why."""


class _NoResultsError(RejectedError):
    """The service takes a unit and does not keep its results."""


@dataclass(slots=True)
class Push:
    """One run. `tell` is called with each result as it comes; `stopped` says whether the user wants
    no further write.

    Whatever is changed is read again right before, however short ago the plan was made: so nobody's
    edit is lost, and what the base says of a write does not hang on the speed of the machine."""

    client: Client
    environment: Environment
    spec: Spec
    base: Base
    remote: Remote
    journal: Journal
    wishes: Wishes
    tell: Callable[[Result], None]
    stopped: Callable[[], bool] = lambda: False
    results: dict[Key, Result] = field(default_factory=dict)
    competition: str = ""
    documents: dict[Key, Document] = field(default_factory=dict)

    def run(self, plan: Plan) -> list[Result]:
        """Take all steps that write, in their order. Raises nothing for what a service does."""
        self.competition = self.remote.competition
        self.documents = dict(self.remote.documents)
        reason = ""
        for steps in _batches(plan.writes):
            if not reason and self.stopped():
                reason = "stopped"
            if reason:
                self._end(steps, Fate.NOT_TRIED, reason)
                continue
            try:
                self._take(steps)
            except StopError as problem:
                reason = str(problem)
                self._end([s for s in steps if s.key not in self.results], Fate.NOT_TRIED, reason)
        return list(self.results.values())

    def _end(self, steps: Sequence[Step], fate: Fate, reason: str = "", why: str = "") -> None:
        for step in steps:
            result = Result(
                step, fate, reason, why == "denied", why == "rejected", why == "doubtful"
            )
            self.results[step.key] = result
            self.tell(result)

    def _take(self, steps: Sequence[Step]) -> None:
        """Take steps that go in one request. Raises StopError where nothing further will do."""
        ready = []
        for step in steps:
            missing = self._missing(step.key)
            if missing is None:
                ready.append(step)
            else:
                self._end([step], Fate.NOT_TRIED, f"{missing} is not there")
        if not ready:
            return
        try:
            self._carry_out(ready)
        except DeniedError as problem:
            if isinstance(problem, ExpiredError):
                self._fail(ready, str(problem), known=True, why="denied")
                raise StopError("the token has run out") from None
            self._fail(ready, str(problem), known=True, why="denied")
        except _NoResultsError as problem:
            self._fail(ready, str(problem), known=True, why="rejected")
            raise StopError("the service does not keep results") from None
        except RejectedError as problem:
            self._fail(ready, str(problem), known=True, why="rejected")
        except (UnreachableError, BusyError) as problem:
            self._fail(ready, str(problem), known=True)
            raise StopError("the service cannot be reached") from None
        except ServiceError as problem:
            self._fail(ready, str(problem), known=False)

    def _fail(self, steps: Sequence[Step], reason: str, *, known: bool, why: str = "") -> None:
        """Some steps have failed; `known` says that nothing of them was carried out."""
        left = [step for step in steps if step.key not in self.results]
        if known:
            self.journal.void(step.key for step in left if step.key in self.journal.open)
        self._end(left, Fate.FAILED, reason, why if known else "doubtful")

    def _missing(self, key: Key) -> Key | None:
        """What a step depends on that has failed or was not tried."""
        needed = [COMPETITION]
        document = self.spec.resources.get(key, {})
        if key.kind is Kind.COMPETITOR:
            needed.append(Key(Kind.TEAM, str(document.get("team_id", ""))))
        elif key.kind is Kind.EVENT:
            needed.append(Key(Kind.EVENT, str(document.get("parent", ""))))
        elif key.kind is Kind.UNIT:
            needed.append(Key(Kind.EVENT, event_of(key)))
        for each in needed:
            if each in self.results and self.results[each].fate is not Fate.DONE and each != key:
                return each
        return None

    def _carry_out(self, steps: Sequence[Step]) -> None:
        first = steps[0]
        if first.action is Action.DELETE:
            self._delete(first)
        elif first.key == COMPETITION:
            self._make_competition(first)
        elif first.key.kind is Kind.UNIT:
            self._write_unit(first)
        elif first.action is Action.CREATE:
            self._create(steps)
        elif first.key.kind is Kind.TEAM:
            self._replace(first)
        else:
            self._change(first)

    # Creating.

    def _make_competition(self, step: Step) -> None:
        self.journal.begin([intent_of(step, None)])
        body = bodies.create(Kind.COMPETITION, self.spec.resources[step.key], "")
        made: Document = {}
        try:
            answer = self.client.call("POST", "api/competitions/", body=body).body
            made = answer if isinstance(answer, dict) else {}
        except LostError:
            pass  # the list of competitions tells whether it was made
        with _outcome_unknown():
            mine = find_mine(self.client, replace(self.environment, competition=""), body)
            made = made or in_calendar(self.client, body) or {}
        if mine is None and "id" not in made:
            raise LostError("the competition was sent, and the service does not list it")
        self.competition = str(mine["id"] if mine else made["id"])
        self._finish(step, {}, made)

    def _create(self, steps: Sequence[Step]) -> None:
        """POST records, and read again by natural key where the answer is lost."""
        kind, left = steps[0].key.kind, list(steps)
        self.journal.begin(intent_of(step, None) for step in steps)
        for attempt in range(1, _TRIES + 1):
            lost = ""
            try:
                self._accept(left, self._post(kind, left))
            except RejectedError as problem:
                if len(left) == 1:
                    raise
                self._accept(left, self._listed(kind), seen=False)
                self._one_by_one([s for s in left if s.key not in self.results], str(problem))
                return
            except LostError as problem:
                lost = str(problem)
            left = [step for step in left if step.key not in self.results]
            if left:
                with _outcome_unknown():
                    self._accept(left, self._listed(kind), seen=False)
                left = [step for step in left if step.key not in self.results]
            if not left:
                return
            if attempt == _TRIES:
                raise LostError(lost or "the service takes it and does not keep it")

    def _post(self, kind: Kind, steps: Sequence[Step]) -> dict[Key, Document]:
        records = [
            bodies.create(kind, self.spec.resources[step.key], self.competition) for step in steps
        ]
        body = records[0] if kind is Kind.EVENT else records
        answer = self.client.call("POST", LISTS[kind], body=body).body
        found = [answer] if isinstance(answer, dict) else answer
        if not isinstance(found, list):
            return {}
        return {key_of(kind, each): each for each in found
                if isinstance(each, dict) and isinstance(each.get("id"), (str, int))}  # fmt: skip

    def _one_by_one(self, steps: Sequence[Step], reason: str) -> None:
        """A list was refused for the sake of one of its records: find it."""
        for step in steps:
            try:
                self._accept([step], self._post(step.key.kind, [step]))
            except RejectedError as problem:
                self._fail([step], str(problem), known=True, why="rejected")
            if step.key not in self.results:
                self._fail([step], reason, known=False)

    def _listed(self, kind: Kind) -> dict[Key, Document]:
        records = self.client.records(LISTS[kind], competition=self.competition)
        return {key_of(kind, record): record for record in records}

    def _accept(
        self, steps: Sequence[Step], found: Mapping[Key, Document], *, seen: bool = True
    ) -> None:
        """Take what is there for what was to be made; it is all there where nobody has `seen` it
        being made. Who made another of that name is told."""
        for step in steps:
            document = found.get(step.key)
            if document is None:
                continue
            intent = intent_of(step, None)
            if carried_out(intent, document) and (seen or is_confirmed(intent, document)):
                self._finish(step, {}, document)
            else:
                reason = "somebody has made another of this name just now"
                self._fail([step], reason, known=True, why="rejected")

    # Changing.

    def _change(self, step: Step) -> None:
        """Read, and PATCH the fields that change, with rows as they are now."""
        read = self.client.get(_address(step.key.kind, self.documents[step.key]))
        step = self._again(step, read)
        document = self.spec.resources.get(step.key, {})
        body = bodies.patch(step, document, read, self.competition)
        self._send(step, "PATCH", _address(step.key.kind, read), body, read)

    def _replace(self, step: Step) -> None:
        """Read, merge, PUT."""
        address = _address(step.key.kind, self.documents[step.key])
        read = self.client.get(address)
        step = self._again(step, read)
        self._send(step, "PUT", address, bodies.put(step, read, self.competition), read)

    def _write_unit(self, step: Step) -> None:
        key = step.key
        if key in self.documents:
            read = read_unit(self.client, str(self.documents[key]["url"]), key)
            step = self._again(step, read)  # its rows go as a whole: nobody else's may be lost
        else:
            read = read_unit(self.client, self._find_unit(key), key)
            filled_in = Known(left=flatten(key.kind, read))  # what follows from its event
            step = self._again(step, read, filled_in)
        if not step.writes:
            self._finish(step, read, read)
            return
        body = bodies.patch(step, self.spec.resources.get(key, {}), read, self.competition)
        self._send(step, "PATCH", str(read["url"]), body, read)

    def _find_unit(self, key: Key) -> str:
        """The address of a unit that the service has made by now from the rounds of its event."""
        event = Key(Kind.EVENT, event_of(key))
        for document in self._versions(event):
            self.documents[event] = document
            found = dict(unit_addresses(self.client, event.name, document))
            if key in found:
                return found[key]
        raise RejectedError("the service has made no such unit from the rounds of its event")

    def _versions(self, event: Key) -> Iterator[Document]:
        """An event as its last answer had it, then as it is read now."""
        known = self.documents.get(event, {})
        yield known
        yield self.client.get(_address(Kind.EVENT, known))

    def _again(self, step: Step, read: Document, known: Known | None = None) -> Step:
        """The step anew, by what was just read. Raises RejectedError where somebody has changed
        meanwhile what it would change."""
        self.documents[step.key] = read
        remote = replace(self.remote, documents=self.documents)
        known = known or self.base.resources.get(step.key, Known())
        again = step_of(step.key, self.spec, self.base, known, remote, self.wishes)
        if again.action is Action.CONFLICT or self._is_unseen(step, again):
            raise RejectedError("somebody has changed it just now")
        return replace(again, action=step.action) if again.writes else again

    def _is_unseen(self, step: Step, again: Step) -> bool:
        """Whether a step would now replace what the plan did not show: with --adopt and --ours
        the compare itself finds no conflict."""
        if step.action is Action.CREATE or not (self.wishes.adopt or self.wishes.ours):
            return False
        shown = {change.path: change.remote for change in step.changes}
        return any(
            not same(step.key.kind, change.path, change.remote, shown.get(change.path))
            for change in again.with_verdict(Verdict.SET, Verdict.CLEAR)
        )

    def _send(self, step: Step, method: str, address: str, body: Document, read: Document) -> None:
        """Send a change, and know what became of it. Raises ServiceError."""
        if not step.writes:
            self._finish(step, read, read)
            return
        intent = intent_of(step, read)
        self.journal.begin([intent])
        try:
            after = self.client.call(method, address, body=body).body
        except LostError:
            with _outcome_unknown():
                after = self.client.get(address)
            if not is_confirmed(intent, after):
                raise
        if not _is_whole(step.key, after):
            with _outcome_unknown():
                after = self.client.get(address)
        if former(step) is not None and key_of(step.key.kind, after) != step.key:
            raise RejectedError("the service keeps the former bib")
        if loses_results(intent, after):
            self._tell_lost(intent, read, after)
        self._finish(step, read, after)

    def _tell_lost(self, intent: Intent, before: Document, after: Document) -> NoReturn:
        """Marks are gone that were sent: write down what is left, and send no others."""
        key = intent.key
        if key in self.base.resources:
            self.journal.done({key: still_there(key, self.base.resources[key], after)})
        gone = lost_marks(key, before, after)
        were = f"; {gone} that were there are gone" if gone else ""
        raise _NoResultsError(f"the service takes the unit and does not keep its results{were}")

    def _finish(self, step: Step, before: Document, after: Document) -> None:
        """Write down what is known now, and tell."""
        key = step.key
        old = self.base.resources.get(key, Known())
        written = [change.path for change in step.with_verdict(Verdict.SET, Verdict.CLEAR)]
        read = flatten(key.kind, before)
        known = known_after(key, step.sent, step.held, read, after, old, written)
        self.documents[key] = {**before, **after}
        was = former(step)
        self.journal.done({key: known, was: None} if was else {key: known})
        now = flatten(key.kind, after)
        altered = tuple(
            Change(*path, Verdict.ALTERED, read.get(path), now.get(path), step.sent.get(path))
            for path in written
            if is_altered(key.kind, path, step.sent.get(path), now.get(path))
        )
        self.results[key] = Result(step, Fate.DONE, altered=altered)
        self.tell(self.results[key])

    # Deleting.

    def _delete(self, step: Step) -> None:
        """Delete an event that is as it was when the plan was made, and has no results."""
        address = _address(step.key.kind, self.documents[step.key])
        read = self.client.get(address)
        seen = {change.path: change.remote for change in step.changes}
        now = flatten(step.key.kind, read)
        if any(now.get(path) != value for path, value in seen.items()):
            raise RejectedError("somebody has changed it just now")
        for key, url in unit_addresses(self.client, step.key.name, read):
            if has_results(read_unit(self.client, url, key)):
                raise RejectedError("it has results by now")
        self.journal.begin([intent_of(step, read)])
        try:
            self.client.call("DELETE", address)
        except RejectedError as problem:
            if problem.status != 404:
                raise
        gone = [key for key in self.base.resources if event_of(key) == step.key.name]
        self.journal.done(dict.fromkeys([step.key, *gone]))
        self._end([step], Fate.DONE)


@contextmanager
def _outcome_unknown() -> Iterator[None]:
    """A question about a write that may have been carried out: where it fails, that stays open."""
    try:
        yield
    except ServiceError as problem:
        raise LostError(str(problem)) from None


def _batches(steps: Sequence[Step]) -> Iterator[list[Step]]:
    """Steps that go in one request: new teams and new competitors go as lists."""
    batch: list[Step] = []
    for step in steps:
        listed = step.action is Action.CREATE and step.key.kind in (Kind.TEAM, Kind.COMPETITOR)
        joins = batch and batch[0].key.kind is step.key.kind and batch[0].action is step.action
        if batch and not (listed and joins and len(batch) < RECORDS_PER_POST):
            yield batch
            batch = []
        batch.append(step)
    if batch:
        yield batch


def _address(kind: Kind, document: Document) -> str:
    """Where a record is changed: its own address, else by its id."""
    url = document.get("url")
    if isinstance(url, str) and "/api/" in url:
        return url
    if "id" not in document:
        raise GarbledError(f"the service gives no address of a {kind}")
    return f"{LISTS[kind]}{document['id']}/"


def _is_whole(key: Key, document: object) -> bool:
    """Whether an answer is the record itself."""
    if not isinstance(document, dict):
        return False
    if key.kind is Kind.UNIT:
        return isinstance(document.get("results"), list)
    return key_of(key.kind, document) == key
