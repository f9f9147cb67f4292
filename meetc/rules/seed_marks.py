"""What entrants are ranked by before they are seeded."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from meetc.disciplines import Discipline
from meetc.rules.marks import distance_value, time_value
from meetc.rules.timing import decimals, hand_seconds

_MARKS = ("qp", "sb", "pb")
"""The marks of an entry in the order in which they are believed."""


def entered_value(fields: Mapping[str, Any], discipline: Discipline) -> Decimal | None:
    """The seconds or metres that an entry is seeded by, of its fields; None without a mark."""
    values = (seed_value(fields[name], discipline) for name in _MARKS if fields.get(name))
    return next((value for value in values if value is not None), None)


def seed_value(mark: str, discipline: Discipline) -> Decimal | None:
    """The seconds or metres of a mark, to be compared with others; None of what is no mark. A
    time of one decimal was taken by hand, and what it lacks is added."""
    if not discipline.form.on_track:
        return distance_value(mark)
    seconds = time_value(mark)
    if seconds is None or not discipline.metres > 0:
        return seconds
    if decimals(mark) == 1:
        seconds += hand_seconds(discipline.metres / (discipline.legs or 1))
    return seconds
