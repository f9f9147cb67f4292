"""The timetable as iCalendar (RFC 5545), for the calendars of phones and computers.

Times are those of Greenwich where the meet names its time zone; else they are floating: half past
ten wherever the calendar is read, which is right at the venue. Nothing depends on when the file is
made: the stamp that the standard asks for is the first day of the meet, and which of two calendars
is the later tells `timetable=`, the edition of the timetable.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from meetc.emit.addresses import addresses
from meetc.emit.venue_time import in_greenwich
from meetc.emit.view.shapes import EventView, MeetView
from meetc.emit.words import word

_OCTETS = 75
_ESCAPES = str.maketrans(
    dict.fromkeys((*range(32), 127))  # control characters cannot be written
    | {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\t": " "}
)


class _Start(NamedTuple):
    """Something that begins at a time. `key` tells it from all others of the meet."""

    date: str
    time: str
    key: str
    title: str
    event: EventView
    heats: int


def calendar(meet: MeetView) -> bytes:
    """A VEVENT for each round with a time, and for each heat that has one of its own."""
    pages = addresses(meet)
    first_day = _digits(meet.days[0].date) if meet.days else ""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//meetc//meetc//EN",
        "CALSCALE:GREGORIAN",
        f"NAME:{_text(meet.name)}",
        f"X-WR-CALNAME:{_text(meet.name)}",
    ]
    identity = "-".join(part for part in (meet.slug, meet.country.lower(), first_day[:4]) if part)
    for start in sorted(_starts(meet), key=lambda start: (start.date, start.time)):
        lines += [
            "BEGIN:VEVENT",
            f"UID:{_text(f'{start.key}.{identity}@meetc')}",
            f"DTSTAMP:{first_day}T000000Z",
            f"DTSTART:{in_greenwich(start.date, start.time, meet.timezone)}",
            f"SUMMARY:{_text(_summary(start))}",
            f"DESCRIPTION:{_text(_description(start, meet.language))}",
        ]
        if meet.timetable:
            lines.append(f"SEQUENCE:{meet.timetable}")
        if page := pages.get(start.event.id):
            lines.append(f"URL:{page}")
        if place := start.event.venue or meet.address:
            lines.append(f"LOCATION:{_text(place)}")
        lines.append("END:VEVENT")
    lines.append("END:VCALENDAR")
    return "".join(_folded(line) for line in lines).encode()


def _starts(meet: MeetView) -> Iterator[_Start]:
    for event in meet.events:
        if not event.in_timetable:
            continue
        for round in event.rounds:
            if not round.date:
                continue
            key = f"{event.id}.{round.number}"
            if round.time:
                title = "" if event.single else round.title
                yield _Start(round.date, round.time, key, title, event, round.heats)
            for unit in round.units:
                if unit.time and unit.time != round.time:
                    yield _Start(round.date, unit.time, f"{key}.{unit.heat}", unit.title, event, 1)


def _summary(start: _Start) -> str:
    return f"{start.event.name}: {start.title}" if start.title else start.event.name


def _description(start: _Start, language: str) -> str:
    words = [f"{start.event.id} {start.event.code}"]
    if start.heats > 1:
        words.append(
            f"{start.heats} {word(language, 'heats' if start.event.on_track else 'groups')}"
        )
    return ", ".join(words)


def _digits(moment: str) -> str:
    return moment.replace("-", "").replace(":", "")


def _text(value: str) -> str:
    return value.translate(_ESCAPES)


def _folded(line: str) -> str:
    """A line that goes on behind a blank after 75 octets, between characters."""
    parts, length = [""], 0
    for character in line:
        size = len(character.encode())
        if length + size > _OCTETS:
            parts.append(" ")
            length = 1
        parts[-1] += character
        length += size
    return "\r\n".join(parts) + "\r\n"
