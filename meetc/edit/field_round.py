"""Who goes on from the qualifying of a field event, or what is missing to tell it."""

from __future__ import annotations

from meetc.edit.errors import CannotSeedError
from meetc.model import Event
from meetc.resolve.rounds.field_round import qualified_in_field, standard_of
from meetc.resolve.rounds.held_round import HeldRound
from meetc.rules.progression import Advance
from meetc.rules.rulebook import Rulebook


def field_qualified(event: Event, held: HeldRound, rules: Rulebook) -> dict[int, Advance]:
    """Who goes on from a round, by the number of the row, the best first. Raises CannotSeedError
    where the event does not say who."""
    number = held.number
    if number > len(event.progression):
        raise CannotSeedError(f"there is no field for who goes on from round {number}")
    written = event.fields.get("qualifying_performance")
    if number == 1 and written and standard_of(event) is None:
        raise CannotSeedError(f"qualifying_performance={written} is no distance or height")
    qualified = qualified_in_field(event, held, rules)
    if qualified is None:
        raise CannotSeedError(
            "who goes on from it? qualifying_performance= is the standard, and "
            "qual_fastest_losers= how many go on in all; or qual_by_place= of each group"
        )
    return qualified
