"""The plan: a pure function of what the text wants, what the service holds, and what was left.

A step is what happens to one resource, in the order in which they depend on each other.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from meetc.assumptions import COMPETITION_PATCH, UNIT_PATCH
from meetc.plan import claims, renumbered
from meetc.plan.base import Base, Known
from meetc.plan.compare import KEPT, Difference, Options, Verdict, compare, says_nothing, untouched
from meetc.plan.remote import Remote, has_results
from meetc.plan.resource import (
    COMPETITION,
    Flat,
    Key,
    Path,
    Resource,
    ResourceKind,
    event_of,
    in_order,
)
from meetc.plan.spec import Spec
from meetc.plan.step import WRITES, Action, Step

_HELD = (Verdict.DRIFT, Verdict.CONFLICT, Verdict.ALTERED, Verdict.ORPHAN)
"""Verdicts of values of which the base goes on to say what it said."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user asks of a plan besides the text."""

    adopt: bool = False
    recreate: bool = False
    prune: bool = False
    ours: bool = False
    only: tuple[str, ...] = ()

    @property
    def options(self) -> Options:
        return Options(self.adopt, self.recreate, self.ours)


@dataclass(frozen=True, slots=True)
class Plan:
    """All steps, in the order in which they are taken; deletions last."""

    steps: tuple[Step, ...]

    def of(self, *actions: Action) -> list[Step]:
        return [step for step in self.steps if step.action in actions]

    @property
    def writes(self) -> list[Step]:
        return self.of(*WRITES)

    @property
    def has_work(self) -> bool:
        """Whether a push would do or decide anything."""
        return bool(self.writes or self.of(Action.CONFLICT))

    @property
    def differs(self) -> bool:
        """Whether the service and the text are not the same, whoever changed what."""
        actions = (Action.CONFLICT, Action.CANNOT, Action.ORPHAN, Action.FOREIGN)
        kept = any(step.with_verdict(*KEPT) for step in self.steps)
        return bool(self.writes or self.drift or kept or self.of(*actions) or self.added)

    @property
    def drift(self) -> list[Step]:
        """Steps whose resource somebody else has changed, and the text has not."""
        return [step for step in self.steps if step.with_verdict(Verdict.DRIFT)]

    @property
    def added(self) -> list[tuple[Step, Difference]]:
        """What somebody else has added to resources of the text: rows as a whole, and values."""
        return [
            (step, change)
            for step in self.steps
            for change in step.with_verdict(Verdict.FOREIGN)
            if step.action is not Action.FOREIGN
        ]

    @property
    def altered(self) -> list[Step]:
        """Steps of which the service has made something else of what was sent."""
        return [step for step in self.steps if step.with_verdict(Verdict.ALTERED)]


def make_plan(spec: Spec, remote: Remote, base: Base, wishes: Wishes) -> Plan:
    """Compare all three, resource by resource."""
    wanted = dict(spec.resources) | _taken_back(spec, base, wishes)
    steps: dict[Key, Step] = {}
    for key in in_order(wanted):
        known = base.resources.get(key, Known())
        if key not in spec.resources and key not in remote.documents:
            steps[key] = Step(key, Action.DROP)
        else:
            steps[key] = _step(key, wanted[key], known, remote, steps, wishes)
    for key, reason in spec.cannot.items():
        if key in steps:  # the event itself is sent, but not all of it
            key = Key(key.kind, f"{key.name} results")
        steps[key] = Step(key, Action.CANNOT, reason=reason)
    rest = [key for key in sorted({*base.resources, *remote.documents}) if key not in wanted]
    for key in in_order(rest):
        if _in_scope(key, wishes.only) and not _is_bare(key, base, remote):
            steps[key] = _left_over(key, base, remote, wishes)
    ordered = sorted(steps.values(), key=lambda step: step.action is Action.DELETE)
    return Plan(claims.in_turn(renumbered.in_turn(ordered), wanted, remote))


def step_of(key: Key, spec: Spec, base: Base, known: Known, remote: Remote, wishes: Wishes) -> Step:
    """The step of one resource that the service has, by what was just read of it."""
    wanted = spec.resources.get(key)
    if wanted is None:
        wanted = _taken_back(spec, base, wishes)[key]
    return _step(key, wanted, known, remote, {}, wishes)


def _in_scope(key: Key, only: Collection[str]) -> bool:
    return not only or event_of(key) in only


def _is_bare(key: Key, base: Base, remote: Remote) -> bool:
    """Whether a unit is but a place that the service has made for one, and nobody has used."""
    if key.kind is not ResourceKind.UNIT or key in base.resources:
        return False
    return says_nothing(remote.documents[key])


def _taken_back(spec: Spec, base: Base, wishes: Wishes) -> dict[Key, Resource]:
    """Units that were sent and that the text no longer has, though it has their event: their
    rows are taken back, so that `git revert` restores what was there before."""
    units = {}
    fresh = {"status": "unscheduled", "results_status": "in_progress"}
    for key, known in base.resources.items():
        is_gone = key.kind is ResourceKind.UNIT and key not in spec.resources
        has_event = Key(ResourceKind.EVENT, event_of(key)) in spec.resources
        if is_gone and has_event and _in_scope(key, wishes.only):
            own = {name: value for name, value in fresh.items() if ("", name) in known.sent}
            units[key] = Resource(key.kind, own)
    return units


def _step(
    key: Key,
    wanted: Resource,
    known: Known,
    remote: Remote,
    steps: Mapping[Key, Step],
    wishes: Wishes,
) -> Step:
    """What happens to a resource that the text has."""
    spec = wanted.flat
    if key.kind in remote.unread:
        return Step(key, Action.CANNOT, reason=remote.unread[key.kind])
    if key not in remote.documents:
        return _absent(key, spec, known, steps, wishes)
    there = remote.documents[key].flat
    if key == COMPETITION:  # a list tells but a part of it
        spec = {path: value for path, value in spec.items() if path in there}
    compared = compare(key, spec, there, known, wishes.options)
    changes = tuple(change for change in compared if not _is_hosts_country(change, remote))
    changes = (*renumbered.another_bib(key, remote.documents[key]), *changes)
    sent, held = _agreed(changes, spec, known)
    verdicts = {change.verdict for change in changes}
    if verdicts & {Verdict.CONFLICT, Verdict.DELETED}:
        action = Action.CONFLICT
    elif verdicts & {Verdict.SET, Verdict.CLEAR}:
        action = Action.UPDATE
    else:
        action = Action.SAME
    if action is Action.UPDATE and key == COMPETITION and not COMPETITION_PATCH:
        reason = "no change of a competition over the API is documented: change it by hand"
        return Step(key, Action.CANNOT, changes, reason, known.sent, frozenset(known.sent))
    return Step(key, action, changes, "", sent, held)


def _is_hosts_country(change: Difference, remote: Remote) -> bool:
    """Whether a nationality that nobody has typed is that of the meet, which the service takes."""
    if change.verdict is not Verdict.FOREIGN or change.path != ("", "nationality"):
        return False
    meet = remote.documents.get(COMPETITION)
    return meet is not None and bool(change.remote == meet.document.get("country"))


def _absent(key: Key, spec: Flat, known: Known, steps: Mapping[Key, Step], wishes: Wishes) -> Step:
    """What happens to a resource that the service does not have."""
    changes = tuple(
        Difference(*path, Verdict.SET, known.sent.get(path), None, value)
        for path, value in spec.items()
    )
    create = Step(key, Action.CREATE, changes, "", dict(spec))
    if key.kind is ResourceKind.UNIT:
        return _absent_unit(create, steps)
    if known.sent and not wishes.recreate:
        reason = "somebody has deleted it; --recreate makes it again"
        return Step(key, Action.CONFLICT, changes, reason, known.sent, frozenset(known.sent))
    return create


def _absent_unit(create: Step, steps: Mapping[Key, Step]) -> Step:
    """Units come into being with their event, by its rounds; there is no way to POST one."""
    event = steps.get(Key(ResourceKind.EVENT, event_of(create.key)))
    if not UNIT_PATCH:
        reason = "no writing of results over the API is documented"
    elif event is None or event.action is Action.CANNOT:
        reason = "its event cannot be sent"
    elif event.action is Action.CONFLICT or any(
        change.path == ("", "rounds") for change in event.with_verdict(Verdict.SET)
    ):
        return create
    else:
        reason = "the service has no such unit, and makes units only by the rounds of the event"
    return Step(create.key, Action.CANNOT, create.changes, reason)


def _agreed(
    changes: tuple[Difference, ...], spec: Flat, known: Known
) -> tuple[dict[Path, Any], frozenset[Path]]:
    """What the base will hold as sent, and which of it stays as it was known."""
    sent: dict[Path, Any] = {}
    held: set[Path] = set()
    for change in changes:
        path = change.path
        if change.verdict in (Verdict.SAME, Verdict.SET) and path in spec:
            sent[path] = spec[path]
        elif change.verdict in _HELD and path in known.sent:
            sent[path] = known.sent[path]
            held.add(path)
        elif change.verdict is Verdict.DELETED:
            gone = {p for p in known.sent if p[0] == change.row}
            sent |= {p: known.sent[p] for p in gone}
            held |= gone
    return sent, frozenset(held)


def _left_over(key: Key, base: Base, remote: Remote, wishes: Wishes) -> Step:
    """What happens to a resource that the text does not have."""
    known = base.resources.get(key)
    if key not in remote.documents:
        return Step(key, Action.DROP)
    there = remote.documents[key].flat
    if known is None:
        is_unit = key.kind is ResourceKind.UNIT
        rows = compare(key, {}, there, Known(), wishes.options) if is_unit else ()
        return Step(key, Action.FOREIGN, rows)
    if reason := _why_it_stays(key, there, known, remote, wishes):
        return Step(key, Action.ORPHAN, (), reason, known.sent, frozenset(known.sent))
    last_seen = (  # the precondition of the deletion
        Difference(*path, Verdict.CLEAR, known.sent[path], there.get(path))
        for path in sorted(known.sent)
    )
    return Step(key, Action.DELETE, tuple(last_seen))


def _why_it_stays(key: Key, there: Flat, known: Known, remote: Remote, wishes: Wishes) -> str:
    """Why a resource that the text has given up is not deleted, "" where it is."""
    if key.kind is not ResourceKind.EVENT:
        return "remove it by hand: no way to delete it is documented"
    units = (unit for unit in remote.documents if unit.kind is ResourceKind.UNIT)
    if any(event_of(u) == key.name and has_results(remote.documents[u]) for u in units):
        return "it has results and is never deleted"
    if not untouched(key.kind, "", there, known) and key.name not in wishes.only:
        return f"somebody has changed it; --prune --only {key.name} names it"
    return "" if wishes.prune else "--prune deletes it"
