"""Places from marks: equal marks share a place, and the next is left out (1, 2, 2, 4)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import Any


def places(
    best: Sequence[Any | None], detail: Callable[[int], Any | None], *, lowest_wins: bool
) -> list[int | None]:
    """The place of each competitor; None for those without a best mark.

    `detail(n)` parts competitor n from one with an equal best mark, and only where every
    competitor of a tie has one (a tuple of further marks, of failures, the time in thousandths):
    what is not known of one decides nothing. It compares like the best mark, the lower or the
    higher ahead. Source: World Athletics TR21 (races), TR25.22 (horizontal), TR26.8 (vertical).
    """
    ranked = [n for n, mark in enumerate(best) if mark is not None]
    ranked.sort(key=best.__getitem__, reverse=not lowest_wins)  # type: ignore[arg-type]
    found: list[int | None] = [None] * len(best)
    start = 0
    while start < len(ranked):
        end, mark = start + 1, best[ranked[start]]
        while end < len(ranked) and best[ranked[end]] == mark:
            end += 1
        if end - start == 1:
            found[ranked[start]] = start + 1
        else:
            tied = ranked[start:end]
            _part_tie(tied, [detail(n) for n in tied], start + 1, lowest_wins, found)
        start = end
    return found


def _part_tie(
    tied: list[int],
    details: list[Any | None],
    first: int,
    lowest_wins: bool,
    found: list[int | None],
) -> None:
    """Give places from `first` on to competitors with an equal best mark."""
    if None in details:
        for n in tied:
            found[n] = first
        return
    order = sorted(zip(details, tied, strict=True), key=itemgetter(0), reverse=not lowest_wins)
    place = first
    for position, (detail, n) in enumerate(order):
        if position and detail != order[position - 1][0]:
            place = first + position
        found[n] = place


def settle(derived: Sequence[int | None], written: Sequence[int | None]) -> list[int | None]:
    """The places that hold: a written one as it is, else the derived one.

    Where a written place orders equal marks, those of the tie without one follow behind it.
    """
    ahead: dict[int, int] = {}
    for place, own in zip(derived, written, strict=True):
        if place is not None and own is not None:
            ahead[place] = ahead.get(place, 0) + 1
    return [
        own if own is not None else place if place is None else place + ahead.get(place, 0)
        for place, own in zip(derived, written, strict=True)
    ]


def contradicts(written: int, derived: int | None, tied: int) -> bool:
    """Whether a written place cannot stand beside the marks: `tied` competitors share the
    derived place, and a written one may order them (a photo finish does)."""
    return derived is None or not derived <= written < derived + tied
