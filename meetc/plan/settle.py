"""Settles what a push began and never saw the end of: the journal says what was about to be
written, and the service whether it was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from meetc.plan.base import Base, BaseError, Known, known_after
from meetc.plan.canonical import canonical, is_derived, same
from meetc.plan.compare import Verdict
from meetc.plan.renumbered import BIB
from meetc.plan.resource import (
    MARKS,
    Document,
    Flat,
    Key,
    Path,
    Resource,
    nest,
    parse_key,
    row_name,
    unnest,
)
from meetc.plan.step import Step


@dataclass(frozen=True, slots=True)
class Intent:
    """A write that was about to be made. `before` is the resource as it was read, empty where it
    was not there; `changed` are the paths that the write changes."""

    key: Key
    sent: Mapping[Path, Any]
    held: frozenset[Path] = frozenset()
    changed: tuple[Path, ...] = ()
    before: Flat = field(default_factory=dict)

    def document(self) -> Document:
        """As JSON, for the journal."""
        return {
            "intent": str(self.key),
            "sent": nest(self.sent),
            "held": sorted(self.held),
            "changed": list(self.changed),
            "before": nest(self.before),
        }


def intent_of(step: Step, before: Resource | None) -> Intent:
    """What a step is about to do to a resource that was read as `before`."""
    changed = tuple(change.path for change in step.with_verdict(Verdict.SET, Verdict.CLEAR))
    return Intent(step.key, step.sent, step.held, changed, before.flat if before else {})


def intent_from(document: Document) -> Intent:
    """What `Intent.document` made JSON of. Raises BaseError for anything else."""
    try:
        return Intent(
            parse_key(document["intent"]),
            unnest(document["sent"]),
            frozenset((str(row), str(name)) for row, name in document["held"]),
            tuple((str(row), str(name)) for row, name in document["changed"]),
            unnest(document["before"]),
        )
    except (AttributeError, KeyError, TypeError, ValueError):
        raise BaseError("an intent that meetc did not write") from None


def carried_out(intent: Intent, after: Resource | None) -> bool:
    """Whether the service has carried a write out: a value of it that was not there before is
    there now. A request is carried out as a whole or not at all."""
    if after is None:
        return False
    kind, read = intent.key.kind, _there(intent, after)
    if not intent.before and not intent.changed:
        return True
    return any(
        same(kind, path, read.get(path), _wanted(intent, path))
        and not same(kind, path, read.get(path), intent.before.get(path))
        for path in intent.changed
    )


def _marks(key: Key, values: Flat) -> set[Path]:
    """Where the marks of rows are."""
    marks = (path for path in values if path[0] and path[1] in MARKS)
    return {path for path in marks if canonical(key.kind, path, values[path]) is not None}


def loses_results(intent: Intent, after: Resource) -> bool:
    """Whether marks were sent of which nothing is there: the service takes the rest of a unit
    and does not keep its results."""
    gone = _marks(intent.key, intent.sent) - _marks(intent.key, after.flat)
    return not gone.isdisjoint(intent.changed)


def _is_emptied(intent: Intent, after: Resource) -> bool:
    """Whether a mark that was to be changed is gone from its row, which is still there."""
    gone = _marks(intent.key, intent.before) - _marks(intent.key, after.flat)
    return any(
        (row, row_name(intent.key.kind)) in after.flat
        for row, _ in gone.intersection(intent.changed)
    )


def lost_marks(key: Key, before: Resource, after: Resource) -> int:
    """How many rows have lost the marks that they had."""
    had, has = (_marks(key, resource.flat) for resource in (before, after))
    return len({row for row, _ in had} - {row for row, _ in has})


def settle(base: Base, intents: Iterable[Intent], documents: Mapping[Key, Resource]) -> Base:
    """A base with what became of some intents, by what the service holds now."""
    resources = dict(base.resources)
    for intent in intents:
        after = documents.get(intent.key)
        if after is None:
            continue
        old = resources.get(intent.key, Known())
        is_lost = loses_results(intent, after)
        if is_lost and (carried_out(intent, after) or _is_emptied(intent, after)):
            if intent.key not in base.resources:
                continue
            known = still_there(intent.key, old, after)
        elif not is_lost and carried_out(intent, after):
            known = confirmed(intent, after, old)
        else:
            continue
        resources[intent.key] = known.succeeding(base.resources.get(intent.key))
    return replace(base, resources=resources)


def confirmed(intent: Intent, after: Resource, old: Known) -> Known:
    """What is known of a write that nobody has seen the end of. A value that is not there as it
    was to be sent counts as not sent: it was not, or somebody has changed it since."""
    known = known_after(intent.sent, intent.held, intent.before, after, old, intent.changed)
    return known.taking(old, _unconfirmed(intent, after))


def is_confirmed(intent: Intent, after: Resource) -> bool:
    """Whether all that a write was to change is there."""
    return not list(_unconfirmed(intent, after))


def _unconfirmed(intent: Intent, after: Resource) -> Iterator[Path]:
    kind, read = intent.key.kind, _there(intent, after)
    for path in intent.changed:
        is_there = same(kind, path, read.get(path), _wanted(intent, path))
        if not is_there and not is_derived(kind, path):
            yield path


def _there(intent: Intent, there: Resource) -> dict[Path, Any]:
    """The values of a resource; its bib among them where that is to change."""
    bib = {BIB: there.document.get(BIB[1])} if BIB in intent.changed else {}
    return there.flat | bib


def _wanted(intent: Intent, path: Path) -> Any:
    return intent.key.name if path == BIB else intent.sent.get(path)


def still_there(key: Key, known: Known, after: Resource) -> Known:
    """What is known of a resource that has lost some of it: what is still as it was left."""
    left = {p: value for p, value in known.left.items()
            if same(key.kind, p, value, after.flat.get(p))}  # fmt: skip
    sent = {path: value for path, value in known.sent.items() if path in left}
    return Known(sent, left, known.version)
