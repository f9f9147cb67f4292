"""Whether what a line of `expect` asks for can still become otherwise."""

from __future__ import annotations

from functools import cached_property

from meetc.disciplines import Form
from meetc.model import Event, Meet, Unit
from meetc.resolve.review.expectations import Asked
from meetc.resolve.review.results import Place


class Decided:
    """Whether all that a line depends on has been held: the unit, all heats of the round where one
    may go on by time, all parts of a combined event, all events of a match."""

    def __init__(self, meet: Meet) -> None:
        self._meet = meet
        self._parts: dict[str, list[Event]] = {}
        for event in meet.events:
            self._parts.setdefault(event.parent or "", []).append(event)

    def of(self, asked: Asked, event: Event | None) -> bool:
        """`event` is the one that the line names; None of a team."""
        if event is None:
            return self._is_match_over
        if asked.unit is None:
            return self.is_over(event)
        if asked.word(asked.parts.what) == "qualifier":
            return _is_round_over(event, asked.unit[0])
        return _is_unit_over(event, asked.unit)

    @cached_property
    def _is_match_over(self) -> bool:
        """Nobody runs any more; an event that has nobody holds nothing up once another is held."""
        events = self._meet.events
        open_ = [event for event in events if not self.is_over(event)]
        if len(open_) == len(events):
            return False
        return not any(map(self._meet.has_anybody, open_))

    def is_over(self, event: Event) -> bool:
        """Whether all of its last round has been held, or all of its parts."""
        if event.discipline.form is not Form.COMBINED:
            return _is_round_over(event, len(event.rounds))
        parts = self._parts.get(event.id)
        return all(map(self.is_over, parts)) if parts else _has_totals(event)


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
