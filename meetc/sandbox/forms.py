"""What may be written to a record: its fields by meetc/fields.py, checked as a Django service
does it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from typing import Any

from meetc.assumptions import EVENT_DEFAULTS, TEAM_DEFAULTS, UNIT_DEFAULTS
from meetc.fields import FIELDS, Field, Type
from meetc.fields import Kind as Noun
from meetc.sandbox.exchange import Errors
from meetc.sandbox.store import Document, RecordKind

REQUIRED_MESSAGE = "This field is required."
_NOUNS = {
    RecordKind.COMPETITION: Noun.MEET,
    RecordKind.TEAM: Noun.TEAM,
    RecordKind.COMPETITOR: Noun.ATHLETE,
    RecordKind.EVENT: Noun.EVENT,
    RecordKind.UNIT: Noun.UNIT,
}
_DEFAULTS: dict[RecordKind, Document] = {
    RecordKind.COMPETITION: {"age_groups": ["ALL"], "type": "TRACK"},
    RecordKind.TEAM: TEAM_DEFAULTS,
    RecordKind.COMPETITOR: {"date_of_birth": None},
    RecordKind.EVENT: EVENT_DEFAULTS,
    RecordKind.UNIT: UNIT_DEFAULTS,
}
_EMPTY: dict[Type, Any] = {Type.INTEGER: 0, Type.BOOLEAN: False}
REQUIRED: dict[RecordKind, tuple[str, ...]] = {
    RecordKind.COMPETITION: ("full_name", "slug", "country", "date"),
    RecordKind.TEAM: ("team_id",),
    RecordKind.COMPETITOR: ("competitor_id",),
    RecordKind.EVENT: ("event_id", "event_code", "category"),
    RecordKind.UNIT: (),
}
"""The least that a record must be given, beside its competition (documented)."""

_BLANK_IS_FILLED = frozenset(("category",))
_UNIT_OWN = frozenset(("event_id", "event_name", "event_code", "round", "heat"))
_LARGEST = 2**31 - 1
_LONGEST = 10_000

_ROUNDS = re.compile(r"[1-9]\d?(,[1-9]\d?){0,3}", re.ASCII)
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?", re.ASCII)
_SLUG = re.compile(r"[-a-zA-Z0-9_]+")
_COUNTRY = re.compile(r"[A-Z]{3}")
_EVENT_ID = re.compile(r"[^a-z\s/]+")


def fields(kind: RecordKind) -> dict[str, Field]:
    """The fields that a record of this kind has and a user may write."""
    known = FIELDS[_NOUNS[kind]]
    if kind is RecordKind.UNIT:
        return {name: field for name, field in known.items() if name not in _UNIT_OWN}
    return known


def blank(kind: RecordKind) -> Document:
    """A record as the service makes it where nothing is said."""
    return {name: _default(kind, field) for name, field in fields(kind).items()}


def _default(kind: RecordKind, field: Field) -> Any:
    given = _DEFAULTS[kind]
    if field.name in given:
        return given[field.name]
    if field.type in (Type.LIST, Type.ARRAY):
        return []
    return None if field.nullable else _EMPTY.get(field.type, "")


def clean(kind: RecordKind, body: Document, *, whole: bool) -> tuple[Document, Errors]:
    """The known fields of a body in the form they are kept in, and what is wrong with the rest.
    `whole` says that the required ones must be there."""
    values: Document = {}
    errors: Errors = {}
    required = REQUIRED[kind]
    for name, field in fields(kind).items():
        if name not in body:
            if whole and name in required:
                errors[name] = [REQUIRED_MESSAGE]
            continue
        try:
            values[name] = _clean(kind, field, body[name], name in required)
        except ValueError as problem:
            errors[name] = [problem.args[0]]
    return values, errors


def _clean(kind: RecordKind, field: Field, value: Any, required: bool) -> Any:
    if value is None:
        if field.nullable or _default(kind, field) is None:
            return None
        raise ValueError("This field may not be null.")
    if value == "" and _default(kind, field) is None and field.type is not Type.TEXT:
        return None
    cleaner = _SPECIAL.get((kind, field.name)) or _BY_TYPE.get(field.type) or _text
    cleaned = cleaner(value)
    is_needed = field.type is Type.ROUNDS or (required and field.name not in _BLANK_IS_FILLED)
    if is_needed and cleaned == "":
        raise ValueError("This field may not be blank.")
    if field.choices and cleaned and cleaned not in field.choices:
        raise ValueError(f'"{cleaned}" is not a valid choice.')
    return cleaned


def _text(value: Any) -> str:
    if isinstance(value, (bool, dict, list)):
        raise ValueError("Not a valid string.")
    text = str(value).strip()
    if len(text) > _LONGEST:
        raise ValueError(f"Ensure this field has no more than {_LONGEST} characters.")
    return text


def _matching(pattern: re.Pattern[str], message: str) -> Callable[[Any], str]:
    def cleaned(value: Any) -> str:
        text = _text(value)
        if text and not pattern.fullmatch(text):
            raise ValueError(message)
        return text

    return cleaned


def _whole_number(value: Any) -> int:
    if isinstance(value, str) and re.fullmatch(r"\s*-?\d{1,10}\s*", value, re.ASCII):
        value = int(value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool):
        raise ValueError("A valid integer is required.")
    if abs(value) > _LARGEST:
        raise ValueError(f"Ensure this value is less than or equal to {_LARGEST}.")
    return value


def _boolean(value: Any) -> bool:
    word = value.lower() if isinstance(value, str) else value
    if word in (True, "true", "1", "yes"):
        return True
    if word in (False, "false", "0", "no"):
        return False
    raise ValueError("Must be a valid boolean.")


def _date(value: Any) -> str:
    text = _text(value)
    try:
        if len(text) != len("2026-05-09"):
            raise ValueError
        return datetime.date.fromisoformat(text).isoformat()
    except ValueError:
        raise ValueError(
            "Date has wrong format. Use one of these formats instead: YYYY-MM-DD."
        ) from None


def _time(value: Any) -> str:
    text = _text(value)
    if text and not _TIME.fullmatch(text):
        raise ValueError(
            "Time has wrong format. Use one of these formats instead: hh:mm[:ss[.uuuuuu]]."
        )
    return text.removesuffix(":00") if len(text) > len("10:30") else text


def _texts(value: Any) -> list[str]:
    return [_text(item) for item in _list(value)]


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise ValueError(f'Expected a list of items but got type "{type(value).__name__}".')
    return value


_ENTRY = tuple(FIELDS[Noun.ENTRY])


def _entries(value: Any) -> list[Document]:
    """The entries of a competitor: each of them an object, of which the known fields are kept."""
    entries = _list(value)
    if not all(isinstance(entry, dict) for entry in entries):
        raise ValueError("Each entry is an object with event_id, event_code, pb, sb and qp.")
    return [{name: _text(entry.get(name) or "") for name in _ENTRY} for entry in entries]


_BY_TYPE: dict[Type, Callable[[Any], Any]] = {
    Type.INTEGER: _whole_number,
    Type.BOOLEAN: _boolean,
    Type.DATE: _date,
    Type.TIME: _time,
    Type.LIST: _texts,
    Type.ARRAY: _list,
    Type.OBJECT: lambda value: value,
    Type.COUNTRY: _matching(_COUNTRY, "Enter a country of three capital letters."),
    Type.ROUNDS: _matching(
        _ROUNDS, 'Enter the heats of each round, up to four rounds, such as "8,3,1".'
    ),
}
_SPECIAL: dict[tuple[RecordKind, str], Callable[[Any], Any]] = {
    (RecordKind.COMPETITION, "slug"): _matching(
        _SLUG, 'Enter a valid "slug" consisting of letters, numbers, underscores or hyphens.'
    ),
    (RecordKind.COMPETITION, "year"): _matching(re.compile(r"\d{4}", re.ASCII), "Enter a year."),
    (RecordKind.COMPETITOR, "events_entered"): _entries,
    (RecordKind.EVENT, "event_id"): _matching(
        _EVENT_ID, "Enter an event id without spaces, its letters in capitals."
    ),
    (RecordKind.EVENT, "age_groups"): _text,  # a comma string here, a list in a competition
    (RecordKind.EVENT, "parent"): _text,
}
