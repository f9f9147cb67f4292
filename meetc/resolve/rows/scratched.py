"""The start rows of who is scratched count for nothing; a result in the last round of such an
athlete is told. A result in an earlier one stands, and so does one in a part of a combined event
that the athlete is scratched from: who it is of has withdrawn behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from meetc.diagnostics.codes import SCRATCHED_WITH_RESULT
from meetc.diagnostics.diagnostic import Related
from meetc.diagnostics.wording import listed
from meetc.model import Event, Row
from meetc.resolve.context import Context
from meetc.resolve.declared import DeclaredEvent
from meetc.resolve.rows.written import Written, WrittenRows
from meetc.syntax.lines import Line
from meetc.syntax.parts import owner_span

_NAMED = 4
"""So many events a message names."""


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
        """Tell the results of who is scratched by an entry; of the others the whole meet tells."""
        for row in _results(event):
            is_own = row.bib in self.reasons and row.bib not in self.of_all
            if is_own and (not event.parent or _is_own(row.bib, event, self.ctx)):
                tell_scratched(row, [event.id], event.id, self.ctx)


def check_out_of_all(events: Sequence[Event], ctx: Context) -> None:
    """Tell once of each athlete who is out of the whole meet, and has results: of a combined event
    only where they are in all of its parts, behind which nothing is left to withdraw from."""
    held: dict[str, list[tuple[Row, str]]] = {}
    in_parts: dict[tuple[str, str], list[tuple[Row, str]]] = {}
    for event in events if ctx.out_of_all else ():
        for row in _results(event):
            if row.bib not in event.scratched or row.bib not in ctx.out_of_all:
                continue
            if event.parent and not _is_own(row.bib, event, ctx):
                in_parts.setdefault((row.bib, event.parent), []).append((row, event.id))
            else:
                held.setdefault(row.bib, []).append((row, event.id))
    parts = Counter(event.parent for event in events) if in_parts else {}
    for (bib, whole), own in in_parts.items():
        if len(own) == parts[whole]:
            held.setdefault(bib, []).append(own[-1])
    for own in held.values():
        row, first = own[0]
        tell_scratched(row, [event_id for _, event_id in own], first, ctx)


def _results(event: Event) -> Iterator[Row]:
    """The results of the last round, behind which nothing is left to withdraw from; but of who
    says so that he has not started, of a combined event not finished."""
    left = ("DNS", "DNF") if event.rows else ("DNS",)
    last = event.units_of(len(event.rounds)) if event.scratched else ()
    for row in (*event.rows, *(row for unit in last for row in unit.rows)):
        if row.has_result and row.performance not in left:
            yield row


def _is_own(bib: str, event: Event, ctx: Context) -> bool:
    """Whether the scratch is of the event itself, and not of its whole, which is told there."""
    entry = ctx.scratched.get(event.id, {}).get(bib)
    return entry is not None and entry.event_id == event.id


def tell_scratched(row: Row, held: Sequence[str], scratched: str, ctx: Context) -> None:
    """Tell of a row in the first of the events `held` of who is `scratched` from an event or its
    whole, and has results in all of them."""
    is_entry = row.bib in ctx.scratched.get(scratched, {})
    ctx.report.warning(
        SCRATCHED_WITH_RESULT,
        f"bib {row.bib} is scratched, and has a result in {listed(held, _NAMED)}",
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
