"""When two values are the same: the service reads back 10:30:00 for 10:30, null for nothing.

Each value has a canonical form by the type of its field (meetc/fields.py). Marks are compared as
typed, since 1:45 and 1:45.00 are not one mark.
"""

from __future__ import annotations

import json
import re
from decimal import Decimal, InvalidOperation
from typing import Any

from meetc import fields
from meetc.assumptions import EVENT_DEFAULTS, TEAM_DEFAULTS, UNIT_DEFAULTS
from meetc.fields import FIELDS, Type
from meetc.plan.resource import TRIALS, Path, ResourceKind

_OWN = {
    ResourceKind.COMPETITION: fields.Kind.MEET,
    ResourceKind.TEAM: fields.Kind.TEAM,
    ResourceKind.COMPETITOR: fields.Kind.ATHLETE,
    ResourceKind.EVENT: fields.Kind.EVENT,
    ResourceKind.UNIT: fields.Kind.UNIT,
    ResourceKind.RELAY_TEAM: fields.Kind.SQUAD,
}
_ROW = {ResourceKind.COMPETITOR: fields.Kind.ENTRY, ResourceKind.UNIT: fields.Kind.ROW}
_DEFAULTS: dict[ResourceKind, dict[str, Any]] = {
    ResourceKind.TEAM: TEAM_DEFAULTS,
    ResourceKind.EVENT: EVENT_DEFAULTS,
    ResourceKind.UNIT: UNIT_DEFAULTS,
}
_NOT_YET = ("unscheduled", "in_progress")
"""What a unit says of itself before anybody has."""
_NUMBERED = re.compile(
    r"(Heat|Pool|Race|Races|Round|Semi|Semi-final|Final)( \d+)?( of \d+)?", re.ASCII
)
"""How the service names a unit that nobody has named (observed: Heat 1, Race 1 of 2, Round 1)."""
_MOST_DIGITS = 30  # of a number that is taken for one
_TIME = re.compile(r"(\d{1,2}):(\d\d)(?::00)?", re.ASCII)


_DERIVED = ("place", "catpos")
_FILLED_IN: dict[fields.Kind, tuple[str, ...]] = {
    fields.Kind.ATHLETE: ("age_group", "category"),
    fields.Kind.ENTRY: ("event_code",),
    fields.Kind.EVENT: ("category", "status", "r1_status", "r2_status", "r3_status", "r4_status"),
    fields.Kind.UNIT: (
        *("event_name", "event_code", "day", "scheduled_start_time", "distance", "rounds"),
        *("status", "results_status"),
    ),
    fields.Kind.ROW: (*_DERIVED, "order", "points"),
}
"""What follows from other values, of the meet or of the marks."""


def is_derived(kind: ResourceKind, path: Path) -> bool:
    """Whether a value of a row follows from the marks: a service may work it out by itself."""
    return kind is ResourceKind.UNIT and bool(path[0]) and path[1] in _DERIVED


def is_filled_in(kind: ResourceKind, path: Path) -> bool:
    """Whether a service fills in a value by itself, from others: then it is nobody's addition."""
    table = _ROW if path[0] else _OWN
    return kind in table and path[1] in _FILLED_IN.get(table[kind], ())


def type_of(kind: ResourceKind, path: Path) -> Type | None:
    """The type of a field, or None where the language does not know it."""
    table = FIELDS[_ROW[kind] if path[0] and kind in _ROW else _OWN[kind]]
    return table[path[1]].type if path[1] in table else None


def is_known(kind: ResourceKind, path: Path) -> bool:
    """Whether the language knows a field, the trials of a row among them."""
    return type_of(kind, path) is not None or (bool(path[0]) and path[1] == TRIALS)


def canonical(kind: ResourceKind, path: Path, value: Any) -> Any:
    """The form in which values are compared; None for what is empty or not there."""
    if value is None or value == "" or value == [] or value == {}:
        return None
    if path[0] and path[1] == TRIALS:
        return [_trial(trial) for trial in value] if isinstance(value, list) else _json(value)
    kind_of_value = type_of(kind, path)
    if kind_of_value is None:
        return _json(value)
    return _FORMS.get(kind_of_value, _text)(value)


def same(kind: ResourceKind, path: Path, one: Any, other: Any) -> bool:
    """Whether two values are one."""
    return bool(canonical(kind, path, one) == canonical(kind, path, other))


def is_blank(kind: ResourceKind, path: Path, value: Any) -> bool:
    """Whether a value says nothing: empty, or what the service fills in by itself."""
    form = canonical(kind, path, value)
    if form is None or form is False or form == 0:
        return True
    if kind is ResourceKind.UNIT and not path[0]:
        if form in _NOT_YET:
            return True
        if path[1] in ("heat_name", "round_name") and _NUMBERED.fullmatch(str(form)):
            return True
    defaults = _DEFAULTS.get(kind, {}) if not path[0] else {}
    return path[1] in defaults and bool(form == canonical(kind, path, defaults[path[1]]))


def _json(value: Any) -> Any:
    return value if isinstance(value, (str, int, bool)) else json.dumps(value, sort_keys=True)


def _text(value: Any) -> Any:
    if isinstance(value, (list, dict)):
        return _json(value)
    return str(value).strip() or None


def _number(value: Any) -> Any:
    if isinstance(value, bool):
        return value
    try:
        number = Decimal(str(value).strip())
    except InvalidOperation:
        return _text(value)
    if not number.is_finite() or abs(number.adjusted()) > _MOST_DIGITS:
        return _text(value)
    return int(number) if number == number.to_integral_value() else str(number.normalize())


def _decimal(value: Any) -> Any:
    number = _number(value)
    return str(number) if isinstance(number, int) else number


def _time(value: Any) -> Any:
    match = _TIME.fullmatch(str(value).strip())
    return f"{int(match[1]):02}:{match[2]}" if match else _text(value)


def _boolean(value: Any) -> Any:
    return {"true": True, "false": False}.get(str(value).lower(), value)


def _trial(trial: Any) -> Any:
    if not isinstance(trial, dict):
        return _json(trial)
    return {
        name: _decimal(value) if name in ("round", "height", "wind") else value
        for name, value in trial.items()
        if value is not None
    }


def _bibs(value: Any) -> Any:
    return [str(part) for part in value] if isinstance(value, list) else _text(value)


def _list(value: Any) -> Any:
    """Age groups are a set, heights a list of decimals that only ever stands sorted."""
    if isinstance(value, str):
        value = [part.strip() for part in value.split(",")]
    if not isinstance(value, list):
        return _text(value)
    return sorted(str(_decimal(part)) for part in value if part != "")


def _rounds(value: Any) -> Any:
    return str(value).replace(" ", "")


_FORMS = {
    Type.INTEGER: _number,
    Type.BOOLEAN: _boolean,
    Type.TIME: _time,
    Type.LIST: _list,
    Type.BIBS: _bibs,
    Type.DECIMAL: _decimal,
    Type.WIND: _decimal,
    Type.ROUNDS: _rounds,
    Type.ARRAY: _json,
    Type.OBJECT: _json,
}
