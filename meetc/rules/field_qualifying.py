"""Who goes on from the qualifying of a field event: the standard gives Q, the best others q."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from meetc.rules.progression import Advance


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
