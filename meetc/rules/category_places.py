"""The place inside a competitor's own category (`catpos`)."""

from __future__ import annotations

from collections.abc import Sequence


def category_places(
    places: Sequence[int | None], categories: Sequence[str | None]
) -> list[int | None]:
    """For each competitor one more than the number of better ones of the same category.

    None without a place; all None where the category of any placed competitor is not known,
    since the others cannot be counted then. Source: OpenTrack's exports.
    """
    placed = [n for n, place in enumerate(places) if place is not None]
    if any(categories[n] is None for n in placed):
        return [None] * len(places)
    members: dict[str | None, list[int]] = {}
    for n in placed:
        members.setdefault(categories[n], []).append(n)
    by_category: list[int | None] = [None] * len(places)
    for group in members.values():
        group.sort(key=lambda n: places[n] or 0)
        for position, n in enumerate(group):
            same = position > 0 and places[n] == places[group[position - 1]]
            by_category[n] = by_category[group[position - 1]] if same else position + 1
    return by_category
