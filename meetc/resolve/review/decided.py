"""Whether what a line of `expect` asks for can still become otherwise."""

from __future__ import annotations

from collections.abc import Mapping

from meetc.disciplines import Form
from meetc.model import Event, Meet, Unit
from meetc.resolve.review.expectations import Asked
from meetc.resolve.review.results import Place


def is_decided(asked: Asked, meet: Meet, events: Mapping[str, Event]) -> bool:
    """Whether all that it depends on has been held: the unit, all heats of the round where one may
    go on by time, all parts of a combined event, all events of a match."""
    if not asked.event:
        return _is_match_over(meet)
    event = events[asked.event]
    if asked.unit is None:
        return _is_over(event, meet)
    if asked.word(asked.parts.what) == "qualifier":
        return _is_round_over(event, asked.unit[0])
    return _is_unit_over(event, asked.unit)


def _is_match_over(meet: Meet) -> bool:
    """Nobody runs any more; an event that has nobody holds nothing up once another is held."""
    entered = {entry.event_id for athlete in meet.athletes for entry in athlete.entries}
    open_ = [event for event in meet.events if not _is_over(event, meet)]
    if len(open_) == len(meet.events):
        return False
    return not any(e.id in entered or e.units or e.rows or e.squads for e in open_)


def _is_over(event: Event, meet: Meet) -> bool:
    if event.discipline.form is not Form.COMBINED:
        return _is_round_over(event, len(event.rounds))
    parts = [part for part in meet.events if part.parent == event.id]
    return all(_is_over(part, meet) for part in parts) if parts else _has_totals(event)


def _has_totals(event: Event) -> bool:
    """Totals that are typed, without parts."""
    return any(row.has_result for row in event.rows)


def _is_round_over(event: Event, number: int) -> bool:
    heats = range(1, event.rounds[number - 1] + 1)
    return all(_is_unit_over(event, (number, heat)) for heat in heats)


def _is_unit_over(event: Event, place: Place) -> bool:
    """Whether a unit has results, and is not said to go on; a part of it is enough where it is
    written in several."""
    own = [unit for unit in event.units if (unit.round, unit.heat) == place]
    return any(unit.has_results for unit in own) and not any(map(_goes_on, own))


def _goes_on(unit: Unit) -> bool:
    return unit.results_status == "in_progress"
