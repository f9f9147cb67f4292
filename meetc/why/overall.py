"""Why somebody has a place over all heats of a timed final."""

from __future__ import annotations

from functools import cached_property

from meetc.disciplines import Form
from meetc.model import Event, Row
from meetc.rules.marks import STATUSES
from meetc.rules.ranking import Ranked, ranking
from meetc.rules.timing import both_ways
from meetc.why.ranked_rows import RankedRows
from meetc.why.reason import About, Reason


class OverAllHeats:
    """The one list of all heats where there is no round behind them. It is none where fewer than
    two heats have marks, and where times by hand stand beside those of a photo finish."""

    def __init__(self, event: Event, names: dict[str, str]) -> None:
        self.event, self.names = event, names

    def reason(self, row: Row) -> Reason | None:
        """The place of a row among all; None where there is no such list, or it has no place."""
        n = self._numbers.get(id(row))
        if n is None or self._ranked is None or self._ranked.placed[n] is None:
            return None
        return self._ranked.reason(n)._replace(about=About.OVERALL)

    @cached_property
    def _numbers(self) -> dict[int, int]:
        return {id(row): n for n, row in enumerate(self._rows)}

    @cached_property
    def _rows(self) -> list[Row]:
        event = self.event
        if len(event.rounds) > 1 or event.rounds[0] == 1 or event.discipline.form is Form.COMBINED:
            return []
        return [row for unit in event.units for row in unit.rows]

    @cached_property
    def _ranked(self) -> RankedRows | None:
        marks = [row.performance if _counts(row) else None for row in self._rows]
        held = [unit for unit in self.event.units if any(map(_counts, unit.rows))]
        form, discipline = self.event.discipline.form, self.event.discipline
        if len(held) < 2 or (form.on_track and both_ways([mark for mark in marks if mark])):
            return None
        results = [
            Ranked(mark, row.raw_time, row.series)
            for row, mark in zip(self._rows, marks, strict=True)
        ]
        return RankedRows(discipline, self._rows, ranking(results, discipline), marks, self.names)


def _counts(row: Row) -> bool:
    return bool(row.performance) and row.performance not in STATUSES and row.is_ranked
