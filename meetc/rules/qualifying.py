"""Who qualifies for the next round by place."""

from __future__ import annotations

from collections.abc import Sequence


def without_the_place(
    places: Sequence[int | None], qualifiers: Sequence[str | None], by_place: int
) -> list[int]:
    """Those of a heat who have a Q and a place behind the first `by_place`, whom alone it is for;
    q is by time, qR and qJ are by decision. Source: TR20.8 and CR25.4."""
    return [
        n
        for n, (place, qualifier) in enumerate(zip(places, qualifiers, strict=True))
        if qualifier == "Q" and place is not None and place > by_place
    ]


def ahead_without(
    places: Sequence[int | None], qualifiers: Sequence[str | None]
) -> list[tuple[int, int]]:
    """Those of a heat who have a Q behind somebody without one, each with the first of these: Q is
    for so many from the first on. Equal places and those qualified by decision are left out.
    Source: TR20.8."""
    without = [
        (place, n)
        for n, (place, qualifier) in enumerate(zip(places, qualifiers, strict=True))
        if place is not None and qualifier in (None, "", "q")
    ]
    if not without:
        return []
    first, other = min(without)
    return [
        (n, other)
        for n, (place, qualifier) in enumerate(zip(places, qualifiers, strict=True))
        if qualifier == "Q" and place is not None and place > first
    ]
