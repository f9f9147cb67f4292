"""The marks of the round before, on the start lists of the next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from meetc.emit.view.shapes import Round, Status, UnitView


def with_earlier(rounds: Iterable[Round]) -> tuple[Round, ...]:
    """The rounds, with the mark of the round before on each row of a start list."""
    shown: list[Round] = []
    for round in rounds:
        if shown and any(unit.status is Status.START_LIST for unit in round.units):
            marks = _marks(shown[-1])
            round = replace(round, units=tuple(_with(unit, marks) for unit in round.units))
        shown.append(round)
    return tuple(shown)


def _marks(held: Round) -> dict[str, str]:
    return {row.who.bib: row.mark for unit in held.units for row in unit.rows if row.mark}


def _with(unit: UnitView, marks: Mapping[str, str]) -> UnitView:
    if unit.status is not Status.START_LIST:
        return unit
    rows = (row._replace(earlier=marks.get(row.who.bib, "")) for row in unit.rows)
    return replace(unit, rows=tuple(rows))
