"""What OpenTrack's documentation leaves open, and what meetc assumes: one named constant each.

The reference (grammar/README.md) lists them as not yet proven against the service. A key that no
source knows is never sent, unless the meet names one with `key.…=`. What the rehearsal server
takes one way or the other is a switch of `Switches`; the reference lists those as well.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

UNIT_WIND_KEY = "wind_assistance"
"""Wind of a race: seen in exports as windAssistance, in no upload; the spelling is inferred."""

TRIAL_WIND_KEY = "wind"
"""Wind of a trial in the long and triple jump: seen in exports as a number, in no upload."""

UNSENT_KEYS: dict[str, str] = {}
"""Keys for the qualifier, the runners of a relay row, the chip time and the total of a combined
event: none is known. Exports show the total as `total`, beside its `place`; no upload does."""

PERMISSION_DENIED = "Permission Denied"
"""What a 500 says where the token is missing, has run out, or lacks the right (documented)."""

PAGE = 50
"""Records of a page where no limit is asked for (documented)."""

LARGEST_PAGE = 500
"""Records of the largest page: the service's own scripts ask for 500, and no source for more."""

V1_TOKEN_HOURS = 24
"""How long a token of api/v1 is valid (documented); no source tells it of the 2026 API."""

V1_EXISTS = 409
"""Status of a second POST of the same year, country and slug to api/v1: that it is refused is
assumed, since nothing documents an update there."""

UNIT_REFERENCE = ("id", "url", "round", "heat", "heat_name", "round_name")
"""What an event tells of each of its units: `url` and `heat_name` are claimed, the rest assumed."""

EVENT_DEFAULTS: dict[str, Any] = {
    "rounds": "1",
    "day": 1,
    "r2_day": 1,
    "r3_day": 1,
    "r4_day": 1,
    "limit": None,
    "lanes": 8,
    "lanes_r2": 8,
    "lanes_r3": 8,
    "max_field_attempts": 6,
    "cut_after_round": 3,
    "cut_survivors": 8,
    "seeding": "open_meet",
    "seeding_method": "fastest_last",
    "seeding_method_r3": "fastest_last",
    "pool_order": "random",
    "heat_time_calculation": "AUTO",
    "status": "none",
    "r1_status": "none",
    "r2_status": "none",
    "r3_status": "none",
    "r4_status": "none",
    "team_types": "INHERIT",
    "ce_score_formula": "x",
    "rank_by": "DEFAULT",
    "age_groups": "ALL",
    "genders": "MF",
}
"""What the service fills into an event where nothing is sent (observed); any other text is empty,
number 0, choice false, nullable field null."""

UNIT_DEFAULTS: dict[str, Any] = {
    "status": "unscheduled",
    "results_status": "provisional",
    "rounds": 6,
    "precision": 2,
    "splits_start": 200,
    "splits_lap": 200,
}
"""The same of a unit that the service makes from `rounds` (observed)."""

TEAM_DEFAULTS: dict[str, Any] = {"match_id": "match"}
"""The same of a team (documented)."""


ROADXC_MODES = ("update", "append", "replace")
"""Modes of an upload of road and cross-country times: update is documented, the rest is named."""


COMPETITION_PATCH = False
"""Whether a competition may be changed over the API: no source shows it, so it is not tried."""

UNIT_PATCH = True
"""Whether PATCH of a unit takes rows with performances and trials: claimed for lanes alone."""

TEAMS_LIST = "api/teams/"
"""Where the teams of a competition are listed: by analogy, no source lists them."""

RELAY_TEAMS = ""
"""Where relay teams are kept: none is known in the 2026 API, so they are not sent."""

WRITING_ROLES = frozenset(("DIRECTOR", "FEDERATION", "ADMIN"))
"""Roles of my-competitions that may change a competition; only DIRECTOR is documented."""

RECORDS_PER_POST = 100
"""Competitors or teams in one POST: the body is a list, its limit is not documented."""


def _switch(default: bool, text: str) -> Any:
    return field(default=default, metadata={"text": text})


@dataclass(frozen=True, slots=True)
class Switches:
    """What the service may do one way or the other: the rehearsal server does as they say."""

    director_posts_events: bool = _switch(
        True, "a director may POST events; one user says no, a script of OpenTrack does so"
    )
    director_posts_competitions: bool = _switch(
        False, "a director may POST competitions, not only the federation"
    )
    competition_writes: bool = _switch(
        True, "PATCH and PUT of a competition are there; no source shows them"
    )
    competition_ids_differ: bool = _switch(
        False, "api/competitions/ gives a competition another id than my-competitions"
    )
    competitors_close: bool = _switch(
        False, "competitors cannot be changed from 7 days after the last day on"
    )
    create_is_whole: bool = _switch(
        True, "a POST of a list makes all or nothing; off, it makes those without an error"
    )
    refuse_null_parent: bool = _switch(True, "`parent` must be written as '', though read as null")
    parent_must_exist: bool = _switch(True, "`parent` must name an event that is there")
    unique_code_and_category: bool = _switch(
        True, "no two events of a competition share event_code and category"
    )
    fill_in: bool = _switch(
        True, "an empty category of an event and nationality of a competitor are filled in"
    )
    unit_results: bool = _switch(
        True, "PATCH of a unit takes performances and trials; off, only bib, lane, order and sp"
    )
    recompute_places: bool = _switch(
        False, "places are computed anew when a unit is saved, unless it has override_places"
    )
    set_event_status: bool = _switch(
        False, "the status of an event and of its rounds follows from its units"
    )
    put_resets: bool = _switch(False, "PUT resets the fields that it leaves out")
    times_with_seconds: bool = _switch(False, "a time of day is read as 10:30:00")
    keep_unknown: bool = _switch(False, "a field that the service does not know is kept, not lost")
