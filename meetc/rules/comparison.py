"""How two competitors compare, thing by thing, until something parts them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import Any, NamedTuple


class Compared(NamedTuple):
    """One thing by which two are compared, what each of them has of it as people write it, and
    where the rules say so. "" is nothing."""

    what: str
    own: str
    other: str
    rule: str = ""


def until_parted(own: Any, other: Any) -> list[tuple[Any, Any]]:
    """What two details have, pair by pair, up to the first in which they differ; None where one
    of them has nothing more, and loses. `places` orders details as tuples are ordered, and this
    is that order, told."""
    pairs: list[tuple[Any, Any]] = []
    for pair in zip_longest(_items(own), _items(other)):
        pairs.append(pair)
        if pair[0] != pair[1]:
            break
    return pairs


def _items(detail: Any) -> Iterator[Any]:
    if not isinstance(detail, tuple):
        yield detail
        return
    for item in detail:
        yield from _items(item)
