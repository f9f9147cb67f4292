"""Names of who competes: athletes, squads, teams."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cached_property

from meetc.emit.view.minors import initials, minors
from meetc.emit.view.privacy import Privacy
from meetc.emit.view.shapes import Competitor
from meetc.model import Athlete, Event, Meet, Row, Values


@dataclass(frozen=True)
class PeopleView:
    """Finds the competitor of each row. The one place that names an athlete."""

    meet: Meet
    privacy: Privacy

    def _text(self, fields: Values, name: str) -> str:
        return self.privacy.text(fields.get(name))

    @cached_property
    def teams(self) -> dict[str, str]:
        """The name of each team."""
        return {team.id: self.privacy.text(team.name) or team.id for team in self.meet.teams}

    @cached_property
    def athletes(self) -> dict[str, Competitor]:
        return {athlete.bib: self._athlete(athlete) for athlete in self.meet.athletes}

    @cached_property
    def hidden(self) -> frozenset[str]:
        """The bibs of those whose names the public does not read."""
        is_open = self.privacy is Privacy.FULL or self.meet.minors == "names"
        return frozenset() if is_open else minors(self.meet)

    def names(self, athlete: Athlete) -> tuple[str, str]:
        """First and last name as they are shown: initials of who is hidden."""
        first, last = (self._text(athlete.fields, name) for name in ("first_name", "last_name"))
        return (initials(first), initials(last)) if athlete.bib in self.hidden else (first, last)

    def _athlete(self, athlete: Athlete) -> Competitor:
        fields = athlete.fields
        local = (self._text(fields, "first_name_local"), self._text(fields, "last_name_local"))
        team = athlete.team_id or ""
        return Competitor(
            bib=athlete.bib,
            name=" ".join(filter(None, self.names(athlete))) or athlete.bib,
            name_local="" if athlete.bib in self.hidden else " ".join(filter(None, local)),
            team_id=team,
            team=self.teams.get(team, team),
            nationality=self._text(fields, "nationality"),
            gender=athlete.gender or "",
            category=self._text(fields, "category"),
            athlete=True,
        )

    def athlete(self, bib: str) -> Competitor:
        """An athlete, or a bib that nobody declared."""
        return self.athletes.get(bib) or Competitor(bib, bib)

    def squads(self, event: Event) -> dict[str, Competitor]:
        """The squads of a relay, and the teams that its rows name instead."""
        squads = {id: Competitor(id, name, team_id=id, team=name)
                  for id, name in self.teams.items()}  # fmt: skip
        for squad in event.squads:
            id, team = squad.id, squad.team_id or ""
            name = self.privacy.text(squad.name) or self.teams.get(team, id)
            squads[id] = Competitor(id, name, team_id=team, team=self.teams.get(team, team))
        return squads

    def runners(self, row: Row, event: Event) -> tuple[Competitor, ...]:
        """Who ran: the row says so, else the squad."""
        bibs = row.runners
        if bibs is None:
            bibs = next((squad.runners for squad in event.squads if squad.id == row.bib), ())
        return tuple(self.athlete(bib) for bib in bibs)


def sort_key(name: str) -> str:
    """Where a name stands in a list: accents and capitals do not count, and no locale does."""
    if name.isascii():
        return name.casefold()
    parts = unicodedata.normalize("NFKD", name)
    return "".join(c for c in parts if not unicodedata.combining(c)).casefold()
