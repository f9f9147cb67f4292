"""Which warnings the exemptions of a meet silence, and which exemptions silence nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from meetc.diagnostics.codes import NEEDLESS_EXEMPTION
from meetc.diagnostics.diagnostic import Accepted, Diagnostic, Report, Span
from meetc.fields import Kind
from meetc.model import Meet
from meetc.resolve.index import Index
from meetc.resolve.review.exemptions import Exemption, refuse_error
from meetc.syntax.lines import Line

Place = tuple[str, str]
"""An event and a bib or squad; "" where a diagnostic is of none."""


def accept(exemptions: Sequence[Exemption], meet: Meet, index: Index, report: Report) -> None:
    """Take the warnings that are allowed out of a report, and tell of each exemption that is from
    an error, or from nothing: the latter only of a meet without errors, which may hide warnings."""
    places = _Places(meet, index)
    found = list(report.diagnostics)
    sound = not any(diagnostic.is_error for diagnostic in found)
    allowed: dict[Diagnostic, Exemption] = {}
    for exemption in exemptions:
        own = [d for d in found if d.code == exemption.code and places.has(d, exemption)]
        allowed |= {diagnostic: exemption for diagnostic in own if not diagnostic.is_error}
        if any(diagnostic.is_error for diagnostic in own):
            refuse_error(exemption.code, exemption.line, report)
        elif sound and not own:
            of_all = exemption._replace(bib="")
            in_event = any(d.code == exemption.code and places.has(d, of_all) for d in found)
            _report_needless(exemption, in_event and bool(exemption.event), report)
    report.diagnostics = [d for d in report.diagnostics if d not in allowed]
    report.accepted += [Accepted(d, e.reason, e.line.span()) for d, e in allowed.items()]


def _report_needless(exemption: Exemption, in_event: bool, report: Report) -> None:
    """`in_event` is whether the event has such a warning, of another bib or as a whole."""
    code, event, bib, _, line = exemption
    where = (f" at {bib}" if bib else "") + (f" in {event}" if event else "")
    report.warning(
        NEEDLESS_EXEMPTION,
        f"there is no {code} to allow{where or ' in the meet'}",
        line.span(),
        hint=f"the event has one elsewhere: correct the bib, or write allow {code} {event}"
        if in_event
        else "take the line out, or correct the code, the event or the bib",
    )


class _Places:
    """Whose a diagnostic is, by its place in the text or in a sheet."""

    def __init__(self, meet: Meet, index: Index) -> None:
        self._index = index
        self._lines: dict[tuple[str, int], list[Place]] = {}
        for place, line in _lines(meet):
            self._lines.setdefault((line.source.path, line.number), []).append(place)

    def has(self, diagnostic: Diagnostic, exemption: Exemption) -> bool:
        """Whether a diagnostic is of what an exemption names."""
        if not exemption.event and not exemption.bib:
            return True
        return any(
            exemption.event == event and exemption.bib in ("", bib)
            for event, bib in self._of(diagnostic)
        )

    def _of(self, diagnostic: Diagnostic) -> Iterator[Place]:
        span = diagnostic.span
        if diagnostic.events:
            yield from ((event, "") for event in diagnostic.events)
            return
        own = self._lines.get((span.path, span.line), [])
        yield from own
        for kind, name in self._index.owners(span):
            if kind is Kind.EVENT and not own:
                yield name, ""
        if any(not event for event, _ in own):
            yield from ((event, bib) for event in self._named_at(span) for _, bib in own)

    def _named_at(self, span: Span) -> list[str]:
        """The event that a place names: one of `events_entered=` of an athlete."""
        return [r.name for r in self._index.of(Kind.EVENT) if r.piece.span == span]


def _lines(meet: Meet) -> Iterator[tuple[Place, Line]]:
    """Whose the lines of a meet are, those in sheets as well."""
    for event in meet.events:
        yield (event.id, ""), event.line
        yield from (((event.id, squad.id), squad.line) for squad in event.squads)
        yield from (((event.id, row.bib), row.line) for row in event.all_rows)
    for athlete in meet.athletes:
        yield ("", athlete.bib), athlete.line
        for entry in athlete.entries:
            if entry.line is not athlete.line:
                yield (entry.event_id, athlete.bib), entry.line
