"""The cut of a field event: after some trials only the best go on, and in another order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from meetc.rules.horizontal import best_mark, detail
from meetc.rules.marks import STATUSES, distance_value
from meetc.rules.places import places

Series = Sequence[Sequence[str]]
"""The trials of each athlete, in the order of the rows."""
_NO_TRIAL = (".", "-", "r")


def counting(mark: str | None, series: Sequence[str]) -> Sequence[str]:
    """The trials of somebody as far as they count: none of who has DNS, DQ or the like."""
    return () if is_out(mark) else series


def is_out(mark: str | None) -> bool:
    """Whether a mark is a status word that leaves no place whatever the trials: NM does not."""
    return mark in STATUSES and mark != "NM"


class Cut(NamedTuple):
    """The place of each by the trials before the cut, None of who has no valid mark, and the
    numbers of those who go on."""

    places: list[int | None]
    survivors: list[int]


def cut(series: Series, after: int, survivors: int) -> Cut:
    """Who goes on after some trials: the best `survivors`, and who is level with the last of them.
    Where no more than these began all go on, those without a valid mark as well.
    Source: TR25.6, TR25.22."""
    placed, began = places_after(series, after), _began(series, after)
    if len(began) <= survivors:
        return Cut(placed, began)
    return Cut(placed, [n for n, place in enumerate(placed) if place and place <= survivors])


def _began(series: Series, after: int) -> list[int]:
    """Those who have a trial before the cut."""
    return [n for n, own in enumerate(series) if any(trial != "." for trial in own[:after])]


def places_after(series: Series, after: int) -> list[int | None]:
    """The places by the first trials alone."""
    before = [tuple(own[:after]) for own in series]
    marks = [best_mark(own) for own in before]
    best = [None if mark is None else distance_value(mark) for mark in marks]
    return places(best, lambda n: detail(before[n]), lowest_wins=False)


def later_order(placed: Sequence[int | None], survivors: Sequence[int]) -> list[int]:
    """Those who go on in the order of their later trials: the last of them first. Who is level
    keeps the order of before, and who has no valid mark comes before all others. Source: TR25.5."""
    without_mark = len(placed) + 1
    return sorted(survivors, key=lambda n: -(placed[n] or without_mark))


def still_to_come(series: Series, after: int, survivors: int) -> list[int]:
    """Those who go on in the order of their later trials, where all first trials are over and none
    behind the cut has begun; else nobody."""
    started = [own for own in series if own]
    over = all("r" in own or len(first_trials(own, after)) == after for own in started)
    begun = any(trial != "." for own in started for trial in own[after:])
    if not started or not over or begun:
        return []
    return later_order(*cut(series, after, survivors))


def first_trials(own: Sequence[str], after: int) -> list[str]:
    """The first trials of somebody, as far as they are taken."""
    return [trial for trial in own[:after] if trial != "."]


def behind_the_cut(series: Series, after: int, survivors: int) -> list[int]:
    """Those who have trials behind the cut and did not survive it."""
    if len(_began(series, after)) <= survivors:
        return []
    going_on = set(cut(series, after, survivors).survivors)
    return [
        n
        for n, own in enumerate(series)
        if n not in going_on and any(trial not in _NO_TRIAL for trial in own[after:])
    ]


def left_behind(series: Series, after: int, survivors: int) -> list[int]:
    """Those who survived the cut, have not retired, and have no trial behind it while others have
    some."""
    later = [any(trial != "." for trial in own[after:]) for own in series]
    going_on = cut(series, after, survivors).survivors if any(later) else []
    return [n for n in going_on if not later[n] and "r" not in series[n]]
