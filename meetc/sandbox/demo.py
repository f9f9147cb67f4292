"""What `meetc sandbox --demo` holds: the competition that OpenTrack's own scripts work on, with
invented people in it."""

from __future__ import annotations

from meetc.sandbox import forms
from meetc.sandbox.store import Document, Record, RecordKind, Store
from meetc.sandbox.units import make_units
from meetc.sandbox.users import Role, add_user, has_password, remove_user

COMPETITION = "58706d25-1289-4032-9277-020575485c39"
"""The id that all of OpenTrack's scripts name."""

USERS = (
    ("director", Role.DIRECTOR, "demo-director", "Dora Director"),
    ("federation", Role.FEDERATION, "demo-federation", "Felix Federation"),
)
"""Name, role, password and full name. Only the demo has passwords that anybody knows."""

_TEAMS = (("KMH", "Kingsmeadow Harriers"), ("RVS", "Riverside Striders"), ("OAK", "Oakwood AC"))
_EVENTS: tuple[Document, ...] = (
    {"event_id": "F01", "event_code": "LJ", "name": "Long Jump", "category": "LJ1",
     "age_groups": "SEN,U15,U17,U20,U23", "r1_time": "18:30", "max_field_attempts": 3,
     "cut_after_round": 0, "lanes": 17, "limit": 17, "pool_order": "bib"},
    {"event_id": "T01", "event_code": "100", "name": "100 metres Men", "category": "M",
     "genders": "M", "rounds": "3,1", "r1_time": "18:00", "r2_time": "19:15"},
    {"event_id": "T02", "event_code": "100", "name": "100 metres Women", "category": "F",
     "genders": "F", "rounds": "3,1", "r1_time": "18:20", "r2_time": "19:20"},
    {"event_id": "T03", "event_code": "800", "name": "800 metres", "category": "MF",
     "rounds": "2", "r1_time": "19:40"},
    {"event_id": "F02", "event_code": "HJ", "name": "High Jump", "category": "MF",
     "r1_time": "18:45"},
    {"event_id": "M01", "event_code": "TRI", "name": "Triathlon", "category": "U15F",
     "age_groups": "U15", "genders": "F"},
    {"event_id": "M11", "event_code": "SP3K", "name": "Triathlon Shot Put", "category": "U15F",
     "age_groups": "U15", "genders": "F", "parent": "M01", "r1_time": "18:10"},
)  # fmt: skip
_FIRST = {
    "M": "Aaron Ben Cai Dov Eli Finn Gus Hal Ivo Jon".split(),
    "F": "Ada Bea Cleo Dot Eva Fay Gia Hope Ida Joy".split(),
}
_LAST = ("Sample", "Example", "Placeholder")
_ENTERED = {"M": ("T01", "F01"), "F": ("T02", "F02")}


def add_users(store: Store) -> None:
    """The two users of the demo."""
    for name, role, password, full_name in USERS:
        add_user(store, name, role, password, full_name)


def remove_users(store: Store) -> None:
    """Remove those users of the demo who still have the password that anybody knows."""
    for name, _, password, _ in USERS:
        if has_password(store, name, password):
            remove_user(store, name)


def fill(store: Store) -> None:
    """Put the competition of the demo into a store that has none of its id."""
    with store.transaction():
        if store.get(RecordKind.COMPETITION, COMPETITION) is not None:
            return
        document = forms.blank(RecordKind.COMPETITION) | {
            "full_name": "Kingsmeadow Demo Meeting",
            "slug": "demo",
            "country": "GBR",
            "year": "2026",
            "date": "2026-06-20",
            "finish_date": "2026-06-20",
        }
        store.add(RecordKind.COMPETITION, "2026/GBR/demo", document, record_id=COMPETITION)
        for team_id, name in _TEAMS:
            _add(store, RecordKind.TEAM, team_id, {"team_id": team_id, "team_name": name})
        for event in _EVENTS:
            blank = {"parent": ""}
            make_units(store, _add(store, RecordKind.EVENT, event["event_id"], blank | event))
        _add_competitors(store)


def _add(store: Store, kind: RecordKind, key: str, document: Document) -> Record:
    return store.add(kind, key, forms.blank(kind) | document, competition=COMPETITION)


def _add_competitors(store: Store) -> None:
    codes = {event["event_id"]: event["event_code"] for event in _EVENTS}
    people = [(g, first, last) for last in _LAST for g in ("M", "F") for first in _FIRST[g]]
    for number, (gender, first, last) in enumerate(people, 1):
        entries = [
            {"event_id": entered, "event_code": codes[entered], "pb": "", "sb": "", "qp": ""}
            for entered in _ENTERED[gender]
        ]
        competitor = {
            "competitor_id": str(number),
            "first_name": first,
            "last_name": last,
            "gender": gender,
            "date_of_birth": f"{1996 + number % 12}-{1 + number % 12:02}-{1 + number % 28:02}",
            "nationality": "GBR",
            "team_id": _TEAMS[number % len(_TEAMS)][0],
            "events_entered": entries,
        }
        _add(store, RecordKind.COMPETITOR, str(number), competitor)
