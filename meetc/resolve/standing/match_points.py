"""Match points that the places of an event win, by the tables that the meet names.

Written points win; those that the table has otherwise are reported.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from meetc.diagnostics.codes import (
    FEWER_RUNNERS_THAN_COUNT,
    POINTS_CONTRADICT_TABLE,
    POINTS_NOT_WHOLE,
    STRING_TWICE,
)
from meetc.diagnostics.diagnostic import Related, Report
from meetc.fields import FIELDS, Kind
from meetc.model import Athlete, Event, Row, Team, Unit, Values
from meetc.resolve.context import Context
from meetc.resolve.fields.reader import Fields
from meetc.resolve.people.squads import team_of
from meetc.resolve.rows.words import who
from meetc.rules.match_points import (
    DOUBLE,
    STRINGS,
    TEAMS,
    Contender,
    Points,
    Scoring,
    Won,
    points_won,
    two_of_one_string,
)
from meetc.rules.ranking import Ranked, ranking
from meetc.rules.team_race import PARTING, TAKING, TeamInRace, TeamRace, team_race
from meetc.syntax.parts import values

USUAL_MATCH = "match"
"""What OpenTrack has for a team that names no match; an empty match does not score."""
_TABLES = ("score", "score_b", "score_c", "score_d")
_EXCLUDED = "exclude_from_scoring_system"
_TIES = ("share", "full", "down")


def matches_by_team(teams: Iterable[Team]) -> dict[str, str]:
    """The match that each team scores in, by its id; an empty one is none."""
    return {team.id: str(team.fields.get("match_id", USUAL_MATCH) or "") for team in teams}


def scoring_of(fields: Fields, *, legs: int) -> Scoring | None:
    """How an event scores, by its fields; None where it says nothing."""
    texts = [text for name in _TABLES if (text := fields.text(name))]
    relay = fields.text("relay_score") if legs else None
    if relay and relay != DOUBLE:
        texts = [relay]
    if not texts:
        return None
    limit = "relay_entry_limit_per_event" if legs else "entry_limit_per_event"
    return Scoring(
        tables=tuple(_table(text) for text in texts),
        scorers=fields.number(limit) or None,
        ties=_choice(fields, "ties", _TIES),
        times=2 if relay == DOUBLE else 1,
    )


def team_race_of(fields: Fields, report: Report) -> TeamRace | None:
    """How the places of an event are added up, by its fields; None where they are not."""
    count, runners = fields.number("team_race"), fields.number("team_race_runners")
    if count is None:
        return None
    if runners is not None and runners < count:
        message = f"{runners} of a team take a place, and {count} count"
        hint = "team_race_runners= are those who count and those behind them: 7 where 5 count"
        report.warning(
            FEWER_RUNNERS_THAN_COUNT, message, fields.span("team_race_runners"), hint=hint
        )
        runners = None
    return TeamRace(
        count,
        _choice(fields, "team_race_places", TAKING),
        runners,
        _choice(fields, "team_race_ties", PARTING),
    )


def _choice(fields: Fields, name: str, words: Sequence[str]) -> str:
    """One of some words, the first where nothing else is said."""
    said = fields.text(name) or ""
    return said if said in words else words[0]


def _table(text: str) -> tuple[Fraction, ...]:
    return () if text == TEAMS else tuple(Fraction(points) for points in text.split(","))


def add_match_points(
    events: Sequence[Event], athletes: Sequence[Athlete], ctx: Context
) -> tuple[Event, ...]:
    """The events, those that score with what each competitor has won, and with team races."""
    people = {athlete.bib: athlete for athlete in athletes}
    match_of = matches_by_team(ctx.teams.values())
    teams = Counter(filter(None, match_of.values()))
    scored = []
    for event in events:
        if (event.scoring or event.counting) and not event.fields.get(_EXCLUDED):
            competitors = _contenders(event, people, match_of, ctx)
            if event.counting:
                event = event._replace(team_races=_team_races(competitors, event.counting))
            if event.scoring:
                event = _scored(event, event.scoring, competitors, teams, ctx)
        scored.append(event)
    return tuple(scored)


def _team_races(
    competitors: Sequence[Contender], rule: TeamRace
) -> dict[str, tuple[TeamInRace, ...]]:
    """The team race of each match, in the order in which the matches come."""
    matches = dict.fromkeys(one.match for one in competitors if one.match)
    return {
        match: tuple(team_race([one for one in competitors if one.match == match], rule))
        for match in matches
    }


def _scored(
    event: Event,
    scoring: Scoring,
    competitors: Sequence[Contender],
    teams: Mapping[str, int],
    ctx: Context,
) -> Event:
    rows = {row.bib: row for row in _last_rows(event)}
    for one, other in two_of_one_string(competitors):
        row, first = rows[one.bib], rows[other.bib]
        ctx.report.warning(
            STRING_TWICE,
            f"{who(event, row)} and {who(event, first)} are both {one.string} string of {one.team} "
            f"in {event.id}",
            row.line.span(),
            related=[Related(first.line.span(), "the other one")],
            hint="a team has one of each string: string=B is the second",
        )
    won = points_won(competitors, scoring, teams)
    typed = {bib: points for bib, row in rows.items() if (points := _written(row)) is not None}
    _check_written(event, rows, won, typed, ctx)
    won = {bib: own for bib, own in won.items() if bib not in typed}
    _check_whole(event, rows, won, ctx)
    last = max((unit.round for unit in event.units), default=0)
    return event._replace(
        won=won,
        rows=_with_points(event.rows, won),
        units=tuple(
            unit._replace(rows=_with_points(unit.rows, won)) if unit.round == last else unit
            for unit in event.units
        ),
    )


def _last_rows(event: Event) -> list[Row]:
    """The rows that a match is decided by: of a combined event its own, else those of the last
    round of the event, once it has results."""
    return list(event.rows) or [row for unit in _last_units(event) for row in unit.rows]


def _last_units(event: Event) -> list[Unit]:
    return [unit for unit in event.units_of(len(event.rounds)) if unit.has_results]


def _contenders(
    event: Event, people: Mapping[str, Athlete], match_of: Mapping[str, str], ctx: Context
) -> list[Contender]:
    """Who may score in an event, with their places over all heats of its last round."""
    places_of = _places(event)
    squads = {squad.id: squad for squad in event.squads}
    contenders = []
    for row in _last_rows(event):
        if event.discipline.legs:
            squad = squads.get(row.bib)
            team = squad.team_id if squad else team_of(row.bib, ctx)
            guest = squad is not None and squad.extra.get("non_scorer")
        else:
            athlete = people.get(row.bib)
            team = athlete.team_id if athlete else None
            guest = athlete is not None and athlete.extra.get("non_scorer")
        match = "" if guest or not team else match_of.get(team, "" if match_of else USUAL_MATCH)
        string = row.string if row.string in STRINGS else ""
        contenders.append(Contender(row.bib, places_of.get(row.bib), team or "", match, string))
    return contenders


def _places(event: Event) -> dict[str, int | None]:
    """The places that score: where the last round has several heats those over all of them."""
    if event.rows:
        return {bib: total.place for bib, total in event.totals.items()}
    units = _last_units(event)
    rows = [row for unit in units for row in unit.rows]
    if len(units) < 2:
        return {row.bib: row.place for row in rows}
    results = [
        Ranked(
            None if row.place is None else row.performance or "",
            row.raw_time,
            row.series,
            row.jump_off,
        )
        for row in rows
    ]
    ranked = ranking(results, event.discipline)
    return {row.bib: place for row, place in zip(rows, ranked, strict=True)}


def _written(row: Row) -> Points | None:
    """The points as written; the 0 that every race is sent with is not."""
    points = row.points
    return points if points or list(values(row.line, "points")) else None


def _with_points(rows: Sequence[Row], won: Mapping[str, Won]) -> tuple[Row, ...]:
    return tuple(_with(row, won[row.bib].points) if row.bib in won else row for row in rows)


def _with(row: Row, points: Points) -> Row:
    """A row with its points: in the field that is sent where they are whole."""
    fields: Values = row.fields | {"points": points}
    if not isinstance(points, int):
        del fields["points"]
        row = row._replace(unsent=row.unsent | {"shared_points": str(Fraction(points))})
    return row._replace(fields={name: fields[name] for name in FIELDS[Kind.ROW] if name in fields})


def _check_written(
    event: Event,
    rows: Mapping[str, Row],
    won: Mapping[str, Won],
    typed: Mapping[str, Points],
    ctx: Context,
) -> None:
    for bib, points in typed.items():
        by_table = won[bib].points if bib in won else 0
        if points != by_table:
            row = rows[bib]
            place = next((piece.word for piece in values(row.line, "points")), None)
            why = f" ({won[bib].why})" if bib in won else ""
            ctx.report.warning(
                POINTS_CONTRADICT_TABLE,
                f"{who(event, row)} has {points} points, and by the table {by_table}{why}",
                row.line.span(place),
                hint="leave points= out, or correct the table or the place; written, they win",
            )


def _check_whole(
    event: Event, rows: Mapping[str, Row], won: Mapping[str, Won], ctx: Context
) -> None:
    shared = [bib for bib in rows if bib in won and not isinstance(won[bib].points, int)]
    for bib in shared[:1]:
        many = f"; nor are those of {len(shared) - 1} more" if len(shared) > 1 else ""
        ctx.report.warning(
            POINTS_NOT_WHOLE,
            f"{who(event, rows[bib])} wins {won[bib].points} points in {event.id}, which OpenTrack "
            f"is not sent{many}",
            rows[bib].line.span(),
            hint="it has whole points: let the whole meet count double, or ties=full or ties=down",
        )
