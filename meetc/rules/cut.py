"""The cut of a field event: only the best go on after some trials."""

from __future__ import annotations

from collections.abc import Sequence

from meetc.rules.horizontal import best_mark, detail
from meetc.rules.marks import distance_value
from meetc.rules.places import places


def behind_the_cut(series: Sequence[Sequence[str]], after: int, survivors: int) -> list[int]:
    """Those who have trials behind the cut and were not among the best `survivors` before it. Who
    is level with the last of them goes on; where no more than `survivors` began all go on, those
    without a valid mark as well. Source: TR25.6."""
    before = [tuple(own[:after]) for own in series]
    if sum(any(trial != "." for trial in own) for own in before) <= survivors:
        return []
    marks = [best_mark(own) for own in before]
    best = [None if mark is None else distance_value(mark) for mark in marks]
    ranked = places(best, lambda n: detail(before[n]), lowest_wins=False)
    return [
        n
        for n, (own, place) in enumerate(zip(series, ranked, strict=True))
        if any(trial not in (".", "-", "r") for trial in own[after:])
        and (place is None or place > survivors)
    ]
