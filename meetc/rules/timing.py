"""Times of one race that were not taken in one way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from meetc.rules.marks import STATUSES, time_value

_HAND_SECONDS = ((200, Decimal("0.24")), (400, Decimal("0.14")))
_POINT_OF_HUNDREDTHS = slice(-3, -2)


def decimals(mark: str) -> int:
    """How many decimals a time has."""
    return len(mark.partition(".")[2])


def hand_seconds(metres: float) -> Decimal:
    """What a time taken by hand lacks: 0.24 s up to 200 m, 0.14 s up to 400 m, and nothing beyond.
    Source: World Athletics scoring tables for combined events."""
    return next((seconds for most, seconds in _HAND_SECONDS if metres <= most), Decimal(0))


def of_other_timing(marks: Sequence[str | None]) -> list[int]:
    """Those of a race's times that are not read to what most of them are: photo finish gives
    hundredths, hand timing tenths, and on long ways seconds; they make no common order. What is
    no time tells nothing. Source: TR19.24."""
    if not [
        mark
        for mark in marks
        if mark and mark[_POINT_OF_HUNDREDTHS] != "." and mark not in STATUSES
    ]:
        return []  # all are to the hundredth, as nearly always
    groups: dict[int, list[int]] = {}
    for n, mark in enumerate(marks):
        if mark and time_value(mark):
            groups.setdefault(decimals(mark), []).append(n)
    if len(groups) < 2:
        return []
    usual = max(groups, key=lambda number: (len(groups[number]), number))
    return sorted(n for number, group in groups.items() if number != usual for n in group)


def both_ways(times: Iterable[str]) -> bool:
    """Whether times were taken in more than one way: to a second or a tenth by hand, or finer by a
    photo finish."""
    ways = set(map(decimals, times))
    return len(ways) > 1 and not ways.isdisjoint((0, 1))
