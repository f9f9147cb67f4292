"""What a wind can be, and in which disciplines it is measured."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from meetc.disciplines import Discipline, Form
from meetc.rules.rulebook import Rulebook

STRONGEST = Decimal(10)
"""Metres a second in either direction: a storm from 10.8 on in which nobody holds a meet."""


def is_measured(discipline: Discipline, rules: Rulebook) -> bool:
    """Whether a unit has a wind: races up to 200 m, and the long and the triple jump.
    Source: TR17.8 and TR29."""
    if discipline.form is Form.HORIZONTAL:
        return True
    return discipline.form is Form.RACE and discipline.metres <= rules.wind_to


def is_counted(discipline: Discipline, rules: Rulebook, kind: str) -> bool:
    """Whether the wind decides if a mark counts: where it is measured, and not in a meet of the
    kind INDOOR or in jumps from a stand."""
    return (
        is_measured(discipline, rules)
        and discipline.wind_measured
        and kind.strip().upper() != "INDOOR"
    )


def is_legal(wind: str, rules: Rulebook) -> bool:
    """Whether a mark with this wind counts as a best or a record: not with a stronger one behind
    than the rules allow, nor without a measured one. Source: CR31.14."""
    try:
        return Decimal(wind) <= rules.legal_wind
    except InvalidOperation:
        return False


def is_too_strong(wind: str, rules: Rulebook) -> bool:
    """Whether a wind was measured, and helps more than the rules allow."""
    try:
        return Decimal(wind) > rules.legal_wind
    except InvalidOperation:
        return False


def is_plausible(wind: str) -> bool:
    """Whether there can be such a wind; what is no number is not judged."""
    try:
        return abs(Decimal(wind)) <= STRONGEST
    except InvalidOperation:
        return True
