"""Where a late entry runs: a free lane is filled, and nobody moves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from meetc.rules.lots import drawn
from meetc.rules.seeding import Entrant


class DrawnHeat(NamedTuple):
    """A start list that there is: who is on it, and the lanes that are taken."""

    entrants: list[Entrant]
    lanes: set[int]

    def take(self, entrant: Entrant, lane: int | None) -> None:
        """One more, in a lane that is free; None where the race has no lanes."""
        self.entrants.append(entrant)
        if lane is not None:
            self.lanes.add(lane)


class LatePlace(NamedTuple):
    """The heat of a late entry, from 1 on, and its lane; None where the race has no lanes."""

    heat: int
    lane: int | None


def late_place(
    heats: Sequence[DrawnHeat], entrant: Entrant, lanes: int, seed: int, *occasion: str | int
) -> LatePlace | None:
    """The place of a late entry: the heat with the fewest runners, of those that are level one
    without a teammate, else the first; its lane is drawn among those that are free, of `lanes`, 0
    of a race without. None where all lanes are taken. Ours: no rule says which of them it is."""
    free = [
        [lane for lane in range(1, lanes + 1) if lane not in heat.lanes]
        if len(heat.entrants) < lanes
        else []
        for heat in heats
    ]
    open_heats = [n for n in range(len(heats)) if free[n] or not lanes]
    if not open_heats:
        return None
    best = min(open_heats, key=lambda n: (len(heats[n].entrants), _mates(heats[n], entrant), n))
    own = drawn(free[best], seed, *occasion, 1, best + 1, entrant.bib)
    return LatePlace(best + 1, own[0] if own else None)


def _mates(heat: DrawnHeat, entrant: Entrant) -> int:
    return sum(one.team == entrant.team for one in heat.entrants if one.team)
