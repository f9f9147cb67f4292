"""A round of a race that is over: who ran in it, and for how many there is room in the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from meetc.model import Event, Row, Unit
from meetc.resolve.programme.entrants import lanes_of
from meetc.rules.progression import Runner, runner
from meetc.rules.rounds import unit_name
from meetc.rules.rulebook import Rulebook
from meetc.syntax.parts import values


class HeldRound(NamedTuple):
    """The rows of a round heat by heat, who ran in them, and how many can run in the next round,
    None where that has no lanes."""

    number: int
    rows: list[Row]
    runners: list[Runner]
    room: int | None


def held_round(event: Event, number: int, rules: Rulebook) -> HeldRound:
    """A round that has another behind it."""
    units = sorted((u for u in event.units if u.round == number), key=lambda unit: unit.heat)
    runs = [
        (row, runner(unit.heat, row.place, row.performance if row.is_ranked else "", row.raw_time))
        for unit in units
        for row in unit.rows
    ]
    lanes = lanes_of(event, number + 1, rules)
    room = lanes * event.rounds[number] if lanes else None
    rows = [row for row, _ in runs]
    return HeldRound(number, rows, _judged(rows, [ran for _, ran in runs]), room)


def _judged(rows: Sequence[Row], runners: list[Runner]) -> list[Runner]:
    """The runners with whether the place that they share is written."""
    shared = Counter((one.heat, one.place) for one in runners)
    return [
        one._replace(is_judged=True)
        if one.place and shared[one.heat, one.place] > 1 and values(row.line, "place")
        else one
        for row, one in zip(rows, runners, strict=True)
    ]


def is_over(unit: Unit) -> bool:
    """Whether the results of a unit are all there: all rows have one, or they are official."""
    if not unit.has_results or unit.results_status == "in_progress":
        return False
    return unit.results_status == "official" or all(row.has_result for row in unit.rows)


def open_heat(event: Event, number: int) -> str:
    """The name of the first heat of a round that is not over; "" where all are."""
    over = {unit.heat for unit in event.units if unit.round == number and is_over(unit)}
    heats = range(1, event.rounds[number - 1] + 1)
    return next((unit_name(number, n, event.rounds) for n in heats if n not in over), "")
