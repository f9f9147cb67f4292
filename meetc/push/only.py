"""Mistakes that stand elsewhere: with --only, what is wrong in another event holds nothing up."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from meetc.diagnostics.diagnostic import Diagnostic, Severity, Span
from meetc.model import Meet
from meetc.syntax.outline import Block, Outline
from meetc.syntax.parts import athlete_parts, event_id, owner

Elsewhere = Callable[[Span], bool]
"""Whether a place is in another event, or in an athlete who takes no part."""


def forgiven(diagnostics: Iterable[Diagnostic], is_elsewhere: Elsewhere) -> tuple[Diagnostic, ...]:
    """The diagnostics of a meet of which only some events are sent: an error elsewhere is a
    warning."""
    return tuple(
        replace(each, severity=Severity.WARNING) if is_elsewhere(each.span) else each
        for each in diagnostics
    )


def elsewhere(outlines: Iterable[Outline], meet: Meet, only: Collection[str]) -> Elsewhere:
    """What is elsewhere in the text of a meet, by what the compiler has understood of it."""
    outlines, concern = list(outlines), _Concern.of(meet, only)
    places = {path: [(0, others)] for path, others in _sheets(outlines, concern).items()}
    for span, is_elsewhere in _statements(outlines, concern):
        places.setdefault(span.path, []).append((span.line, is_elsewhere))
    for each in places.values():
        each.sort()
    return lambda span: _is_elsewhere(places.get(span.path, []), span.line)


def narrowed(payload: dict[str, Any], only: Collection[str]) -> dict[str, Any]:
    """A payload with some of its events alone, and the athletes in them: the rest has mistakes."""
    parents = {event["parent"] for event in payload["events"] if event["event_id"] in only}
    kept = {*only, *parents}
    units = [unit for unit in payload["units"] if unit["event_id"] in kept]
    bibs = {row["bib"] for unit in units for row in unit["results"]}
    return payload | {
        "events": [event for event in payload["events"] if event["event_id"] in kept],
        "units": units,
        "competitors": [each for each in payload["competitors"] if each["competitor_id"] in bibs],
        "relay_teams": [each for each in payload["relay_teams"] if each["event_id"] in kept],
    }


def _is_elsewhere(places: list[tuple[int, bool]], line: int) -> bool:
    at = bisect_right(places, (line, True)) - 1
    return at >= 0 and places[at][1]


class _Concern(NamedTuple):
    """The events that are sent, with those they are parts of, and the bibs that take part in them;
    `strangers` are the bibs of all others. Of a bib that nobody has declared soundly nothing is
    known: it may be anybody's."""

    events: Collection[str]
    strangers: Collection[str]

    @classmethod
    def of(cls, meet: Meet, only: Collection[str]) -> _Concern:
        events = set(only)
        events |= {e.parent or "" for e in meet.events if e.id in events}
        bibs = {bib for event in meet.events if event.id in events for bib in event.bibs}
        return cls(events, {athlete.bib for athlete in meet.athletes} - bibs)

    def is_of_others(self, block: Block | None) -> bool:
        """Whether a block is of another event. An id in small letters is an event's all the
        same."""
        said = event_id(block) if block is not None else ""
        return bool(said) and not {said, said.upper()} & set(self.events)


def _statements(outlines: Iterable[Outline], concern: _Concern) -> Iterator[tuple[Span, bool]]:
    """Where every statement begins that stands for itself or opens something, and whether it is
    of no concern. An athlete is one line: what stands below is no part of it."""
    for outline in outlines:
        for block in (*outline.meets, *outline.templates):
            yield block.header.span(), False
        for line in (*outline.teams, *outline.includes):
            yield line.span(), False
        for line in outline.athletes:
            place, bib = line.span(), owner(line, athlete_parts(line))
            yield place, bib in concern.strangers
            yield replace(place, line=place.line + 1), False
        for line, within in outline.entries:
            yield line.span(), concern.is_of_others(within)
        for statement, within in outline.entry_sheets:
            yield statement.line.span(), concern.is_of_others(within)
        for statement in outline.result_sheets:
            yield statement.line.span(), False
        for block in outline.events:
            yield block.header.span(), concern.is_of_others(block)


def _sheets(outlines: Iterable[Outline], concern: _Concern) -> dict[str, bool]:
    """The sheets of results by their path, and whether only other events read them."""
    found: dict[str, bool] = {}
    for outline in outlines:
        for block in outline.events:
            is_of_others = concern.is_of_others(block)
            for each in (block, *block.units):
                for statement in each.sheets:
                    found[statement.path] = is_of_others and found.get(statement.path, True)
        whole = (*outline.result_sheets, *(statement for statement, _ in outline.entry_sheets))
        found |= {statement.path: False for statement in whole}
    return found
