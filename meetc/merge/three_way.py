"""Three-way merging in general: of values, and of lists whose items have keys."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TypeVar

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


class ClashError(Exception):
    """Both sides changed the same thing, and differently."""


def chosen(base: T, ours: T, theirs: T) -> T:
    """The value of the side that changed it. Raises ClashError where both did, and differently."""
    if ours == theirs or theirs == base:
        return ours
    if ours == base:
        return theirs
    raise ClashError


def either(base: T, ours: T, theirs: T) -> T:
    """The value of the side that changed it, and ours where both did."""
    return theirs if ours == base else ours


def in_order(base: Sequence[K], ours: Sequence[K], theirs: Sequence[K]) -> list[K]:
    """All keys of both sides, each once, in the order of the side that changed the order.

    A key that only the other side has stands behind the one that it stands behind there; what
    both sides add at one place comes ours first. No sequence has a key twice.
    """
    ours_first = _moved(base, ours) or not _moved(base, theirs)
    first, second = (ours, theirs) if ours_first else (theirs, ours)
    there = set(first)
    behind: dict[K | None, list[K]] = {}
    anchor: K | None = None
    for key in second:
        if key in there:
            anchor = key
        else:
            behind.setdefault(anchor, []).append(key)
    known = {*base, *second}
    merged: list[K] = []
    waiting = behind.get(None, [])
    for key in first:
        if waiting and (key in known or not ours_first):
            merged += waiting
            waiting = []
        merged.append(key)
        waiting = waiting + behind.get(key, [])
    return merged + waiting


def _moved(base: Sequence[K], side: Sequence[K]) -> bool:
    """Whether a side has keys of the base in another order."""
    before, now = set(base), set(side)
    return [key for key in side if key in before] != [key for key in base if key in now]
