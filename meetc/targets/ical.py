"""`ical`: the programme as a calendar."""

from __future__ import annotations

from functools import partial

from meetc.targets.of_view import View, of_view
from meetc.targets.target import Files, Target


def _calendar(meet: View) -> Files:
    from meetc.emit.calendar import calendar
    from meetc.emit.in_language import in_language

    return {"": partial(calendar, in_language(meet))}


ICAL = Target(
    "ical",
    ".ics",
    of_view(_calendar, prints_digest=False),
    heads=(b"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//meetc//",),
    endings=(".ics",),
    has_privacy=True,
)
