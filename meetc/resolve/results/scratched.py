"""The start rows of who is scratched count for nothing; a result in the last round of such an
athlete is told. A result in an earlier one stands, and so does one in a part of a combined event
that the athlete is scratched from: who it is of has withdrawn behind it."""

from __future__ import annotations

from meetc.diagnostics.codes import SCRATCHED_WITH_RESULT
from meetc.diagnostics.diagnostic import Related
from meetc.model import Event, Row
from meetc.resolve.context import Context
from meetc.resolve.declared import DeclaredEvent
from meetc.resolve.results.written import Written, WrittenRows
from meetc.syntax.lines import Line
from meetc.syntax.parts import owner_span


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
            if row.bib in self.reasons and row.has_result and not self._has_left(row, event):
                tell_scratched(row, event.id, event.id, self.ctx)

    def _has_left(self, row: Row, event: Event) -> bool:
        """Whether the row says itself that somebody has not started, of a combined event not
        finished; or is of a part, and the scratch of the whole, which is told there."""
        entry = self.entries.get(row.bib)
        if event.parent and (entry is None or entry.event_id != event.id):
            return True
        return row.performance in (("DNS", "DNF") if event.rows else ("DNS",))


def tell_scratched(row: Row, held: str, scratched: str, ctx: Context) -> None:
    """Tell of a row in the event `held` of who is `scratched` from that event or its whole."""
    is_entry = row.bib in ctx.scratched.get(scratched, {})
    ctx.report.warning(
        SCRATCHED_WITH_RESULT,
        f"bib {row.bib} is scratched, and has a result in {held}",
        row.line.span(0),
        related=[Related(owner_span(line_of_scratch(row.bib, scratched, ctx)), "scratched here")],
        hint="take scratched= out, or correct the bib; who has started is DNF, or DNS later on"
        if is_entry and row.bib not in ctx.out_of_all
        else "who is out of what is still to come is scratched by enter, event by event",
    )


def line_of_scratch(bib: str, event_id: str, ctx: Context) -> Line:
    """The line that scratches an athlete from an event."""
    entry = ctx.scratched.get(event_id, {}).get(bib)
    return entry.line if entry is not None else ctx.athletes[bib].line
