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
