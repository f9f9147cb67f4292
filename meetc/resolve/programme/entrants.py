"""Who is entered in an event, as they are drawn, and in how many lanes its rounds are run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meetc.model import Event, Meet
from meetc.rules.lanes import lanes_in
from meetc.rules.rulebook import Rulebook

if TYPE_CHECKING:
    from meetc.rules.seeding import Entrant


def entered_in(event: Event, meet: Meet) -> list[Entrant]:
    """The squads of a relay, else the athletes whose entries say so and who are not scratched."""
    from meetc.rules.seed_marks import entered_value
    from meetc.rules.seeding import Entrant

    if event.discipline.legs:
        return [Entrant(squad.id, squad.team_id or "", None) for squad in event.squads]
    return [
        Entrant(athlete.bib, athlete.team_id or "", entered_value(entry.fields, event.discipline))
        for athlete, entry in meet.entered.get(event.id, ())
        if entry.scratched is None
    ]


def groups_of(event: Event, lanes: int, rules: Rulebook) -> list[list[int]]:
    """The lanes of a heat in groups, that of the best first: as lane_prefs= of the event wants
    them, else by the rule."""
    from meetc.rules.lane_draw import lane_groups, wanted_groups

    wanted = wanted_groups(str(event.fields.get("lane_prefs") or ""), lanes)
    return wanted or lane_groups(event.discipline, lanes, rules)


def lanes_of(event: Event, number: int, rules: Rulebook) -> int:
    """How many lanes there are in a round, 0 where it is not run in lanes."""
    return lanes_in(event.discipline, event.lanes_of(number), rules)
