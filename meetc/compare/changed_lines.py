"""Changes arranged for readers: sections with a heading, groups in them, a line a change.

The order is that of a programme: the meet, its people and what they enter, the events, and then
event by event what happened in each unit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from meetc.compare.change import ABSENT, Change, Detail, Verb
from meetc.compare.wording import phrases, plain
from meetc.fields import SPREAD, Kind

_STARTS = frozenset((*SPREAD["at"], "scheduled_start_time"))
_DAYS = frozenset(SPREAD["day"])


class ChangedLine(NamedTuple):
    """One line: whom or what it is about, and what became of it."""

    verb: Verb
    id: str
    name: str
    what: str
    follows: bool = False


class Group(NamedTuple):
    """Lines below one heading, which tells of a change itself where it has a verb; "" for none."""

    heading: ChangedLine | None
    lines: tuple[ChangedLine, ...]


class Section(NamedTuple):
    title: str
    groups: tuple[Group, ...]


def sections(changes: Sequence[Change]) -> Iterator[Section]:
    """The sections that there is something to tell in, in order."""
    values = [phrase for c in changes if c.kind is Kind.MEET for phrase in phrases(c)]
    values += _timetable(changes)
    athletes = [change for change in changes if change.kind is Kind.ATHLETE]
    events = [change for change in changes if change.kind is Kind.EVENT]
    for title, lines in (
        ("Meet", [ChangedLine(Verb.CHANGED, "", "", phrase) for phrase in values]),  # some are long
        ("Teams", [_line(change) for change in changes if change.kind is Kind.TEAM]),
        ("Athletes", [_line(athlete) for athlete in athletes if _has_changed(athlete)]),
        ("Entries", [_entry(athlete, entry) for athlete in athletes for entry in athlete.below]),
        ("Events", [_line(event) for event in events if _has_changed(event)]),
    ):
        if lines:
            yield Section(title, (Group(None, tuple(lines)),))
    for event in events:
        if event.below:
            yield Section(_called(event), tuple(_groups(event)))


def _timetable(changes: Sequence[Change]) -> list[str]:
    """What calendars need that have the timetable already: where starts have moved, its next
    edition."""
    if any(d.name == "timetable" for c in changes if c.kind is Kind.MEET for d in c.details):
        return []
    moved = [plain(c.id) for c in changes if c.kind is Kind.EVENT and _has_moved(c)]
    if not moved:
        return []
    starts = "the start of" if len(moved) == 1 else "starts of"
    return [f"{starts} {', '.join(moved)} moved: raise timetable=, so that calendars follow"]


def _has_moved(event: Change) -> bool:
    """Whether a round or a unit that stays starts at another time or on another day."""
    own = [one for one in (event, *event.below) if one.kind in (Kind.EVENT, Kind.UNIT)]
    return event.verb is Verb.CHANGED and any(
        _is_move(detail) for one in own if one.verb is Verb.CHANGED for detail in one.details
    )


def _is_move(detail: Detail) -> bool:
    if detail.name in _STARTS:
        return detail.old is not ABSENT and detail.new is not ABSENT
    return detail.name in _DAYS  # one that is not given is the first


def _has_changed(change: Change) -> bool:
    """Whether a thing has changed itself, and not only what stands below it."""
    return change.verb is not Verb.CHANGED or bool(change.details)


def _groups(event: Change) -> Iterator[Group]:
    squads = tuple(_line(change) for change in event.below if change.kind is Kind.SQUAD)
    if squads:
        yield Group(ChangedLine(Verb.CHANGED, "", "squads", ""), squads)
    rows = tuple(_line(change) for change in event.below if change.kind is Kind.ROW)
    if rows:
        yield Group(None, rows)
    for unit in event.below:
        if unit.kind is Kind.UNIT:
            yield Group(_line(unit)._replace(id=""), tuple(map(_line, unit.below)))


def _line(change: Change) -> ChangedLine:
    what = ", ".join(phrases(change))
    return ChangedLine(change.verb, plain(change.id), plain(change.name), what, change.follows)


def _entry(athlete: Change, entry: Change) -> ChangedLine:
    what = ": ".join(part for part in (_called(entry), ", ".join(phrases(entry))) if part)
    return ChangedLine(entry.verb, plain(athlete.id), plain(athlete.name), what, entry.follows)


def _called(change: Change) -> str:
    return plain(f"{change.id} {change.name}".rstrip())
