"""What entrants are ranked by before they are seeded."""

from __future__ import annotations

from decimal import Decimal

from meetc.disciplines import Discipline
from meetc.rules.marks import distance_value, time_value

_HAND_TO_SHORT, _HAND_TO_400 = (Decimal("0.24"), 200), (Decimal("0.14"), 400)


def seed_value(mark: str, discipline: Discipline) -> Decimal | None:
    """The seconds or metres of a mark, to be compared with others; None of what is no mark. A
    time of one decimal was taken by hand: 0.24 s are added up to 200 m and 0.14 s up to 400 m,
    as in TR39 and before that in the entry rules of meets."""
    if not discipline.form.on_track:
        return distance_value(mark)
    seconds = time_value(mark)
    if seconds is None or not discipline.metres > 0:
        return seconds
    _, dot, decimals = mark.rpartition(".")
    if not dot or len(decimals) != 1:
        return seconds
    metres = discipline.metres / (discipline.legs or 1)
    for seconds_more, most in (_HAND_TO_SHORT, _HAND_TO_400):
        if metres <= most:
            return seconds + seconds_more
    return seconds
