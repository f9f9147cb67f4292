"""The parts of a combined event as they follow each other."""

from __future__ import annotations

from collections.abc import Sequence

from meetc.model import Event
from meetc.rules.parts_order import in_official_order
from meetc.rules.rulebook import Rulebook


def parts_in_order(whole: Event, parts: Sequence[Event], rules: Rulebook) -> list[Event]:
    """By when they start where all say so, else in the order of the rules, else by day as they
    stand in the file."""
    if is_timed(parts):
        return sorted(parts, key=lambda part: (part.held_on(1), part.start_of(1)))
    order = in_official_order(whole.code, whole.genders, [part.code for part in parts], rules)
    if order is not None:
        return [parts[n] for n in order]
    return sorted(parts, key=lambda part: part.held_on(1))


def is_timed(parts: Sequence[Event]) -> bool:
    """Whether each part says when it starts."""
    return all(part.start_of(1) for part in parts)
