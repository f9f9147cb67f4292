"""Marks that nobody can have made, which are typing mistakes more often than records."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from meetc.disciplines import Discipline, Form
from meetc.patterns import pattern

# World records as of 2026 in seconds or metres. They only bound what is plausible, with a margin
# below for the next ones, so that they need not be kept up to date.
_RECORDS = {
    "M": {
        "60": "6.34", "100": "9.58", "200": "19.19", "300": "30.69", "400": "43.03",
        "600": "72.81", "800": "100.91", "1000": "131.96", "1500": "206.00", "MILE": "223.13",
        "2000": "282.00", "3000": "437.55", "5000": "755.36", "10000": "1571.00",
        "60H": "7.27", "110H": "12.80", "400H": "45.94", "3000SC": "472.11",
        "4x100": "36.84", "4x200": "78.63", "4x400": "174.29", "4x800": "422.43",
        "HM": "3402", "MAR": "7235", "HJ": "2.45", "PV": "6.31", "LJ": "8.95", "TJ": "18.29",
        "SP": "23.56", "DT": "75.56", "HT": "86.74", "JT": "98.48",
    },
    "F": {
        "60": "6.92", "100": "10.49", "200": "21.34", "300": "34.41", "400": "47.60",
        "600": "81.77", "800": "113.28", "1000": "148.98", "1500": "228.68", "MILE": "247.64",
        "2000": "319.70", "3000": "486.11", "5000": "838.06", "10000": "1734.14",
        "60H": "7.65", "100H": "12.12", "400H": "50.37", "3000SC": "524.32",
        "4x100": "40.82", "4x200": "87.46", "4x400": "195.17", "4x800": "470.17",
        "HM": "3752", "MAR": "7796", "HJ": "2.10", "PV": "5.06", "LJ": "7.52", "TJ": "15.74",
        "SP": "22.63", "DT": "76.80", "HT": "82.98", "JT": "80.00",
    },
}  # fmt: skip
_MARGIN = Decimal("0.03")
_FASTEST_SPRINT, _FASTEST = Decimal("11.0"), Decimal("10.0")  # metres a second, on average
_SPRINT_METRES = 400
_FASTEST_WALK = Decimal("5.5")
_WALK = pattern(r".*(?:\d|K|MAR|HM|M)W")
_FLAT = {
    **{code: int(code) for code in _RECORDS["M"] if code.isdecimal()},
    "MILE": 1609, "HM": 21097, "MAR": 42195,
}  # fmt: skip
_FASTEST_ON_WHEELS = Decimal(10)
_ON_WHEELS = pattern(
    r"\bT ?-?(?:3[2-4]|5[1-4])\b|wheel ?chair|rollstuhl|rullestol|rullstol|rolstoel|fauteuil"
    r"|silla de ruedas|frame running|race ?running",
    re.IGNORECASE,
)
_SLOWEST = Decimal("0.5")
_LIGHT_IMPLEMENT = 2  # a child's implement flies up to so many times as far as a senior's
_FARTHEST_OTHER = Decimal(130)


class Limits(NamedTuple):
    """The least and the most a mark can be, in seconds or metres; None where nothing is known."""

    least: Decimal | None
    most: Decimal | None


NO_LIMITS = Limits(None, None)


def is_on_wheels(*names: str) -> bool:
    """Whether the name or class of an event says that it is one of wheelchairs or frames."""
    return any(_ON_WHEELS.search(name) for name in names)


def record(discipline: Discipline, genders: str) -> Decimal | None:
    """About the world record in seconds or metres, that of men but for women alone; None where
    there is none."""
    code = discipline.code.upper().replace("X", "x")
    base = code.rstrip("KG0123456789.") if discipline.form is Form.THROW else code
    known = _RECORDS["F" if genders == "F" else "M"].get(base)
    return None if known is None else Decimal(known)


def limits(discipline: Discipline, genders: str, *, on_wheels: bool = False) -> Limits:
    """What a mark in this discipline can be. Where men and women mix, the men's record bounds; of
    a race on wheels only what no chair has ever gone on average."""
    if on_wheels and discipline.form.on_track:
        metres = discipline.metres
        return Limits(metres / _FASTEST_ON_WHEELS, metres / _SLOWEST) if metres else NO_LIMITS
    known = record(discipline, genders)
    if discipline.form.on_track:
        slowest = discipline.metres / _SLOWEST if discipline.metres else None
        if known is not None:
            return Limits(known * (1 - _MARGIN), slowest)
        if not discipline.metres:
            return NO_LIMITS
        return Limits(discipline.metres / _fastest(discipline, genders), slowest)
    if discipline.form is Form.THROW:
        farthest = known * (1 + _MARGIN) if known is not None else _FARTHEST_OTHER
        return Limits(None, farthest * (_LIGHT_IMPLEMENT if discipline.implement else 1))
    if known is not None:
        return Limits(None, known * (1 + _MARGIN))
    if discipline.form in (Form.HORIZONTAL, Form.VERTICAL):
        return Limits(None, Decimal(12))
    return NO_LIMITS


def _fastest(discipline: Discipline, genders: str) -> Decimal:
    """What nobody exceeds in a race that has no record here, in metres a second: a sprint may be
    faster than any record, a walk is slower, and other races are no faster than the record of the
    longest distance that is not beyond theirs."""
    if discipline.metres / (discipline.legs or 1) <= _SPRINT_METRES:
        return _FASTEST_SPRINT
    if _WALK.fullmatch(discipline.code.upper()):
        return _FASTEST_WALK
    if discipline.legs:
        return _FASTEST
    records = _RECORDS["F" if genders == "F" else "M"]
    known = {metres: code for code, metres in _FLAT.items() if metres <= discipline.metres}
    longest = max(known)
    return longest / (Decimal(records[known[longest]]) * (1 - _MARGIN))
