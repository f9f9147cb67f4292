"""Which races are run in lanes."""

from __future__ import annotations

from meetc.disciplines import Discipline
from meetc.rules.rulebook import Rulebook

MOST_LANES = 10
"""No track has more; most have six or eight."""


def in_lanes(discipline: Discipline, rules: Rulebook) -> bool:
    """Whether each runner, or the first of a relay, has a lane of their own to the finish or the
    hand-over. Source: TR17.4, races up to 400 m; from 800 m on lanes are shared."""
    metres = discipline.metres / (discipline.legs or 1)
    return discipline.form.on_track and 0 < metres <= rules.lanes_to
