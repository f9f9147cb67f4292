"""Chance that is the same on any machine, for what nobody has measured."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from meetc.rules.lots import lot

T = TypeVar("T")


class Chance:
    """Numbers drawn one after the other from a seed and an occasion, such as an event and a bib:
    one occasion more moves no other's."""

    def __init__(self, seed: int, *occasion: object) -> None:
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
