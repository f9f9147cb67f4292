"""Long and triple jump and the throws: the best of a series, and what parts equal bests."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from meetc.diagnostics.wording import ordinal
from meetc.patterns import pattern
from meetc.rules.comparison import Compared
from meetc.rules.marks import distance_value, plain_distance

LETTERS = frozenset("x-r.")
"""x failed, - passed, r retired, . nothing recorded."""


_JUMP = pattern(r"(\d{1,6}(?:\.\d{1,3})?|x)\(([+-]?\d\.\d)\)", re.ASCII)
_WINDS = pattern(r"(?<=[\dx])\([+-]?\d\.\d\)(?=[ \n]|\Z)", re.ASCII)
"""The winds in series of jumps."""


def parted(trial: str) -> tuple[str, str | None]:
    """A trial without its wind, and the wind in m/s as written: 5.74 and +1.2 of 5.74(+1.2)."""
    jump = _JUMP.fullmatch(trial) if trial[-1:] == ")" else None
    return (jump[1], jump[2]) if jump else (trial, None)


def mark_of(trial: str) -> str:
    """A trial without its wind: 5.74 of 5.74(+1.2); that of a failure may be measured as well."""
    return parted(trial)[0]


def plain_trial(trial: str) -> str:
    """A trial with two decimals, its wind as it is: 5.50(+1.2) of 5.5(+1.2)."""
    mark = mark_of(trial)
    return plain_distance(mark) + trial[len(mark) :]


def wind_of(trial: str) -> str | None:
    """The wind of a trial in m/s as written: +1.2 of 5.74(+1.2)."""
    return parted(trial)[1]


@lru_cache(maxsize=65536)
def metres_of(trial: str) -> Decimal | None:
    """What a trial measures; None of a failure, a pass or nothing recorded."""
    if trial in LETTERS:
        return None
    return distance_value(mark_of(trial) if trial[-1:] == ")" else trial)


@lru_cache(maxsize=4096)
def metres_in(series: tuple[str, ...]) -> tuple[Decimal | None, ...]:
    """What each trial of a series measures, as `metres_of` has it."""
    return metres_of_all((series,))[0]


def metres_of_all(card: Sequence[tuple[str, ...]]) -> list[tuple[Decimal | None, ...]]:
    """What each trial of each series of a card measures."""
    text = "\n".join(map(" ".join, card))
    marks = [row.split(" ") for row in (_WINDS.sub("", text) if ")" in text else text).split("\n")]
    if list(map(len, marks)) != [len(series) or 1 for series in card]:  # quotes hold any text
        return [tuple(map(metres_of, series)) for series in card]
    rows = zip(marks, card, strict=True)
    return [tuple(map(distance_value, own)) if series else () for own, series in rows]


def best_mark(series: Sequence[str]) -> str | None:
    """The mark of the best trial as typed, the first of equal ones; None without a valid one."""
    return best_of(series, metres_in(tuple(series)))


def best_of(series: Sequence[str], metres: Sequence[Decimal | None]) -> str | None:
    """The same of a series of which it is known what each trial measures."""
    valid = [own for own in metres if own is not None]
    return mark_of(series[metres.index(max(valid))]) if valid else None


def detail(series: Sequence[str]) -> tuple[Decimal, ...] | None:
    """What parts equal bests: all valid marks, the best first; None without a series. Who lacks
    a further valid mark loses. Source: TR25.22."""
    return detail_of(metres_in(tuple(series)))


def detail_of(metres: Sequence[Decimal | None]) -> tuple[Decimal, ...] | None:
    """The same of what each trial of a series measures."""
    if not metres:
        return None
    return tuple(sorted([own for own in metres if own is not None], reverse=True))


def step(number: int, own: Decimal | None, other: Decimal | None) -> Compared:
    """What `detail` compares: the mark of a rank, counted from 0. Source: TR25.22."""
    first, second = ("none" if metres is None else str(metres) for metres in (own, other))
    return Compared(f"{ordinal(number + 1)} best", first, second, "TR25.22")


def no_mark(series: Sequence[str]) -> bool:
    """Whether a finished series is one without a valid mark (NM): tried, and nothing counts."""
    return any(mark_of(trial) in ("x", "r", "-") for trial in series) and best_mark(series) is None
