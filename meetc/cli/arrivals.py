"""What has come in of a meet: the units that have results, and a sentence of each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from meetc.diagnostics.wording import count_of
from meetc.model import Event, Meet, Row, Unit

_NOT_YET = "."


class Arrival(NamedTuple):
    """A unit with results: its event, what is told of it, and all that was typed or read of it."""

    event: str
    sentence: str
    rows: tuple[object, ...]


def arrivals(meet: Meet) -> dict[str, Arrival]:
    """The units that have results, by the names that people call them."""
    return {
        _name(event, unit): Arrival(event.id, _sentence(event, unit), _told(unit))
        for event in meet.events
        for unit in event.units
        if unit.has_results
    }


def _name(event: Event, unit: Unit) -> str:
    if _is_in_the_field(event) and len(event.units) == 1:
        return event.id
    return f"{event.id} {event.name_of(unit)}"


def _told(unit: Unit) -> tuple[object, ...]:
    return (unit.wind, unit.heights, *(_of_row(row) for row in unit.rows))


def _of_row(row: Row) -> tuple[object, ...]:
    return row.bib, row.performance, row.place, row.series, row.jump_off


def _sentence(event: Event, unit: Unit) -> str:
    return ", ".join(_field(unit) if _is_in_the_field(event) else _race(unit))


def _is_in_the_field(event: Event) -> bool:
    return event.discipline.form.measured


def _race(unit: Unit) -> Iterator[str]:
    """`8 results, wind +0.9, 1 without a time, 1 unread`: a place alone is no time."""
    read = sum(row.has_result for row in unit.rows)
    timeless = sum(row.has_result and not row.performance for row in unit.rows)
    yield count_of(read - timeless, "result")
    if unit.wind:
        yield f"wind {unit.wind}"
    if timeless:
        yield f"{timeless} without a time"
    if unread := len(unit.rows) - read:
        yield f"{unread} unread"


def _field(unit: Unit) -> Iterator[str]:
    """`12 athletes, trial 3`: how many take part, and how far they have come."""
    yield count_of(len(unit.rows), "athlete")
    reached = max((_reached(row) for row in unit.rows), default=0)
    if unit.jump_off and any(row.jump_off for row in unit.rows):
        yield "jump-off"
    elif reached and unit.heights:
        yield f"height {unit.heights[min(reached, len(unit.heights)) - 1]}"
    elif reached:
        yield f"trial {reached}"


def _reached(row: Row) -> int:
    """The last trial or height of which a row says something."""
    return max((n for n, word in enumerate(row.series, 1) if word != _NOT_YET), default=0)
