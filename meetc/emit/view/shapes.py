"""The shapes of the view, from the meet down to a trial: what a template is given.

Texts are "" and lists empty where there is nothing; marks are texts as typed. Nothing points
back up: what belongs together is found by id (`event_id`, `bib`, `team_id`). Rows and what
stands in them are named tuples, since a season has 90,000 of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from meetc.emit.view.row import Competitor as Competitor
from meetc.emit.view.row import FlagView as FlagView
from meetc.emit.view.row import RowView as RowView
from meetc.emit.view.row import Trial as Trial
from meetc.emit.view.status import Status as Status
from meetc.rules.match_points import Points


@dataclass(frozen=True, slots=True)
class UnitView:
    """One heat of one round. `rows` are in the order of the result where there is one, else in
    that of the lanes or of the file; `heights` are the bars of a vertical jump."""

    round: int
    heat: int
    title: str
    status: Status
    time: str
    wind: str
    attempts: int
    heights: tuple[str, ...]
    jump_off: tuple[str, ...]
    rows: tuple[RowView, ...]
    official_at: str = ""
    """The time of day when the results became official: protests count from it."""
    later: tuple[RowView, ...] = ()
    """Who goes on after the cut of a field event, in the order of the trials that are to come."""

    def has(self, name: str) -> bool:
        """Whether something is said of any row, such as its `wind`."""
        return any(map(attrgetter(name), self.rows))

    @property
    def has_results(self) -> bool:
        return self.status.has_results


class OverallRow(NamedTuple):
    """A row of one of several units in the list over all of them. `place` is by the mark alone,
    None without one that counts."""

    place: int | None
    unit: UnitView
    row: RowView


@dataclass(frozen=True, slots=True)
class Round:
    """One round of an event. `day` is 0 and `date` "" where its day is to be announced. `heats` is
    how many units it stands for; those that are not written yet have none in `units`. `overall`
    is one list over all of them, where their marks compare."""

    number: int
    title: str
    day: int
    date: str
    time: str
    heats: int
    status: Status
    units: tuple[UnitView, ...]
    overall: tuple[OverallRow, ...] = ()

    @property
    def through(self) -> int:
        """How many of the overall list go on: they stand first in it."""
        return sum(bool(one.row.qualifier) for one in self.overall)


class EntryView(NamedTuple):
    """An entrant of an event, with the marks that the entry gives."""

    who: Competitor
    pb: str = ""
    sb: str = ""
    qp: str = ""


class ScratchView(NamedTuple):
    """Who is entered in an event and will not start; the reason is "" where privacy is public."""

    who: Competitor
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SquadView:
    """A relay team and who is to run for it."""

    who: Competitor
    runners: tuple[Competitor, ...]


class RecordView(NamedTuple):
    """A record that stood before the meet; `name` has its category behind it, as in `MR U20`."""

    name: str
    mark: str
    holder: str
    date: str


class EventName(NamedTuple):
    """What is needed to speak of an event and to link to it."""

    id: str
    name: str
    code: str


class CellView(NamedTuple):
    """What one competitor of a combined event did in one of its parts. `points` are None where no
    table of World Athletics tells; `so_far` is the total after this part, None where a part before
    it has no points yet."""

    mark: str = ""
    wind: str = ""
    place: int | None = None
    points: int | None = None
    so_far: int | None = None


class LineView(NamedTuple):
    """One competitor of a combined event with a cell for each part, in the order of the parts.
    `total` is the points so far, or a status word; `points` are those of a match. `wind` is the
    mean of the winds in the parts where one is measured, `points_behind` the way to the lead."""

    who: Competitor
    place: int | None
    total: str
    cells: tuple[CellView, ...]
    note: str = ""
    points: Points | None = None
    wind: str = ""
    flags: tuple[FlagView, ...] = ()
    points_behind: int = 0

    @property
    def flag(self) -> str:
        """The names of the flags."""
        return " ".join(flag.name for flag in self.flags)


@dataclass(frozen=True, slots=True)
class EventView:
    """One event. `form` is the kind of competition in the words of meetc/disciplines.py, such
    as `race`. A combined event has `parts` and `standing` and no rounds of its own; its parts
    have `parent`. `entries` are all who entered and are not `scratched`; `podium` the first three
    of a single final."""

    id: str
    name: str
    name_local: str
    code: str
    form: str
    genders: str
    category: str
    age_groups: tuple[str, ...]
    status: Status
    in_trials: bool
    on_track: bool
    wind_measured: bool
    attempts: int
    weight: str
    parent: EventName | None
    parts: tuple[EventName, ...]
    run_with: tuple[EventName, ...]
    """The other events of its races."""
    standing: tuple[LineView, ...]
    rounds: tuple[Round, ...]
    entries: tuple[EntryView, ...]
    squads: tuple[SquadView, ...]
    scratched: tuple[ScratchView, ...]
    podium: tuple[RowView, ...]
    qualifying: tuple[str, ...]
    """How one gets to the next round, a sentence a round."""
    record_text: str
    record_perf: str
    records: tuple[RecordView, ...]
    venue: str
    remark: str
    in_timetable: bool
    call: int = 0
    """So many minutes before the start athletes are called; 0 where nobody says."""
    cut: int = 0
    """The trials after which only the best go on; 0 where all have all."""
    survivors: int = 0
    """How many go on then."""
    through_by_place: tuple[int, ...] = ()
    """How many of each unit go on by place from each round but the last."""

    @property
    def vertical(self) -> bool:
        return self.form == "vertical jump"

    @property
    def combined(self) -> bool:
        return self.form == "combined event"

    @property
    def relay(self) -> bool:
        return self.form == "relay"

    @property
    def field(self) -> bool:
        """Whether it is held in the field: trials or heights."""
        return self.in_trials or self.vertical

    @property
    def single(self) -> bool:
        """Whether it has one round of one heat, which needs no title beside its own."""
        return len(self.rounds) == 1 and self.rounds[0].heats == 1

    @property
    def named(self) -> EventName:
        return EventName(self.id, self.name, self.code)


class Slot(NamedTuple):
    """One line of the timetable: a round of an event. `time` is "" where none is given; `winners`
    are the first of a final."""

    time: str
    event: EventName
    round: int
    title: str
    heats: int
    status: Status
    field: bool
    winners: tuple[RowView, ...] = ()


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the meet with its timetable in the order of time; `number` counts from 1,
    `words` is the date in words, and `name` and `short` what people call the day: its weekday, in
    meets of more than a week with the date."""

    number: int
    date: str
    words: str
    weekday: str
    name: str
    short: str
    slots: tuple[Slot, ...]


class Appearance(NamedTuple):
    """What an athlete did, or is to do, in one unit, one combined event, or by entry alone.
    `squad` is the relay team that the athlete ran for."""

    event: EventName
    title: str
    status: Status
    place: int | None = None
    mark: str = ""
    wind: str = ""
    qualifier: str = ""
    note: str = ""
    squad: str = ""
    day: int = 0
    time: str = ""
    points: Points | None = None
    flags: tuple[FlagView, ...] = ()
    lane: int | None = None


@dataclass(frozen=True, slots=True)
class AthleteView:
    """An athlete with all appearances. `born` and `national_id` are "" where privacy is
    public."""

    who: Competitor
    first_name: str
    last_name: str
    age_group: str
    born: str
    national_id: str
    appearances: tuple[Appearance, ...]

    @property
    def done(self) -> list[Appearance]:
        """What has a mark."""
        return [one for one in self.appearances if one.mark]

    @property
    def to_come(self) -> list[Appearance]:
        """What has none yet."""
        return [one for one in self.appearances if not one.mark]

    def has(self, name: str) -> bool:
        """Whether something is said of any result, such as its `wind`."""
        at = Appearance._fields.index(name)
        return any(one[at] for one in self.appearances if one.mark)


@dataclass(frozen=True, slots=True)
class Placing:
    """A place of a team's athlete or squad in a final."""

    who: Competitor
    event: EventName
    place: int
    mark: str
    status: Status


class Scorer(NamedTuple):
    """What a team's athlete or squad scored in one event."""

    who: Competitor
    event: EventName
    points: Points
    place: int | None
    mark: str
    status: Status


class TeamScore(NamedTuple):
    """The points of a team in a match: in each of its parts, and in all."""

    place: int
    team_id: str
    team: str
    parts: tuple[Points, ...]
    total: Points


@dataclass(frozen=True, slots=True)
class Match:
    """The teams that have points in a match, by place. `name` is "" where the meet has only one;
    `parts` are those of Women, Men and Mixed in which there are points."""

    name: str
    parts: tuple[str, ...]
    scores: tuple[TeamScore, ...]
    is_race: bool = False
    """Whether it is a team race, named after its event, whose parts are the places that count."""
    so_far: str = ""
    """`after 3 of 5 events`, while some that win points are still to be held."""

    @property
    def title(self) -> str:
        if self.is_race:
            return f"Team race: {self.name}"
        return f"Team scores: {self.name}" if self.name else "Team scores"


@dataclass(frozen=True, slots=True)
class TeamView:
    """A team, its athletes by name, the places among the first eight of finals, and who scored
    in its match, with what that makes."""

    id: str
    name: str
    name_local: str
    athletes: tuple[Competitor, ...]
    placings: tuple[Placing, ...]
    scorers: tuple[Scorer, ...] = ()
    score: TeamScore | None = None


@dataclass(frozen=True, slots=True)
class MeetView:
    """The whole meet as readers see it. Athletes are in the order of their last names, teams in
    that of their names, events in that of the file."""

    name: str
    name_local: str
    short_name: str
    slug: str
    country: str
    dates: str
    """In words: `9 May 2026`, `9-10 May 2026`."""
    address: str
    description: str
    contact: str
    website: str
    privacy: str
    days: tuple[Day, ...]
    undated: tuple[Slot, ...]
    """The rounds whose day is to be announced."""
    events: tuple[EventView, ...]
    athletes: tuple[AthleteView, ...]
    teams: tuple[TeamView, ...]
    digest: str = ""
    """Where it comes from, as an output prints it for `meetc verify`: `meetc sha256:0f…`."""
    matches: tuple[Match, ...] = ()
    """The team scores of each match; none without points."""
    timezone: str = ""
    """The IANA name of the venue's time zone."""
    site: str = ""
    """The address of the folder in which its pages are read, with a stroke at its end."""
    timetable: int = 0
    language: str = "en"
    """What people read it in: `nb`."""
    updated: str = ""
    """When the last results became official, as the text says: `Sat 16:40`."""

    def day_name(self, number: int) -> str:
        """The short name of a day, "" where it need not or cannot be said."""
        known = len(self.days) > 1 and 0 < number <= len(self.days)
        return self.days[number - 1].short if known else ""

    def when(self, number: int, time: str) -> str:
        """A day and a time of day: `Sat 10:30`."""
        return f"{self.day_name(number)} {time}".strip()
