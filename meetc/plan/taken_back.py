"""A base that git has taken back, by a revert or a checkout, along with the text.

The service still holds what the last push left, and that is nobody else's edit: a later version of
the base, out of git's history, tells so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from meetc.plan.base import Base, Known
from meetc.plan.canonical import same
from meetc.plan.resource import Document, Key, flatten


def restored(base: Base, others: Iterable[Base], documents: Mapping[Key, Document]) -> Base:
    """A base with what later versions of it say of resources that the service holds just so."""
    resources = dict(base.resources)
    for other in others:
        if other.target != base.target:
            continue
        for key, known in other.resources.items():
            is_later = known.version > resources.get(key, Known()).version
            if is_later and key in documents and _is_as_left(key, documents[key], known):
                resources[key] = known
    return replace(base, resources=resources)


def _is_as_left(key: Key, document: Document, known: Known) -> bool:
    """Whether the service holds, of what a push knows, just what that push has left."""
    there = flatten(key.kind, document)
    return all(
        same(key.kind, path, there.get(path), known.left.get(path))
        for path in known.sent.keys() | known.left.keys()
    )
