"""Makes the view of a meet: a pure function, the same for the same meet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from meetc.emit.view.appearances import appearances, placings
from meetc.emit.view.events import entries_of, events_view
from meetc.emit.view.language import language_of
from meetc.emit.view.people import PeopleView, sort_key
from meetc.emit.view.privacy import Privacy
from meetc.emit.view.rounds import dates_in_words, days_of
from meetc.emit.view.scores import Scorers, matches_of, races_of, scorers_of
from meetc.emit.view.shapes import (
    Appearance,
    AthleteView,
    Competitor,
    Match,
    MeetView,
    Placing,
    TeamView,
)
from meetc.emit.view.stand_ins import with_stand_ins
from meetc.model import Athlete as ModelAthlete
from meetc.model import Meet as ModelMeet
from meetc.pipeline import collector_paused


@collector_paused()
def view(meet: ModelMeet, privacy: Privacy = Privacy.PUBLIC, *, digest: str = "") -> MeetView:
    """A compiled meet as readers see it. The meet has no errors; `digest` is its digest as
    meetc/emit/provenance.py prints it, or ""."""
    people = PeopleView(meet if privacy is Privacy.FULL else with_stand_ins(meet), privacy)
    events = events_view(people, entries_of(people))
    scorers = scorers_of(events, people)
    matches = matches_of(scorers, people)
    days, undated = days_of(events, meet)
    by_name = _by_name(people)
    fields = {name: str(value or "") for name, value in meet.fields.items()}
    seen = MeetView(
        name=privacy.text(meet.name),
        name_local=privacy.text(fields.get("name_local")),
        short_name=privacy.text(fields.get("short_name")) or privacy.text(meet.name),
        slug=fields.get("slug", ""),
        country=fields.get("country", ""),
        dates=dates_in_words(meet),
        address=privacy.text(fields.get("address")),
        description=privacy.text(fields.get("basic_description")),
        contact=privacy.text(fields.get("contact_details")),
        website=privacy.text(fields.get("website")),
        privacy=str(privacy),
        days=days,
        undated=undated,
        events=events,
        athletes=_athletes(people, by_name, appearances(events)),
        teams=_teams(people, by_name, placings(events), scorers, matches),
        digest=digest,
        matches=(*matches, *races_of(events, people)),
        timezone=meet.timezone or "",
        site=meet.site or "",
        timetable=meet.timetable or 0,
        language=language_of(meet.language or "", fields.get("country", "")),
    )
    return replace(seen, updated=_updated(seen))


def _updated(meet: MeetView) -> str:
    """When the last results became official, as the text says; "" where it does not."""
    official = [
        (round.day, unit.official_at)
        for event in meet.events
        for round in event.rounds
        for unit in round.units
        if unit.official_at
    ]
    return meet.when(*max(official)) if official else ""


def _by_name(people: PeopleView) -> list[ModelAthlete]:
    """The athletes in the order of their names as they are shown."""

    def order(athlete: ModelAthlete) -> tuple[str, str, str]:
        first, last = people.names(athlete)
        return sort_key(last), sort_key(first), athlete.bib

    return sorted(people.meet.athletes, key=order)


def _athletes(
    people: PeopleView,
    by_name: Sequence[ModelAthlete],
    by_bib: dict[str, tuple[Appearance, ...]],
) -> tuple[AthleteView, ...]:
    privacy = people.privacy
    return tuple(
        AthleteView(
            people.athlete(athlete.bib),
            *people.names(athlete),
            str(athlete.fields.get("age_group") or ""),
            privacy.personal(athlete.fields.get("date_of_birth")),
            privacy.personal(athlete.fields.get("national_id")),
            by_bib.get(athlete.bib, ()),
        )
        for athlete in by_name
    )


def _teams(
    people: PeopleView,
    by_name: Sequence[ModelAthlete],
    by_team: dict[str, tuple[Placing, ...]],
    scorers: Scorers,
    matches: Sequence[Match],
) -> tuple[TeamView, ...]:
    scores = {score.team_id: score for match in matches for score in match.scores}
    members: dict[str, list[Competitor]] = {}
    for athlete in by_name:
        if athlete.team_id:
            members.setdefault(athlete.team_id, []).append(people.athlete(athlete.bib))
    teams = [
        TeamView(
            team.id,
            people.teams[team.id],
            people.privacy.text(team.fields.get("team_name_local")),
            tuple(members.get(team.id, ())),
            by_team.get(team.id, ()),
            tuple(s for _, s in scorers.get(team.id, ())) if team.id in scores else (),
            scores.get(team.id),
        )
        for team in people.meet.teams
    ]
    return tuple(sorted(teams, key=lambda team: (sort_key(team.name), team.id)))
