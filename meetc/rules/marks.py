"""Marks as numbers: what a time, a distance or a height is worth. Decimals, never floats."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

STATUSES = frozenset(("DNS", "DNF", "DQ", "NM", "NH"))
"""Words in the place of a performance (World Athletics CR25.4; NH is usual for no height)."""

QUALIFIERS = frozenset(("Q", "q", "qR", "qJ", "qD"))
"""Q by place or standard, q by time or mark, qR referee, qJ jury, qD draw (CR25.4)."""

_TIME = re.compile(r"(?:(?:(\d{1,3}):)?([0-5]?\d):([0-5]\d)|(\d{1,6}))(\.\d{1,3})?", re.ASCII)
_DISTANCE = re.compile(r"\d{1,6}(?:\.\d{1,3})?", re.ASCII)


@lru_cache(maxsize=65536)
def time_value(text: str) -> Decimal | None:
    """Seconds of a time such as 10.37, 1:45.00, 2:03 or 2:02:57; None of anything else.

    One colon parts minutes and seconds, two hours, minutes and seconds.
    """
    match = _TIME.fullmatch(text)
    if match is None:
        return None
    hours, minutes, seconds, plain, fraction = match.groups()
    whole = int(plain) if plain else int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
    return Decimal(f"{whole}{fraction or ''}")


@lru_cache(maxsize=65536)
def distance_value(text: str) -> Decimal | None:
    """Metres of a distance or height such as 5.74, or points; None of anything else."""
    return Decimal(text) if _DISTANCE.fullmatch(text) else None
