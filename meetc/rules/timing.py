"""Times of one race that were not taken in one way."""

from __future__ import annotations

from collections.abc import Sequence

from meetc.rules.marks import time_value


def of_other_timing(marks: Sequence[str | None]) -> list[int]:
    """The fewer of a race's times that are to the tenth where others are to the hundredth, or the
    other way round. Photo finish gives hundredths and hand timing tenths, and the two make no
    common order. Source: TR19.24; whole seconds and what is no time tell nothing."""
    decimals = [_decimals(mark) for mark in marks]
    tenths, hundredths = ([n for n, own in enumerate(decimals) if own == d] for d in (1, 2))
    return min(tenths, hundredths, key=len)


def _decimals(mark: str | None) -> int:
    if not mark or time_value(mark) is None:
        return 0
    return len(mark.partition(".")[2])
