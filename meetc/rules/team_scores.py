"""Team scores: the match points of all that score for a team, added up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from meetc.rules.match_points import Points, total


class TeamPart(StrEnum):
    """A part of a match, in the order that tables have them."""

    WOMEN = "women"
    MEN = "men"
    MIXED = "mixed"


class Scored(NamedTuple):
    """The points that one competitor or squad has won for a team."""

    team: str
    part: TeamPart
    points: Points


class TeamTotal(NamedTuple):
    """What a team has in all, and in each part in which it has points."""

    team: str
    parts: Mapping[TeamPart, Points]
    total: Points
    place: int


def part_of(event: str, athlete: str) -> TeamPart:
    """The part that an event for M, F or MF counts in: of one for both, that of the athlete's
    gender, and mixed where there is none, as of a squad."""
    genders = {"F": TeamPart.WOMEN, "M": TeamPart.MEN}
    return genders.get(event) or genders.get(athlete) or TeamPart.MIXED


def team_totals(scored: Iterable[Scored]) -> list[TeamTotal]:
    """The teams with points, the most points first. Equal totals share a place, the next is left
    out, and those teams stand in the order in which they come: a league that parts them has rules
    of its own. Source: OpenTrack's page on athletics scoring."""
    teams: dict[str, dict[TeamPart, Points]] = {}
    for team, part, points in scored:
        if points:
            parts = teams.setdefault(team, {})
            parts[part] = total((parts.get(part, 0), points))
    sums = {team: total(parts.values()) for team, parts in teams.items()}
    order = sorted(sums.values(), reverse=True)
    totals = [
        TeamTotal(team, parts, sums[team], order.index(sums[team]) + 1)
        for team, parts in teams.items()
    ]
    return sorted(totals, key=lambda own: own.place)
