"""Team races, in which the places of a team are added up: cross-country, and races on roads.

The numbers and the ways are those of a league, which the meet writes; none is a rule of World
Athletics.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from math import inf
from typing import NamedTuple

from meetc.rules.match_points import Contender, MatchPoints, Points, total

TAKING = ("all", "whole", "counting")
"""Who takes a place: all of a team, those of teams that are whole, or only who counts of these."""
PARTING = ("last", "next")
"""What parts equal sums: the last who counts, or the next of the team behind those."""


class TeamRace(NamedTuple):
    """How a league adds up places: of the first `counting` of a team. Of `taking` and `ties` see
    above; of a team no more than `runners` take a place, None for all."""

    counting: int
    taking: str = TAKING[0]
    runners: int | None = None
    ties: str = PARTING[0]

    def most_of(self, finishers: int) -> int:
        """How many of a team of so many finishers take a place."""
        if self.taking != "all" and finishers < self.counting:
            return 0
        most = self.counting if self.taking == "counting" else self.runners
        return finishers if most is None else most


class TeamInRace(NamedTuple):
    """A team in a team race: the places of those who count, their sum, and its place; None for a
    team that has too few. `bibs` are those who count, in the order of their places; `parting` is
    what equal sums are compared by, one thing after the other, the lower ahead, None of nobody."""

    team: str
    places: tuple[Points, ...]
    total: Points
    place: int | None
    bibs: tuple[str, ...] = ()
    parting: tuple[tuple[str, Points | None], ...] = ()


def team_race(competitors: Iterable[Contender], rule: TeamRace) -> list[TeamInRace]:
    """The teams of one match by the sum of the places of their first, the lowest ahead. Guests
    take no place, and who is level shares.

    Usually all who are in a team take one, those who do not count as well, and of equal sums the
    one is ahead whose last who counts was. Source: the usual rules of cross-country leagues. In
    school leagues of the United States only whole teams take places, seven runners of each, of whom
    five count; the sixth parts equal sums, and where neither has one the sum of the first four.
    """
    ranked = [one for one in competitors if one.match and one.place is not None]
    ranked.sort(key=lambda one: (one.place, one.bib))
    places: dict[str, list[Points]] = {one.team: [] for one in ranked}
    bibs: dict[str, list[str]] = {one.team: [] for one in ranked}
    first = 1
    for _, group in groupby(_taking(ranked, rule), key=lambda one: one.place):
        level = list(group)
        place = total([MatchPoints(2 * first + len(level) - 1, 2)])
        for one in level:
            places[one.team].append(place)
            bibs[one.team].append(one.bib)
        first += len(level)
    parting = {
        team: _parting(own, rule) for team, own in places.items() if len(own) >= rule.counting
    }
    whole = {team: _key(total(places[team][: rule.counting]), own) for team, own in parting.items()}
    keys = sorted(whole.values())
    races = [
        TeamInRace(
            team,
            tuple(own[: rule.counting]),
            total(own[: rule.counting]),
            keys.index(whole[team]) + 1 if team in whole else None,
            tuple(bibs[team][: rule.counting]),
            parting.get(team, ()),
        )
        for team, own in places.items()
    ]
    return sorted(races, key=lambda race: (race.place or len(races) + 1, race.team))


def _taking(ranked: Sequence[Contender], rule: TeamRace) -> list[Contender]:
    """Those who take a place."""
    finishers = Counter(one.team for one in ranked)
    left = {team: rule.most_of(number) for team, number in finishers.items()}
    taking = []
    for one in ranked:
        left[one.team] -= 1
        if left[one.team] >= 0:
            taking.append(one)
    return taking


def _parting(places: Sequence[Points], rule: TeamRace) -> tuple[tuple[str, Points | None], ...]:
    """What parts a whole team from one of an equal sum."""
    if rule.ties == "last":
        return (("the last who counts", places[rule.counting - 1]),)
    behind = places[rule.counting] if len(places) > rule.counting else None
    first = rule.counting - 1
    return ("the next of the team", behind), (f"its first {first}", total(places[:first]))


def _key(added: Points, parting: Iterable[tuple[str, Points | None]]) -> tuple[Points | float, ...]:
    """What a whole team is ranked by, the lowest ahead."""
    return added, *(inf if value is None else value for _, value in parting)
