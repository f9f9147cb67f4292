"""What people call the things of a meet."""

from __future__ import annotations

from meetc.model import Meet


class Names:
    """The names of one meet, "" where a thing has none but its id."""

    def __init__(self, meet: Meet) -> None:
        self._meet = meet
        self._athletes = {athlete.bib: athlete.name for athlete in meet.athletes}
        self._teams = {team.id: team.name for team in meet.teams}
        self._events = {event.id: event for event in meet.events}
        self._squads = {(event.id, squad.id): squad for event in meet.events
                        for squad in event.squads}  # fmt: skip

    @property
    def meet(self) -> str:
        return self._meet.name

    def lead(self, event_id: str) -> str:
        """The event whose number the race of an event has; "" where that is run alone."""
        return self._meet.together.get(event_id, ("",))[0]

    def team(self, team_id: str) -> str:
        return self._teams.get(team_id, "")

    def event(self, event_id: str) -> str:
        event = self._events.get(event_id)
        return "" if event is None or event.name == event.id else event.name

    def athlete(self, bib: str) -> str:
        return self._athletes.get(bib, "")

    def squad(self, squad_id: str, event_id: str) -> str:
        squad = self._squads.get((event_id, squad_id))
        if squad is None:
            return ""
        return squad.name or self.team(squad.team_id or "")

    def row(self, bib: str, event_id: str) -> str:
        """An athlete or, in a relay, a squad or a team."""
        return self.squad(bib, event_id) or self.athlete(bib) or self.team(bib)
