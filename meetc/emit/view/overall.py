"""One list over all units of a round: who was fastest, farthest, highest of all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from meetc.disciplines import Discipline
from meetc.emit.view.shapes import OverallRow, Round, UnitView
from meetc.rules.marks import STATUSES
from meetc.rules.ranking import Ranked, ranking
from meetc.rules.timing import both_ways

_LAST = 1_000_000


def with_overall(one: Round, discipline: Discipline) -> Round:
    """The round with its list over all units; without one where it has a single unit, where fewer
    than two of them have marks, and where times by hand stand beside those of a photo finish."""
    held = [unit for unit in one.units if any(_counts(row) for row in unit.rows)]
    if len(held) < 2 or (discipline.form.on_track and _taken_in_two_ways(held)):
        return one
    return replace(one, overall=tuple(_overall(held, discipline)))


def _counts(row: Any) -> bool:
    return bool(row.mark) and row.mark not in STATUSES and not row.guest


def _taken_in_two_ways(units: Sequence[UnitView]) -> bool:
    return both_ways([row.mark for unit in units for row in unit.rows if _counts(row)])


def _overall(units: Sequence[UnitView], discipline: Discipline) -> list[OverallRow]:
    """Those who go on first, then all others, each by their marks; then who has none."""
    rows = [(unit, row) for unit in units for row in unit.rows if row.mark or row.place]
    results = [
        Ranked(row.mark if _counts(row) else None, row.raw or None, [t.text for t in row.series])
        for _, row in rows
    ]
    placed = ranking(results, discipline)
    listed = [OverallRow(place, *row) for place, row in zip(placed, rows, strict=True)]
    return sorted(listed, key=lambda one: (not one.row.qualifier, one.place or _LAST))
