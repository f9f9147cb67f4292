"""What OpenTrack's exports hold that nobody has to write: its own defaults, copies, and what
belongs to persons alone. Source: OpenTrack's documentation and counts over real exports."""

from __future__ import annotations

import re
from typing import Any

from meetc.fields import Kind

DEFAULTS: dict[Kind, dict[str, Any]] = {
    Kind.EVENT: {
        "limit": 0, "lanes": 8, "lanes_r2": 8, "lanes_r3": 8, "max_field_attempts": 6,
        "cut_after_round": 3, "cut_survivors": 8, "reorder_last_round": False,
        "qual_by_place": 0, "qual_fastest_losers": 0, "seeding": "open_meet",
        "seeding_method": "fastest_last", "seeding_method_r3": "fastest_last",
        "pool_order": "random", "hide_in_timetable": False, "heat_time_calculation": "AUTO",
        "status": "none", "r1_status": "none", "r2_status": "none", "r3_status": "none",
        "r4_status": "none", "team_types": "INHERIT", "require_callroom_override": False,
        "show_form_guide": False, "ce_score_formula": "x", "rank_by": "DEFAULT",
        "include_dq_athletes": False, "include_dnf_athletes": False,
        "include_dns_athletes": False, "exclude_from_scoring_system": False,
        "exclude_from_per_event_checkins": False, "day": 1, "r2_day": 1, "r3_day": 1, "r4_day": 1,
    },
    Kind.UNIT: {
        "precision": 2, "splits_start": 200, "splits_lap": 200, "show_athlete_details": False,
        "show_partials": False, "show_points": False, "show_handicap": False,
        "show_raw_time": False, "show_reaction_time": False, "override_places": False,
        "override_ce_scores": False,
    },
    Kind.TEAM: {"match_id": "match"},
}  # fmt: skip
"""Values that OpenTrack gives a field of which nothing is said."""

EMPTY_SAYS: dict[Kind, frozenset[str]] = {Kind.TEAM: frozenset(("match_id",))}
"""Fields of which an empty text is not the same as nothing: such a team does not score."""

PRIVATE: dict[Kind, frozenset[str]] = {
    Kind.ATHLETE: frozenset(("email", "has_passed_med_exam", "checkin_url"))
}
"""What exports tell of persons to those who may know it, and no upload takes."""

BOOKKEEPING = re.compile(
    r"_\w*|id|\w+_by(?:_id)?|date_(?!of_birth)\w+|(?:created|modified|updated|changed|entered|saved)"
    r"(?:_at|_on|_date|_time|_user)?|last_(?:modified|updated|changed|saved)\w*|timestamp|revision",
    re.ASCII,
)
"""Names of what the service notes about its own records: ids of its database, who has changed
what, and when. Nobody types it, no upload takes it, and it names officials."""

COPIES: dict[Kind, frozenset[str]] = {
    Kind.MEET: frozenset(("year",)),
    Kind.UNIT: frozenset(
        ("event", "event_url", "competition", "event_code", "event_id", "event_name", "distance")
    ),
}
"""What an export repeats of the thing above, or of the same thing's other fields."""

ADDED: dict[Kind, frozenset[str]] = {
    Kind.MEET: frozenset(("finish_date", "age_groups")),
    Kind.ENTRY: frozenset(("event_code",)),
    Kind.EVENT: frozenset(("rounds", "age_groups", "category")),
    Kind.SQUAD: frozenset(("team_id",)),
    Kind.UNIT: frozenset(("event_id", "event_name", "day", "rounds", "heights", "trials")),
    Kind.ROW: frozenset(("points", "order")),
}
"""What the upload form of a document has and an export need not."""

UNIT_NAME = re.compile(r"(?:Heat|Pool|Race|Round) \d+(?: of \d+)?|Races?|Final", re.ASCII)
"""Names that OpenTrack makes for heats and rounds itself."""
