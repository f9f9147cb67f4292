"""Pairs the things of two lists, and finds those that stand in another place."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Generic, NamedTuple, TypeVar

from meetc.compare.change import ABSENT, AFTER, Absent, Detail

T = TypeVar("T")
Key = tuple[str, int]


class Pair(NamedTuple, Generic[T]):
    """A thing before and after; None on the side that lacks it. `moved` has its old and its new
    neighbour where it changed places with others."""

    id: str
    old: T | None
    new: T | None
    moved: Detail | None = None


def pair(olds: Sequence[T], news: Sequence[T], id_of: Callable[[T], str]) -> list[Pair[T]]:
    """The things of both lists in the order of the new one, then those that are gone."""
    before, after = _numbered(olds, id_of), _numbered(news, id_of)
    moved = _moved(list(before), list(after))
    pairs = [Pair(key[0], before.get(key), thing, moved.get(key)) for key, thing in after.items()]
    pairs += [Pair(key[0], thing, None) for key, thing in before.items() if key not in after]
    return pairs


def _numbered(things: Sequence[T], id_of: Callable[[T], str]) -> dict[Key, T]:
    """The things by id. One id may stand twice, which is only a warning: each has its number."""
    numbered: dict[Key, T] = {}
    count: Counter[str] = Counter()
    for thing in things:
        id = id_of(thing)
        count[id] += 1
        numbered[id, count[id]] = thing
    return numbered


def _moved(olds: list[Key], news: list[Key]) -> dict[Key, Detail]:
    """The fewest things that have to move to make the new order of the old one."""
    place = {key: number for number, key in enumerate(olds)}
    common = [key for key in news if key in place]
    if all(place[one] < place[other] for one, other in pairwise(common)):
        return {}
    staying = _longest_rising([place[key] for key in common])
    ahead_old = dict(zip(olds, [None, *olds], strict=False))
    ahead_new = dict(zip(news, [None, *news], strict=False))
    return {
        key: Detail(AFTER, _id(ahead_old[key]), _id(ahead_new[key]))
        for key in common
        if place[key] not in staying and ahead_old[key] != ahead_new[key]
    }


def _id(key: Key | None) -> str | Absent:
    return key[0] if key else ABSENT


def _longest_rising(numbers: list[int]) -> set[int]:
    """The members of a longest rising subsequence of different numbers."""
    ends: list[int] = []  # the lowest number that a rising run of each length ends with
    before: dict[int, int | None] = {}
    for number in numbers:
        length = bisect_left(ends, number)
        before[number] = ends[length - 1] if length else None
        ends[length : length + 1] = [number]
    members: set[int] = set()
    at: int | None = ends[-1] if ends else None
    while at is not None:
        members.add(at)
        at = before[at]
    return members
