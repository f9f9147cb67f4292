"""Who runs for the squads of a relay where a runner is hurt: another of the team, or nobody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from meetc.model import Athlete, Event
from meetc.rules.lots import drawn


def line_ups(
    event: Event, athletes: Sequence[Athlete], hurt: Mapping[str, Any], at: Any, seed: int
) -> dict[str, tuple[str, ...]]:
    """The line-up of each squad that has lost a runner by a moment, by its id; () of one for which
    nobody of the team is left. `hurt` has the moment from which somebody starts no more: who is
    hurt first is replaced first, so that nobody is in two squads in later rounds either."""
    runners = {squad.id: list(squad.runners) for squad in event.squads}
    teams = {squad.id: squad.team_id for squad in event.squads}
    people = {athlete.bib: athlete for athlete in athletes}
    taken = {bib for own in runners.values() for bib in own}
    lost = sorted(
        (hurt[bib], squad, bib)
        for squad, own in runners.items()
        for bib in own
        if bib in hurt and hurt[bib] <= at
    )
    changed = {squad: tuple(runners[squad]) for _, squad, _ in lost}
    for _, squad, bib in lost:
        free = [
            one.bib
            for one in athletes
            if one.bib not in taken
            and one.bib not in hurt
            and one.team_id == teams[squad]
            and bib in people
            and one.gender == people[bib].gender
        ]
        if not free:
            changed[squad] = ()
        elif changed[squad]:
            substitute = drawn(free, seed, event.id, squad, bib)[0]
            taken.add(substitute)
            changed[squad] = tuple(substitute if own == bib else own for own in changed[squad])
    return changed
