"""Who goes on from the qualifying of a field event, as its fields and its marks say."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from meetc.disciplines import Form
from meetc.edit.errors import CannotSeedError
from meetc.model import Event, Row
from meetc.rules import horizontal, vertical
from meetc.rules.field_qualifying import qualify
from meetc.rules.marks import distance_value
from meetc.rules.places import places
from meetc.rules.progression import Advance
from meetc.rules.rulebook import Rulebook


def field_qualified(
    event: Event, held: int, rows: Sequence[Row], rules: Rulebook
) -> dict[int, Advance]:
    """Who goes on from a round, by the number of the row, the best first. The standard is
    qualifying_performance=, and qual_fastest_losers= how many there are to be with those who have
    met it, else as many as the rules want. Raises CannotSeedError where the event says neither."""
    if held > len(event.progression):
        raise CannotSeedError(f"OpenTrack has no field for who goes on from round {held}")
    by_place, wanted = event.progression[held - 1]
    standard = _standard(event) if held == 1 else None
    if by_place or not (standard or wanted):
        raise CannotSeedError(
            "who goes on from it? qualifying_performance= is the standard, and "
            "qual_fastest_losers= how many go on in all"
        )
    marks = [distance_value(row.performance or "") for row in rows]
    return qualify(marks, places_of_all(event, rows), standard, wanted or rules.finalists)


def places_of_all(event: Event, rows: Sequence[Row]) -> list[int | None]:
    """The places of the rows of all groups together."""
    marks = [distance_value(row.performance or "") for row in rows]
    return places(marks, lambda n: _detail(rows[n], event), lowest_wins=False)


def _standard(event: Event) -> Decimal | None:
    written = event.fields.get("qualifying_performance")
    standard = distance_value(str(written)) if written else None
    if written and standard is None:
        raise CannotSeedError(f"qualifying_performance={written} is no distance or height")
    return standard


def _detail(row: Row, event: Event) -> tuple[object, ...] | None:
    """What parts equal marks."""
    if event.discipline.form is Form.VERTICAL:
        return vertical.detail(row.series, ())
    return horizontal.detail(row.series)
