"""Several connections at once, for requests that do not depend on each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Item = TypeVar("Item")
Outcome = TypeVar("Outcome")

CONNECTIONS = 8
FEW = 16
"""Items that one connection does in a second or two, in an order that is easy to follow."""


def side_by_side(do: Callable[[Item], Outcome], items: Sequence[Item]) -> Iterator[Outcome]:
    """What `do` makes of each item, in the order of the items; of many, several at once. Where one
    raises, those that have not begun are left."""
    if len(items) <= FEW:
        yield from map(do, items)
        return
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        yield from pool.map(do, items)
