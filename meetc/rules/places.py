"""Places from marks: equal marks share a place, and the next is left out (1, 2, 2, 4)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from itertools import count
from operator import eq, itemgetter
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
    placed: list[int | None] = [None] * len(best)
    marks = [best[n] for n in ranked]
    if not any(map(eq, marks, marks[1:])):  # as in most races
        for place, n in enumerate(ranked, 1):
            placed[n] = place
        return placed
    start = 0
    while start < len(ranked):
        end, mark = start + 1, marks[start]
        while end < len(ranked) and marks[end] == mark:
            end += 1
        if end - start == 1:
            placed[ranked[start]] = start + 1
        else:
            tied = ranked[start:end]
            _part_tie(tied, details(tied, detail), start + 1, lowest_wins, placed)
        start = end
    return placed


def details(tied: Sequence[int], detail: Callable[[int], Any | None]) -> list[Any] | None:
    """What parts competitors with an equal best mark; None where it is not known of one of them,
    and so decides nothing."""
    known = [detail(n) for n in tied]
    return None if None in known else known


def _part_tie(
    tied: list[int],
    details: list[Any] | None,
    first: int,
    lowest_wins: bool,
    placed: list[int | None],
) -> None:
    """Give places from `first` on to competitors with an equal best mark."""
    if details is None:
        for n in tied:
            placed[n] = first
        return
    order = sorted(zip(details, tied, strict=True), key=itemgetter(0), reverse=not lowest_wins)
    place = first
    for position, (detail, n) in enumerate(order):
        if position and detail != order[position - 1][0]:
            place = first + position
        placed[n] = place


def beside(derived: Sequence[int | None], taken: Collection[int]) -> list[int | None]:
    """The places of those with marks where others, whose marks are not known, have some: 2 and 3
    of 1 and 2 beside a first without a time."""
    others = sorted(taken)
    shifted: dict[int, int] = {}
    before = 0
    for place in sorted({place for place in derived if place is not None}):
        while before < len(others) and others[before] <= place + before:
            before += 1
        shifted[place] = place + before
    return [None if place is None else shifted[place] for place in derived]


def settle(derived: Sequence[int | None], written: Sequence[int | None]) -> list[int | None]:
    """The places that hold: a written one as it is, else the derived one. Where written places
    order equal marks, those of the tie without one share the first place that is left."""
    taken: dict[int, set[int]] = {}
    for place, own in zip(derived, written, strict=True):
        if place is not None and own is not None:
            taken.setdefault(place, set()).add(own)
    left = {
        place: next(free for free in count(place) if free not in own)
        for place, own in taken.items()
    }
    return [
        own if own is not None else place if place is None else left.get(place, place)
        for place, own in zip(derived, written, strict=True)
    ]


def misplaced(
    derived: Sequence[int | None], written: Sequence[int | None], settled: Sequence[int | None]
) -> list[int]:
    """The competitors whose written places cannot stand beside the marks.

    A written place may order equal marks, as a photo finish does: the places of a tie begin with
    the derived one, and each is shared with the one before or follows all before it. Without a
    mark there is no place; of a combined event nothing is derived here.
    """
    ties: dict[int, list[int]] = {}
    wrong = []
    for n, place in enumerate(derived):
        if place is not None:
            ties.setdefault(place, []).append(n)
        elif written[n] is not None:
            wrong.append(n)
    for first, tied in ties.items():
        own = [n for n in tied if written[n] is not None]
        if not own or _is_sound([settled[n] or 0 for n in tied], first):
            continue
        outside = [n for n in own if not first <= (written[n] or 0) < first + len(tied)]
        wrong += outside or own[-1:]
    return sorted(wrong)


def _is_sound(places: list[int], first: int) -> bool:
    """Whether the places of a tie are those of an order: 1, 1, 3 is, and 2, 2, 3 is none."""
    places.sort()
    return all(
        place == first + n or (n > 0 and place == places[n - 1]) for n, place in enumerate(places)
    )
