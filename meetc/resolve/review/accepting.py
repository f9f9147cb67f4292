"""Which warnings the exemptions of a meet silence, and which exemptions silence nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from meetc.diagnostics.codes import NEEDLESS_EXEMPTION, NOT_ALLOWABLE, Code, Trait
from meetc.diagnostics.diagnostic import Accepted, Diagnostic, Report, Span
from meetc.fields import Kind
from meetc.model import Meet
from meetc.resolve.index import Index
from meetc.resolve.review.exemptions import Exemption, refuse_error
from meetc.syntax.lines import Line
from meetc.syntax.parts import owner_span

Place = tuple[str, str]
"""An event and a bib or squad; "" where a diagnostic is of none."""


def accept(exemptions: Sequence[Exemption], meet: Meet, index: Index, report: Report) -> None:
    """Take the warnings that are allowed out of a report, and tell of each exemption that is from
    an error, or from nothing: the latter only of a meet without errors, which may hide warnings."""
    sound = not any(diagnostic.is_error for diagnostic in report.diagnostics)
    codes = {exemption.code for exemption in exemptions}
    at = _by_place([d for d in report.diagnostics if d.code in codes], _Places(meet, index))
    elsewhere = {code: place for code, place in at if place != ("", "")}
    allowed: dict[Diagnostic, Exemption] = {}
    for exemption in exemptions:
        code, event, bib = exemption[:3]
        own = at.get((code, (event, bib)), [])
        warnings = [diagnostic for diagnostic in own if not diagnostic.is_error]
        allowed |= dict.fromkeys(warnings, exemption)
        if own and not warnings:
            refuse_error(code, exemption.line, report, own[0])
        elif not own and not event and not bib and code in elsewhere:
            _refuse_whole_meet(exemption, elsewhere[code], report)
        elif sound and not own:
            _report_needless(exemption, bool(event) and (code, (event, "")) in at, report)
    report.diagnostics = [d for d in report.diagnostics if d not in allowed]
    report.accepted += [Accepted(d, e.reason, e.line.span()) for d, e in allowed.items()]


def _by_place(
    diagnostics: Iterable[Diagnostic], places: _Places
) -> dict[tuple[Code, Place], list[Diagnostic]]:
    """The diagnostics by code and by each place whose exemption is also theirs: their event, their
    bib in it; the whole meet, where they are of neither or matters of style."""
    at: dict[tuple[Code, Place], list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        own = {
            place for event, bib in places.of(diagnostic) for place in ((event, ""), (event, bib))
        }
        own.discard(("", ""))
        if not own or diagnostic.code.trait is Trait.STYLE:
            own.add(("", ""))
        for place in sorted(own):
            at.setdefault((diagnostic.code, place), []).append(diagnostic)
    return at


def _refuse_whole_meet(exemption: Exemption, place: Place, report: Report) -> None:
    """`place` is one that has such a warning."""
    code = exemption.code
    report.error(
        NOT_ALLOWABLE,
        f"{code} cannot be allowed in the whole meet: the next one may be a mistake",
        owner_span(exemption.line),
        hint=f"write whose it is behind it: allow {' '.join((code, *filter(None, place)))}",
    )


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

    def of(self, diagnostic: Diagnostic) -> Iterator[Place]:
        """The events, and who in them, that a diagnostic is of."""
        span = diagnostic.span
        if diagnostic.events:
            yield from ((event, "") for event in diagnostic.events)
            return
        own = self._lines.get((span.path, span.line), [])
        yield from own
        for kind, name in self._index.owners(span):
            if kind is Kind.EVENT and not own:
                yield name, ""
        if any(not event for event, _ in own) and span in self._named:
            yield from ((self._named[span], bib) for _, bib in own)

    @cached_property
    def _named(self) -> dict[Span, str]:
        """The events by each place that names one, in `events_entered=` of an athlete say."""
        return {reference.piece.span: reference.name for reference in self._index.of(Kind.EVENT)}


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
