"""An Atom feed (RFC 4287) with an entry for each unit that says when it became official.

Nothing depends on when it is made: the times are those of the text. Without a time zone of the
meet they are told as if the venue were at Greenwich, since Atom knows no time without a zone.
Nor does it know one without a date: a unit whose day nobody has written has the meet's first.
"""

from __future__ import annotations

from collections.abc import Mapping

from meetc.emit.templates import shipped
from meetc.emit.venue_time import moment
from meetc.emit.view.home import latest
from meetc.emit.view.shapes import MeetView


def feed(meet: MeetView, event_files: Mapping[str, str]) -> bytes:
    """The feed; `event_files` are the names of the events' pages by id."""
    first_day = meet.days[0].date if meet.days else ""
    entries = [
        (one, moment(meet.days[one.day - 1].date if one.day else first_day, one.at, meet.timezone))
        for one in latest(meet)
    ]
    updated = max((at for _, at in entries), default=moment(first_day, "00:00", meet.timezone))
    text = shipped().render(
        "site/feed.xml.j2", meet=meet, entries=entries, updated=updated, files=event_files
    )
    return text.encode()
