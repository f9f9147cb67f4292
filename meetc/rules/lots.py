"""Lots that anybody can draw again: from a seed that stands in the file, on any machine."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from hashlib import sha256
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def lot(seed: int, *occasion: object) -> bytes:
    """What is drawn on an occasion: 32 bytes that nobody foresees."""
    return sha256("\0".join(map(str, (seed, *occasion))).encode()).digest()


def drawn(what: Iterable[T], seed: int, *occasion: object) -> list[T]:
    """Things in the order of their lots. The lot of each depends on itself, the seed and the
    occasion alone, such as an event, a round and a heat: one more of them moves no other's."""
    return sorted(what, key=lambda one: lot(seed, *occasion, one))
