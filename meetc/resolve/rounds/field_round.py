"""Who goes on from the qualifying of a field event, as its fields and its marks say."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from meetc.disciplines import Form
from meetc.model import Event, Row
from meetc.resolve.rounds.held_round import HeldRound
from meetc.rules import horizontal, vertical
from meetc.rules.field_qualifying import qualify, qualify_by_place
from meetc.rules.marks import distance_value
from meetc.rules.places import places
from meetc.rules.progression import Advance
from meetc.rules.rulebook import Rulebook


def qualified_in_field(event: Event, held: HeldRound, rules: Rulebook) -> dict[int, Advance] | None:
    """Who goes on from a round, by the number of the row, the best first; None where the event
    does not say who. By place in a group where qual_by_place= is given, and qualifying_performance=
    is then that to enter; else that is the standard, and qual_fastest_losers= how many there are to
    be with those who have met it, else as many as the rules want."""
    criteria = event.progression_from(held.number)
    placed = places_of_all(event, held.rows)
    if criteria.by_place:
        groups = [ran.heat for ran in held.runners]
        in_group = [row.place if row.is_ranked else None for row in held.rows]
        return qualify_by_place(groups, in_group, placed, criteria)
    standard = standard_of(event) if held.number == 1 else None
    if not (standard or criteria.by_mark):
        return None
    return qualify(_marks(held.rows), placed, standard, criteria.by_mark or rules.finalists)


def standard_of(event: Event) -> Decimal | None:
    """The standard in metres; None where there is none, or none that can be read."""
    written = event.fields.get("qualifying_performance")
    return distance_value(str(written)) if written else None


def places_of_all(event: Event, rows: Sequence[Row]) -> list[int | None]:
    """The places of the rows of all groups together, without a jump-off."""
    return places(_marks(rows), lambda n: _detail(rows[n], event), lowest_wins=False)


def _marks(rows: Sequence[Row]) -> list[Decimal | None]:
    return [distance_value(row.performance or "") if row.is_ranked else None for row in rows]


def _detail(row: Row, event: Event) -> tuple[object, ...] | None:
    """What parts equal marks."""
    if event.discipline.form is Form.VERTICAL:
        return vertical.detail(row.series, ())
    return horizontal.detail(row.series)
