"""Points for a mark in a part of a combined event, by the scoring tables of World Athletics."""

from __future__ import annotations

import re
from functools import lru_cache

from meetc.athlib_files import athlib_file
from meetc.disciplines import Discipline
from meetc.rules.marks import distance_value, time_value
from meetc.rules.timing import hand_seconds

_TABLE_OF = re.compile(
    r"(?P<plain>\d+(?:SC)?|HJ|PV|LJ|TJ)"
    r"|(?P<hurdles>\d+H)(?:33|36|\d+(?:\.\d+)?CM.*)?"  # the height decides nothing
    r"|(?P<throw>SP|DT|HT|JT|WT)(?:\d+(?:\.\d+)?(?:KG?|G)?)?",  # nor does the weight
    re.ASCII,
)
_NO_TABLE = frozenset(
    (
        ("M", "600"),  # in athlib from local competitions, not from World Athletics
        ("F", "150"),
        ("F", "600"),
        ("M", "80H"),  # athlib takes these for the 110 and 100 m of masters
        ("M", "100H"),
        ("F", "80H"),
    )
)
_HAND_TIMED = re.compile(r"[\d:]+(?:\.\d)?", re.ASCII)


def table_of(discipline: Discipline) -> str:
    """What the tables call a discipline: SP of SP7.26K, 110H of 110H91.4cm; "" of one that no
    table has."""
    match = _TABLE_OF.fullmatch(discipline.code.upper())
    return next((name for name in match.groups() if name), "") if match else ""


@lru_cache(maxsize=4096)
def points(discipline: Discipline, gender: str, mark: str) -> int | None:
    """The points of a mark for M or F; None where no table has the event, or the mark is no
    number.

    A hand time, which has no hundredths, is slower by 0.24 s up to 200 m and by 0.14 s up to
    400 m before it is looked up. Source: World Athletics scoring tables for combined events, with
    athlib's coefficients.
    """
    code = table_of(discipline)
    on_track = discipline.form.on_track
    value = time_value(mark) if on_track else distance_value(mark)
    if not code or value is None or (gender, code) in _NO_TABLE:
        return None
    if on_track and _HAND_TIMED.fullmatch(mark):
        value += hand_seconds(discipline.metres)
    score: int | None = athlib_file("athlon_score").score(gender, code, value)
    return score
