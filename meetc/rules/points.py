"""Points for a mark in a part of a combined event, by the scoring tables of World Athletics."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from meetc.athlib_files import athlib_file
from meetc.disciplines import Discipline, Form
from meetc.patterns import pattern
from meetc.rules.marks import distance_value, time_value
from meetc.rules.timing import hand_seconds

_TABLE_OF = pattern(
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
_HAND_TIMED = pattern(r"[\d:]+(?:\.\d)?", re.ASCII)


def table_of(discipline: Discipline) -> str:
    """What the tables call a discipline: SP of SP7.26K, 110H of 110H91.4cm; "" of one that no
    table has."""
    match = _TABLE_OF.fullmatch(discipline.code.upper())
    return (match[1] or match[2] or match[3]) if match else ""


@lru_cache(maxsize=4096)
def points(discipline: Discipline, gender: str, mark: str) -> int | None:
    """The points of a mark for M or F; None where no table has the event, or the mark is no
    number.

    A hand time, which has no hundredths, is slower by 0.24 s up to 200 m and by 0.14 s up to
    400 m before it is looked up. Source: World Athletics scoring tables for combined events, with
    athlib's coefficients.
    """
    code = table_of(discipline)
    value = _looked_up(discipline, mark)
    if not code or value is None or (gender, code) in _NO_TABLE:
        return None
    score: int | None = athlib_file("athlon_score").score(gender, code, value)
    return score


def _looked_up(discipline: Discipline, mark: str) -> Decimal | None:
    """The seconds or metres that a table is asked for; None of what is no number."""
    value = time_value(mark) if discipline.form.on_track else distance_value(mark)
    return None if value is None else value + added(discipline, mark)


def added(discipline: Discipline, mark: str) -> Decimal:
    """The seconds that a hand time lacks, before it is looked up; 0 of any other mark."""
    if discipline.form.on_track and _HAND_TIMED.fullmatch(mark):
        return hand_seconds(discipline.metres)
    return Decimal(0)


def formula(discipline: Discipline, gender: str, mark: str) -> str:
    """How `points` has its number, as in 25.4347 x (18 - 10.55)^1.81, rounded down: seconds below
    a limit, centimetres of a jump or metres of a throw above one. "" where no table has it."""
    value = _looked_up(discipline, mark)
    if value is None or not points(discipline, gender, mark):
        return ""
    code = table_of(discipline)
    numbers = {
        (row["gender"], row["event_code"]): row
        for row in athlib_file("athlon_score")._scoring_table
    }[gender, code]
    factor, limit, power = (f"{numbers[name].normalize():f}" for name in "AZX")
    if discipline.form.on_track:
        return f"{factor} x ({limit} - {value})^{power}, rounded down"
    measure = value if discipline.form is Form.THROW else (value * 100).to_integral_value()
    return f"{factor} x ({measure} - {limit})^{power}, rounded down"
