"""The units of a meet in the order in which they are held, the totals of combined events last."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from meetc.disciplines import Form
from meetc.model import Event, Meet, Row, Unit
from meetc.rules.combined_wind import mean_wind
from meetc.rules.horizontal import mark_of, wind_of
from meetc.rules.marks import STATUSES
from meetc.rules.rulebook import Rulebook

TOTALS = 0
"""The round and heat of the rows of a combined event, which stand for a unit of it."""


class TimedUnit(NamedTuple):
    """A unit and when it is held. The totals of a combined event have the mean of the winds of
    their parts, by bib: "" where one was not measured."""

    day: int
    time: str
    event: Event
    unit: Unit
    winds: Mapping[str, str] = {}


Decides = Callable[[Event], bool]
"""Whether the wind decides if a mark of an event counts."""


def in_order(meet: Meet, decides: Decides) -> Iterator[TimedUnit]:
    """The units with results by day and time, then the totals."""
    units = [unit for event in meet.events for unit in _units(event)]
    yield from sorted(units, key=lambda held: held[:2])
    for event in meet.events:
        parts = meet.parts_of(event)
        if parts and event.discipline.form is Form.COMBINED:
            days = [held.day for held in units if held.event.parent == event.id]
            measured = [part for part in parts if decides(part)]
            yield _totals(event, measured, max(days, default=1), meet.rules)


def _units(event: Event) -> Iterator[TimedUnit]:
    """A round without a time comes after the one before it."""
    day, time = 1, ""
    for unit in event.units_in_order:
        its_day = unit.day or event.day_of(unit.round) or day
        time = unit.start or event.start_of(unit.round) or (time if its_day == day else "")
        day = its_day
        if unit.has_results:
            yield TimedUnit(day, time, event, unit)


def _totals(event: Event, measured: Sequence[Event], day: int, rules: Rulebook) -> TimedUnit:
    totals = {bib: total.total for bib, total in event.totals.items() if total.total}
    rows = tuple(
        row._replace(performance=str(totals[row.bib])) for row in event.rows if row.bib in totals
    )
    of_parts = [_winds(part) for part in measured]
    winds = {}
    for row in rows:
        wind = mean_wind([own[row.bib] for own in of_parts if row.bib in own], rules)
        winds[row.bib] = wind.text if wind else ""
    unit = Unit(TOTALS, TOTALS, rows, (), (), fields={}, extra={}, line=event.line)
    return TimedUnit(day, "", event, unit, winds if measured else {})


def _winds(part: Event) -> dict[str, str]:
    """The wind of the mark of each bib in a part: in a jump that of the trial that counts; of
    several rounds the last with a mark."""
    winds = {}
    for unit in sorted(part.units, key=lambda unit: unit.round):
        for row in unit.rows:
            if row.performance and row.performance not in STATUSES:
                winds[row.bib] = _wind(row) if part.discipline.form.in_trials else unit.wind
    return winds


def _wind(row: Row) -> str:
    best = (wind_of(trial) for trial in row.series if mark_of(trial) == row.performance)
    return next(best, None) or ""
