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


def plain_time(text: str) -> str:
    """A time as the sport writes it, without hours or minutes that are none and zeros in front:
    2:05.37 of 02:05.37, 13.97 of 00:00:13.97. Any other text as it is."""
    if text[:1] != "0" or not (seconds := time_value(text)):
        return text
    stripped = text.lstrip("0:")
    return f"0{stripped}" if seconds < 1 else stripped


def plain_distance(text: str) -> str:
    """A distance or height with its two decimals: 5.00 of 5, 5.50 of 5.5, 5.74 of 05.74. Any
    other text as it is. Source: TR26, TR29 and TR32, measured to the centimetre."""
    if not distance_value(text):
        return text
    whole, _, decimals = text.partition(".")
    return f"{whole.lstrip('0') or '0'}.{decimals:0<2}"


@lru_cache(maxsize=65536)
def distance_value(text: str) -> Decimal | None:
    """Metres of a distance or height such as 5.74, or points; None of anything else."""
    return Decimal(text) if _DISTANCE.fullmatch(text) else None
