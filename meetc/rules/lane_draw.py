"""Which lane each runner of a heat has."""

from __future__ import annotations

from collections.abc import Sequence

from meetc.disciplines import Discipline
from meetc.rules.lots import drawn
from meetc.rules.rulebook import Rulebook

_STRAIGHT_TO = 110


def lane_groups(discipline: Discipline, lanes: int, rules: Rulebook) -> list[list[int]]:
    """The lanes of a later round in groups, the group of the best first; all in one group where
    the rules say nothing of so many lanes. Source: TR20.4."""
    race = "bends"
    if not discipline.legs and discipline.metres <= _STRAIGHT_TO:
        race = "straight"
    elif not discipline.legs and discipline.metres == 200:
        race = "200"
    text = rules.lane_groups(race, lanes)
    return groups_in(text) if text else [list(range(1, lanes + 1))]


def wanted_groups(text: str, lanes: int) -> list[list[int]] | None:
    """The groups that a meet wants instead, OpenTrack's way and as far as there are so many lanes;
    lanes that it does not name come last. None where they are no groups, or a lane is in two."""
    try:
        wanted = groups_in(text)
    except ValueError:
        return None
    named = [lane for group in wanted for lane in group]
    if len(named) != len({*named}) or min(named) < 1:
        return None
    groups = [[lane for lane in group if lane <= lanes] for group in wanted]
    others = [lane for lane in range(1, lanes + 1) if lane not in named]
    return [group for group in (*groups, others) if group]


def groups_in(text: str) -> list[list[int]]:
    """Groups of lanes as written, OpenTrack's way: "3,4,5,6 / 2,7 / 1,8". Raises ValueError."""
    return [[int(lane) for lane in group.split(",")] for group in text.split("/")]


def lanes_used(groups: Sequence[Sequence[int]], runners: int) -> list[list[int]]:
    """The lanes that so many runners take of each group: the last that is needed loses its lowest
    lanes."""
    used = []
    for group in groups:
        own = min(len(group), runners)
        runners -= own
        used.append(sorted(group)[len(group) - own :])
    return used


def draw_lanes(
    ranked: Sequence[str], groups: Sequence[Sequence[int]], seed: int, *occasion: str | int
) -> dict[str, int]:
    """The lane of each runner by bib; the bibs stand in the order of their rank. The lanes of a
    group are drawn among those whose rank it fits."""
    lanes: dict[str, int] = {}
    left = list(ranked)
    for group in lanes_used(groups, len(left)):
        own, left = left[: len(group)], left[len(group) :]
        lanes |= zip(drawn(own, seed, *occasion), group, strict=True)
    return lanes
