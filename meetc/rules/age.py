"""How old somebody is."""

from __future__ import annotations

from datetime import date


def age_on(day: date, born: date) -> int:
    """The age in whole years on a day."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
