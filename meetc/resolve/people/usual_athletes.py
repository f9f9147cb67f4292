"""Athletes of whom there is nothing to say, as nearly all are, read in one step.

`read_athletes` reads any line, word by word, and these to the same; a test holds that.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from functools import partial
from typing import Any

from meetc.fields import Kind
from meetc.patterns import pattern
from meetc.resolve.fields.reader import Fields, FieldsOfLine
from meetc.rules.age import is_likely
from meetc.syntax.lines import Line
from meetc.syntax.parts import GENDERS_OF_ATHLETES

_USUAL = pattern(
    r'athlete[ \t]++([0-9]++)[ \t]++"([^"\\\s]++(?<!,)) ([^"\\\s]++)"[ \t]++([MFX])'
    r"[ \t]++([0-9]{4}-[0-9]{2}-[0-9]{2})[ \t]++([A-Z][A-Z0-9]*+)"
    r"(?:[ \t]++events_entered=([A-Z][A-Z0-9]*+(?:,[A-Z][A-Z0-9]*+)*+))?+"
)
_WORDS = (1, 2, 2, 3, 4, 5)
"""The words that say the fields of a usual athlete, which stand in the order of the table."""

UsualAthlete = Callable[[Line], Fields | None]
"""Reads the fields of a usual athlete; gives None of any other."""


class _Complete(FieldsOfLine):
    """Fields in the order in which they are sent, of which none is left out."""

    __slots__ = ()

    def sent(self, _: Kind) -> dict[str, Any]:
        return self.values


def usual_athlete(teams: Collection[str], first_day: date) -> UsualAthlete:
    """What reads the usual athletes of a meet that has no defaults for them."""
    return partial(_read, frozenset(teams) - {*GENDERS_OF_ATHLETES}, first_day)


def no_athlete(_: Line) -> None:
    """Reads no athlete."""


def _read(teams: frozenset[str], first_day: date, line: Line) -> Fields | None:
    usual = _USUAL.fullmatch(line.text)
    if usual is None:
        return None
    bib, first, last, gender, born, team, entered = usual.groups()
    if team not in teams or born in teams or not _is_likely(born, first_day):
        return None
    values: dict[str, Any] = {
        "competitor_id": bib,
        "first_name": first,
        "last_name": last,
        "gender": gender,
        "date_of_birth": born,
        "team_id": team,
    }
    if entered is None:
        return _Complete(values, _WORDS, line)
    values["events_entered"] = entered.split(",")
    return _Complete(values, (*_WORDS, 6), line)


def _is_likely(born: str, first_day: date) -> bool:
    """Whether a birth date is a day, and one of which nothing is said."""
    try:
        return is_likely(date.fromisoformat(born), first_day)
    except ValueError:
        return False
