"""Marks that reach what stood before them: an athlete's best, or a record.

`reached` goes through the marks of one unit, and what stands moves with them: a heat may set a
record that the final improves, and both have it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from meetc.disciplines import Discipline
from meetc.rules.rulebook import Rulebook
from meetc.rules.seed_marks import seed_value
from meetc.rules.timing import decimals
from meetc.rules.winds import is_legal, is_too_strong

_PHOTO_DECIMALS = 2


class Flag(NamedTuple):
    """What is read beside a mark, such as PB, =SB, MR or w, and why."""

    name: str
    reason: str


class ToBeat(NamedTuple):
    """What marks are held against: `name` is PB, SB or that of a record, `source` says whose."""

    name: str
    mark: str
    source: str


class Attempt(NamedTuple):
    """A mark of a competitor. All of one `step`, such as a trial or a bar, are made as if at one
    time; `wind` is "" where none was measured."""

    bib: str
    step: int
    mark: str
    wind: str = ""


def is_by_hand(mark: str, discipline: Discipline, rules: Rulebook) -> bool:
    """Whether a time was taken by hand where a record needs a photo finish. Source: CR31.14."""
    longest = discipline.legs * rules.photo_to / 2 if discipline.legs else rules.photo_to
    on_track = discipline.form.on_track and 0 < discipline.metres <= longest
    return on_track and decimals(mark) < _PHOTO_DECIMALS


def better(mark: str, other: str, discipline: Discipline) -> bool:
    """Whether a mark is better than another. What a hand time lacks is added to it first."""
    own, its = seed_value(mark, discipline), seed_value(other, discipline)
    if own is None or its is None or own == its:
        return False
    return (own < its) == discipline.lowest_wins


def same(mark: str, other: str, discipline: Discipline) -> bool:
    """Whether two marks are worth the same."""
    if mark == other:
        return True
    value = seed_value(mark, discipline)
    return value is not None and value == seed_value(other, discipline)


def best_of(attempts: Sequence[Attempt], discipline: Discipline) -> Attempt | None:
    """The best of some attempts, the first of equal ones."""
    if len(attempts) < 2:
        return attempts[0] if attempts else None
    best, value, lowest = None, None, discipline.lowest_wins
    for attempt in attempts:
        own = seed_value(attempt.mark, discipline)
        if own is not None and (value is None or (own != value and (own < value) == lowest)):
            best, value = attempt, own
    return best


def legal(attempts: Iterable[Attempt], rules: Rulebook) -> list[Attempt]:
    """Those whose wind counts, where the wind decides."""
    return [attempt for attempt in attempts if is_legal(attempt.wind, rules)]


def windy(wind: str, rules: Rulebook, what: str = "wind") -> Flag | None:
    """The w beside a mark with too much wind: it has its place, and is no best. Source: CR31.14."""
    if not is_too_strong(wind, rules):
        return None
    return Flag("w", f"the {what} of {wind} is over +{rules.legal_wind}")


def reached(
    attempts: Sequence[Attempt], held: ToBeat, discipline: Discipline, rules: Rulebook
) -> tuple[Mapping[tuple[str, str], Flag], ToBeat]:
    """The flags of those attempts that are better than what stands or equal to it, by bib and
    mark, and what stands afterwards. The attempts are legal and in the order of their steps.

    A hand time counts for a best with what it lacks, and for a record only where that was taken by
    hand as well; it is never equal to one of a photo finish. Source: CR31.14. Who improves what
    she has set in this unit, bar by bar say, beats what stood before.
    """
    flags: dict[tuple[str, str], Flag] = {}
    before, setter = held, ""
    by_hand = is_by_hand(held.mark, discipline, rules)
    for _, step in groupby(attempts, lambda attempt: attempt.step):
        own = list(step)
        best = best_of(own, discipline)
        if best is not None and better(best.mark, held.mark, discipline):
            if best.bib != setter:
                before, setter = held, best.bib
            flag = Flag(held.name, f"{best.mark} is better than {before.mark}, {before.source}")
            held = held._replace(mark=best.mark, source="set at this meet")
            by_hand = is_by_hand(best.mark, discipline, rules)
        else:
            flag = Flag(f"={held.name}", f"equal to {held.mark}, {held.source}")
        for attempt in own:
            same_timing = is_by_hand(attempt.mark, discipline, rules) == by_hand
            if same_timing and same(attempt.mark, held.mark, discipline):
                flags.setdefault((attempt.bib, attempt.mark), flag)
    return flags, held


def for_record(
    attempts: Iterable[Attempt], held: ToBeat, discipline: Discipline, rules: Rulebook
) -> list[Attempt]:
    """Those that may break a record: no hand time does where one by photo finish stands."""
    if is_by_hand(held.mark, discipline, rules):
        return list(attempts)
    return [a for a in attempts if not is_by_hand(a.mark, discipline, rules)]
