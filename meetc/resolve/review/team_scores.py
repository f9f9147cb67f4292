"""What the teams of a meet have scored so far."""

from __future__ import annotations

from collections.abc import Iterator

from meetc.disciplines import Form
from meetc.model import Event, Meet, Row
from meetc.rules.team_scores import Scored, TeamTotal, part_of, team_totals


def team_scores(meet: Meet, team: str) -> list[TeamTotal]:
    """The totals of the match that a team scores in; a team that names no match is in the one of
    all such teams, and who has an empty one scores nowhere."""
    match_of = {own.id: str(own.fields.get("match_id", "match") or "") for own in meet.teams}
    match = match_of.get(team, "match")
    scored = [one for event in meet.events for one in _scored(event, meet)] if match else []
    return team_totals(one for one in scored if match_of.get(one.team, "match") == match)


def _scored(event: Event, meet: Meet) -> Iterator[Scored]:
    """The match points in an event; who is no scorer wins none."""
    if event.fields.get("exclude_from_scoring_system"):
        return
    genders = {athlete.bib: athlete.gender or "" for athlete in meet.athletes}
    team_of = _squads(event, meet) if event.discipline.legs else _athletes(meet)
    for row in _results(event):
        if row.points and (team := team_of.get(row.bib)):
            yield Scored(team, part_of(event.genders, genders.get(row.bib, "")), row.points)


def _results(event: Event) -> Iterator[Row]:
    if event.discipline.form is Form.COMBINED:
        totals = event.totals
        yield from (row for row in event.rows if row.bib in totals and totals[row.bib].points)
    for unit in event.units:
        yield from unit.rows if unit.has_results else ()


def _athletes(meet: Meet) -> dict[str, str]:
    return {a.bib: a.team_id or "" for a in meet.athletes if not a.extra.get("non_scorer")}


def _squads(event: Event, meet: Meet) -> dict[str, str]:
    """The team of each squad; a row may name a team itself."""
    teams = {team.id: team.id for team in meet.teams}
    return teams | {
        squad.id: "" if squad.extra.get("non_scorer") else squad.team_id or ""
        for squad in event.squads
    }
