"""A picture of an event, for where somebody shares its page: its first three, else its start."""

from __future__ import annotations

from meetc.emit.templates import shipped
from meetc.emit.view.shapes import EventView, MeetView

_ON_A_CARD = 3


def social_card(meet: MeetView, event: EventView) -> bytes:
    """The picture as SVG, 1200 by 630."""
    first = [(row.place, row.who.name, row.mark) for row in event.podium]
    first += [(line.place, line.who.name, line.total) for line in event.standing if line.place]
    start = next((meet.when(r.day, r.time) for r in event.rounds if r.time), "")
    text = shipped(meet.language).render(
        "site/card.svg.j2",
        meet=meet,
        event=event,
        first=first[:_ON_A_CARD],
        when=start,
        shortened=shortened,
    )
    return text.encode()


def shortened(text: str, most: int) -> str:
    """A text of at most so many characters, which says where it was cut."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
