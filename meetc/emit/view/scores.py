"""Who scores for which team, and what that makes in each match."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from meetc.emit.view.people import PeopleView, sort_key
from meetc.emit.view.shapes import EventView, Match, Scorer, TeamScore
from meetc.model import Meet
from meetc.resolve.review.decided import Decided
from meetc.resolve.standing.match_points import USUAL_MATCH, matches_by_team
from meetc.rules.team_scores import Scored, TeamPart, part_of, team_totals

Scorers = Mapping[str, Sequence[tuple[TeamPart, Scorer]]]
"""Who has points for each team, by its id, in the order of the events."""


def scorers_of(events: Sequence[EventView], people: PeopleView) -> Scorers:
    """All results with points, by team. Who is no scorer wins none, nor does an event that is
    out of the scoring give any."""
    guests = {athlete.bib for athlete in people.meet.athletes if athlete.extra.get("non_scorer")}
    by_team: dict[str, list[tuple[TeamPart, Scorer]]] = {}
    for event, model in zip(events, people.meet.events, strict=True):
        if model.fields.get("exclude_from_scoring_system"):
            continue
        squads = {squad.id for squad in model.squads if squad.extra.get("non_scorer")}
        out = squads if event.relay else guests
        for scorer in _of_event(event):
            who = scorer.who
            if who.team_id and who.bib not in out:
                part = part_of(event.genders, who.gender)
                by_team.setdefault(who.team_id, []).append((part, scorer))
    return by_team


def _of_event(event: EventView) -> Iterator[Scorer]:
    """The results with points; a start list has none, whatever its header gives to rows."""
    for line in event.standing:
        if line.points:
            yield Scorer(line.who, event.named, line.points, line.place, line.total, event.status)
    for round in event.rounds:
        for unit in round.units:
            for row in unit.rows if unit.has_results else ():
                if row.points:
                    yield Scorer(row.who, event.named, row.points, row.place, row.mark, unit.status)


def matches_of(scorers: Scorers, people: PeopleView) -> tuple[Match, ...]:
    """The matches in which somebody has points, in the order of the teams that name them."""
    match_of = matches_by_team(people.meet.teams)
    in_matches: dict[str, list[str]] = {
        name: [] for team, name in match_of.items() if name and team in scorers
    }

    def order(team: str) -> tuple[str, str]:
        return sort_key(people.teams.get(team, team)), team

    for team in sorted(scorers, key=order):
        if name := match_of.get(team, USUAL_MATCH):
            in_matches.setdefault(name, []).append(team)
    several, so_far = len(in_matches) > 1, _so_far(people.meet) if in_matches else ""
    return tuple(
        _match(people.privacy.text(name) if several else "", teams, scorers, people, so_far)
        for name, teams in in_matches.items()
    )


def _so_far(meet: Meet) -> str:
    """How many of the events that win points are over, "" once all are: what is added up before
    is no final score. An event that nobody is in holds nothing up."""
    decided = Decided(meet)
    winning = [
        event
        for event in meet.events
        if event.scoring and not event.parent and meet.has_anybody(event)
    ]
    over = sum(map(decided.is_held, winning))
    return f"after {over} of {len(winning)} events" if over < len(winning) else ""


def races_of(events: Sequence[EventView], people: PeopleView) -> tuple[Match, ...]:
    """The team races that somebody has finished, each with the places that make its sums."""
    matches = []
    for event, model in zip(events, people.meet.events, strict=True):
        for race in model.team_races.values():
            scores = tuple(
                TeamScore(
                    own.place, own.team, people.teams.get(own.team, own.team), own.places, own.total
                )
                for own in race
                if own.place is not None
            )
            if scores:
                counting = range(1, len(scores[0].parts) + 1)
                matches.append(Match(event.name, tuple(map(str, counting)), scores, is_race=True))
    return tuple(matches)


def _match(
    name: str, teams: Sequence[str], scorers: Scorers, people: PeopleView, so_far: str
) -> Match:
    totals = team_totals(
        Scored(team, part, scorer.points) for team in teams for part, scorer in scorers[team]
    )
    held = [part for part in TeamPart if any(part in total.parts for total in totals)]
    return Match(
        name,
        tuple(part.capitalize() for part in held),
        tuple(
            TeamScore(
                total.place, total.team, people.teams.get(total.team, total.team),
                tuple(total.parts.get(part, 0) for part in held), total.total,
            )
            for total in totals
        ),
        so_far=so_far,
    )  # fmt: skip
