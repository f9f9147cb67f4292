"""What the units, combined events and teams of a meet have, as an expectation asks for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from meetc.model import Event, Meet, Row
from meetc.resolve.review.team_scores import team_scores
from meetc.rules.match_points import Points
from meetc.rules.rounds import unit_name
from meetc.rules.team_race import TeamInRace
from meetc.syntax.lines import Line
from meetc.syntax.parts import ROW_COUNT

UNIT_VALUES = ("place", "mark", "points", "qualifier", ROW_COUNT)
COMBINED_VALUES = ("place", "total", "points", ROW_COUNT)
TEAM_VALUES = ("place", "score")

Place = tuple[int, int]
"""The round and the heat of a unit."""


class Results(NamedTuple):
    """What there is `where`: the values of each bib, squad or team by their names, "" where there
    is none, and the lines that say them. Of marks that are metres `is_measured` is set."""

    where: str
    of: Mapping[str, Mapping[str, str]]
    lines: Mapping[str, Line]
    is_measured: bool = False


def unit_results(event: Event, unit: Place, parent: Event | None) -> Results:
    """The results of a unit; the points of a part of a combined event are those of its table."""
    own = event.unit_at(unit)
    rows = own.rows if own else ()
    where = f"{event.id} {unit_name(*unit, event.rounds)}"
    of = {row.bib: _of_row(row, event, unit[0], parent) for row in rows}
    lines = {row.bib: row.line for row in rows}
    return Results(where, of, lines, event.discipline.form.measured)


def _of_row(row: Row, event: Event, number: int, parent: Event | None) -> dict[str, str]:
    points = row.points
    if parent is not None and (total := parent.totals.get(row.bib)):
        points = total.points.get(event.id)
    values = (row.place, row.performance, points, event.qualifier_of(number, row))
    return dict(zip(UNIT_VALUES, map(_text, values), strict=False))


def combined_results(event: Event) -> Results:
    """The totals of a combined event, DNF of who has abandoned, and match points."""
    of = {}
    for row in event.rows:
        total = event.totals.get(row.bib)
        sums = (total.place, total.total or total.out) if total else (row.place, row.performance)
        values = (*sums, row.points)
        of[row.bib] = dict(zip(COMBINED_VALUES, map(_text, values), strict=False))
    return Results(event.id, of, {row.bib: row.line for row in event.rows})


def team_results(meet: Meet, team: str) -> Results:
    """The scores of the match of a team; of one that has won no points and is in one team race
    alone, the sums of that race."""
    lines = {own.id: own.line for own in meet.teams}
    scores: list[tuple[str, int | None, Points]] = [
        (own.team, own.place, own.total) for own in team_scores(meet, team)
    ]
    where = "the match"
    races = _races_of(meet, team)
    if len(races) == 1 and all(name != team for name, _, _ in scores):
        event, race = races[0]
        where = f"the team race of {event.id}"
        scores = [(own.team, own.place, own.total) for own in race]
    of = {name: dict(zip(TEAM_VALUES, map(_text, values), strict=True)) for name, *values in scores}
    return Results(where, of, lines)


def _races_of(meet: Meet, team: str) -> list[tuple[Event, tuple[TeamInRace, ...]]]:
    """The team races that a team is in."""
    return [
        (event, race)
        for event in meet.events
        for race in event.team_races.values()
        if any(own.team == team for own in race)
    ]


def _text(value: object) -> str:
    return "" if value is None else str(value)
