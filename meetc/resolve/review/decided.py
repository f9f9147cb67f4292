"""Whether what a line of `expect` asks for can still become otherwise."""

from __future__ import annotations

from functools import cached_property

from meetc.disciplines import Form
from meetc.model import Event, Meet
from meetc.resolve.review.expectations import Asked
from meetc.resolve.review.results import Place


class Decided:
    """Whether all that a line depends on has been held: the unit, all heats of the round where one
    may go on by time, all parts of a combined event, all events of a match."""

    def __init__(self, meet: Meet) -> None:
        self._meet = meet

    def of(self, asked: Asked, event: Event | None) -> bool:
        """`event` is the one that the line names; None of a team."""
        if event is None:
            return self._is_match_decided
        if asked.unit is None:
            return self.is_held(event)
        if asked.word(asked.parts.what) == "qualifier":
            return _is_round_held(event, asked.unit[0])
        return _is_unit_held(event, asked.unit)

    @cached_property
    def _is_match_decided(self) -> bool:
        """Nobody runs any more; an event that has nobody holds nothing up once another is held."""
        events = self._meet.events
        open_ = [event for event in events if not self.is_held(event)]
        if len(open_) == len(events):
            return False
        return not any(map(self._meet.has_anybody, open_))

    def is_held(self, event: Event) -> bool:
        """Whether all of its last round has been held, or all of its parts."""
        if event.discipline.form is not Form.COMBINED:
            return _is_round_held(event, len(event.rounds))
        parts = self._meet.parts_of(event)
        has_totals = any(row.has_result for row in event.rows)
        return all(map(self.is_held, parts)) if parts else has_totals


def _is_round_held(event: Event, number: int) -> bool:
    heats = range(1, event.rounds[number - 1] + 1)
    return all(_is_unit_held(event, (number, heat)) for heat in heats)


def _is_unit_held(event: Event, place: Place) -> bool:
    """Whether a unit has results, and is not said to go on."""
    unit = event.unit_at(place)
    return unit is not None and unit.has_results and not unit.is_running
