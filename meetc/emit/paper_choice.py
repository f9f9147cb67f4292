"""What of a meet is printed, and on which paper."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

_UNSAFE = re.compile(r"[^A-Za-z0-9_-]")


class PaperPart(StrEnum):
    """A part of the printed matter."""

    PROGRAMME = "programme"
    STARTS = "starts"
    CALLROOM = "callroom"
    CARDS = "cards"
    RESULTS = "results"


class PaperSize(StrEnum):
    """A size of paper by the name that style sheets have for it."""

    A4 = "a4"
    LETTER = "letter"


class PaperChoice(NamedTuple):
    """Which parts are printed of which events; all that are usual of all where nothing is said.
    Where one part is asked for each of its events has pages of its own."""

    only: tuple[str, ...] = ()
    part: PaperPart | None = None
    size: PaperSize = PaperSize.A4

    @property
    def is_whole(self) -> bool:
        """Whether it is all that a meet has for paper."""
        return not self.only and self.part is None

    def has(self, part: PaperPart) -> bool:
        """Whether a part is printed: the call room's lists only where they are asked for, and the
        programme not beside single events."""
        if self.part is not None:
            return self.part is part
        return part is not PaperPart.CALLROOM and not (self.only and part is PaperPart.PROGRAMME)

    @property
    def stem(self) -> str:
        """What the name of the output says of it: `.F06-cards`."""
        words = (*self.only, *([self.part] if self.part else []))
        return f".{_UNSAFE.sub('_', '-'.join(words))}" if words else ""
