"""What a competitor needs, worked out by the rules and never guessed."""

from __future__ import annotations

from decimal import Decimal

from meetc.disciplines import Discipline
from meetc.rules.marks import distance_value
from meetc.rules.points import points
from meetc.rules.race import format_time

_CENTIMETRE = Decimal("0.01")
_SLOWEST = 100_000
_FARTHEST = 12_000
"""In hundredths of a second, and in centimetres: nobody in a combined event is beyond."""


def beyond(mark: str) -> str | None:
    """The shortest distance that is ahead of a mark whatever else was jumped or thrown: 6.81 of
    6.80; None of what is no distance. Source: TR25.22, where equal marks are parted."""
    metres = distance_value(mark)
    return None if metres is None else str(metres.quantize(_CENTIMETRE) + _CENTIMETRE)


def mark_for_points(discipline: Discipline, gender: str, wanted: int) -> str | None:
    """The slowest time, or the shortest distance, that gives at least some points; None where no
    table tells, or no mark gives so many."""
    if points(discipline, gender, _mark(discipline, 1_000)) is None or wanted <= 0:
        return None
    worst, best = (_SLOWEST, 100) if discipline.lowest_wins else (1, _FARTHEST)
    if not _gives(discipline, gender, best, wanted):
        return None
    while abs(worst - best) > 1:  # `best` gives enough and `worst` does not
        middle = (worst + best) // 2
        if _gives(discipline, gender, middle, wanted):
            best = middle
        else:
            worst = middle
    return _mark(discipline, best)


def _gives(discipline: Discipline, gender: str, hundredths: int, wanted: int) -> bool:
    return (points(discipline, gender, _mark(discipline, hundredths)) or 0) >= wanted


def _mark(discipline: Discipline, hundredths: int) -> str:
    value = Decimal(hundredths).scaleb(-2).quantize(_CENTIMETRE)
    return format_time(value) if discipline.lowest_wins else str(value)
