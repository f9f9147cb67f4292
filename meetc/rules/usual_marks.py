"""What a club athlete does in a discipline: a guess for who has no mark, and nothing more."""

from __future__ import annotations

import re
from decimal import Decimal

from meetc.disciplines import Discipline, Form
from meetc.rules.plausible import record

GROWN_UP = 25
"""The age of whom nobody knows it."""
_OVER_RECORD = Decimal("1.2")
_OF_RECORD = {Form.HORIZONTAL: "0.74", Form.THROW: "0.60", Form.VERTICAL: "0.76"}
_ALL_ROUND = {Form.HORIZONTAL: "0.92", Form.THROW: "0.80", Form.VERTICAL: "0.90"}
_ALL_ROUND_SLOWER = Decimal("1.07")
"""What is left of the mark of a club's specialist in a part of a combined event."""
_WITHOUT_RECORD = {Form.HORIZONTAL: "2.40", Form.THROW: "24", Form.VERTICAL: "1.40"}
_PACES = ((400, "8.0"), (1000, "6.4"), (3000, "5.4"), (10**9, "4.6"))
"""Metres a second of men, up to a distance."""
_CROSS_COUNTRY, _SHORT = 6000, 1000
"""Metres of a race whose code has no length, off the track and on it."""
_HURDLES, _WALK = Decimal("0.86"), Decimal("0.7")
_WOMEN_SLOWER = Decimal("1.12")
_METRES_IN_AN_HOUR, _SCORE = 11_000, 50
_IS_WALK = re.compile(r"\dK?W")
_AGES = ((10, "1.40", "0.42"), (12, "1.25", "0.55"), (14, "1.14", "0.70"), (16, "1.07", "0.84"),
         (19, "1.03", "0.93"), (34, "1", "1"))  # fmt: skip
"""Up to an age: how much longer times are, and what is left of distances."""
_YEARS_SLOWER, _YEARS_SHORTER, _LEAST = Decimal("0.008"), Decimal("0.012"), Decimal("0.35")
_IN_GROUP = re.compile(r"(U?)\D*(\d+)")


def usual_mark(discipline: Discipline, gender: str, age: int, *, is_part: bool = False) -> Decimal:
    """Seconds, metres or points of somebody of this gender (M or F) and age in years, perhaps in a
    part of a combined event, where nobody is a specialist."""
    slower, shorter = _by_age(age)
    if is_part:
        slower *= _ALL_ROUND_SLOWER
        shorter *= Decimal(_ALL_ROUND.get(discipline.form, "1"))
    known = record(discipline, gender)
    form = discipline.form
    if form.on_track:
        grown_up = known * _OVER_RECORD if known is not None else _by_pace(discipline, gender)
        return grown_up * slower
    if not form.measured:
        return Decimal(_METRES_IN_AN_HOUR if form is Form.TIMED else _SCORE)
    if form is Form.VERTICAL and "PV" not in discipline.code.upper():
        shorter = (1 + shorter) / 2
    grown_up = (
        Decimal(_WITHOUT_RECORD[form]) if known is None else known * Decimal(_OF_RECORD[form])
    )
    return grown_up * shorter


def age_in(group: str) -> int:
    """The age of somebody in an age group as written, such as U15, V50 or SEN."""
    said = _IN_GROUP.search(group.upper())
    if said is None:
        return GROWN_UP
    return int(said[2]) - 1 if said[1] else int(said[2])


def _by_age(age: int) -> tuple[Decimal, Decimal]:
    for up_to, slower, shorter in _AGES:
        if age <= up_to:
            return Decimal(slower), Decimal(shorter)
    years = age - _AGES[-1][0]
    return 1 + years * _YEARS_SLOWER, max(_LEAST, 1 - years * _YEARS_SHORTER)


def _by_pace(discipline: Discipline, gender: str) -> Decimal:
    """Seconds of a race of which no record is known."""
    unknown = _CROSS_COUNTRY if discipline.form is Form.ROAD else _SHORT
    metres = Decimal(discipline.metres or unknown)
    leg = metres / (discipline.legs or 1)
    pace = Decimal(next(pace for up_to, pace in _PACES if leg <= up_to))
    pace *= _HURDLES if discipline.hurdles else 1
    pace *= _WALK if _IS_WALK.search(discipline.code.upper()) else 1
    return metres / pace * (_WOMEN_SLOWER if gender == "F" else 1)
