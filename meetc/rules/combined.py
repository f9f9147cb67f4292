"""Combined events: points of each part, totals and places, pure and without the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from meetc.disciplines import Discipline
from meetc.rules.marks import STATUSES
from meetc.rules.places import places
from meetc.rules.points import points


class Part(NamedTuple):
    """A part that has been held: the mark or status word of each who took part, by bib, and the
    gender whose table counts where the athlete's own is not M or F."""

    id: str
    discipline: Discipline
    marks: Mapping[str, str]
    gender: str | None = None


class Score(NamedTuple):
    """What an athlete has so far. `points` by the id of the part, None where no table tells;
    `total` is then None as well. `started` is false of who did not start in a part."""

    points: dict[str, int | None]
    total: int | None
    started: bool = True


def score(parts: Sequence[Part], bib: str, gender: str | None) -> Score:
    """The points and the total of an athlete.

    A part without a mark of the athlete counts nothing. DNF, DQ, NM and NH are 0 points, and the
    athlete goes on; a DNS makes the total 0. Source: TR39, and OpenTrack's page on events.
    """
    found: dict[str, int | None] = {}
    started = True
    for part in parts:
        mark = part.marks.get(bib)
        if mark is None:
            continue
        table = gender if gender in ("M", "F") else part.gender
        if mark in STATUSES:
            found[part.id] = 0
            started = started and mark != "DNS"
        else:
            found[part.id] = points(part.discipline, table, mark) if table else None
    if not started:
        return Score(found, 0, started=False)
    numbers = [number for number in found.values() if number is not None]
    return Score(found, sum(numbers) if numbers and len(numbers) == len(found) else None)


def ranking(totals: Sequence[int | None]) -> list[int | None]:
    """The places of some totals; None for who has none. Equal totals are a tie.
    Source: TR39; the books before 2018 part them by the points of the events."""
    return places(totals, lambda _: None, lowest_wins=False)
