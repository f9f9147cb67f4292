"""Which races are run in lanes."""

from __future__ import annotations

from meetc.disciplines import Discipline
from meetc.rules.rulebook import Rulebook

MOST_LANES = 10
"""No track has more; most have six or eight."""


_USUAL = 8
"""How many lanes a track has whose event does not say."""


def in_lanes(discipline: Discipline, rules: Rulebook) -> bool:
    """Whether each runner, or the first of a relay, has a lane of their own to the finish or the
    hand-over. Source: TR17.4, races up to 400 m; from 800 m on lanes are shared."""
    metres = discipline.metres / (discipline.legs or 1)
    return discipline.form.on_track and 0 < metres <= rules.lanes_to


def lanes_in(discipline: Discipline, said: int | None, rules: Rulebook) -> int:
    """How many lanes there are in a round that says so many, eight where it does not say; 0 where
    it is not run in lanes."""
    if not in_lanes(discipline, rules):
        return 0
    return said if said is not None and said <= MOST_LANES else _USUAL
