"""What the parts of a JSON document are about: which event, which athlete."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Any

from meetc.diagnostics.diagnostic import Report, Span
from meetc.diagnostics.pointer import steps
from meetc.importer.json_file import is_deep, read_json_file, snake

_Part = dict[str, Any]


def elsewhere(data: bytes, path: str, only: Collection[str]) -> Callable[[Span], bool]:
    """What of a document is about other events than some and their parents, or about athletes
    who have no row in those. Of what is no document that is nothing."""
    file = read_json_file(data, path, Report())
    if file is None or is_deep(file.value):
        return lambda span: False
    parts = list(_parts(file.value))
    parents = {
        part["parent"] for part in parts if part.get("event_id") in only and "parent" in part
    }
    events = {*only, *(parent for parent in parents if isinstance(parent, str))}
    bibs = {str(part["bib"]) for part in parts if "bib" in part and part.get("event_id") in events}

    def is_elsewhere(span: Span) -> bool:
        part = _part_at(file.value, span.pointer)
        if "event_id" in part:
            return part["event_id"] not in events
        return "competitor_id" in part and str(part["competitor_id"]) not in bibs

    return is_elsewhere


def _parts(value: Any, around: _Part | None = None) -> Iterator[_Part]:
    """Every object in a value, with the event and the athlete that it is in."""
    around = _part(value, around or {})
    if isinstance(value, dict):
        yield around
    for item in value.values() if isinstance(value, dict) else value:
        if isinstance(item, (dict, list)):
            yield from _parts(item, around)


def _part(value: Any, around: _Part) -> _Part:
    """An object with its names in snake_case; what it is in where it does not say so itself."""
    if not isinstance(value, dict):
        return around
    owners = {name: around[name] for name in ("event_id", "competitor_id") if name in around}
    own = {snake(name): item for name, item in value.items()}
    return owners | {name: item for name, item in own.items() if isinstance(item, (str, int))}


def _part_at(value: Any, pointer: str) -> _Part:
    """The innermost object that a pointer leads through."""
    part = _part(value, {})
    for name in steps(pointer):
        try:
            value = value[int(name)] if isinstance(value, list) else value[name]
        except (LookupError, TypeError, ValueError):
            return part
        part = _part(value, part)
    return part
