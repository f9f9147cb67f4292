"""What others have done at the service, resource by resource and row by row, and in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from meetc.plan.compare import Difference, Verdict
from meetc.plan.resource import Key, Resource, ResourceKind, row_name
from meetc.plan.step import Action, Step
from meetc.plan.text import name

CHANGED = (Verdict.DRIFT, Verdict.CONFLICT)
DERIVED = ("place", "catpos", "status", "points", "order")
"""What follows from the marks: never written, since it would then stand against them."""
_WHOLE = {
    Verdict.FOREIGN: "added there",
    Verdict.DELETED: "deleted there",
    Verdict.CONFLICT: "changed there",
}
"""What others have done to a row that comes or goes as a whole."""
_FIRST = (ResourceKind.TEAM, ResourceKind.EVENT, ResourceKind.COMPETITOR)
"""What others have made anew, in the order in which it is written: before what refers to it."""
_ROW_NAMES = tuple(row_name(kind) for kind in (ResourceKind.UNIT, ResourceKind.COMPETITOR))
_FRONT = (-1, 0)
"""Before all rows that are new."""


def in_turn(steps: Iterable[Step]) -> list[Step]:
    """The steps of a plan, those of new resources first."""

    def turn(step: Step) -> int:
        is_new = step.action is Action.FOREIGN and step.key.kind in _FIRST
        return _FIRST.index(step.key.kind) if is_new else len(_FIRST)

    return sorted(steps, key=turn)


def by_row(step: Step, theirs: Resource) -> list[tuple[str, list[Difference]]]:
    """What others have changed in a resource, row by row; rows that are theirs alone as well, in
    their order. Of a resource that is theirs alone, and no unit, nothing is told apart."""
    is_unit = step.key.kind is ResourceKind.UNIT
    by_name: dict[str, list[Difference]] = {}
    if step.action is Action.FOREIGN and not is_unit:
        by_name[""] = []
    for change in step.changes:
        is_copy = bool(change.row) and change.field == "event_code"  # of an entry's event
        changed = change.verdict in CHANGED and change.field not in DERIVED and not is_copy
        changed = changed or change.verdict is Verdict.FOREIGN
        if change.verdict in _WHOLE if step.is_whole_row(change) else changed:
            by_name.setdefault(change.row, []).append(change)
    own = [("", by_name.pop(""))] if "" in by_name else []
    places = _places(theirs)
    rows = sorted(by_name.items(), key=lambda r: places[r[0]] if _is_new(r[1]) else _FRONT)
    return [*rows, *own] if is_unit else [*own, *rows]  # a unit without rows cannot be sent


def _places(theirs: Resource) -> Mapping[str, tuple[int, int]]:
    """Where each row of a resource stands, by its order where it has one."""
    return {
        name: (row["order"] if isinstance(row.get("order"), int) else 0, number)
        for number, (name, row) in enumerate(theirs.rows.items())
    }


def _is_new(differences: Iterable[Difference]) -> bool:
    """Whether a row as a whole is theirs."""
    return any(d.verdict is Verdict.FOREIGN and d.field in _ROW_NAMES for d in differences)


def what(step: Step, differences: list[Difference]) -> str:
    """What others have done to a row or a resource, in words."""
    whole = [difference for difference in differences if step.is_whole_row(difference)]
    done = [
        _WHOLE[change.verdict] if change in whole else change.field
        for change in whole or differences
    ]
    return ", ".join(done) or _WHOLE[Verdict.FOREIGN]


def row_title(key: Key, row: str) -> str:
    return f"{name(key)} row {row}" if row else name(key)
