"""Times of one race that were not taken in one way."""

from __future__ import annotations

from collections.abc import Sequence


def of_other_timing(marks: Sequence[str | None]) -> list[int]:
    """The fewer of a race's times that are to the tenth where others are to the hundredth, or the
    other way round. Photo finish gives hundredths and hand timing tenths, and the two make no
    common order. Source: TR19.24; whole seconds and what is no time tell nothing."""
    tenths = [n for n, mark in enumerate(marks) if mark and mark[-2:-1] == "."]
    hundredths = [n for n, mark in enumerate(marks) if mark and mark[-3:-2] == "."]
    return min(tenths, hundredths, key=len)
