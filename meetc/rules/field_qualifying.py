"""Who goes on from the qualifying of a field event: the standard, or the place in a group, gives Q,
the best others q."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal

from meetc.rules.progression import Advance, Progression


def qualify(
    marks: Sequence[Decimal | None],
    placed: Sequence[int | None],
    standard: Decimal | None,
    wanted: int,
) -> dict[int, Advance]:
    """Who goes on of all groups, by number, the best first: all who have met the standard, and,
    where they are fewer than `wanted`, the best others up to that many, with who is level with the
    last of them in everything. `placed` has the places of all groups together, without a jump-off.
    Source: TR25.11, TR25.15."""
    ranked = sorted((place, n) for n, place in enumerate(placed) if place is not None)
    met = {n for n, mark in enumerate(marks) if mark and standard and mark >= standard}
    going_on = {}
    for place, n in ranked:
        if n in met:
            going_on[n] = Advance("Q", f"{marks[n]}; the standard is {standard}")
        elif len(met) < wanted and place <= wanted:
            going_on[n] = Advance("q", f"place {place} of all; the best {wanted} go on")
    return going_on


def qualify_by_place(
    groups: Sequence[int],
    in_group: Sequence[int | None],
    placed: Sequence[int | None],
    criteria: Progression,
) -> dict[int, Advance]:
    """Who goes on where the first of each group have Q and so many of the others q, by number, the
    best first. `in_group` has the places of each group, `placed` those of all together. Who shares
    the last place that counts goes on, by place with one fewer of the others, as on the track. The
    book has no such qualifying: regulations of a meet may."""
    by_place, by_mark = criteria
    ranked = sorted((place, n) for n, place in enumerate(placed) if place is not None)
    first = {n for n, place in enumerate(in_group) if place is not None and place <= by_place}
    others = [(place, n) for place, n in ranked if n not in first]
    surplus = max(0, len(first) - by_place * len(set(groups)))
    last = max((place for place, _ in others[: max(0, by_mark - surplus)]), default=0)
    going_on = {}
    for place, n in ranked:
        if n in first:
            said = "the first goes on" if by_place == 1 else f"the first {by_place} go on"
            going_on[n] = Advance("Q", f"place {in_group[n]} of group {groups[n]}; {said}")
        elif place <= last:
            going_on[n] = Advance("q", f"place {place} of all, among the best others of all groups")
    return going_on


def next_best_of(placed: Sequence[int | None], out: Collection[int], count: int) -> set[int]:
    """The best so many of those who are not `out`, with who is level with the last of them."""
    others = sorted((place, n) for n, place in enumerate(placed) if place and n not in out)
    last = max((place for place, _ in others[:count]), default=0)
    return {n for place, n in others if place <= last}
