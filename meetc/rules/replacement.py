"""Who takes the place of one who has qualified and does not run or jump: the next best.

Since 2023 the place that somebody leaves in a semi-final or final goes to the next best of the
round before, in every discipline; lanes and orders are not drawn again.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from meetc.rules.progression import Runner, is_behind

_REPLACES = "replaces "
"""How the note of a replacement begins; all who had the place before stand behind it."""


def note_of(gone: Sequence[str]) -> str:
    """The note in the row of who has the place of some bibs, the latest first."""
    return f"{_REPLACES}{', '.join(gone)}"


def replaced_by(note: str) -> list[str]:
    """The bibs whose place somebody has, as the note of the row says, the latest first."""
    behind = note.removeprefix(_REPLACES)
    return behind.split(", ") if behind != note else []


class NextBest(NamedTuple):
    """The next best, by their number: one, or several of whom nothing parts, and why in words;
    nobody where all the others have gone on or have no mark."""

    level: tuple[int, ...]
    why: str = ""


def next_by_time(runners: Sequence[Runner], away: Collection[int]) -> NextBest:
    """The fastest of all heats but for those who are `away`: who has gone on, or has left."""
    others = [n for n, one in enumerate(runners) if n not in away and one.time is not None]
    if len({runners[n].is_hand for n in others}) > 1:
        return NextBest(tuple(others), "hand times and times of a photo finish are not compared")
    best = min((runners[n].time or 0 for n in others), default=None)
    level = [n for n in others if runners[n].time == best]
    if len(level) < 2:
        return NextBest(tuple(level), "the next best by time")
    raws = [runners[n].raw for n in level]
    if None in raws:
        level = [n for n in level if not any(is_behind(runners[n], runners[m]) for m in level)]
    if len(level) < 2:
        return NextBest(tuple(level), "by its place the next best by time")
    if None in raws:
        first = runners[level[0]]
        missing = "" if first.is_hand else ": their thousandths decide, as raw="
        return NextBest(tuple(level), f"{first.equal}{missing}")
    fastest = min(raw for raw in raws if raw is not None)
    parted = tuple(n for n in level if runners[n].raw == fastest)
    equal = "equal to 0.001 s" if len(parted) > 1 else "by thousandths the next best by time"
    return NextBest(parted, equal)


def next_by_place(places: Sequence[int | None], away: Collection[int]) -> NextBest:
    """The same of a field event, by the places of all groups together."""
    others = [(place, n) for n, place in enumerate(places) if n not in away and place is not None]
    best = min(others, default=(0, 0))[0]
    level = tuple(n for place, n in others if place == best)
    return NextBest(level, "the next best by mark" if len(level) < 2 else "equal in all marks")
