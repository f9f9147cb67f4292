"""The timetable: how long what is held takes at the least, and the rest that is due.

Times are whole seconds from the first midnight of the meet. Everything is bounded so that what
can be held as it is planned is never doubted; the plan of a good meet has more room.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

from meetc.disciplines import Discipline, Form
from meetc.rules.rulebook import Rulebook

MINUTE, DAY = 60, 24 * 3600
_TRIAL = MINUTE
"""Of a throw or a long or triple jump, and what the next athlete needs: officials plan with about
a minute a trial."""
_JUMPER = {"HJ": 5 * MINUTE, "PV": 6 * MINUTE}
"""Of each in a high jump or a pole vault from the first bar to the last: they plan with as much."""
_DECIMETRES_A_SECOND = 65
"""Which no race of a kilometre or more is over at, the last runner included."""


class Gap(Enum):
    """Why a round starts too early."""

    NOT_OVER = auto()
    """The round before it cannot be over."""
    SAME_DAY = auto()
    """It is on the day of the round before it."""
    LITTLE_REST = auto()
    """There are fewer minutes of rest than are due."""


class TooEarly(NamedTuple):
    """That a round starts too early: why, and when it may start."""

    why: Gap
    earliest: int


class Sitting(NamedTuple):
    """What an athlete is in: a race, or a field event of so many athletes."""

    start: int
    end: int
    is_race: bool


def race_seconds(discipline: Discipline) -> int:
    """How long a race takes at the least."""
    return discipline.metres * 10 // _DECIMETRES_A_SECOND


def heat_seconds(discipline: Discipline, rules: Rulebook) -> int:
    """From the start of a heat to that of the next at the least."""
    return max(rules.seconds_of_a_heat, race_seconds(discipline) + MINUTE)


def field_seconds(
    discipline: Discipline, athletes: int, trials: int, cut: tuple[int, int], rules: Rulebook
) -> int:
    """How long a field event of so many athletes takes, who are in groups that compete at one
    time where they are many. The cut is after so many trials, 0 for none, to so many athletes."""
    athletes = min(athletes, rules.athletes_of_a_group)
    if discipline.form is Form.VERTICAL:
        return athletes * _JUMPER.get(discipline.code.upper(), _JUMPER["HJ"])
    after, best = cut
    before = min(after or trials, trials)
    return _TRIAL * (athletes * before + min(best, athletes) * (trials - before))


def too_early(
    discipline: Discipline, last: int, over: int, following: int, rules: Rulebook
) -> TooEarly | None:
    """Whether a round follows the one before it too early, whose `last` heat starts then and which
    is `over` then at the least. The rest between heats of races is that of TR20; field events have
    no such rule."""
    if following < over:
        return TooEarly(Gap.NOT_OVER, over)
    if not discipline.metres or discipline.off_track:
        return None
    metres = discipline.metres // (discipline.legs or 1)
    due = next((minutes for most, minutes in rules.rest if metres <= most), None)
    if due is None:
        next_day = (last // DAY + 1) * DAY
        return TooEarly(Gap.SAME_DAY, next_day) if following < next_day else None
    earliest = last + due * MINUTE
    return TooEarly(Gap.LITTLE_REST, earliest) if following < earliest else None


def clash(one: Sitting, other: Sitting, minutes: int) -> bool:
    """Whether nobody can well be in both: between two races are fewer minutes than so many, or
    a field event loses half of its time. A referee lets an athlete leave a field event for a
    race, or for a trial of another (TR4.3), so that less is no clash."""
    first, second = sorted((one, other))
    if first.is_race and second.is_race:
        return second.start // MINUTE - first.end // MINUTE < minutes
    common = min(one.end, other.end) - max(one.start, other.start)
    fields = [own.end - own.start for own in (one, other) if not own.is_race]
    return 2 * common >= min(fields)
