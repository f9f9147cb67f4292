"""Why somebody has the later trials of a field event, or has not."""

from __future__ import annotations

from meetc.diagnostics.wording import ordinal
from meetc.model import Event, Unit
from meetc.pipeline import Compiled
from meetc.rules.cut import counting, cut, first_trials
from meetc.why.reason import About, Reason
from meetc.why.through import lines_of

_SAYING = ("cut_after_round", "cut_survivors")


class UnitCut:
    """The cut of a unit, where its event names one and the first trials of all are over."""

    def __init__(self, event: Event, unit: Unit, compiled: Compiled) -> None:
        after, survivors = event.cut
        series = [counting(row.performance, row.series) for row in unit.rows]
        self.is_over = bool(after and survivors and event.discipline.form.in_trials) and all(
            "r" in own or len(first_trials(own, after or 0)) == after for own in series if own
        )
        if not self.is_over:
            return
        self.after, self.survivors = after or 0, survivors or 0
        self.began = sum(map(bool, series))
        self.places, going_on = cut(series, self.after, self.survivors)
        self.going_on = frozenset(going_on)
        self.rows, self.lines = unit.rows, lines_of(event, _SAYING, compiled)

    def reason(self, n: int) -> Reason | None:
        """Why row n goes on, or not; None where there is no cut, or the row is not in it."""
        if not self.is_over or not self.rows[n].series:
            return None
        place, after = self.places[n], self.after
        stood = f"{ordinal(place)} of {self.began}" if place else "without a valid mark"
        why = f"{stood} after trial {after}; the best {self.survivors} go on"
        if self.began <= self.survivors:
            why = f"{self.began} are no more than {self.survivors}: all go on after trial {after}"
        lines = (self.rows[n].line.span(), *self.lines)
        value = "has the later trials" if n in self.going_on else ""
        return Reason(About.CUT, value, why, "TR25.6", lines)
