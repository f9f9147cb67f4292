"""Long and triple jump and the throws: the best of a series, and what parts equal bests."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from meetc.rules.marks import distance_value

LETTERS = frozenset("x-r.")
"""x failed, - passed, r retired, . nothing recorded."""


def mark_of(trial: str) -> str:
    """The distance of a trial without its wind: 5.74 of 5.74(+1.2)."""
    return trial.partition("(")[0]


def wind_of(trial: str) -> str | None:
    """The wind of a trial in m/s as written: +1.2 of 5.74(+1.2)."""
    return trial.partition("(")[2][:-1] or None


def valid_marks(series: Sequence[str]) -> list[tuple[Decimal, str]]:
    """The valid trials of a series as (metres, text), the best first, equal ones in order."""
    marks = []
    for trial in series:
        if trial not in LETTERS:
            text = mark_of(trial)
            metres = distance_value(text)
            if metres is not None:
                marks.append((metres, text))
    marks.sort(key=lambda mark: mark[0], reverse=True)
    return marks


def detail(series: Sequence[str]) -> tuple[Decimal, ...] | None:
    """What parts equal bests: all valid marks, the best first; None without a series. Who lacks
    a further valid mark loses. Source: TR25.22."""
    if not series:
        return None
    return tuple(metres for metres, _ in valid_marks(series))


def no_mark(series: Sequence[str]) -> bool:
    """Whether a finished series is one without a valid mark (NM): tried, and nothing counts."""
    return any(trial in ("x", "r", "-") for trial in series) and not valid_marks(series)
