"""Mistakes that stand elsewhere: with --only, what is wrong in another event holds nothing up."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from typing import Any

from meetc.diagnostics.diagnostic import Diagnostic, Severity, Span
from meetc.syntax.lines import Line
from meetc.syntax.outline import Block, Outline

Elsewhere = Callable[[Span], bool]
"""Whether a place is in another event, or in an athlete who takes no part."""


def forgiven(diagnostics: Iterable[Diagnostic], is_elsewhere: Elsewhere) -> tuple[Diagnostic, ...]:
    """The diagnostics of a meet of which only some events are sent: an error elsewhere is a
    warning."""
    return tuple(
        replace(each, severity=Severity.WARNING) if is_elsewhere(each.span) else each
        for each in diagnostics
    )


def elsewhere(outlines: Iterable[Outline], only: Collection[str]) -> Elsewhere:
    """What is elsewhere in the text of a meet."""
    outlines = list(outlines)
    events = _with_parents(outlines, only)
    bibs = {word for block in _blocks(outlines) if _id(block) in events for word in _bibs(block)}
    harmless: dict[str, list[tuple[int, bool]]] = {}
    for line, elsewhere in _statements(outlines, events, bibs):
        place = line.span()
        harmless.setdefault(place.path, []).append((place.line, elsewhere))
    for places in harmless.values():
        places.sort()
    return lambda span: _is_elsewhere(harmless.get(span.path, []), span.line)


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


def _statements(
    outlines: Iterable[Outline], events: Collection[str], bibs: Collection[str]
) -> Iterator[tuple[Line, bool]]:
    """Every statement that opens something, and whether what it opens is of no concern."""
    for outline in outlines:
        for block in (*outline.meets, *outline.templates):
            yield block.header, False
        for line in (*outline.teams, *outline.includes):
            yield line, False
        for line in outline.athletes:
            yield line, len(line.words) > 1 and line.words[1].strip('"') not in bibs
        for line, within in outline.entries:
            yield line, within is not None and _id(within) not in events
        for block in outline.events:
            yield block.header, _id(block) not in events


def _blocks(outlines: Iterable[Outline]) -> Iterator[Block]:
    for outline in outlines:
        yield from outline.events


def _id(block: Block) -> str:
    words = block.header.words
    return words[1].strip('"') if len(words) > 1 else ""


def _bibs(block: Block) -> Iterator[str]:
    """The bibs of an event's rows and squads, and any other word that may be one."""
    for line in block.squads:
        yield from line.words[2:]
    for each in (block, *block.units):
        for line in each.rows:
            yield line.words[0].strip('"')


def _with_parents(outlines: Iterable[Outline], only: Collection[str]) -> set[str]:
    events = set(only)
    for block in _blocks(outlines):
        if _id(block) in only:
            for line in (block.header, *block.fields):
                for word in line.words:
                    if word.startswith("parent="):
                        events.add(word.removeprefix("parent="))
                if line.words[0] == "parent" and len(line.words) > 1:
                    events.add(line.words[1])
    return events
