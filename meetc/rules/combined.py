"""Combined events: points of each part, totals and places, pure and without the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from meetc.disciplines import Discipline
from meetc.rules.marks import STATUSES
from meetc.rules.places import places
from meetc.rules.points import points


class Part(NamedTuple):
    """A part that has been held: the mark or status word of each who took part, by bib, the gender
    whose table counts where the athlete's own is not M or F, and who is scratched from it."""

    id: str
    discipline: Discipline
    marks: Mapping[str, str]
    gender: str | None = None
    scratched: frozenset[str] = frozenset()

    def without(self, bib: str, *, over: bool = False) -> bool:
        """Whether somebody did not start in it: DNS, scratched, or without any result once the
        whole event is `over`."""
        is_out = over or bib in self.scratched
        return self.marks.get(bib, "DNS" if is_out else "") == "DNS"


class Score(NamedTuple):
    """What an athlete has so far. `points` by the id of the part, None where no table tells;
    `total` is then None as well. `out` is DNF or DNS of who is not in the classification: who
    has abandoned, or started in no part at all."""

    points: dict[str, int | None]
    total: int | None
    out: str = ""


def score(parts: Sequence[Part], bib: str, gender: str | None, *, over: bool = False) -> Score:
    """The points and the total of an athlete.

    DNF, DQ, NM and NH are 0 points, and the athlete goes on. Who does not start in a part has
    abandoned, and has no total: with DNS there, scratched from it, or without any result in a part
    once the whole event is `over`; until then a part without a result is still to come.
    Source: TR39.10.
    """
    by_part = _points(parts, bib, gender)
    absent = {part.id for part in parts if part.without(bib, over=over)}
    if absent:
        return Score(by_part, None, "DNF" if by_part.keys() - absent else "DNS")
    return Score(by_part, _sum(by_part))


def score_by_opentrack(parts: Sequence[Part], bib: str, gender: str | None) -> Score:
    """The points and the total of an athlete in the words of OpenTrack's page on events: a part
    without a result is no score, and a DNS makes the total 0."""
    by_part = _points(parts, bib, gender)
    if any(part.without(bib) for part in parts):
        return Score(by_part, 0, "DNS")
    return Score(by_part, _sum(by_part))


def abandoned(own: Score) -> Score:
    """What is left of the score of one who has withdrawn behind some parts: no total, and no place.
    Source: TR39.10."""
    return own._replace(total=None, out="DNF")


def _points(parts: Sequence[Part], bib: str, gender: str | None) -> dict[str, int | None]:
    by_part: dict[str, int | None] = {}
    for part in parts:
        mark = part.marks.get(bib)
        table = table_gender(gender, part.gender)
        if mark in STATUSES:
            by_part[part.id] = 0
        elif mark is not None:
            by_part[part.id] = points(part.discipline, table, mark) if table else None
    return by_part


def table_gender(*genders: str | None) -> str | None:
    """Whose table counts: the first of some genders that is M or F."""
    return next((gender for gender in genders if gender in ("M", "F")), None)


def _sum(by_part: Mapping[str, int | None]) -> int | None:
    numbers = [number for number in by_part.values() if number is not None]
    return sum(numbers) if numbers and len(numbers) == len(by_part) else None


def ranking(
    totals: Sequence[int | None], beside: Sequence[tuple[int, ...] | None] = ()
) -> list[int | None]:
    """The places of some totals; None for who has none. Equal totals are a tie, but where `beside`
    has what parts them. Source: TR39."""
    return places(totals, lambda n: beside[n] if beside else None, lowest_wins=False)
