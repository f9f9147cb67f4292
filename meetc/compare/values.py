"""All values of one thing of a meet, by name, and what differs between two of them."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import chain
from typing import Any

from meetc.compare.change import ABSENT, Detail
from meetc.json_values import same
from meetc.model import Athlete, Entry, Event, Meet, Row, Squad, Team, Unit, Values
from meetc.rules.horizontal import mark_of, wind_of
from meetc.rules.match_points import MatchPoints
from meetc.rules.rulebook import Rulebook

Thing = Meet | Team | Athlete | Entry | Event | Squad | Unit | Row

_LINE = frozenset(("line",))
_LEFT_OUT: dict[type[Any], frozenset[str]] = {
    Meet: frozenset(("teams", "athletes", "events", "days", "records", "together")),
    Team: _LINE | {"id"},
    Athlete: _LINE | {"bib", "entries"},
    Entry: _LINE | {"event_id"},
    Event: _LINE
    | {"id", "discipline", "rounds", "squads", "units", "rows", "scratched"}
    | {"going_on", "totals", "won", "others_go_on"},
    Squad: _LINE | {"id", "team_id", "runners"},
    Unit: _LINE | {"round", "heat", "rows"},
    Row: _LINE | {"bib", "series", "jump_off"},
}
"""The attributes that pair two things, hold those below, say again what a field says, or are told
beside their rows. What the model learns later is not among them, and so is compared."""

_PREFIXES = {"fields": "", "unsent": "", "extra": "extra.", "keys": "key."}

COMPARED: dict[type, tuple[str, ...]] = {
    kind: tuple(name for name in kind._fields if name not in left_out)
    for kind, left_out in _LEFT_OUT.items()
}
"""The attributes of each thing that are compared as its values."""


def values_of(thing: Thing) -> Values:
    """Every value of a thing but those below it; a field wins over the attribute that it fills."""
    values: Values = {}
    for name in COMPARED[type(thing)]:
        value = getattr(thing, name)
        if prefix := _PREFIXES.get(name, ""):
            values |= {prefix + key: inner for key, inner in value.items()}
        else:
            values |= value if name in _PREFIXES else _flat(name, value)
    if isinstance(thing, Meet):
        values |= _records(thing)
    if isinstance(thing, Athlete) and thing.entries:
        values.pop("events_entered", None)  # the entries say it, those of `enter` lines as well
    if isinstance(thing, Row):
        values.pop("judged", None)  # a place is the same, written or not
        if values.pop("shared_points", None):
            values["points"] = _in_json(thing.points)
    return values


def _records(meet: Meet) -> Values:
    """What the records are, `record MR 100 M` with all who hold it."""
    values: dict[str, list[str]] = {}
    for record in meet.records:
        held = f"{record.mark} {record.holder}, {record.date}"
        values.setdefault(f"record {record.of}", []).append(held)
    return {name: "; ".join(held) for name, held in values.items()}


def _flat(name: str, value: Any) -> Values:
    """An attribute as values that JSON has: those of a table or a tuple with names each by its
    own name, such as `scoring.ties`; of a rulebook the name alone."""
    if value is None or value == ():
        return {}
    if isinstance(value, Rulebook):
        return {name: value.name}
    parts = value._asdict() if hasattr(value, "_asdict") else value
    if isinstance(parts, dict):
        inside = (_flat(f"{name}.{key}", part) for key, part in parts.items())
        return dict(chain.from_iterable(part.items() for part in inside))
    return {name: _in_json(value)}


def _in_json(value: Any) -> Any:
    """A value as JSON has it: match points as whole numbers, or as text such as 3.5."""
    if isinstance(value, tuple):
        return [_in_json(one) for one in value]
    if isinstance(value, Fraction):
        return int(value) if value.denominator == 1 else str(MatchPoints(value))
    return value


def series_of(words: Sequence[str], heights: Sequence[str]) -> Any:
    """A series as it is compared: trials up to the last that is recorded or, over bars, what
    was jumped at each height, as (height, letters); ABSENT where nothing is recorded."""
    if heights:
        bars = [*heights, *(f"bar {n + 1}" for n in range(len(heights), len(words)))]
        jumped = [[bar, word] for bar, word in zip(bars, words, strict=False) if word != "."]
        return jumped or ABSENT
    last = max((n for n, word in enumerate(words, 1) if word != "."), default=0)
    return [_sent(word) for word in words[:last]] or ABSENT


def _sent(trial: str) -> str:
    """A trial with its wind as it is sent: 5.74(1.2) is 5.74(+1.2), and 5.71(-0.0) 5.71(0.0)."""
    wind = wind_of(trial) if "(" in trial else None
    if wind is None:
        return trial
    value = float(wind) + 0.0  # makes 0.0 of -0.0
    return f"{mark_of(trial)}({f'{value:+}' if value else value})"


def differing(old: Values, new: Values) -> list[Detail]:
    """What differs, in the order of the new values; what is gone comes last."""
    details = [
        Detail(name, old.get(name, ABSENT), value)
        for name, value in new.items()
        if name not in old or not same(old[name], value)
    ]
    return details + [Detail(name, old[name], ABSENT) for name in old if name not in new]
