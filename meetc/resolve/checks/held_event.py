"""An event with what is asked of all its rows together, which is looked up once."""

from __future__ import annotations

from operator import attrgetter
from typing import NamedTuple

from meetc.model import Event, Row, Unit

_BIB = attrgetter("bib")


class HeldEvent(NamedTuple):
    """An event, the bibs of all its rows, and the rows of its units that are DNS without a note
    that tells why."""

    event: Event
    bibs: frozenset[str]
    absent: tuple[tuple[Unit, Row], ...]

    @classmethod
    def of(cls, event: Event) -> HeldEvent:
        absent = (
            (unit, row)
            for unit in event.units
            for row in unit.rows
            if row.performance == "DNS" and not row.note
        )
        return cls(event, frozenset(map(_BIB, event.all_rows)), tuple(absent))
