"""The programme: events with their squads and units, and the meet that holds them."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from meetc.disciplines import Discipline, canonical
from meetc.fields import SPREAD
from meetc.model.people import Athlete, Entry, Team
from meetc.model.rows import Row, Total
from meetc.model.values import NOTHING, Values, date_of
from meetc.rules.progression import FIELDS, NOBODY, Advance, Progression
from meetc.rules.repechage import AFTER, ROUND
from meetc.rules.rounds import unit_name
from meetc.rules.rulebook import CURRENT, Rulebook
from meetc.syntax.lines import Line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from meetc.rules.match_points import Scoring, Won
    from meetc.rules.team_race import TeamInRace, TeamRace


class Unit(NamedTuple):
    """One heat of one round. `heights` are the bars in order, `jump_off` those behind `|`;
    `unsent` has what has no known key: the time when the results were made official; `day` is the
    one that is written of it, which its fields have of each unit of trials."""

    round: int
    heat: int
    rows: tuple[Row, ...]
    heights: tuple[str, ...]
    jump_off: tuple[str, ...]
    fields: Values
    extra: Values
    line: Line
    unsent: Values = NOTHING
    day: int | None = None

    @property
    def place(self) -> tuple[int, int]:
        """Its round and its heat."""
        return self.round, self.heat

    @property
    def has_results(self) -> bool:
        return any(row.has_result for row in self.rows)

    @property
    def is_official(self) -> bool:
        return self.results_status == "official"

    @property
    def is_running(self) -> bool:
        """Whether it is said to go on."""
        return self.results_status == "in_progress"

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
    def attempts(self) -> int | None:
        """The number of trials that each athlete has."""
        return self.fields.get("rounds")

    @property
    def official_at(self) -> str | None:
        """The time of day when the results were made official: protests count from it."""
        return self.unsent.get("official_at") or None


class Squad(NamedTuple):
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


class Event(NamedTuple):
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
    totals: dict[str, Total] = NOTHING
    draw: int | None = None
    """The number that its lots are drawn with."""
    scratched: dict[str, str] = NOTHING
    """Who is scratched, by bib, and why: they have no start row, nor an entry without a result."""
    repechage: str | None = None
    """Who runs the repechage in round 2, `finishers` or `starters`; None where there is none."""
    qual_by_place_r4: int | None = None
    """How many of each heat go on from round 3."""
    qual_fastest_losers_r4: int | None = None
    """How many of the others go on from round 3."""
    scoring: Scoring | None = None
    """How places win match points; None where all points are written."""
    counting: TeamRace | None = None
    """How the places of a team race are added up."""
    others_go_on: tuple[int, ...] = ()
    """How many go on from each round in the other events of its races."""
    won: dict[str, Won] = NOTHING
    """What each competitor has won for a team, with the reason, by bib."""
    team_races: dict[str, tuple[TeamInRace, ...]] = NOTHING
    """The teams by the places of those who count, in each match."""
    going_on: dict[tuple[int, str], Advance] = NOTHING
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

    def trials_of(self, number: int, rules: Rulebook) -> int:
        """The trials that each has in a round, as written, else three in a qualification and in a
        part of a combined event. Source: TR25.9 to TR25.15, TR39.8."""
        if self.attempts is not None:
            return self.attempts
        has_few = self.parent or number < len(self.rounds)
        return rules.trials_of_a_part if has_few else rules.trials

    @property
    def cut(self) -> tuple[int | None, int | None]:
        """After how many trials a field event is cut, and how many go on; None of what it does
        not say."""
        after, survivors = (self.fields.get(f"cut_{name}") for name in ("after_round", "survivors"))
        return (
            after if isinstance(after, int) else None,
            survivors if isinstance(survivors, int) else None,
        )

    def cut_by(self, rules: Rulebook) -> tuple[int, int]:
        """The same, by the rules what it does not say."""
        after, survivors = self.cut
        return (
            rules.cut_after if after is None else after,
            rules.cut_survivors if survivors is None else survivors,
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

    @property
    def has_times(self) -> bool:
        """Whether a time of day is written of a round or a unit."""
        of_rounds = not self.fields.keys().isdisjoint(SPREAD["at"])
        return of_rounds or any("scheduled_start_time" in unit.fields for unit in self.units)

    def start_of(self, number: int) -> str:
        """The time of day when a round starts."""
        return self._of_round("at", number) or ""

    def day_of(self, number: int) -> int | None:
        """The day that is written of a round."""
        day: int | None = self._of_round("day", number)
        return day

    def held_on(self, number: int) -> int:
        """The day of a round: as written, else that of the round before it, else the first."""
        return next(filter(None, map(self.day_of, range(number, 0, -1))), 1)

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
    def units_in_order(self) -> list[Unit]:
        """The units that are written, round by round and heat by heat."""
        return sorted(self.units, key=lambda unit: unit.place)

    def unit_at(self, place: tuple[int, int]) -> Unit | None:
        """The unit of a round and a heat; None where it is not written."""
        return next((unit for unit in self.units if unit.place == place), None)

    def name_of(self, unit: Unit) -> str:
        """What people call a unit: `heat 2`, `semi 1`, `final`, `round 2 heat 5`."""
        return unit_name(*unit.place, self.rounds)

    @property
    def has_results(self) -> bool:
        """Whether one of its units has some."""
        return any(unit.has_results for unit in self.units)

    def is_official(self, number: int) -> bool:
        """Whether all units of a round are written and official."""
        units = self.units_of(number)
        all_are_written = len(units) == self.rounds[number - 1]
        return all_are_written and all(unit.is_official for unit in units)

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


class _Meet(NamedTuple):
    teams: tuple[Team, ...] = ()
    athletes: tuple[Athlete, ...] = ()
    events: tuple[Event, ...] = ()
    days: int = 1
    fields: Values = NOTHING
    extra: Values = NOTHING
    keys: dict[str, str] = NOTHING
    """The keys that the meet names for what OpenTrack has none: qualifier, runners, chip, total."""
    rules: Rulebook = CURRENT
    """The numbers of the rules that it is held by."""
    ce_ties: str | None = None
    """How equal totals of combined events are parted: `wins`, else they share the place."""
    minors: str = "names"
    """How athletes under 18 appear in what the public reads: by their names, else by initials."""
    timezone: str | None = None
    """The IANA name of the venue's time zone, such as Europe/Oslo."""
    site: str | None = None
    """The address of the folder at which its pages are read, with a stroke at its end."""
    together: dict[str, tuple[str, ...]] = NOTHING
    """The events of each race that serves several, by the id of each of them; the one whose
    number photo finish has stands first."""
    timetable: int | None = None
    """The edition of the timetable; a later one has a higher number."""
    call: int | None = None
    """So many minutes before the start athletes are called; None where nobody says."""
    call_field: int | None = None
    """Those of field events; None where they are those of races."""
    language: str | None = None
    """The language of what people read, such as nb; None where the country tells it."""
    records: tuple[StandingRecord, ...] = ()
    """The records that marks are held against."""


class Meet(_Meet):
    """A whole competition, as one document describes it."""

    @cached_property
    def entered(self) -> dict[str, list[tuple[Athlete, Entry]]]:
        """Who is entered in each event, by its id, in the order of the athletes."""
        entered: dict[str, list[tuple[Athlete, Entry]]] = {}
        for athlete in self.athletes:
            for entry in athlete.entries:
                entered.setdefault(entry.event_id, []).append((athlete, entry))
        return entered

    @cached_property
    def _parts(self) -> dict[str, list[Event]]:
        parts: dict[str, list[Event]] = {}
        for event in self.events:
            if event.parent:
                parts.setdefault(event.parent, []).append(event)
        return parts

    def parts_of(self, event: Event) -> Sequence[Event]:
        """The parts of a combined event, in the order of the text."""
        return self._parts.get(event.id, ())

    def event(self, event_id: str) -> Event | None:
        """The event of an id."""
        return next((event for event in self.events if event.id == event_id), None)

    def has_anybody(self, event: Event) -> bool:
        """Whether somebody is entered in an event, or it has units, rows or squads."""
        return bool(event.units or event.rows or event.squads or event.id in self.entered)

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
        return date_of(self.fields.get("date"))

    @property
    def unit_count(self) -> int:
        """The number of units that the rounds of all events stand for."""
        return sum(event.unit_count for event in self.events)
