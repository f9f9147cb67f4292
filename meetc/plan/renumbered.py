"""Athletes who have another bib now. The service can give a competitor another one (documented by
its own script for competitors), so that nobody is there twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from meetc.plan.base import Base
from meetc.plan.canonical import canonical
from meetc.plan.compare import Difference, Verdict
from meetc.plan.remote import Remote
from meetc.plan.resource import Flat, Key, Resource, ResourceKind
from meetc.plan.spec import Spec
from meetc.plan.step import Step

BIB = ("", "competitor_id")
_PERSON = ("first_name", "last_name", "gender", "date_of_birth")


class Moved(NamedTuple):
    """What is known and what is there, with renumbered athletes under the bibs of the text."""

    base: Base
    remote: Remote


def moved(spec: Spec, whole: Spec, base: Base, remote: Remote) -> Moved:
    """The athletes of whom a push made a competitor, under the bib that the text has for them now:
    of the same name, gender and birth date, and alone in that. `whole` is what all of the text
    wants, of which `spec` may be a part."""
    sent = {k: _person(known.sent) for k, known in base.resources.items()
            if k.kind is ResourceKind.COMPETITOR and k in remote.documents}  # fmt: skip
    said = {k: _person(athlete.flat) for k, athlete in whole.resources.items()
            if k.kind is ResourceKind.COMPETITOR}  # fmt: skip
    before = _alone({key: who for key, who in sent.items() if said.get(key) != who})
    now = _alone({key: who for key, who in said.items() if sent.get(key) != who})
    pairs = {before[who]: now[who] for who in before.keys() & now.keys()
             if any(who[:2]) and now[who] in spec.resources}  # fmt: skip
    pairs = {old: new for old, new in pairs.items() if _gets_free(new, pairs, remote)}
    return Moved(
        replace(base, resources=_with_keys(base.resources, pairs)),
        replace(remote, documents=_with_keys(remote.documents, pairs)),
    )


def _gets_free(key: Key, pairs: Mapping[Key, Key], remote: Remote) -> bool:
    """Whether nobody has a bib by the time that it is given to somebody else."""
    for _ in pairs:
        if key not in remote.documents:
            return True
        if key not in pairs:
            return False
        key = pairs[key]
    return key not in remote.documents


def in_turn(steps: Sequence[Step]) -> list[Step]:
    """The steps in an order in which each bib is free before somebody else gets it."""
    leaves = {former(step): step for step in steps if former(step) is not None}
    done: dict[Key, Step] = {}
    for step in steps:
        waiting = [step]
        while (other := leaves.get(waiting[-1].key)) is not None and other.key not in done:
            waiting.append(other)
        done |= {ready.key: ready for ready in reversed(waiting) if ready.key not in done}
    return list(done.values())


def another_bib(key: Key, athlete: Resource) -> tuple[Difference, ...]:
    """The change of a bib, where a competitor is there under another one."""
    there = athlete.document.get(BIB[1])
    if key.kind is not ResourceKind.COMPETITOR or there is None or str(there) == key.name:
        return ()
    return (Difference(*BIB, Verdict.SET, there, there, key.name),)


def former(step: Step) -> Key | None:
    """The key that a competitor had before a step gives it another bib."""
    bibs = [str(change.remote) for change in step.changes if change.path == BIB]
    return Key(ResourceKind.COMPETITOR, bibs[0]) if bibs else None


def _person(flat: Flat) -> tuple[Any, ...]:
    return tuple(canonical(ResourceKind.COMPETITOR, ("", n), flat.get(("", n))) for n in _PERSON)


def _alone(athletes: Mapping[Key, tuple[Any, ...]]) -> dict[tuple[Any, ...], Key]:
    """The keys by the person, of those who are there once."""
    counts = Counter(athletes.values())
    return {who: key for key, who in athletes.items() if counts[who] == 1}


def _with_keys(items: Mapping[Key, Any], pairs: Mapping[Key, Key]) -> dict[Key, Any]:
    kept = {key: value for key, value in items.items()
            if key not in pairs and key not in pairs.values()}  # fmt: skip
    return kept | {new: items[old] for old, new in pairs.items()}
