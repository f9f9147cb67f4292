"""What one compilation leaves for the next: results of parts that have not changed."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class Memory:
    """Remembers what was made from what. Whatever a compilation did not ask for is forgotten
    at its end, so that it never holds more than one meet."""

    def __init__(self) -> None:
        self._before: dict[Hashable, Any] = {}
        self._now: dict[Hashable, Any] = {}

    def recall(self, key: Hashable, make: Callable[[], T]) -> T:
        """What was made from `key` before, or now; the key holds all that `make` depends on."""
        made: T
        if key in self._now:
            made = self._now[key]
        else:
            made = self._before[key] if key in self._before else make()
            self._now[key] = made
        return made

    def turn(self) -> None:
        """The end of a compilation."""
        self._before, self._now = self._now, {}
