"""Changes in words: `11.82 → 11.28, place 4 → 1`, and how many there are."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from meetc.compare.change import ABSENT, AFTER, HEAT, POINTS_OF, THROUGH, Change, Detail, Verb, walk
from meetc.diagnostics.wording import count_of
from meetc.fields import FIELDS, SPREAD, UNSENT, Kind
from meetc.json_values import json_text

ARROW = "→"

_PLAIN = re.compile(r"[^\s\"→]+")
_ROUNDS = {name: number for names in SPREAD.values() for number, name in enumerate(names, 1)}
_LABELS = {
    (Kind.EVENT, "run_with"): "shared race",
    (Kind.ROW, "catpos"): "place in category",
    (Kind.ROW, "jump_off"): "jump-off",
    (Kind.UNIT, "scheduled_start_time"): "start",
    (Kind.UNIT, "jump_off"): "jump-off bars",
    **{(Kind.EVENT, name): f"round {_ROUNDS[name]}" for name in SPREAD["at"]},
    **{(Kind.EVENT, name): f"day of round {_ROUNDS[name]}" for name in SPREAD["day"]},
    **{(Kind.EVENT, name): f"lanes of round {_ROUNDS[name]}" for name in SPREAD["lanes"][1:]},
}
_BARE = frozenset(((Kind.ROW, "performance"), (Kind.UNIT, "results_status")))
"""Values that say themselves what they are."""
_NAMED = {
    Kind.TEAM: {"team_id", "team_name"},
    Kind.ATHLETE: {"competitor_id", "first_name", "last_name"},
    Kind.ENTRY: {"event_id", "event_code"},
    Kind.EVENT: {"event_id", "name"},
    Kind.SQUAD: {"event_id", "relay_team_id", "name"},
    Kind.UNIT: {"event_id", "event_name", "round", "heat"},
    Kind.ROW: {"order"},
}
"""What the heading of a thing that came or went says already, and where it stands."""
_ORDER = {"performance": 0, HEAT: 1, "place": 2, "catpos": 3, AFTER: 5}
_OTHERS = 4
_COUNTED = {Kind.MEET: "meet field", Kind.ENTRY: "entry", Kind.ROW: "result"}
_RANKS = frozenset(("place", "catpos"))


def phrases(change: Change) -> list[str]:
    """What became of a thing, a phrase a value; the mark leads, a new neighbour comes last."""
    details = sorted(change.details, key=lambda detail: _ORDER.get(detail.name, _OTHERS))
    if change.verb is not Verb.CHANGED:
        named = _NAMED.get(change.kind, set())
        details = [
            Detail(detail.name, ABSENT, detail.new if detail.old is ABSENT else detail.old)
            for detail in details
            if detail.name not in named and not _is_empty(detail)
        ]
    elif len(details) > 1:
        details = [detail for detail in details if not _is_empty(detail)]
    return [phrase for detail in details for phrase in _phrases(change.kind, detail)]


def _is_empty(detail: Detail) -> bool:
    """Whether a detail is the 0 match points that every race is sent with."""
    return detail.name == "points" and (detail.old, detail.new) in ((ABSENT, 0), (0, ABSENT))


def _phrases(kind: Kind, detail: Detail) -> list[str]:
    name, old, new = detail.name, detail.old, detail.new
    if name == AFTER:
        return ["now first" if new is ABSENT else f"now behind {value_text(new)}"]
    if name in ("series", "jump_off") and kind is Kind.ROW:
        return _series(detail)
    if new is ABSENT and name == THROUGH:
        return [f"not through (was {value_text(old)})"]
    if new is ABSENT and name == "performance":
        return [_phrase("mark", old, new)]
    is_bare = (kind, name) in _BARE and new is not ABSENT
    return [_phrase("" if is_bare else label_of(kind, name), old, new)]


def _phrase(label: str, old: Any, new: Any) -> str:
    """`11.82 → 11.28` with what it is, of what is new or gone the one value."""
    if new is ABSENT:
        return f"no {label} (was {value_text(old)})"
    if old is ABSENT:
        return f"{label} {value_text(new)}".lstrip()
    before, after = value_text(old), value_text(new)
    if before == after:  # "1" and 1, say
        before, after = _json(old), _json(new)
    return f"{label} {before} {ARROW} {after}".lstrip()


def _series(detail: Detail) -> list[str]:
    """A series, trial by trial or bar by bar; trials that were recorded now in one phrase."""
    old, new = _by_trial(detail.old), _by_trial(detail.new)
    if detail.old is ABSENT and isinstance(detail.new[0], str):
        return [f"series {' '.join(map(value_text, detail.new))}"]
    prefix = "jump-off " if detail.name == "jump_off" else ""
    return [
        _phrase(prefix + trial, old.get(trial, ABSENT), new.get(trial, ABSENT))
        for trial in [*new, *(trial for trial in old if trial not in new)]
        if old.get(trial) != new.get(trial)
    ]


def _by_trial(series: Any) -> dict[str, str]:
    """What was recorded in each trial, or at each height; a jump-off may come back to one."""
    marks: dict[str, str] = {}
    for number, recorded in enumerate(() if series is ABSENT else series, 1):
        if isinstance(recorded, str):
            if recorded != ".":
                marks[f"trial {number}"] = recorded
            continue
        height, letters = recorded
        name, again = height, 2
        while name in marks:
            name, again = f"{height} ({again})", again + 1
        marks[name] = letters
    return marks


def label_of(kind: Kind, name: str) -> str:
    """What a field is called: in words where there are better ones, else as it is written."""
    if kind is Kind.ROW and name.startswith(POINTS_OF):
        return f"points of {plain(name.removeprefix(POINTS_OF))}"
    if (kind, name) in _LABELS:
        return _LABELS[kind, name]
    known = FIELDS[kind].get(name) or UNSENT.get(kind, {}).get(name)
    return known.spelling if known else plain(name)


def value_text(value: Any) -> str:
    """A value as it is written in a meet: quoted where it would not be one word."""
    if isinstance(value, str):
        return value if _PLAIN.fullmatch(value) and value.isprintable() else _json(value)
    if isinstance(value, list) and value and all(isinstance(v, str) for v in value):
        joined = ",".join(value)
        is_plain = _PLAIN.fullmatch(joined) and joined.count(",") == len(value) - 1
        return joined if is_plain and all(value) and joined.isprintable() else _json(value)
    return _json(value)


def _json(value: Any) -> str:
    text = json_text(value)
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else json.dumps(c)[1:-1] for c in text)


def plain(text: str) -> str:
    """A name as it may be shown: a terminal would obey some characters."""
    return text if text.isprintable() else _json(text)[1:-1]


def counts(changes: Iterable[Change]) -> dict[str, int]:
    """How much has changed, by what it is: values of the meet, results, places and so on. Of
    what follows from other changes only the places count."""
    counter: Counter[str] = Counter()
    for change in walk(changes):
        names = {detail.name for detail in change.details}
        counter["place"] += change.verb is Verb.CHANGED and bool(names & _RANKS)
        counter[_COUNTED.get(change.kind, str(change.kind))] += _own(change, names)
    order = [*(_COUNTED.get(kind, str(kind)) for kind in Kind), "place"]
    return {what: counter[what] for what in order if counter[what]}


def _own(change: Change, names: set[str]) -> int:
    if change.verb is Verb.CHANGED and (change.follows or not names):
        return 0
    if change.kind is Kind.MEET:
        return len(names)
    if change.kind is Kind.ROW and change.verb is Verb.CHANGED:
        return int(bool(names - _RANKS))
    return 1


def summary(changes: Sequence[Change]) -> str:
    """`3 results, 1 entry, 2 places changed`, or that nothing has."""
    if not changes:
        return "no changes"
    numbers = counts(changes) or {"change": sum(bool(c.details) for c in walk(changes))}
    counted = (count_of(number, what) for what, number in numbers.items())
    return ", ".join(counted).replace("entrys", "entries") + " changed"
