"""Changes arranged for readers: sections with a heading, groups in them, a line a change.

The order is that of a programme: the meet, its people and what they enter, the events, and then
event by event what happened in each unit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from meetc.compare.change import Change, Verb
from meetc.compare.wording import phrases, plain
from meetc.fields import Kind


class Told(NamedTuple):
    """One line: whom or what it is about, and what became of it."""

    verb: Verb
    id: str
    name: str
    what: str
    follows: bool = False


class Group(NamedTuple):
    """Lines below one heading, which tells of a change itself where it has a verb; "" for none."""

    heading: Told | None
    lines: tuple[Told, ...]


class Section(NamedTuple):
    title: str
    groups: tuple[Group, ...]


def sections(changes: Sequence[Change]) -> Iterator[Section]:
    """The sections that there is something to tell in, in order."""
    events = [change for change in changes if change.kind is Kind.EVENT]
    athletes = [change for change in changes if change.kind is Kind.ATHLETE]
    yield from _section("Meet", (line for c in changes if c.kind is Kind.MEET for line in _meet(c)))
    yield from _section("Teams", (_told(c) for c in changes if c.kind is Kind.TEAM))
    yield from _section("Athletes", map(_told, filter(_is_told, athletes)))
    entries = (_entry(athlete, entry) for athlete in athletes for entry in athlete.below)
    yield from _section("Entries", entries)
    yield from _section("Events", map(_told, filter(_is_told, events)))
    for event in events:
        if event.below:
            yield Section(_called(event), tuple(_groups(event)))


def _section(title: str, lines: Iterable[Told]) -> Iterator[Section]:
    found = tuple(lines)
    if found:
        yield Section(title, (Group(None, found),))


def _is_told(change: Change) -> bool:
    """Whether a thing has changed itself, and not only what stands below it."""
    return change.verb is not Verb.CHANGED or bool(change.details)


def _groups(event: Change) -> Iterator[Group]:
    squads = tuple(_told(change) for change in event.below if change.kind is Kind.SQUAD)
    if squads:
        yield Group(Told(Verb.CHANGED, "", "squads", ""), squads)
    rows = tuple(_told(change) for change in event.below if change.kind is Kind.ROW)
    if rows:
        yield Group(None, rows)
    for unit in event.below:
        if unit.kind is Kind.UNIT:
            yield Group(_told(unit)._replace(id=""), tuple(map(_told, unit.below)))


def _meet(change: Change) -> Iterator[Told]:
    """A line for each value of the meet, some of which are long."""
    for phrase in phrases(change):
        yield Told(Verb.CHANGED, "", "", phrase)


def _told(change: Change) -> Told:
    what = ", ".join(phrases(change))
    return Told(change.verb, plain(change.id), plain(change.name), what, change.follows)


def _entry(athlete: Change, entry: Change) -> Told:
    what = ": ".join(part for part in (_called(entry), ", ".join(phrases(entry))) if part)
    return Told(entry.verb, plain(athlete.id), plain(athlete.name), what, entry.follows)


def _called(change: Change) -> str:
    return plain(f"{change.id} {change.name}".rstrip())
