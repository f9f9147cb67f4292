"""The start rows of who is scratched count for nothing; a result in the last round of such an
athlete is told. A result in an earlier one stands: the athlete has withdrawn behind it."""

from __future__ import annotations

from meetc.diagnostics.codes import SCRATCHED_WITH_RESULT
from meetc.diagnostics.diagnostic import Related
from meetc.model import Event, Row
from meetc.resolve.context import Context
from meetc.resolve.declared import DeclaredEvent
from meetc.resolve.results.written import Written, WrittenRows


class Scratched:
    """Who is scratched from an event: `reasons` by bib, those of entries and, as rows name them,
    of athletes who are out of the whole meet."""

    def __init__(self, event: DeclaredEvent, ctx: Context) -> None:
        self.event, self.ctx = event, ctx
        self.entries = ctx.scratched.get(event.id, {})
        self.reasons = {bib: entry.scratched or "" for bib, entry in self.entries.items()}
        is_relay = event.discipline is not None and event.discipline.legs
        self.of_all = {} if is_relay else ctx.out_of_all

    def starting(self, rows: WrittenRows) -> WrittenRows:
        """The rows but for those of who does not start, whose lanes are free."""
        if not self.reasons and not self.of_all:  # as in nearly all events
            return rows
        return WrittenRows([row for row in rows if self._starts(row)])

    def _starts(self, row: Written) -> bool:
        if row.bib not in self.reasons and row.bib not in self.of_all:
            return True
        self.reasons.setdefault(row.bib, self.of_all.get(row.bib, ""))
        return bool(row.mark or row.place is not None or any(word != "." for word in row.series))

    def check(self, event: Event) -> None:
        """Tell the results of the last round, behind which nothing is left to withdraw from."""
        last = event.units_of(len(event.rounds))
        for row in [*event.rows, *(row for unit in last for row in unit.rows)]:
            if row.bib in self.reasons and row.has_result and row.performance != "DNS":
                self._report(row)

    def _report(self, row: Row) -> None:
        entry = self.entries.get(row.bib)
        line = entry.line if entry is not None else self.ctx.athletes[row.bib].line
        self.ctx.report.warning(
            SCRATCHED_WITH_RESULT,
            f"bib {row.bib} is scratched, and has a result in {self.event.id}",
            row.line.span(0),
            related=[Related(line.span(1), "scratched here")],
            hint="who is out of what is still to come is scratched by enter, event by event"
            if row.bib in self.of_all
            else "take scratched= out, or correct the bib; who has started is DNF, or DNS later on",
        )
