"""Athletes who have another bib now. The service can give a competitor another one (documented by
its own script for competitors), so that nobody is there twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from meetc.plan.base import Base
from meetc.plan.canonical import canonical
from meetc.plan.compare import Change, Verdict
from meetc.plan.remote import Remote
from meetc.plan.resource import Flat, Key, Kind, flatten
from meetc.plan.spec import Spec
from meetc.plan.step import Step

BIB = ("", "competitor_id")
_PERSON = ("first_name", "last_name", "gender", "date_of_birth")


class Moved(NamedTuple):
    """What is known and what is there, with renumbered athletes under the bibs of the text."""

    base: Base
    remote: Remote


def moved(spec: Spec, in_text: Collection[Key], base: Base, remote: Remote) -> Moved:
    """The athletes of whom a push made a competitor, under the bib that the text has for them now:
    of the same name, gender and birth date, and alone in that. `in_text` are all resources of
    the text, of which `spec` may be a part."""
    gone = {
        key: known.sent
        for key, known in base.resources.items()
        if key.kind is Kind.COMPETITOR and key not in in_text and key in remote.documents
    }
    new = {
        key: flatten(key.kind, document)
        for key, document in spec.resources.items()
        if key.kind is Kind.COMPETITOR and key not in base.resources and key not in remote.documents
    }
    before, now = _by_person(gone), _by_person(new)
    pairs = {
        before[person][0]: now[person][0]
        for person in before.keys() & now.keys()
        if len(before[person]) == len(now[person]) == 1 and any(person[:2])
    }
    return Moved(
        replace(base, resources=_with_keys(base.resources, pairs)),
        replace(remote, documents=_with_keys(remote.documents, pairs)),
    )


def another_bib(key: Key, document: Mapping[str, Any]) -> tuple[Change, ...]:
    """The change of a bib, where a competitor is there under another one."""
    there = document.get(BIB[1])
    if key.kind is not Kind.COMPETITOR or there is None or str(there) == key.name:
        return ()
    return (Change(*BIB, Verdict.SET, there, there, key.name),)


def former(step: Step) -> Key | None:
    """The key that a competitor had before a step gives it another bib."""
    bibs = [str(change.remote) for change in step.changes if change.path == BIB]
    return Key(Kind.COMPETITOR, bibs[0]) if bibs else None


def _by_person(athletes: Mapping[Key, Flat]) -> dict[tuple[Any, ...], list[Key]]:
    found: dict[tuple[Any, ...], list[Key]] = defaultdict(list)
    for key, flat in athletes.items():
        person = (canonical(key.kind, ("", n), flat.get(("", n))) for n in _PERSON)
        found[tuple(person)].append(key)
    return found


def _with_keys(items: Mapping[Key, Any], pairs: Mapping[Key, Key]) -> dict[Key, Any]:
    return {pairs.get(key, key): value for key, value in items.items()}
