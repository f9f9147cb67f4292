"""The start rows of who is scratched count for nothing; a result of such an athlete is told."""

from __future__ import annotations

from collections.abc import Iterable

from meetc.diagnostics.codes import SCRATCHED_WITH_RESULT
from meetc.diagnostics.diagnostic import Related
from meetc.resolve.context import Context
from meetc.resolve.declared import DeclaredEvent
from meetc.resolve.results.written import Written


class Scratched:
    """Who is scratched from an event: `reasons` by bib, those of entries and, as rows name them,
    of athletes who are out of the whole meet."""

    def __init__(self, event: DeclaredEvent, ctx: Context) -> None:
        self.event, self.ctx = event, ctx
        self.entries = ctx.scratched.get(event.id, {})
        self.reasons = {bib: entry.scratched or "" for bib, entry in self.entries.items()}
        is_relay = event.discipline is not None and event.discipline.legs
        self.of_all = {} if is_relay else ctx.out_of_all

    def starting(self, rows: Iterable[Written]) -> list[Written]:
        """The rows but for those of who does not start, whose lanes are free."""
        if not self.reasons and not self.of_all:  # as in nearly all events
            return list(rows)
        return [row for row in rows if self._starts(row)]

    def _starts(self, row: Written) -> bool:
        if row.bib not in self.reasons and row.bib not in self.of_all:
            return True
        self.reasons.setdefault(row.bib, self.of_all.get(row.bib, ""))
        has_result = row.mark or row.place is not None or any(word != "." for word in row.series)
        if has_result and row.mark != "DNS":
            self._report(row)
        return bool(has_result)

    def _report(self, row: Written) -> None:
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
