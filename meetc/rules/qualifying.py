"""Who qualifies for the next round, by place and by time."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple


def without_the_place(
    places: Sequence[int | None], qualifiers: Sequence[str | None], by_place: int
) -> list[int]:
    """Those of a heat who have a Q and a place behind the first `by_place`, whom alone it is for;
    q is by time, qR and qJ are by decision. Source: TR20.8 and CR25.4."""
    return [
        n
        for n, (place, qualifier) in enumerate(zip(places, qualifiers, strict=True))
        if qualifier == "Q" and place is not None and place > by_place
    ]


def by_time_with_the_place(
    places: Sequence[int | None], qualifiers: Sequence[str | None], by_place: int
) -> list[int]:
    """Those of a heat who have q and one of the first `by_place` places, and so a Q, as far as no
    more share them than go on. Source: TR20.8 and CR25.4."""
    first = [n for n, place in enumerate(places) if place is not None and place <= by_place]
    return [n for n in first if qualifiers[n] == "q"] if len(first) <= by_place else []


def ahead_without(
    places: Sequence[int | None], qualifiers: Sequence[str | None]
) -> list[tuple[int, int]]:
    """Those of a heat who have a Q behind somebody without one, each with the first of these: Q is
    for so many from the first on. Equal places and those qualified by decision are left out.
    Source: TR20.8."""
    ranked = [
        (place, n, qualifier)
        for n, (place, qualifier) in enumerate(zip(places, qualifiers, strict=True))
        if place is not None
    ]
    without = [(place, n) for place, n, qualifier in ranked if qualifier in (None, "", "q")]
    if not without:
        return []
    first, other = min(without)
    return [(n, other) for place, n, qualifier in ranked if qualifier == "Q" and place > first]


class Ran(NamedTuple):
    """The time of one who is ranked, in seconds, the thousandths where they are read, and the
    qualifier, "" of none."""

    time: Decimal
    raw: Decimal | None
    qualifier: str

    def is_faster_than(self, other: Ran) -> bool:
        if self.time != other.time or self.raw is None or other.raw is None:
            return self.time < other.time
        return self.raw < other.raw


def faster_without(runners: Sequence[Ran]) -> tuple[int, int] | None:
    """The slowest of a round who goes on by time, and the fastest who does not go on, where that
    one is faster: q is for the fastest others of all heats. Source: TR20.8."""
    by_time = [n for n, one in enumerate(runners) if one.qualifier == "q"]
    without = [n for n, one in enumerate(runners) if not one.qualifier]
    if not by_time or not without:
        return None
    last = max(by_time, key=lambda n: (runners[n].time, runners[n].raw or 0))
    first = min(without, key=lambda n: (runners[n].time, runners[n].raw or runners[n].time))
    return (last, first) if runners[first].is_faster_than(runners[last]) else None


def one_too_many(runners: Sequence[Ran], places: int) -> int | None:
    """The fastest who has q though as many as there are places by time are faster; who is level
    with the last of these may go on as well. Source: TR20.8 and TR21."""
    by_time = [n for n, one in enumerate(runners) if one.qualifier == "q"]
    by_time.sort(key=lambda n: (runners[n].time, runners[n].raw or 0))
    behind = (
        n for n in by_time[places:] if runners[by_time[places - 1]].is_faster_than(runners[n])
    )
    return next(behind, None)
