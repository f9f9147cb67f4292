"""What `extra.` fields say of a meet that its schema refuses. All else is checked where it is
read, so the schema has to be asked for these alone, before anybody is told that a meet is sound."""

from __future__ import annotations

from collections.abc import Iterator

from meetc.diagnostics.codes import WRONG_KIND_OF_VALUE
from meetc.diagnostics.diagnostic import Diagnostic, Severity, Span
from meetc.diagnostics.pointer import Pointer
from meetc.model import Meet, Values
from meetc.pipeline import payload
from meetc.syntax.lines import Line


def refused_extra(meet: Meet, path: str) -> Diagnostic | None:
    """The first value of an `extra.` field that OpenTrack would refuse; None of a sound meet.
    `path` is that of its text."""
    if not any(_extras(meet)):
        return None
    from meetc.schema import schema_fault

    fault = schema_fault(payload(meet))
    if fault is None:
        return None
    pointer, why = fault
    line = _line(meet, pointer)
    at = "/" + "/".join(map(str, pointer))
    return Diagnostic(
        WRONG_KIND_OF_VALUE,
        Severity.ERROR,
        f"OpenTrack would refuse this: {why}, at {at}",
        line.span() if line is not None else Span(path, 1, 1, 1),
        hint="an extra. field is sent as it is: is it of the kind that OpenTrack has?",
    )


def _extras(meet: Meet) -> Iterator[Values]:
    yield meet.extra
    for team in meet.teams:
        yield team.extra
    for athlete in meet.athletes:
        yield athlete.extra
        yield from (entry.extra for entry in athlete.entries)
    for event in meet.events:
        yield event.extra
        yield from (squad.extra for squad in event.squads)
        yield from (unit.extra for unit in event.units)
        yield from (row.extra for row in event.all_rows)


def _line(meet: Meet, pointer: Pointer) -> Line | None:
    """The statement that a value of the payload comes from, or one that it stands below."""
    lists = {"teams": meet.teams, "competitors": meet.athletes, "events": meet.events}
    of_event = {"units", "results"}
    thing: object = None
    items: object = lists.get(str(pointer[0])) if pointer else None
    for name, number in zip(pointer[::2], pointer[1::2], strict=False):
        if thing is not None:
            items = getattr(thing, "rows" if name == "results" else str(name), None)
            if name not in of_event:
                break
        if not isinstance(items, tuple) or not isinstance(number, int) or number >= len(items):
            break
        thing = items[number]
    line = getattr(thing, "line", None)
    return line if isinstance(line, Line) else None
