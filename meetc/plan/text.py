"""A plan as people read it: a line a resource, what changes in it, the sum and deletions last."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from meetc.plan.compare import KEPT, Difference, Verdict
from meetc.plan.folded import fold_of, folds
from meetc.plan.plan import Plan
from meetc.plan.resource import Key, ResourceKind, row_name
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
    ResourceKind.COMPETITION: ("competition", "competitions"),
    ResourceKind.TEAM: ("team", "teams"),
    ResourceKind.COMPETITOR: ("athlete", "athletes"),
    ResourceKind.EVENT: ("event", "events"),
    ResourceKind.UNIT: ("unit", "units"),
    ResourceKind.RELAY_TEAM: ("squad", "squads"),
}
_SHOWN = (Verdict.SET, Verdict.CLEAR)
_DISPUTED = (Verdict.CONFLICT, Verdict.DELETED)
_STAYING = (Verdict.DRIFT, Verdict.FOREIGN, *KEPT)
"""Verdicts of values that stay as they are, and are not as the text has them."""
_NOTES = {
    Action.CANNOT: "cannot be sent: ",
    Action.ORPHAN: "no longer in the text: ",
    Action.FOREIGN: "not in the text",
}
GONE_AND_CHANGED = "no longer in the text, and changed by others"
"""Of a row or an entry as a whole."""
_LONGEST = 100


def render(plan: Plan, *, verbose: bool = False) -> str:
    """The lines of a plan; with `verbose` the values, and each resource, unchanged ones as well."""
    lines: list[str] = []
    quiet = (Action.SAME, Action.DROP)
    folded = {} if verbose else folds(plan)
    for step in plan.steps:
        is_shown = verbose or step.action not in quiet or step.with_verdict(*_STAYING)
        together = folded.get(fold_of(step), ())
        if together:
            lines += [line_of(together)] if step is together[0] else []
        elif is_shown and step.action is not Action.DELETE:
            lines += _lines(step, verbose)
    unchanged = Counter(step.key.kind for step in plan.of(Action.SAME))
    if unchanged and not verbose:
        lines.append(f"= {counted(unchanged)} unchanged")
    lines.append(summary(plan))
    for step in plan.of(Action.DELETE):
        lines += _lines(step, verbose)
    return "\n".join(lines) + "\n"


def counted(numbers: Counter[ResourceKind]) -> str:
    """`10 teams, 1 athlete`."""
    return ", ".join(
        f"{numbers[kind]} {_NOUNS[kind][numbers[kind] != 1]}"
        for kind in ResourceKind
        if numbers[kind]
    )


def name(key: Key) -> str:
    """A resource in the words of the sport: `T01 round 1 heat 2`, `athlete 214`."""
    if key.kind is ResourceKind.UNIT and key.name.count(" ") == 2:
        event, number, heat = key.name.split(" ")
        return f"unit {event} round {number} heat {heat}"
    if key.kind is ResourceKind.RELAY_TEAM:
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
        Action.FOREIGN: "not in the text",
    }
    sums = [(counts[action], text) for action, text in words.items()]
    sums += [(len(plan.drift), "changed by others"), (len(plan.added), "added by others")]
    sums += [(len(plan.altered), "altered by the service")]
    return "plan: " + (", ".join(f"{n} {text}" for n, text in sums if n) or "no changes")


def line_of(steps: Sequence[Step], *, with_rows: bool = True) -> str:
    """A line of a step, or of many that are told as one: what happens to what, and why; with how
    many rows where it is made."""
    step = steps[0]
    alone = len(steps) == 1
    what = name(step.key) if alone else counted(Counter(s.key.kind for s in steps))
    note = _NOTES.get(step.action, "") + step.reason
    more = "" if note or not with_rows else _fields(step)
    if step.action in (Action.CREATE, Action.FOREIGN) and with_rows:
        more = row_count(steps)
    return "  ".join(part for part in (f"{_SIGNS[step.action]} {what}", note, more) if part)


def _lines(step: Step, verbose: bool) -> Iterator[str]:
    yield line_of([step])
    for change in step.changes:
        if change.verdict in _DISPUTED and not step.reason:
            yield f"    conflict: {_path(step, change)}: {_three(step, change)}"
        elif change.verdict is Verdict.DRIFT:
            yield f"    kept: {_path(step, change)}: {_two(change.base, change.remote)}"
        elif change.verdict in KEPT:
            yield f"    {kept(step, change)}"
        elif change.verdict is Verdict.FOREIGN and step.action is not Action.FOREIGN:
            yield f"    added by others: {added(step, change)}"
        elif verbose and change.verdict in _SHOWN and change.field != row_name(step.key.kind):
            now = change.spec if change.verdict is Verdict.SET else None
            yield f"    {_path(step, change)}: {_two(change.remote, now)}"


def kept(step: Step, change: Difference) -> str:
    """What stays at the service though nobody else has changed it: what it has made of a value
    that was sent, or what the text no longer says."""
    path = _path(step, change)
    if change.verdict is Verdict.ORPHAN:
        return f"no longer in the text, and kept: {path}: {value(change.remote)}"
    return f"altered by the service: {path}: {_two(change.spec, change.remote)}"


def added(step: Step, change: Difference) -> str:
    """What somebody else has added: a row, or a value with what it says."""
    path = _path(step, change)
    if not step.is_whole_row(change):
        return f"{path}: {value(change.remote)}"
    return f"row {path}" if step.key.kind is ResourceKind.UNIT else f"an entry in {path}"


def deleted(step: Step, change: Difference) -> str:
    """What somebody else has deleted: a row, an entry, or a value with what it was."""
    gone = change if step.is_whole_row(change) else replace(change, remote=change.base)
    return added(step, gone)


def _fields(step: Step) -> str:
    """The fields that change, once each, and the rows that come and go."""
    changed = step.with_verdict(*_SHOWN)
    whole = [change for change in changed if step.is_whole_row(change)]
    new = {change.row for change in whole}
    names = dict.fromkeys(change.field for change in changed if change.row not in new)
    parts = [", ".join(names)] if names else []
    for verdict, sign in ((Verdict.SET, "+"), (Verdict.CLEAR, "-")):
        if rows := [change.row for change in whole if change.verdict is verdict]:
            parts.append(f"{sign} {' '.join(rows)}")
    return "; ".join(parts)


def row_count(steps: Sequence[Step]) -> str:
    """How many rows units have, or entries athletes; nothing where there are none."""
    rows = sum(step.is_whole_row(change) for step in steps for change in step.changes)
    one, many = ("row", "rows") if steps[0].key.kind is ResourceKind.UNIT else ("entry", "entries")
    return f"{rows} {one if rows == 1 else many}" if rows else ""


def _path(step: Step, change: Difference) -> str:
    return change.row if step.is_whole_row(change) else f"{change.row} {change.field}".lstrip()


def _three(step: Step, change: Difference) -> str:
    if change.verdict is Verdict.DELETED:
        return "somebody has deleted it; --recreate makes it again"
    if step.is_whole_row(change) and change.spec is None:
        return GONE_AND_CHANGED
    sent, there, said = map(value, (change.base, change.remote, change.spec))
    return f"last sent {sent}, there {there}, in the text {said}"


def _two(old: Any, new: Any) -> str:
    return f"{value(old)} -> {value(new)}"


def value(said: Any) -> str:
    """A value on one line, nothing too long, nothing that moves the cursor."""
    if said is None:
        return "nothing"
    text = json.dumps(said, ensure_ascii=False)
    text = "".join(character if character.isprintable() else "�" for character in text)
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
