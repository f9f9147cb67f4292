"""Races: the time that stands, and what parts equal times."""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal

from meetc.disciplines import Discipline
from meetc.rules.comparison import Compared
from meetc.rules.marks import time_value
from meetc.rules.rulebook import Rulebook


def official_time(raw: str, discipline: Discipline, rules: Rulebook) -> str | None:
    """The time that stands for a photo finish reading in thousandths: rounded up to 0.01 s, on
    the track beyond 10,000 m, of a relay in all, to 0.1 s, outside the stadium to a second; None
    of what is no time. Source: TR19.24."""
    seconds = time_value(raw)
    if seconds is None:
        return None
    step = Decimal(1).scaleb(-official_decimals(discipline, rules))
    return format_time(seconds.quantize(step, ROUND_CEILING))


def official_decimals(discipline: Discipline, rules: Rulebook) -> int:
    """How many decimals the official time of a race has; one with more is a reading."""
    if discipline.off_track:
        return 0
    return 1 if discipline.metres > rules.hundredths_to else 2


def format_time(seconds: Decimal) -> str:
    """Seconds as people write them: 10.37, 1:45.00, 2:02:57.00; no rounding."""
    whole, dot, fraction = str(seconds).partition(".")
    minutes, rest = divmod(int(whole), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours}:{minutes:02}:{rest:02}{dot}{fraction}"
    return f"{minutes}:{rest:02}{dot}{fraction}" if minutes else str(seconds)


def detail(raw: str | None) -> Decimal | None:
    """What parts equal times: the reading in thousandths, where there is one."""
    return time_value(raw) if raw else None


def step(own: Decimal, other: Decimal) -> Compared:
    """What `detail` compares. Source: TR21."""
    return Compared("thousandths", format_time(own), format_time(other), "TR21")
