"""Changes in words: `11.82 → 11.28, place 4 → 1`, and how many there are."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from typing import Any

from meetc.compare.change import ABSENT, AFTER, HEAT, Change, Detail, Verb, walk
from meetc.diagnostics.wording import count_of
from meetc.fields import FIELDS, SPREAD, UNSENT, Kind
from meetc.json_values import json_text

ARROW = "→"

_PLAIN = re.compile(r"[^\s\"→]+")
_ROUNDS = {name: number for names in SPREAD.values() for number, name in enumerate(names, 1)}
_LABELS = {
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
        details = [d for d in details if d.name not in named and not _is_empty(d)]
        return [
            phrase
            for d in details
            for phrase in _new(change.kind, d.name, d.new if d.old is ABSENT else d.old)
        ]
    told = [d for d in details if not (_is_empty(d) and len(details) > 1)]
    return [phrase for detail in told for phrase in _phrases(change.kind, detail)]


def _is_empty(detail: Detail) -> bool:
    """Whether a detail is the 0 match points that every race is sent with."""
    return detail.name == "points" and (detail.old, detail.new) in ((ABSENT, 0), (0, ABSENT))


def _phrases(kind: Kind, detail: Detail) -> list[str]:
    old, new = detail.old, detail.new
    if detail.name == AFTER:
        return ["now first" if new is ABSENT else f"now behind {value_text(new)}"]
    if detail.name in ("series", "jump_off") and kind is Kind.ROW:
        return _series(detail)
    if old is ABSENT:
        return _new(kind, detail.name, new)
    label = label_of(kind, detail.name)
    if new is ABSENT:
        label = "mark" if detail.name == "performance" else label
        return [f"no {label} (was {value_text(old)})"]
    before, after = value_text(old), value_text(new)
    if before == after:  # "1" and 1, say
        before, after = _json(old), _json(new)
    what = f"{before} {ARROW} {after}"
    return [what if (kind, detail.name) in _BARE else f"{label} {what}"]


def _new(kind: Kind, name: str, value: Any) -> list[str]:
    """A value that was not there before."""
    if kind is Kind.ROW and name in ("series", "jump_off"):
        return _series(Detail(name, ABSENT, value))
    if (kind, name) in _BARE:
        return [value_text(value)]
    return [f"{label_of(kind, name)} {value_text(value)}"]


def _series(detail: Detail) -> list[str]:
    """A series, trial by trial or bar by bar; trials that were recorded now in one phrase."""
    old, new = _by_trial(detail.old), _by_trial(detail.new)
    if detail.old is ABSENT and isinstance(detail.new[0], str):
        return [f"series {' '.join(map(value_text, detail.new))}"]
    prefix = "jump-off " if detail.name == "jump_off" else ""
    found = []
    for trial in [*new, *(trial for trial in old if trial not in new)]:
        before, after = old.get(trial, ABSENT), new.get(trial, ABSENT)
        if before == after:
            continue
        label = prefix + trial
        if before is ABSENT:
            found.append(f"{label} {value_text(after)}")
        elif after is ABSENT:
            found.append(f"no {label} (was {value_text(before)})")
        else:
            found.append(f"{label} {value_text(before)} {ARROW} {value_text(after)}")
    return found


def _by_trial(series: Any) -> dict[str, str]:
    """What was recorded in each trial, or at each height; a jump-off may come back to one."""
    found: dict[str, str] = {}
    for number, each in enumerate(() if series is ABSENT else series, 1):
        if isinstance(each, str):
            if each != ".":
                found[f"trial {number}"] = each
            continue
        height, letters = each
        name, again = height, 2
        while name in found:
            name, again = f"{height} ({again})", again + 1
        found[name] = letters
    return found


def label_of(kind: Kind, name: str) -> str:
    """What a field is called: in words where there are better ones, else as it is written."""
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
    found: dict[str, int] = {}
    for change in walk(changes):
        names = {detail.name for detail in change.details}
        for what, number in (
            ("place", int(change.verb is Verb.CHANGED and bool(names & _RANKS))),
            (_COUNTED.get(change.kind, str(change.kind)), _own(change, names)),
        ):
            if number:
                found[what] = found.get(what, 0) + number
    order = [*(_COUNTED.get(kind, str(kind)) for kind in Kind), "place"]
    return {what: found[what] for what in order if what in found}


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
    found = counts(changes) or {"change": sum(bool(c.details) for c in walk(changes))}
    told = [count_of(number, what).replace("entrys", "entries") for what, number in found.items()]
    return ", ".join(told) + " changed"
