"""The compiled meet: what a text means, resolved, checked and complete.

Each thing keeps `fields`: the values of OpenTrack's fields by their name of 2026, as JSON
(meetc/fields.py lists them), and `extra`, what passes through unknown. Identity and what the
rules need have attributes. Everything is immutable; marks are texts as typed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Final, NamedTuple

from meetc.disciplines import Discipline
from meetc.syntax.lines import Line

Values = dict[str, Any]


class Omitted(Enum):
    """A value that is no JSON."""

    OMIT = "left out on purpose"


OMIT: Final = Omitted.OMIT
"""The value of `name=-`: what would be derived or inherited is left out."""


class Row(NamedTuple):
    """One line of a result or start list.

    `series` has the words of a field card as typed, `jump_off` those behind `|`. `place` and
    `catpos` are None where there is none. `fields` has what else is sent, `unsent` what has no
    known key: the qualifier, the runners of a relay, the chip time, and `ranked` where `place=-`
    says that the row is not.
    """

    bib: str
    performance: str | None
    place: int | None
    catpos: int | None
    series: tuple[str, ...]
    jump_off: tuple[str, ...]
    fields: Values
    unsent: Values
    extra: Values
    line: Line

    @property
    def qualifier(self) -> str | None:
        """Q, q, qR, qJ or qD behind the mark."""
        found: str | None = self.unsent.get("qualifier")
        return found

    @property
    def has_result(self) -> bool:
        """Whether the row says more than who is to start; a place alone is a result, too."""
        return (
            bool(self.performance)
            or self.place is not None
            or any(word != "." for word in self.series)
        )


class Total(NamedTuple):
    """What an athlete has in a combined event so far.

    `points` are those of each part held, by event id: None where no table of World Athletics
    tells. `total` and `place` are None where they are not known, and of who is `out`, DNF or DNS:
    who has abandoned, or started in no part.
    """

    points: dict[str, int | None]
    total: int | None
    place: int | None
    out: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """One heat of one round. `heights` are the bars in order, `jump_off` those behind `|`;
    `unsent` has what has no known key: the time when the results were made official."""

    round: int
    heat: int
    rows: tuple[Row, ...]
    heights: tuple[str, ...]
    jump_off: tuple[str, ...]
    fields: Values
    extra: Values
    line: Line
    unsent: Values = field(default_factory=dict)

    @property
    def has_results(self) -> bool:
        return any(row.has_result for row in self.rows)

    @property
    def official_at(self) -> str | None:
        """The time of day when the results were made official: protests count from it."""
        return self.unsent.get("official_at") or None


@dataclass(frozen=True, slots=True)
class Squad:
    """A relay team: who is to run for a team in one event."""

    id: str
    team_id: str | None
    runners: tuple[str, ...]
    fields: Values
    extra: Values
    line: Line


@dataclass(frozen=True, slots=True)
class Event:
    """One event. `rounds` is the number of heats of each round; `rows` are those of a combined
    event, whose other results are in the events that name it as their parent, and `totals` what
    they make, by bib."""

    id: str
    discipline: Discipline
    rounds: tuple[int, ...]
    squads: tuple[Squad, ...]
    units: tuple[Unit, ...]
    rows: tuple[Row, ...]
    fields: Values
    extra: Values
    line: Line
    totals: dict[str, Total] = field(default_factory=dict)

    @property
    def code(self) -> str:
        return self.discipline.code

    @property
    def name(self) -> str:
        """The name, else the id."""
        return str(self.fields.get("name") or self.id)

    @property
    def genders(self) -> str:
        return str(self.fields.get("genders") or "")

    @property
    def parent(self) -> str | None:
        return self.fields.get("parent") or None

    @property
    def unit_count(self) -> int:
        """The number of units that the rounds stand for; a combined event has none itself."""
        return 0 if self.discipline.form == "combined event" else sum(self.rounds)


@dataclass(frozen=True, slots=True)
class Entry:
    """An athlete's entry in an event, which may be gone."""

    event_id: str
    fields: Values
    extra: Values
    line: Line


@dataclass(frozen=True, slots=True)
class Athlete:
    """A competitor. The bib is a text; the name has its two parts in `fields`."""

    bib: str
    entries: tuple[Entry, ...]
    fields: Values
    extra: Values
    line: Line

    @property
    def name(self) -> str:
        return " ".join(
            str(self.fields[part]) for part in ("first_name", "last_name") if self.fields.get(part)
        )

    @property
    def has_temporary_bib(self) -> bool:
        """Whether the bib begins with `_`, OpenTrack's mark of a number still to come."""
        return self.bib.startswith("_")

    @property
    def gender(self) -> str | None:
        return self.fields.get("gender")

    @property
    def category(self) -> str | None:
        """What `catpos` counts in: the category as written, else the gender."""
        return self.fields.get("category") or self.gender

    @property
    def team_id(self) -> str | None:
        return self.fields.get("team_id")


@dataclass(frozen=True, slots=True)
class Team:
    """A club, school or nation."""

    id: str
    fields: Values
    extra: Values
    line: Line


@dataclass(frozen=True, slots=True)
class Meet:
    """A whole competition, as one document describes it."""

    teams: tuple[Team, ...] = ()
    athletes: tuple[Athlete, ...] = ()
    events: tuple[Event, ...] = ()
    days: int = 1
    fields: Values = field(default_factory=dict)
    extra: Values = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    """The keys that the meet names for what OpenTrack has none: qualifier, runners, chip, total."""
    minors: str = "names"
    """How athletes under 18 appear in what the public reads: by their names, else by initials."""

    @property
    def name(self) -> str:
        return str(self.fields.get("full_name") or "")

    @property
    def unit_count(self) -> int:
        """The number of units that the rounds of all events stand for."""
        return sum(event.unit_count for event in self.events)
