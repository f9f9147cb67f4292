"""A plan as people read it: a line a resource, what changes in it, the sum and deletions last."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from meetc.plan.compare import Change, Verdict
from meetc.plan.plan import Plan
from meetc.plan.resource import Key, Kind, row_name
from meetc.plan.step import Action, Step

_SIGNS = {
    Action.CREATE: "+",
    Action.UPDATE: "~",
    Action.DELETE: "-",
    Action.SAME: "=",
    Action.CONFLICT: "!",
    Action.CANNOT: "x",
    Action.ORPHAN: "?",
    Action.FOREIGN: ".",
    Action.DROP: "=",
}
_NOUNS = {
    Kind.COMPETITION: ("competition", "competitions"),
    Kind.TEAM: ("team", "teams"),
    Kind.COMPETITOR: ("athlete", "athletes"),
    Kind.EVENT: ("event", "events"),
    Kind.UNIT: ("unit", "units"),
    Kind.RELAY_TEAM: ("squad", "squads"),
}
_SHOWN = (Verdict.SET, Verdict.CLEAR)
_DISPUTED = (Verdict.CONFLICT, Verdict.DELETED)
KEPT = (Verdict.ALTERED, Verdict.ORPHAN)
_TOLD = (Verdict.DRIFT, *KEPT)
"""Verdicts of values that stay as they are, and are not as the text has them."""
_LONGEST = 100


def render(plan: Plan, *, verbose: bool = False) -> str:
    """The lines of a plan; with `verbose` the values, and what does not change as well."""
    lines: list[str] = []
    quiet = (Action.SAME, Action.FOREIGN, Action.DROP)
    for step in plan.steps:
        told = verbose or step.action not in quiet or step.with_verdict(*_TOLD)
        if told and step.action is not Action.DELETE:
            lines += _lines(step, verbose)
    unchanged = Counter(step.key.kind for step in plan.of(Action.SAME))
    if unchanged and not verbose:
        lines.append(f"= {counted(unchanged)} unchanged")
    lines.append(summary(plan))
    for step in plan.of(Action.DELETE):
        lines += _lines(step, verbose)
    return "\n".join(lines) + "\n"


def counted(numbers: Counter[Kind]) -> str:
    """`10 teams, 1 athlete`."""
    return ", ".join(
        f"{numbers[kind]} {_NOUNS[kind][numbers[kind] != 1]}" for kind in Kind if numbers[kind]
    )


def name(key: Key) -> str:
    """A resource in the words of the sport: `T01 round 1 heat 2`, `athlete 214`."""
    if key.kind is Kind.UNIT and key.name.count(" ") == 2:
        event, number, heat = key.name.split(" ")
        return f"unit {event} round {number} heat {heat}"
    if key.kind is Kind.RELAY_TEAM:
        event, _, squad = key.name.partition(" ")
        return f"squad {squad} of {event}"
    return f"{_NOUNS[key.kind][0]} {key.name}".rstrip()


def summary(plan: Plan) -> str:
    """The sum of a plan."""
    counts = Counter(step.action for step in plan.steps)
    words = {
        Action.CREATE: "to create",
        Action.UPDATE: "to change",
        Action.DELETE: "to delete",
        Action.CONFLICT: "in conflict",
        Action.CANNOT: "that cannot be sent",
        Action.ORPHAN: "no longer in the text",
    }
    parts = [f"{counts[action]} {text}" for action, text in words.items() if counts[action]]
    if plan.drift:
        parts.append(f"{len(plan.drift)} changed by others")
    if plan.altered:
        parts.append(f"{len(plan.altered)} altered by the service")
    return "plan: " + (", ".join(parts) if parts else "no changes")


def _lines(step: Step, verbose: bool) -> Iterator[str]:
    note = step.reason
    if step.action is Action.CANNOT:
        note = f"cannot be sent: {note}"
    elif step.action is Action.ORPHAN:
        note = f"no longer in the text: {note}"
    fields = "" if note or step.action is Action.CREATE else _fields(step)
    rows = _row_count(step) if step.action is Action.CREATE else ""
    line = f"{_SIGNS[step.action]} {name(step.key)}"
    yield "  ".join(part for part in (line, note, fields, rows) if part)
    for change in step.changes:
        if change.verdict in _DISPUTED and not step.reason:
            yield f"    conflict: {_path(step, change)}: {_three(change)}"
        elif change.verdict is Verdict.DRIFT:
            yield f"    kept: {_path(step, change)}: {_two(change.base, change.remote)}"
        elif change.verdict in KEPT:
            yield f"    {kept(step, change)}"
        elif verbose and change.verdict in _SHOWN and change.field != _mark(step):
            now = change.spec if change.verdict is Verdict.SET else None
            yield f"    {_path(step, change)}: {_two(change.remote, now)}"


def kept(step: Step, change: Change) -> str:
    """What stays at the service though nobody else has changed it: what it has made of a value
    that was sent, or what the text no longer says."""
    path = _path(step, change)
    if change.verdict is Verdict.ORPHAN:
        return f"no longer in the text, and kept: {path}: {value(change.remote)}"
    return f"altered by the service: {path}: {_two(change.spec, change.remote)}"


def has_mark(step: Step, change: Change) -> bool:
    """Whether a change is about a row as a whole."""
    return bool(change.row) and change.field == _mark(step)


def _mark(step: Step) -> str:
    return row_name(step.key.kind) if step.key.kind in (Kind.UNIT, Kind.COMPETITOR) else ""


def _fields(step: Step) -> str:
    """The fields that change, once each, and the rows that come and go."""
    changed = step.with_verdict(*_SHOWN)
    mark = _mark(step)
    new = {change.row for change in changed if change.field == mark and change.row}
    names = dict.fromkeys(change.field for change in changed if change.row not in new or not mark)
    parts = [", ".join(names)] if names else []
    for verdict, sign in ((Verdict.SET, "+"), (Verdict.CLEAR, "-")):
        rows = [c.row for c in changed if c.field == mark and c.row and c.verdict is verdict]
        if rows:
            parts.append(f"{sign} {' '.join(rows)}")
    return "; ".join(parts)


def _row_count(step: Step) -> str:
    rows = sum(1 for change in step.changes if change.row and change.field == _mark(step))
    noun = "row" if step.key.kind is Kind.UNIT else "event"
    return f"{rows} {noun}{'' if rows == 1 else 's'}" if rows else ""


def _path(step: Step, change: Change) -> str:
    if not change.row:
        return change.field
    if change.field == _mark(step):
        return change.row
    return f"{change.row} {change.field}"


def _three(change: Change) -> str:
    if change.verdict is Verdict.DELETED:
        return "somebody has deleted it; --recreate makes it again"
    told = [f"there {value(change.remote)}", f"in the text {value(change.spec)}"]
    return ", ".join([f"last sent {value(change.base)}", *told])


def _two(old: Any, new: Any) -> str:
    return f"{value(old)} -> {value(new)}"


def value(found: Any) -> str:
    """A value on one line, nothing too long, nothing that moves the cursor."""
    if found is None:
        return "nothing"
    text = json.dumps(found, ensure_ascii=False)
    text = "".join(character if character.isprintable() else "�" for character in text)
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
