"""What of a meet no upload has: what OpenTrack has no known key for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

from meetc.assumptions import UNSENT_KEYS
from meetc.model import Event, Meet

NOUNS = {
    "qualifier": ("qualifier", "qualifiers"),
    "runners": ("list of runners", "lists of runners"),
    "chip": ("net time", "net times"),
    "reaction": ("reaction time", "reaction times"),
    "split_times": ("list of splits", "lists of splits"),
    "scratched": ("scratch", "scratches"),
    "string": ("string of a match", "strings of a match"),
    "shared_points": ("share of points", "shares of points"),
    "official_at": ("time of becoming official", "times of becoming official"),
}
"""How what is kept back is called, by its field: one of it, and several."""


def kept_back(meet: Meet, only: Collection[str] = ()) -> Counter[str]:
    """How often each such field stands in a meet, or in some of its events; none of those for
    which the meet names a key."""
    keys = UNSENT_KEYS | meet.keys
    events = [event for event in meet.events if not only or event.id in only]
    names = (name for event in events for name in _unsent(event))
    counts = Counter(name for name in names if name in NOUNS and name not in keys)
    if parts := {event.id for event in events if event.parent and event.scratched}:
        entries = (entry for athlete in meet.athletes for entry in athlete.entries)
        own = sum(entry.scratched is not None and entry.event_id in parts for entry in entries)
        counts += Counter(scratched=own)
    return counts


def _unsent(event: Event) -> Iterator[str]:
    if not event.parent:  # a part repeats the scratches of the whole, and of earlier parts
        yield from ["scratched"] * len(event.scratched)
    for unit in event.units:
        yield from unit.unsent
    for row in event.all_rows:
        yield from row.unsent


def sentence(counts: Counter[str]) -> str:
    """`2 qualifiers, 1 net time stay in the text: …`; "" where nothing is kept back."""
    if not counts.total():
        return ""
    verb, them = ("stays", "it") if counts.total() == 1 else ("stay", "them")
    named = ((counts[name], nouns) for name, nouns in NOUNS.items() if counts[name])
    what = ", ".join(f"{count} {nouns[count != 1]}" for count, nouns in named)
    return f"{what} {verb} in the text: OpenTrack has no known key for {them}"
