"""Lots that anybody can draw again: from a seed that stands in the file, on any machine."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")
Named = TypeVar("Named", str, int)


def lot(seed: int, *occasion: str | int) -> bytes:
    """What is drawn on an occasion: 32 bytes that nobody foresees."""
    from hashlib import sha256  # who draws nothing need not wait for it

    return sha256("\0".join(map(str, (seed, *occasion))).encode()).digest()


def drawn(names: Iterable[Named], seed: int, *occasion: str | int) -> list[Named]:
    """Bibs, or numbers, in the order of their lots. The lot of each depends on itself, the seed
    and the occasion alone, such as an event, a round and a heat: one more of them moves no
    other's, nor does a better mark or another team."""
    from hashlib import sha256

    before = "".join(f"{said}\0" for said in (seed, *occasion))
    return sorted(names, key=lambda one: sha256(f"{before}{one}".encode()).digest())


class Chance:
    """Numbers drawn one after the other from a seed and an occasion, such as an event and a bib,
    for what nobody has measured: one occasion more moves no other's."""

    def __init__(self, seed: int, *occasion: str | int) -> None:
        self._drawn = 0
        self._seed, self._occasion = seed, occasion

    def below(self, number: int) -> int:
        """A whole number from 0 up to, and without, `number`."""
        self._drawn += 1
        return int.from_bytes(lot(self._seed, *self._occasion, self._drawn)[:8], "big") % number

    def one_in(self, number: int) -> bool:
        """Whether it happens, once in so many times."""
        return not self.below(number)

    def spread(self, most: int) -> int:
        """A whole number about 0, `most` at the most in either direction, small ones more often."""
        return self.below(most + 1) - self.below(most + 1)

    def of(self, things: Sequence[T]) -> T:
        """One of some things."""
        return things[self.below(len(things))]
