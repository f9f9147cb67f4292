"""What the teams of a meet have scored so far."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from meetc.disciplines import Form
from meetc.model import Event, Meet, Row, Unit
from meetc.resolve.standing.match_points import USUAL_MATCH, matches_by_team
from meetc.rules.team_scores import Scored, TeamTotal, part_of, team_totals


class Win(NamedTuple):
    """The points of a row for a team; `unit` is None in a combined event."""

    scored: Scored
    event: Event
    unit: Unit | None
    row: Row


def team_scores(meet: Meet, team: str) -> list[TeamTotal]:
    """The totals of the match that a team scores in."""
    return team_totals(win.scored for win in wins_of_match(meet, team))


def scores_by_team(meet: Meet) -> list[TeamTotal]:
    """The totals of all teams that score, match by match."""
    match_of = matches_by_team(meet.teams)
    by_match: dict[str, list[Scored]] = {}
    for event in meet.events:
        for win in _wins(event, meet):
            if match := match_of.get(win.scored.team, USUAL_MATCH):
                by_match.setdefault(match, []).append(win.scored)
    return [own for match in by_match.values() for own in team_totals(match)]


def wins_of_match(meet: Meet, team: str) -> list[Win]:
    """All that scores in the match of a team: one that names no match is in the one of all such
    teams, and who has an empty one scores nowhere."""
    match_of = matches_by_team(meet.teams)
    match = match_of.get(team, USUAL_MATCH)
    wins = [win for event in meet.events for win in _wins(event, meet)] if match else []
    return [win for win in wins if match_of.get(win.scored.team, USUAL_MATCH) == match]


def _wins(event: Event, meet: Meet) -> Iterator[Win]:
    """The match points in an event; who is no scorer wins none."""
    if event.fields.get("exclude_from_scoring_system"):
        return
    scoring = [(unit, row, row.points) for unit, row in _results(event) if row.points]
    if not scoring:
        return
    genders = {athlete.bib: athlete.gender or "" for athlete in meet.athletes}
    team_of = _squads(event, meet) if event.discipline.legs else _athletes(meet)
    for unit, row, points in scoring:
        if team := team_of.get(row.bib):
            part = part_of(event.genders, genders.get(row.bib, ""))
            yield Win(Scored(team, part, points), event, unit, row)


def _results(event: Event) -> Iterator[tuple[Unit | None, Row]]:
    if event.discipline.form is Form.COMBINED:
        totals = event.totals
        for row in event.rows:
            if row.bib in totals and totals[row.bib].points:
                yield None, row
    for unit in event.units:
        for row in unit.rows if unit.has_results else ():
            yield unit, row


def _athletes(meet: Meet) -> dict[str, str]:
    return {a.bib: a.team_id or "" for a in meet.athletes if not a.extra.get("non_scorer")}


def _squads(event: Event, meet: Meet) -> dict[str, str]:
    """The team of each squad; a row may name a team itself."""
    teams = {team.id: team.id for team in meet.teams}
    return teams | {
        squad.id: "" if squad.extra.get("non_scorer") else squad.team_id or ""
        for squad in event.squads
    }
