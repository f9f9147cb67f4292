"""A round of a race that is over: who ran in it, and for how many there is room in the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from meetc.model import Event, Row, Unit
from meetc.resolve.programme.entrants import lanes_of
from meetc.rules.progression import Runner, progress, rank_key, runner
from meetc.rules.repechage import ROUND, may_run
from meetc.rules.rulebook import Rulebook


class HeldRound(NamedTuple):
    """The rows of a round heat by heat, who ran in them, and how many can run in the next round,
    None where that has no lanes."""

    number: int
    rows: list[Row]
    runners: list[Runner]
    room: int | None


def held_round(event: Event, number: int, rules: Rulebook) -> HeldRound:
    """A round that has another behind it."""
    units = sorted(event.units_of(number), key=lambda unit: unit.heat)
    runs = [
        (row, runner(unit.heat, row.place, row.performance if row.is_ranked else "", row.raw_time))
        for unit in units
        for row in unit.rows
    ]
    rows = [row for row, _ in runs]
    runners = _judged(rows, [ran for _, ran in runs])
    return HeldRound(number, rows, runners, _room(event, number, rules))


def _judged(rows: Sequence[Row], runners: list[Runner]) -> list[Runner]:
    """The runners with whether the place that they share is written."""
    shared = Counter((one.heat, one.place) for one in runners)
    return [
        one._replace(is_judged=True)
        if one.place and shared[one.heat, one.place] > 1 and row.is_judged
        else one
        for row, one in zip(rows, runners, strict=True)
    ]


def _room(event: Event, number: int, rules: Rulebook) -> int | None:
    """How many can go on from a round: as many as there are lanes where they go, but for those who
    go there from the other side of a repechage."""
    into = event.round_after(number)
    lanes = lanes_of(event, into, rules)
    if not lanes:
        return None
    room = lanes * event.rounds[into - 1] - sum(event.others_go_on[number - 1 : number])
    if into != number + 1:
        by_place, by_time = event.progression_from(number + 1)
        room -= by_place * event.rounds[number] + by_time
    elif number in event.rounds_before(into)[1:]:
        room -= _straight_through(event, number - 1, rules)
    return max(room, 0)


def _straight_through(event: Event, number: int, rules: Rulebook) -> int:
    """How many go on past a repechage, as typed, else by the rule."""
    held = held_round(event, number, rules)
    typed = sum(bool(row.qualifier) for row in held.rows)
    by_place = event.progression_from(number).by_place
    return typed or len(progress(held.runners, by_place, 0, held.room).advanced)


class Former(NamedTuple):
    """What somebody has done in a round before: the row and what it says of who ran, the number
    of the round, and the qualifier, "" of none."""

    row: Row
    ran: Runner
    number: int
    qualifier: str


def formers(event: Event, number: int, rules: Rulebook) -> dict[str, Former]:
    """All of the rounds from which those of a later round come, by bib."""
    return {
        row.bib: Former(row, ran, before, event.qualifier_of(before, row))
        for before in event.rounds_before(number)
        for held in (held_round(event, before, rules),)
        for row, ran in zip(held.rows, held.runners, strict=True)
    }


def rank_of(former: Former, event: Event, number: int) -> tuple[int, int, int, Decimal, Decimal]:
    """What those of a later round are ranked by, the best first; in a repechage as if all had
    gone on by place."""
    in_repechage = event.repechage and number == ROUND
    qualifier = former.qualifier or ("Q" if in_repechage else "")
    return rank_key(former.ran, qualifier, event.discipline, former.number)


def in_repechage(event: Event, formers: Iterable[Former]) -> list[Former]:
    """Those of round 1 who run the repechage."""
    return [
        one
        for one in formers
        if not one.qualifier and may_run(one.ran, one.row.performance, event.repechage or "")
    ]


def is_over(unit: Unit) -> bool:
    """Whether the results of a unit are all there: all rows have one, or they are official."""
    if not unit.has_results or unit.is_running:
        return False
    return unit.is_official or all(row.has_result for row in unit.rows)


def heats_over(event: Event, number: int) -> set[int]:
    """The numbers of the heats of a round that are over."""
    return {unit.heat for unit in event.units_of(number) if is_over(unit)}


def open_heat(event: Event, number: int, race: Iterable[Event] = ()) -> int:
    """The number of the first heat of a round that is not over; 0 where all are. One that is run
    by others of its `race` alone is over with theirs."""
    over = heats_over(event, number)
    own = {unit.heat for unit in event.units_of(number) if unit.rows}
    for other in race:
        over |= heats_over(other, number) - own
    heats = range(1, event.rounds[number - 1] + 1)
    return next((n for n in heats if n not in over), 0)
