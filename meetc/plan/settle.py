"""Settles what a push began and never saw the end of: the journal says what was about to be
written, and the service whether it was."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from meetc.plan.base import Base, BaseError, Known, known_after
from meetc.plan.canonical import canonical, same
from meetc.plan.compare import Verdict
from meetc.plan.plan import Step
from meetc.plan.resource import (
    TRIALS,
    Document,
    Flat,
    Key,
    Path,
    flatten,
    nest,
    parse_key,
    unnest,
)


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


def intent_of(step: Step, before: Document | None) -> Intent:
    """What a step is about to do to a resource that was read as `before`."""
    changed = tuple(change.path for change in step.with_verdict(Verdict.SET, Verdict.CLEAR))
    read = flatten(step.key.kind, before) if before is not None else {}
    return Intent(step.key, step.sent, step.held, changed, read)


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


def carried_out(intent: Intent, after: Document | None) -> bool:
    """Whether the service has carried a write out: a value of it that was not there before is
    there now. A request is carried out as a whole or not at all."""
    if after is None:
        return False
    kind, read = intent.key.kind, flatten(intent.key.kind, after)
    if not intent.before and not intent.changed:
        return True
    return any(
        same(kind, path, read.get(path), intent.sent.get(path))
        and not same(kind, path, read.get(path), intent.before.get(path))
        for path in intent.changed
    )


def loses_results(intent: Intent, after: Document) -> bool:
    """Whether marks were sent of which nothing is there: the service takes the rest of a unit
    and does not keep its results."""
    kind, read = intent.key.kind, flatten(intent.key.kind, after)
    return any(
        path[0]
        and path[1] in ("performance", TRIALS)
        and canonical(kind, path, intent.sent.get(path)) is not None
        and canonical(kind, path, read.get(path)) is None
        for path in intent.changed
    )


def settle(base: Base, intents: Iterable[Intent], documents: Mapping[Key, Document]) -> Base:
    """A base with what became of some intents, by what the service holds now."""
    resources = dict(base.resources)
    for intent in intents:
        after = documents.get(intent.key)
        if after is None or loses_results(intent, after):
            continue
        if carried_out(intent, after):
            old = resources.get(intent.key, Known())
            resources[intent.key] = known_after(
                intent.key, intent.sent, intent.held, intent.before, after, old
            )
    return replace(base, resources=resources)
