"""Where the pages of events are read, for what leads to them from elsewhere."""

from __future__ import annotations

from collections.abc import Mapping

from meetc.emit.file_names import file_names
from meetc.emit.view.shapes import MeetView


def addresses(meet: MeetView) -> Mapping[str, str]:
    """The address of the page of each event by its id; none where the meet does not say at which
    address its site is read."""
    if not meet.site:
        return {}
    names = file_names(event.id for event in meet.events)
    return {id: f"{meet.site}events/{name}.html" for id, name in names.items()}
