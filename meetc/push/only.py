"""Mistakes that stand elsewhere: with --only, what is wrong in another event holds nothing up."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Any

from meetc.diagnostics.diagnostic import Diagnostic, Severity, Span
from meetc.fields import Kind
from meetc.pipeline import Compiled
from meetc.resolve.index import Owner

Elsewhere = Callable[[Span], bool]
"""Whether a place is in another event, or in an athlete who takes no part."""


def forgiven(diagnostics: Iterable[Diagnostic], is_elsewhere: Elsewhere) -> tuple[Diagnostic, ...]:
    """The diagnostics of a meet of which only some events are sent: an error elsewhere is a
    warning."""
    return tuple(
        d._replace(severity=Severity.WARNING) if is_elsewhere(d.span) else d for d in diagnostics
    )


def elsewhere(compiled: Compiled, only: Collection[str]) -> Elsewhere:
    """What is elsewhere in the text of a meet: about other events than some and those that they are
    parts of, or about athletes who take no part in them. Of a bib that nobody has declared soundly
    nothing is known: it may be anybody's."""
    meet = compiled.meet
    events = {*only, *(event.parent or "" for event in meet.events if event.id in only)}
    bibs = {bib for event in meet.events if event.id in events for bib in event.bibs}
    strangers = {athlete.bib for athlete in meet.athletes} - bibs

    def is_of_others(owner: Owner) -> bool:
        kind, name = owner
        return name not in events if kind is Kind.EVENT and name else name in strangers

    def is_elsewhere(span: Span) -> bool:
        owners = compiled.references.owners(span)
        return bool(owners) and all(map(is_of_others, owners))

    return is_elsewhere


def narrowed(payload: dict[str, Any], only: Collection[str]) -> dict[str, Any]:
    """A payload with some of its events alone, and the athletes in them: the rest has mistakes."""
    parents = {event["parent"] for event in payload["events"] if event["event_id"] in only}
    kept = {*only, *parents}
    parts: dict[str, list[Any]] = {
        name: [record for record in payload[name] if record["event_id"] in kept]
        for name in ("events", "units", "relay_teams")
    }
    bibs = {row["bib"] for unit in parts["units"] for row in unit["results"]}
    athletes = [athlete for athlete in payload["competitors"] if athlete["competitor_id"] in bibs]
    return payload | parts | {"competitors": athletes}
