"""Who an age group is for, by the day of the meet: the birth dates that it takes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import NamedTuple

from meetc.patterns import pattern
from meetc.rules.masters import group_named

_UNDER = pattern(r"U(\d{1,2})", re.ASCII)
_MASTERS_EARLY = 2
_LAST_OF_FEBRUARY = 28


class Born(NamedTuple):
    """The first and the last birth date; None where there is no limit."""

    first: date | None = None
    last: date | None = None


class AgeGroup(NamedTuple):
    """A group of a table. Its names are those that it goes by, the usual one first; `gender` is M,
    F, or "" for both; `least` and `most` are ages in years, None without a limit.

    The age is that on `day`: "day" of the meet, "2026-08-31", or "08-31" of a year. That is the
    calendar year of the meet; with `season` "to 09-30" the one in which the season that ends on
    that day ends, with "from 09-01" the one in which the season that begins then has begun. `where`
    is "track", "off" for road and cross-country, or "" for both.
    """

    names: tuple[str, ...]
    gender: str
    least: int | None
    most: int | None
    day: str
    season: str = ""
    where: str = ""

    def counted_on(self, meet: date) -> date:
        """The day on which the age counts."""
        if self.day == "day":
            return meet
        if len(self.day) > len("MM-DD"):
            return date.fromisoformat(self.day)
        word, _, turn = self.season.partition(" ")
        of_meet = f"{meet:%m-%d}"
        year = meet.year + (word == "to" and of_meet > turn) - (word == "from" and of_meet < turn)
        month, day = map(int, self.day.split("-"))
        return date(max(MINYEAR, min(year, MAXYEAR)), month, day)

    def born(self, meet: date) -> Born:
        """The birth dates of those who are not too old or too young for it."""
        on = self.counted_on(meet)
        return Born(
            None if self.most is None else years_before(on, self.most + 1) + timedelta(days=1),
            None if self.least is None else years_before(on, self.least),
        )

    def takes(self, born: date, meet: date) -> bool:
        first, last = self.born(meet)
        return (first is None or born >= first) and (last is None or born <= last)


def years_before(day: date, years: int) -> date:
    """The same day so many years before; of 29 February the 28th where there is none."""
    year = max(MINYEAR, day.year - years)
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=_LAST_OF_FEBRUARY)


def by_any_rule(group: str, meet: date) -> Born:
    """The birth dates that a group has by whatever rule: who is beyond them is in the wrong one.

    The federations count ages of U16 on different days, and some let in who is 16 for most of the
    season, none who is 17; of masters the longest season begins 14 months before the end of the
    year in which somebody becomes 35. Others, such as SEN, have no limit here.
    """
    if under := _UNDER.fullmatch(group):
        return Born(years_before(meet, int(under[1]) + 1) + timedelta(days=1))
    youngest = group_named(group)
    return Born(None, None if youngest is None else years_before(meet, youngest - _MASTERS_EARLY))


def together(groups: Iterable[Born]) -> Born:
    """The birth dates that are in one of several groups, or between them."""
    firsts, lasts = zip(*groups, strict=True)
    known_firsts = [first for first in firsts if first is not None]
    known_lasts = [last for last in lasts if last is not None]
    return Born(
        min(known_firsts) if len(known_firsts) == len(firsts) else None,
        max(known_lasts) if len(known_lasts) == len(lasts) else None,
    )
