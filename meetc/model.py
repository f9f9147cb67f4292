"""The compiled meet: what a text means, resolved, checked and complete.

Each thing keeps `fields`: the values of OpenTrack's fields by their name of 2026, as JSON
(meetc/fields.py lists them), and `extra`, what passes through unknown. Identity and what code
reads itself have attributes, with None, "" or () of what is not said; what only passes through
is asked of `fields`. Everything is immutable; marks are texts as typed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from meetc.disciplines import Discipline, canonical
from meetc.fields import SPREAD
from meetc.rules.match_points import MatchPoints, Points, Scoring, TeamInRace, Won
from meetc.rules.progression import FIELDS, NOBODY, Advance, Progression
from meetc.rules.repechage import AFTER, ROUND
from meetc.rules.rulebook import CURRENT, Rulebook
from meetc.syntax.lines import Line

if TYPE_CHECKING:
    from collections.abc import Iterator

Values = dict[str, Any]


class Omitted(Enum):
    """A value that is no JSON."""

    OMIT = "left out on purpose"


OMIT: Final = Omitted.OMIT
"""The value of `name=-`: what would be derived or inherited is left out."""


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


class Row(NamedTuple):
    """One line of a result or start list.

    `series` has the words of a field card as typed, `jump_off` those behind `|`. `place` and
    `catpos` are None where there is none. `fields` has what else is sent, `unsent` what has no
    known key: the qualifier, the runners of a relay, the chip time, what photo finish has beside
    the time, and `ranked` where `place=-` says that the row is not.
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
    def runners(self) -> tuple[str, ...] | None:
        """The bibs of who ran for a squad or team; None where the row does not say."""
        bibs: list[str] | None = self.unsent.get("runners")
        return None if bibs is None else tuple(bibs)

    @property
    def is_ranked(self) -> bool:
        """Whether a mark gives the row a place: not where it says `place=-`."""
        return self.unsent.get("ranked") is not False

    @property
    def lane(self) -> int | None:
        return self.fields.get("lane")

    @property
    def order(self) -> int | None:
        return self.fields.get("order")

    @property
    def points(self) -> Points | None:
        """Match points; every mark of a race is sent with 0. Those that are no whole number are
        sent nowhere."""
        shared: str | None = self.unsent.get("shared_points")
        return self.fields.get("points") if shared is None else MatchPoints(shared)

    @property
    def string(self) -> str:
        """The string of its team in a match, A or B; "" where none is written."""
        return self.unsent.get("string") or ""

    @property
    def note(self) -> str:
        return self.fields.get("note") or ""

    @property
    def raw_time(self) -> str | None:
        """The reading of a photo finish in thousandths."""
        raw = self.fields.get("raw_time")
        return raw if isinstance(raw, str) else None

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
    def results_status(self) -> str:
        """`in_progress`, `provisional` or `official`, or what stands there in quotes."""
        return self.fields.get("results_status") or ""

    @property
    def start(self) -> str:
        """The time of day when it starts."""
        return self.fields.get("scheduled_start_time") or ""

    @property
    def wind(self) -> str:
        return self.fields.get("wind_assistance") or ""

    @property
    def day(self) -> int | None:
        return self.fields.get("day")

    @property
    def attempts(self) -> int | None:
        """The number of trials that each athlete has."""
        return self.fields.get("rounds")

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

    @property
    def name(self) -> str:
        return self.fields.get("name") or ""


class StandingRecord(NamedTuple):
    """What stood before the meet: a `name` such as MR, in one discipline for one gender, or one
    category of it, "" for all. `date` is a day or a year as typed, which compares as text."""

    name: str
    discipline: Discipline
    genders: str
    category: str
    mark: str
    holder: str
    date: str
    line: Line

    @property
    def of(self) -> str:
        """What it is the record of, `MR 100 M U20`."""
        words = (self.name, canonical(self.discipline.code), self.genders, self.category)
        return " ".join(filter(None, words))


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
    draw: int | None = None
    """The number that its lots are drawn with."""
    scratched: dict[str, str] = field(default_factory=dict)
    """Who is scratched, by bib, and why: they have no start row, nor an entry without a result."""
    repechage: str | None = None
    """Who runs the repechage in round 2, `finishers` or `starters`; None where there is none."""
    qual_by_place_r4: int | None = None
    """How many of each heat go on from round 3."""
    qual_fastest_losers_r4: int | None = None
    """How many of the others go on from round 3."""
    scoring: Scoring | None = None
    """How places win match points; None where all points are written."""
    counting: int | None = None
    """How many of a team count in a team race."""
    others_go_on: tuple[int, ...] = ()
    """How many go on from each round in the other events of its races."""
    won: dict[str, Won] = field(default_factory=dict)
    """What each competitor has won for a team, with the reason, by bib."""
    team_races: dict[str, tuple[TeamInRace, ...]] = field(default_factory=dict)
    """The teams by the places of those who count, in each match."""
    going_on: dict[tuple[int, str], Advance] = field(default_factory=dict)
    """Who goes on from a round by the rule of the event, by the number of the round and the bib.
    Of rounds where what is typed says otherwise there is nobody: it wins."""

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
    def category(self) -> str:
        return self.fields.get("category") or ""

    @property
    def age_groups(self) -> tuple[str, ...]:
        return tuple(self.fields.get("age_groups") or ())

    @property
    def attempts(self) -> int | None:
        """The number of trials that each athlete has in its units."""
        return self.fields.get("max_field_attempts")

    @property
    def cut(self) -> tuple[int | None, int | None]:
        """After how many trials a field event is cut, and how many go on; None of what it does
        not say."""
        after, survivors = (self.fields.get(f"cut_{name}") for name in ("after_round", "survivors"))
        return (
            after if isinstance(after, int) else None,
            survivors if isinstance(survivors, int) else None,
        )

    @property
    def progression(self) -> tuple[Progression, ...]:
        """Who goes on from round 1, from round 2 and from round 3; of the last OpenTrack has no
        fields."""
        get = self.fields.get
        sent = (
            Progression(get(by_place) or 0, get(by_mark) or 0) for by_place, by_mark in FIELDS[:2]
        )
        unsent = Progression(self.qual_by_place_r4 or 0, self.qual_fastest_losers_r4 or 0)
        return (*sent, unsent)

    def round_after(self, number: int) -> int:
        """The round for which one qualifies in another: the next, but for the repechage."""
        return AFTER if self.repechage and number < AFTER else number + 1

    def rounds_before(self, number: int) -> tuple[int, ...]:
        """The rounds from which those of a later round come: the one before, and behind a
        repechage the first as well."""
        return (1, ROUND) if self.repechage and number == AFTER else (number - 1,)

    def progression_from(self, number: int) -> Progression:
        """Who goes on from a round; nobody where the event does not say it."""
        return self.progression[number - 1] if number <= len(self.progression) else NOBODY

    def qualifier_of(self, number: int, row: Row) -> str:
        """What somebody goes on with from a round: as typed, else by the rule; "" of nothing."""
        if row.qualifier or not self.going_on:
            return row.qualifier or ""
        advance = self.going_on.get((number, row.bib))
        return advance.qualifier if advance else ""

    def start_of(self, number: int) -> str:
        """The time of day when a round starts."""
        return self._of_round("at", number) or ""

    def day_of(self, number: int) -> int | None:
        """The day that is written of a round."""
        day: int | None = self._of_round("day", number)
        return day

    def held_on(self, number: int) -> int:
        """The day of a round: as written, else that of the first round, else the first."""
        return self.day_of(number) or self.day_of(1) or 1

    def venue_of(self, number: int) -> Any:
        """Where a round is held; None at the venue of the meet."""
        return self.fields.get("venue" if number == 1 else f"venue_r{number}")

    def lanes_of(self, number: int) -> int | None:
        """How many lanes a round has: its own number, else that of the event; None where nobody
        says."""
        lanes = self._of_round("lanes", number) or self.fields.get("lanes")
        return lanes if isinstance(lanes, int) and lanes > 0 else None

    def _of_round(self, name: str, number: int) -> Any:
        names = SPREAD[name]
        return self.fields.get(names[number - 1]) if number <= len(names) else None

    @property
    def all_rows(self) -> Iterator[Row]:
        """Its own rows, if it is a combined event, and those of its units."""
        yield from self.rows
        for unit in self.units:
            yield from unit.rows

    def units_of(self, number: int) -> list[Unit]:
        """The units of a round that are written, in the order of the text."""
        return [unit for unit in self.units if unit.round == number]

    @property
    def bibs(self) -> Iterator[str]:
        """The bibs and ids that it names: who is to run, the rows, and who ran."""
        for squad in self.squads:
            yield from squad.runners
        for row in self.all_rows:
            yield row.bib
            yield from row.runners or ()

    @property
    def unit_count(self) -> int:
        """The number of units that the rounds stand for; a combined event has none itself."""
        return 0 if self.discipline.form == "combined event" else sum(self.rounds)


class Entry(NamedTuple):
    """An athlete's entry in an event, which may be gone. `scratched` is the reason of who will not
    start, "" where none is said; None of all others."""

    event_id: str
    fields: Values
    extra: Values
    line: Line
    scratched: str | None = None


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
    def born(self) -> date | None:
        """The birth date."""
        return _date(self.fields.get("date_of_birth"))

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

    @property
    def name(self) -> str:
        return self.fields.get("team_name") or ""


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
    rules: Rulebook = CURRENT
    """The numbers of the rules that it is held by."""
    ce_ties: str | None = None
    """How equal totals of combined events are parted: `wins`, else they share the place."""
    minors: str = "names"
    """How athletes under 18 appear in what the public reads: by their names, else by initials."""
    timezone: str = ""
    """The IANA name of the venue's time zone, such as Europe/Oslo."""
    site: str = ""
    """The address of the folder at which its pages are read, with a stroke at its end."""
    together: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The events of each race that serves several, by the id of each of them; the one whose
    number photo finish has stands first."""
    timetable: int = 0
    """The edition of the timetable; a later one has a higher number."""
    language: str = ""
    """The language of what people read, such as nb; "" where the country tells it."""
    records: tuple[StandingRecord, ...] = ()
    """The records that marks are held against."""

    @property
    def name(self) -> str:
        return str(self.fields.get("full_name") or "")

    def race_of(self, event: Event) -> tuple[Event, ...]:
        """The events that are run in one race with an event, itself among them, the one whose
        number the race has first; an event that is run alone is the only one."""
        names = self.together.get(event.id)
        if names is None:
            return (event,)
        others = {own.id: own for own in self.events if own.id in names}
        return tuple(others[name] for name in names)

    @property
    def first_day(self) -> date | None:
        return _date(self.fields.get("date"))

    @property
    def unit_count(self) -> int:
        """The number of units that the rounds of all events stand for."""
        return sum(event.unit_count for event in self.events)
