"""Throws and horizontal jumps: series with failures and passes, and the cut."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_FLOOR, Decimal
from typing import NamedTuple

from meetc.rules.horizontal import best_mark, detail
from meetc.rules.lots import Chance
from meetc.rules.marks import distance_value
from meetc.rules.places import places
from meetc.simulate.starters import Starter
from meetc.simulate.winds import wind

_CENTIMETRE = Decimal("0.01")
_BEHIND_THE_BEST = 90  # thousandths of a distance, at the most
_FAILED_ONE_IN, _PASSED_ONE_IN, _RETIRED_ONE_IN = 4, 30, 60


class Contest(NamedTuple):
    """How a field event is held: the trials of each, after how many of them only the best
    `survivors` go on (0: never), whether winds are measured, and whether it is a part of a
    combined event, in which nobody retires."""

    trials: int
    cut_after: int
    survivors: int
    windy: bool
    is_part: bool


def series_of(
    starters: Sequence[Starter], contest: Contest, chance: Chance
) -> dict[str, list[str]]:
    """The series of each who starts, by bib."""
    series: dict[str, list[str]] = {one.bib: [] for one in starters if not one.absent}
    going = [one for one in starters if not one.absent]
    for trial in range(contest.trials):
        if contest.cut_after and trial == contest.cut_after:
            going = _survivors(going, series, contest.survivors)
        for one in going:
            own = series[one.bib]
            if "r" not in own:
                own.append(_trial(one, trial, contest, chance))
    return series


def _trial(one: Starter, trial: int, contest: Contest, chance: Chance) -> str:
    if trial > 1 and chance.one_in(_PASSED_ONE_IN):
        return "-"
    if trial > 2 and not contest.is_part and chance.one_in(_RETIRED_ONE_IN):
        return "r"
    if chance.one_in(_FAILED_ONE_IN):
        return "x"
    thousandths = 1005 - chance.below(_BEHIND_THE_BEST)
    metres = (one.ability * thousandths / 1000).quantize(_CENTIMETRE, ROUND_FLOOR)
    mark = f"{max(metres, _CENTIMETRE)}"
    return f"{mark}({wind(chance)})" if contest.windy else mark


def _survivors(
    going: Sequence[Starter], series: dict[str, list[str]], survivors: int
) -> list[Starter]:
    """Who has further trials: all where they are few, else the best, with all who are level with
    the last of them. Source: TR25.6."""
    if len(going) <= survivors:
        return list(going)
    marks = [best_mark(series[one.bib]) for one in going]
    best = [None if mark is None else distance_value(mark) for mark in marks]
    ranked = places(best, lambda n: detail(series[going[n].bib]), lowest_wins=False)
    return [
        one
        for one, place in zip(going, ranked, strict=True)
        if place is not None and place <= survivors
    ]
