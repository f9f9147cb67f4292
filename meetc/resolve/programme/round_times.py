"""When the rounds of events are held, as far as times are written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from meetc.model import Event, Unit
from meetc.rules.rulebook import Rulebook
from meetc.rules.timetable import DAY, MINUTE, field_seconds, heat_seconds

_MOST_TOGETHER = 2
"""Events that begin at one time: more share that of a session, and are called one by one."""


class RoundTime(NamedTuple):
    """A round with its times, in seconds from the first midnight of the meet. `last` is the last
    start that is written, and `behind` how many heats start from then on; `units` are those that
    are written."""

    event: Event
    number: int
    first: int
    last: int
    behind: int
    units: tuple[Unit, ...]

    @property
    def is_held(self) -> bool:
        """Whether there are results: then nobody can move it any more."""
        return any(unit.has_results for unit in self.units)

    def start(self, unit: Unit, rules: Rulebook) -> int:
        """When a unit starts at the earliest."""
        own = _start(unit, self.event)
        if own is not None:
            return own
        return self.first + (unit.heat - 1) * heat_seconds(self.event.discipline, rules)

    def over(self, rules: Rulebook) -> int:
        """When it is over at the earliest."""
        discipline = self.event.discipline
        if is_race(self.event):
            return self.last + self.behind * heat_seconds(discipline, rules)
        athletes = max((len(unit.rows) for unit in self.units), default=0)
        return self.last + self.seconds_of_field(athletes, rules)

    def seconds_of_field(self, athletes: int, rules: Rulebook) -> int:
        """How long so many athletes take, where it is held in the field."""
        trials, cut = self.event.trials_of(self.number, rules), self.event.cut_by(rules)
        return field_seconds(self.event.discipline, athletes, trials, cut, rules)


def is_race(event: Event) -> bool:
    """Whether it is run on the track; one race on the road is often several events."""
    return event.discipline.form.on_track and not event.discipline.off_track


def is_field(event: Event) -> bool:
    return event.discipline.form.measured


def round_times(event: Event) -> Iterator[RoundTime]:
    """The rounds of an event that have times, in their order."""
    for number, heats in enumerate(event.rounds, 1):
        units = tuple(event.units_of(number))
        own = [start for unit in units if (start := _start(unit, event)) is not None]
        starts = list(own)
        if time := event.start_of(number):
            starts.append(moment(event.held_on(number), time))
        if starts:
            behind = heats if not own else 1
            last = max(own) if len(own) == heats else max(starts)
            first = min(own) if len(own) == heats else min(starts)
            yield RoundTime(event, number, first, last, behind, units)


def moment(day: int, time: str) -> int:
    """The seconds of a time of day such as 14:30 on a day of the meet."""
    hours, minutes = time.split(":")
    return (day - 1) * DAY + (int(hours) * 60 + int(minutes)) * MINUTE


def _start(unit: Unit, event: Event) -> int | None:
    """The own time of a unit; None where it has none."""
    if not unit.start:
        return None
    return moment(unit.day or event.held_on(unit.round), unit.start)


def at(seconds: int) -> str:
    """A moment as a timetable has it: 14:30, from the second day on with the day."""
    day, rest = divmod(seconds, DAY)
    minutes = -(-rest // MINUTE)
    time = f"{minutes // 60:02}:{minutes % 60:02}"
    return f"{time} on day {day + 1}" if day else time


def without_sessions(rounds: Iterable[RoundTime]) -> list[RoundTime]:
    """The rounds but those of sessions: more than two races, or field events of one code, that
    begin at one time are called one by one from then on."""
    known = list(rounds)
    together = Counter(map(_session, known))
    return [own for own in known if together[_session(own)] <= _MOST_TOGETHER]


def _session(own: RoundTime) -> tuple[int, str]:
    return own.first, "" if is_race(own.event) else own.event.code
