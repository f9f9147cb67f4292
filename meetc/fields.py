"""Every field of OpenTrack that the language knows, kind by kind, in the order it is written out.

The one table behind reading, defaults, the payloads, their schemas and the reference in
grammar/README.md. Sources are OpenTrack's own documentation, examples and exports.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple


class Kind(StrEnum):
    """What a field can belong to."""

    MEET = "meet"
    TEAM = "team"
    ATHLETE = "athlete"
    ENTRY = "entry"
    EVENT = "event"
    SQUAD = "squad"
    UNIT = "unit"
    ROW = "row"
    EXEMPTION = "exemption"


class Type(StrEnum):
    """The form of a value: how it is written, and what JSON it becomes."""

    TEXT = "text"
    INTEGER = "whole number"
    BOOLEAN = "true or false"
    DATE = "date"
    TIME = "time of day"
    LIST = "list"
    BIBS = "list of bibs"
    CHOICE = "choice"
    DECIMAL = "decimal"  # stays text: a decimal is never a float
    MARK = "mark"  # stays text, as typed
    WIND = "wind"
    COUNTRY = "country"
    ROUNDS = "rounds"
    SCORES = "points by place"
    ARRAY = "JSON list"
    OBJECT = "JSON object or text"


class Field(NamedTuple):
    """One field. `name` is that of OpenTrack's 2026 API, `short` the language's own spelling
    where that differs, `nested` the older name that the upload document uses."""

    name: str
    type: Type
    note: str
    short: str = ""
    nested: str = ""
    choices: tuple[str, ...] = ()
    nullable: bool = False
    least: int = 0  # of a whole number
    most: int | None = None
    default: bool = True  # whether a header above may give it as a default
    by_position: bool = False  # what the statement's own words give, never a field word

    @property
    def spelling(self) -> str:
        return self.short or self.name


def _said(name: str, kind: Type, note: str) -> Field:
    """A field that a statement's own words give: never a field word, and no default."""
    return Field(name, kind, note, default=False, by_position=True)


def _table(*fields: Field) -> dict[str, Field]:
    return {field.name: field for field in fields}


_T = Type
_HALF = 12 * 60  # half a day in minutes: nobody is called on another day
_PROGRESS = ("none", "partial", "complete")
REPECHAGES, _CE_TIES = ("finishers", "starters"), ("equal", "wins")
_TEAMS, _TIES = ("teams",), ("share", "full", "down")
_TAKING, _PARTING = ("all", "whole", "counting"), ("last", "next")
_CATEGORIES = ("OW", "DF", "GW", "GL", "A", "B", "C", "D", "E", "F")

FIELDS: dict[Kind, dict[str, Field]] = {
    Kind.MEET: _table(
        Field("full_name", _T.TEXT, "the meet's name, the text behind `meet`"),
        Field("short_name", _T.TEXT, "a shorter name"),
        Field("slug", _T.TEXT, "the last part of the meet's address, without the year"),
        Field("name_local", _T.TEXT, "the name in the local language or script"),
        Field("country", _T.COUNTRY, "three capital letters", nested="country_id"),
        Field("year", _T.TEXT, "the year of the meet's address; OpenTrack takes the date's"),
        Field("type", _T.TEXT, "TRACK, INDOOR, ROAD, XC, TRAIL"),
        Field("address", _T.TEXT, "where the meet is held"),
        Field("date", _T.DATE, "the first day; `FIRST .. LAST` gives both"),
        Field("finish_date", _T.DATE, "the last day, else the first"),
        Field(
            "wa_rankings_category",
            _T.CHOICE,
            "of the World Rankings",
            nested="wa_rankings_category_id",
            choices=_CATEGORIES,
        ),
        Field("age_groups", _T.LIST, "those of `events`, else ALL", short="ages"),
        Field("basic_description", _T.TEXT, "what visitors read first"),
        Field("contact_details", _T.TEXT, "whom to ask"),
        Field("organiser", _T.TEXT, "OpenTrack's id of the organiser", nested="organiser_id"),
        Field("venue_id", _T.TEXT, "OpenTrack's id of the venue"),
        Field("latitude", _T.TEXT, "degrees north"),
        Field("longitude", _T.TEXT, "degrees east"),
        Field("altitude", _T.TEXT, "metres above the sea"),
        Field("website", _T.TEXT, "an address"),
        Field("entry_link", _T.TEXT, "an address"),
        Field("results_link", _T.TEXT, "an address"),
    ),
    Kind.TEAM: _table(
        _said("team_id", _T.TEXT, "the code behind `team`"),
        Field("team_name", _T.TEXT, "the name behind the code"),
        Field("team_name_local", _T.TEXT, "in the local language or script"),
        Field("match_id", _T.TEXT, "the match it scores in; empty does not score"),
        Field("flag_url", _T.TEXT, "an address of a picture"),
        Field("bib_a", _T.TEXT, "bib of its A string"),
        Field("bib_b", _T.TEXT, "bib of its B string"),
        Field("bib_c", _T.TEXT, "bib of its C string"),
        Field("bib_d", _T.TEXT, "bib of its D string"),
    ),
    Kind.ATHLETE: _table(
        _said("competitor_id", _T.TEXT, "the bib behind `athlete`"),
        Field("first_name", _T.TEXT, "of the name behind the bib"),
        Field("last_name", _T.TEXT, "of the name behind the bib"),
        Field("first_name_local", _T.TEXT, "in the local language or script"),
        Field("last_name_local", _T.TEXT, "in the local language or script"),
        Field("gender", _T.CHOICE, "M, F or X", choices=("M", "F", "X")),
        Field("date_of_birth", _T.DATE, "known by its form on an athlete's line"),
        Field("age_group", _T.TEXT, "OpenTrack computes it from the birth date"),
        Field("category", _T.TEXT, "the category that `catpos` counts in, else the gender"),
        Field("nationality", _T.COUNTRY, "three capital letters, else the meet's country"),
        Field("national_id", _T.TEXT, "licence or membership"),
        Field("ot_athlete_id", _T.TEXT, "OpenTrack's id of the person"),
        Field("team_id", _T.TEXT, "the code of the team"),
        Field("events_entered", _T.LIST, "event ids; `enter` says more", default=False),
    ),
    Kind.ENTRY: _table(
        Field("event_id", _T.TEXT, "only of an event that is gone", default=False),
        Field("event_code", _T.TEXT, "only of an event that is gone", default=False),
        Field("pb", _T.MARK, "personal best"),
        Field("sb", _T.MARK, "season's best"),
        Field("qp", _T.MARK, "qualifying performance, the first to seed by"),
    ),
    Kind.EVENT: _table(
        _said("event_id", _T.TEXT, "the id behind `event`, in capitals"),
        _said("event_code", _T.TEXT, "the code behind the id"),
        Field("name", _T.TEXT, "the text behind the code", default=False),
        Field("name_local", _T.TEXT, "in the local language or script", default=False),
        Field("genders", _T.CHOICE, "M, F or MF", choices=("M", "F", "MF")),
        Field("category", _T.TEXT, "else built from age groups and gender"),
        Field("age_groups", _T.LIST, "else ALL", short="ages"),
        Field("rounds", _T.ROUNDS, 'heats of each round, else "1"'),
        Field("parent", _T.TEXT, "event id of the combined event it is a part of", nullable=True),
        Field("day", _T.INTEGER, "day of round 1, from 1; `day` lists the rounds"),
        Field("r1_time", _T.TIME, "start of round 1; `at` lists the rounds"),
        Field("r2_day", _T.INTEGER, "day of round 2"),
        Field("r2_time", _T.TIME, "start of round 2"),
        Field("r3_day", _T.INTEGER, "day of round 3"),
        Field("r3_time", _T.TIME, "start of round 3"),
        Field("r4_day", _T.INTEGER, "day of round 4"),
        Field("r4_time", _T.TIME, "start of round 4"),
        Field("limit", _T.INTEGER, "most entries"),
        Field("lanes", _T.INTEGER, "most athletes in a heat of round 1; `lanes` lists the rounds"),
        Field("lanes_r2", _T.INTEGER, "the same of round 2"),
        Field("lanes_r3", _T.INTEGER, "the same of round 3"),
        Field("lane_prefs", _T.TEXT, "groups of lanes to draw in", nullable=True),
        Field(
            "max_field_attempts",
            _T.INTEGER,
            "trials of each athlete, else 6",
            short="attempts",
            least=1,
        ),
        Field("cut_after_round", _T.INTEGER, "trials before the cut; 0 for none"),
        Field("cut_survivors", _T.INTEGER, "athletes who go on after the cut"),
        Field("reorder_last_round", _T.BOOLEAN, "order anew before the last trial"),
        Field("qual_by_place", _T.INTEGER, "Q in each heat"),
        Field("qual_fastest_losers", _T.INTEGER, "q over all heats"),
        Field("qual_by_place_r3", _T.INTEGER, "Q in each heat, into round 3", nullable=True),
        Field("qual_fastest_losers_r3", _T.INTEGER, "q over all heats, into 3", nullable=True),
        Field("seeding", _T.TEXT, "open_meet or another that OpenTrack knows"),
        Field("seeding_method", _T.TEXT, "fastest_last or fastest_first"),
        Field("seeding_method_r3", _T.TEXT, "the same into round 3"),
        Field("pool_order", _T.TEXT, "bib or random"),
        Field("min_perf", _T.TEXT, "worst mark accepted"),
        Field("max_perf", _T.TEXT, "best mark accepted"),
        Field("qualifying_performance", _T.TEXT, "the standard to enter"),
        Field("qual_criteria", _T.TEXT, "shown to people"),
        Field("record_text", _T.TEXT, "whose record; shown only beside record_perf"),
        Field("record_perf", _T.MARK, "the record; shown only beside record_text"),
        Field("question", _T.TEXT, "asked at entry"),
        Field("primary_colour", _T.TEXT, "of its pages"),
        Field("text_colour", _T.TEXT, "of its pages"),
        Field("venue", _T.OBJECT, "where it is held, if not at the meet's venue", nullable=True),
        Field("venue_r2", _T.OBJECT, "the same of round 2", nullable=True),
        Field("venue_r3", _T.OBJECT, "the same of round 3", nullable=True),
        Field("venue_r4", _T.OBJECT, "the same of round 4", nullable=True),
        Field("hide_in_timetable", _T.BOOLEAN, "leave it out of the timetable"),
        Field(
            "heat_time_calculation", _T.CHOICE, "who spaces the heats", choices=("AUTO", "MANUAL")
        ),
        Field("heat_time_override", _T.TEXT, "minutes between heats", nullable=True),
        Field("status", _T.CHOICE, "how far the event is", choices=_PROGRESS),
        Field("r1_status", _T.CHOICE, "of round 1", choices=_PROGRESS),
        Field("r2_status", _T.CHOICE, "of round 2", choices=_PROGRESS),
        Field("r3_status", _T.CHOICE, "of round 3", choices=_PROGRESS),
        Field("r4_status", _T.CHOICE, "of round 4", choices=_PROGRESS),
        Field("team_types", _T.TEXT, "INHERIT takes the meet's"),
        Field("require_callroom_override", _T.BOOLEAN, "the call room"),
        Field("callroom_time_override", _T.TEXT, "minutes before the start", nullable=True),
        Field("show_form_guide", _T.BOOLEAN, "show recent marks"),
        Field("ce_score_formula", _T.TEXT, "points of a combined event; x is the usual one"),
        Field("combined_event_tables", _T.TEXT, "WA or TYRV", nullable=True),
        Field("rank_by", _T.TEXT, "DEFAULT"),
        Field("remote_results_url", _T.TEXT, "results kept elsewhere", nullable=True),
        Field("world_athletics_event_id", _T.TEXT, "of the World Athletics", nullable=True),
        Field("include_dq_athletes", _T.BOOLEAN, "in the scoring"),
        Field("include_dnf_athletes", _T.BOOLEAN, "in the scoring"),
        Field("include_dns_athletes", _T.BOOLEAN, "in the scoring"),
        Field("exclude_from_scoring_system", _T.BOOLEAN, "no team points"),
        Field("exclude_from_per_event_checkins", _T.BOOLEAN, "no check-in"),
        Field("entry_limit_per_event", _T.INTEGER, "scorers of a team", nullable=True),
        Field("entry_limit_per_ns_event", _T.INTEGER, "guests of a team", nullable=True),
        Field("non_scorers_per_scoring_event", _T.INTEGER, "guests of a team", nullable=True),
        Field("relay_entry_limit_per_event", _T.INTEGER, "squads of a team", nullable=True),
    ),
    Kind.SQUAD: _table(
        _said("event_id", _T.TEXT, "the event it stands in"),
        _said("relay_team_id", _T.TEXT, "the id behind `squad`"),
        Field("name", _T.TEXT, "the text behind the id", default=False),
        Field("team_id", _T.TEXT, "else the id up to its `-`", default=False),
        Field("runners", _T.BIBS, "the bibs behind the name, in running order", default=False),
    ),
    Kind.UNIT: _table(
        Field("event_id", _T.TEXT, "copied from the event in field events", default=False),
        Field("event_name", _T.TEXT, "copied from the event in field events", default=False),
        Field("event_code", _T.TEXT, "a copy of the event's", default=False),
        _said("round", _T.INTEGER, "from `heat`, `semi`, `final` or `round`"),
        _said("heat", _T.INTEGER, "from `heat`, `semi`, `final` or `round`"),
        Field("heat_name", _T.TEXT, "shown in place of heat 1"),
        Field("round_name", _T.TEXT, "shown in place of round 1"),
        Field("day", _T.INTEGER, "of the meet, from 1; a field event's own"),
        Field("scheduled_start_time", _T.TIME, "start of this unit"),
        Field("distance", _T.INTEGER, "metres"),
        Field("precision", _T.INTEGER, "decimals of the times"),
        Field("wind_assistance", _T.WIND, "m/s in a race, with its sign", short="wind"),
        Field("rounds", _T.INTEGER, "trials of each athlete", short="attempts", least=1),
        Field("initial_height", _T.DECIMAL, "metres"),
        Field("planned_heights", _T.LIST, "metres"),
        _said("heights", _T.LIST, "the bars of a `heights` line, each once"),
        Field("splits_start", _T.INTEGER, "metres"),
        Field("splits_lap", _T.INTEGER, "metres"),
        Field("split_distances", _T.ARRAY, "metres"),
        Field("paces", _T.ARRAY, "pacemakers"),
        Field(
            "status",
            _T.CHOICE,
            "finished as soon as there is a performance",
            choices=("finished", "unscheduled"),
        ),
        Field(
            "results_status",
            _T.CHOICE,
            "the word behind the header, else provisional or in_progress",
            choices=("official", "provisional", "in_progress"),
        ),
        Field("show_athlete_details", _T.BOOLEAN, "on the page"),
        Field("show_partials", _T.BOOLEAN, "on the page"),
        Field("show_points", _T.BOOLEAN, "on the page"),
        Field("show_handicap", _T.BOOLEAN, "on the page"),
        Field("show_raw_time", _T.BOOLEAN, "on the page"),
        Field("show_reaction_time", _T.BOOLEAN, "on the page"),
        Field("override_places", _T.BOOLEAN, "places as sent, not computed"),
        Field("override_ce_scores", _T.BOOLEAN, "points as sent, not computed"),
    ),
    Kind.ROW: _table(
        _said("bib", _T.TEXT, "the first word of the row"),
        Field("performance", _T.MARK, "the mark, else the best of the series"),
        Field("place", _T.INTEGER, "else by the rules", least=1),
        Field("catpos", _T.INTEGER, "place in the athlete's category", least=1),
        Field("order", _T.INTEGER, "order of the field, else that of the rows"),
        Field("lane", _T.INTEGER, "lane of the track"),
        Field("points", _T.INTEGER, "match points; 0 in races"),
        Field("raw_time", _T.MARK, "the time in thousandths, to part equal ones", short="raw"),
        Field("sp", _T.MARK, "seeding performance"),
        Field("weight", _T.DECIMAL, "kilograms of the implement"),
        Field("note", _T.TEXT, "shown beside the mark, such as the rule of a DQ"),
        Field("splits", _T.ARRAY, "a list of {distance, elapsed_time, lap_time}"),
    ),
    Kind.EXEMPTION: {},
}
"""The fields of each kind by their name of 2026, in the order the payload holds them."""

SPREAD: dict[str, tuple[str, ...]] = {
    "at": ("r1_time", "r2_time", "r3_time", "r4_time"),
    "day": ("day", "r2_day", "r3_day", "r4_day"),
    "lanes": ("lanes", "lanes_r2", "lanes_r3"),
}
"""Fields of an event that list its rounds: `at=10:30,14:00` is r1_time and r2_time."""

_LANGUAGES = ("en", "de", "nb", "sv", "fr", "es", "nl")

UNSENT: dict[Kind, dict[str, Field]] = {
    Kind.MEET: _table(
        Field("key.qualifier", _T.TEXT, "send the qualifier of a row under this key"),
        Field("key.runners", _T.TEXT, "send `runners=` of a row under this key"),
        Field("key.chip", _T.TEXT, "send `chip=` of a row under this key"),
        Field("key.total", _T.TEXT, "send the total of a combined event under this key"),
        Field("timezone", _T.TEXT, "of the venue, an IANA name such as Europe/Oslo"),
        Field("site", _T.TEXT, "the address at which `--target html` is to be read, https://…"),
        Field("timetable", _T.INTEGER, "its edition, one more when a start has moved", least=1),
        Field("call", _T.INTEGER, "minutes before a start when one is called", least=1, most=_HALF),
        Field("call_field", _T.INTEGER, "those of field events, else `call`", least=1, most=_HALF),
        Field("language", _T.CHOICE, "of pages and paper, else by the country", choices=_LANGUAGES),
        Field("clash", _T.INTEGER, "minutes between two races of one athlete, 20; fewer are told"),
        Field("minors", _T.CHOICE, "how pages name those under 18", choices=("names", "initials")),
        Field("ce_ties", _T.CHOICE, "equal totals: tied, else by parts won", choices=_CE_TIES),
        Field(
            "combined_rules",
            _T.CHOICE,
            "who misses a part of a combined event: `wa` out of it, `opentrack` without points",
            choices=("wa", "opentrack"),
        ),
        Field(
            "rules",
            _T.CHOICE,
            "the edition of the rules whose numbers hold: `wa2025`, or `wa2020` until August 2023",
            choices=("wa2025", "wa2020"),
        ),
        Field("age_rules", _T.TEXT, "age groups and implements: `uk2026`, or a file `.csv`"),
    ),
    Kind.ATHLETE: _table(
        Field("scratched", _T.TEXT, "why out of all events; kept here alone", default=False),
    ),
    Kind.ENTRY: _table(
        Field("scratched", _T.TEXT, "why out of this event; kept here alone", default=False),
    ),
    Kind.EVENT: _table(
        Field("run_with", _T.TEXT, "the event whose races it is in", short="with", default=False),
        Field("draw", _T.INTEGER, "the number that `meetc seed` draws lots with", default=False),
        Field("parts", _T.CHOICE, "those of the rules", choices=("standard",), default=False),
        Field(
            "score",
            _T.SCORES,
            "match points; `teams`: as many as these, then fewer",
            choices=_TEAMS,
        ),
        Field("score_b", _T.SCORES, "those of B strings; `score` has those of A", choices=_TEAMS),
        Field("score_c", _T.SCORES, "those of C strings", choices=_TEAMS),
        Field("score_d", _T.SCORES, "those of D strings", choices=_TEAMS),
        Field("relay_score", _T.SCORES, "of relays; `double`: twice", choices=(*_TEAMS, "double")),
        Field(
            "ties", _T.CHOICE, "level: shared, the first's in full, or the last's", choices=_TIES
        ),
        Field("qual_by_place_r4", _T.INTEGER, "Q in each heat, into round 4"),
        Field("qual_fastest_losers_r4", _T.INTEGER, "q over all heats, into 4"),
        Field(
            "repechage",
            _T.CHOICE,
            "round 2 is for who is not Q: `finishers`, or `starters`, with DNF and DQ",
            choices=REPECHAGES,
        ),
        Field("team_race", _T.INTEGER, "so many places of a team are added up", least=1),
        Field(
            "team_race_places",
            _T.CHOICE,
            "taken by all, by those of whole teams, by who counts",
            choices=_TAKING,
        ),
        Field("team_race_runners", _T.INTEGER, "so many of a team take a place", least=1),
        Field(
            "team_race_ties",
            _T.CHOICE,
            "equal sums: by the last who counts, or the next",
            choices=_PARTING,
        ),
    ),
    Kind.UNIT: _table(
        Field(
            "official_at",
            _T.TIME,
            "when the results became official; protests count from it",
            short="at",
            default=False,
        )
    ),
    Kind.ROW: _table(
        Field("runners", _T.BIBS, "who ran, where not the squad", default=False),
        Field("chip", _T.MARK, "net time of a chip"),
        Field("string", _T.CHOICE, "of its team in a match", choices=("A", "B", "C", "D")),
        Field("reaction", _T.TEXT, "seconds from the gun to the first move", default=False),
        Field("split_times", _T.LIST, "times on the way, as photo finish has them", default=False),
    ),
    Kind.EXEMPTION: _table(
        Field("reason", _T.TEXT, "why it is right as it is", default=False),
        Field("until", _T.DATE, "the last day on which it holds", default=False),
    ),
}
"""What the language knows and OpenTrack has no known key for: sent only where a key is named."""

SERVICE_ONLY: dict[Kind, frozenset[str]] = {
    Kind.MEET: frozenset("id url english_name venue team_types organiser_name".split()),
    Kind.TEAM: frozenset("id url competition".split()),
    Kind.ATHLETE: frozenset(
        "id url competition team_name team_name_local flag_url email has_passed_med_exam "
        "checkin_url checked_in numbered exclude_from_events is_team_entry non_scorer "
        "yellow_card notable_performances sort_age_group sort_bib sort_event_code".split()
    ),
    Kind.ENTRY: frozenset("idx time_checked_in".split()),
    Kind.EVENT: frozenset("id url competition cached_count total perfs_by_event".split()),
    Kind.SQUAD: frozenset("bib runner_names non_scorer".split()),
    Kind.UNIT: frozenset(
        "id _id url source unit_code sql_unit_id published created modified "
        "actual_start_time original_results_status".split()
    ),
    Kind.ROW: frozenset(
        "perfsource athlon_points wa_points sort_bib total perfs_by_event points_by_event "
        "team_name category".split()
    ),
    Kind.EXEMPTION: frozenset(),
}
"""Fields of OpenTrack's exports that it fills in itself: sent only as `extra.NAME=JSON`."""

NESTED_KEYS: dict[Kind, frozenset[str]] = {
    Kind.MEET: frozenset(("competitors", "teams", "events", "relay_teams")),
    Kind.ATHLETE: frozenset(("events_entered",)),
    Kind.EVENT: frozenset(("units", "results")),
    Kind.UNIT: frozenset(("results", "trials", "heights")),
}
"""Keys of the upload document that hold what other statements say. `extra.KEY=JSON` sends such
a list as it is in their place, `extra.KEY=-` sends none."""

BELOW: dict[Kind, tuple[tuple[Kind, ...], ...]] = {
    Kind.MEET: (
        (Kind.TEAM, Kind.ATHLETE, Kind.EVENT),
        (Kind.ENTRY, Kind.SQUAD, Kind.UNIT),
        (Kind.ROW,),
    ),
    Kind.EVENT: ((Kind.ENTRY, Kind.SQUAD, Kind.UNIT), (Kind.ROW,)),
    Kind.UNIT: ((Kind.ROW,),),
}
"""The kinds that a header can give defaults to, nearest first."""


@cache
def spellings(kind: Kind) -> dict[str, Field]:
    """Every accepted name of every field of a kind: its own, the short and the nested one."""
    known: dict[str, Field] = {}
    for table in (FIELDS[kind], UNSENT.get(kind, {})):
        for field in table.values():
            for name in (field.name, field.short, field.nested):
                if name:
                    known[name] = field
    return known


@cache
def accepted(kind: Kind) -> frozenset[str]:
    """All names that a field word of this kind may begin with, the lists of rounds included."""
    names = frozenset(spellings(kind))
    return names | frozenset(SPREAD) if kind is Kind.EVENT else names


@lru_cache(4096)
def default_kinds(kind: Kind, name: str) -> tuple[Kind, ...]:
    """The kinds below that a field of this header is the default of: nearest first, none where
    no kind can have it, two or more where it is ambiguous."""
    for level in BELOW.get(kind, ()):
        takers = tuple(
            k
            for k in level
            if (name in spellings(k) and spellings(k)[name].default)
            or (k is Kind.EVENT and name in SPREAD)
        )
        if takers:
            return takers
    return ()


@cache
def writable(kind: Kind) -> tuple[str, ...]:
    """The names that may stand on a header of this kind, its defaults for those below too."""
    below = {n for t in FIELDS for n in accepted(t) if default_kinds(kind, n) == (t,)}
    own = {n for n in accepted(kind) if n in SPREAD or not spellings(kind)[n].by_position}
    return tuple(sorted(own | below))


@cache
def all_names() -> frozenset[str]:
    """Every name that any header or row can have."""
    return frozenset(name for kind in Kind for name in accepted(kind))
