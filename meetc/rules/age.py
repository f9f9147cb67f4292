"""How old somebody is."""

from __future__ import annotations

from datetime import date

_OLDEST, _YOUNGEST = 110, 3


def age_on(day: date, born: date) -> int:
    """The age in whole years on a day."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def is_likely(born: date, day: date) -> bool:
    """Whether somebody born then may compete on a day: neither too young nor too old for any
    meet."""
    return _YOUNGEST <= day.year - born.year <= _OLDEST
