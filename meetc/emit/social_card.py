"""A picture of an event, for where somebody shares its page: its first three, else its start."""

from __future__ import annotations

import unicodedata

from meetc.emit.templates import shipped
from meetc.emit.view.shapes import EventView, MeetView

_ON_A_CARD = 3
_NARROW = frozenset(" iljftrI.,:;'|!()[]-·\u2019")
_WIDE = frozenset("MWmw@%—")
_BOLD = 1.1


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
        width=width,
    )
    return text.encode()


def width(text: str, size: int, bold: bool = False) -> int:
    """About how wide a line is, in pixels, in the widest of the usual fonts: who looks at a card
    has one of their own."""
    ems = sum(map(_em, text))
    return round(ems * size * (_BOLD if bold else 1))


def _em(letter: str) -> float:
    if letter in _NARROW:
        return 0.42
    if letter in _WIDE or unicodedata.east_asian_width(letter) in "WF":
        return 1.02
    return 0.75 if letter.isupper() else 0.65


def shortened(text: str, room: int, size: int, bold: bool = False) -> str:
    """A text that is at most so many pixels wide, which says where it was cut."""
    if width(text, size, bold) <= room:
        return text
    while text and width(f"{text}…", size, bold) > room:
        text = text[:-1]
    return f"{text.rstrip()}…"
