"""Writes into the text what others have changed at the service, statement by statement.

Each edit is made alone and proved: the changed text is compiled, and has to say what the service
holds. What cannot be written so, or follows from something else, is told and left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from meetc.edit.edit import Change
from meetc.edit.texts import Texts
from meetc.pipeline import payload
from meetc.plan.canonical import same
from meetc.plan.compare import Change as Difference
from meetc.plan.compare import Verdict
from meetc.plan.plan import Plan
from meetc.plan.renumbered import former
from meetc.plan.resource import (
    MARKS,
    Document,
    Key,
    Kind,
    flatten,
    named_rows,
    row_name,
    rows_field,
)
from meetc.plan.step import Action, Step
from meetc.plan.text import has_mark, name
from meetc.pull.entries import entry_changes
from meetc.pull.headers import athlete_changes, event_changes, team_changes, unit_changes
from meetc.pull.left import BY_HAND, LeftError
from meetc.pull.new import with_new
from meetc.pull.places import event_of_unit
from meetc.pull.proof import Said, said_by, taken
from meetc.pull.rows import row_changes

_THEIRS = (Verdict.DRIFT, Verdict.CONFLICT)
_DERIVED = ("place", "catpos", "status", "points", "order")
"""What follows from the marks: never written, since it would then stand against them."""
_WHOLE = {
    Verdict.FOREIGN: "added there",
    Verdict.DELETED: "deleted there",
    Verdict.CONFLICT: "changed there",
}
"""What others have done to a row that comes or goes as a whole."""
_FIRST = (Kind.TEAM, Kind.EVENT, Kind.COMPETITOR)
"""What others have made anew, in the order in which it is written: before what refers to it."""


_ROW_NAMES = tuple(row_name(kind) for kind in (Kind.UNIT, Kind.COMPETITOR))
_FRONT = (-1, 0)
"""Before all rows that are new."""
_MOST_TIMES = 3


class Pulled(NamedTuple):
    """The texts with what could be written into them; what was, and what was not; and the
    resources of which something was."""

    texts: Texts
    written: list[str]
    left: list[str]
    keys: frozenset[Key]


def pull(
    texts: Texts,
    plan: Plan,
    documents: Mapping[Key, Document],
    again: Callable[[dict[str, Any]], Plan],
) -> Pulled:
    """Take over from the service what somebody else has changed and added. `again` plans anew by
    what the text says then: what is written can bring out what else is not as it is there."""
    written: dict[str, Key] = {}
    for _ in range(_MOST_TIMES):
        said, new, left = _once(said_by(texts), plan, documents)
        written |= new
        if not new or not said.resources:
            break
        texts = said.texts
        plan = again(payload(said.meet, "opentrack-rest"))
    return Pulled(texts, list(written), left, frozenset(written.values()))


def _once(
    said: Said, plan: Plan, documents: Mapping[Key, Document]
) -> tuple[Said, dict[str, Key], list[str]]:
    """What the text says with all of a plan that could be written; what was, and what was not."""
    written: dict[str, Key] = {}
    left: list[str] = []
    for step in _in_turn(plan.steps):
        if step.key not in documents:
            if step.action is Action.CONFLICT:
                left.append(
                    f"{name(step.key)}: somebody has deleted it there; take it out of the text, or "
                    "push --recreate makes it again"
                )
            continue
        document = documents[step.key]
        for row, differences in _by_row(step, document):
            what = f"{_name(step.key, row)}: {_what(step, differences)}"
            try:
                if not differences:
                    said = with_new(said, step.key, document)
                else:
                    said = _taken(said, plan, step.key, row, differences, document)
            except LeftError as problem:
                left.append(f"{what}: {problem}")
            else:
                written[what] = step.key
    return said, written, [*left, *_derived(said, plan, documents)]


def _in_turn(steps: Iterable[Step]) -> list[Step]:
    """The steps of a plan, those of new resources first."""

    def turn(step: Step) -> int:
        is_new = step.action is Action.FOREIGN and step.key.kind in _FIRST
        return _FIRST.index(step.key.kind) if is_new else len(_FIRST)

    return sorted(steps, key=turn)


def _by_row(step: Step, document: Document) -> Iterator[tuple[str, list[Difference]]]:
    """What others have changed in a resource, row by row; rows that are theirs alone as well, in
    their order. Of a resource that is theirs alone, and no unit, nothing is told apart."""
    found: dict[str, list[Difference]] = {}
    if step.action is Action.FOREIGN and step.key.kind is not Kind.UNIT:
        found[""] = []
    for change in step.changes:
        is_copy = bool(change.row) and change.field == "event_code"  # of an entry's event
        theirs = change.verdict in _THEIRS and change.field not in _DERIVED and not is_copy
        theirs = theirs or change.verdict is Verdict.FOREIGN
        if change.verdict in _WHOLE if has_mark(step, change) else theirs:
            found.setdefault(change.row, []).append(change)
    own = found.pop("", None)
    if own is not None and step.key.kind is not Kind.UNIT:
        yield "", own
    places = _places(step.key.kind, document)
    yield from sorted(found.items(), key=lambda row: places[row[0]] if _is_new(row[1]) else _FRONT)
    if own is not None and step.key.kind is Kind.UNIT:  # with no rows there is none to be sent
        yield "", own


def _places(kind: Kind, document: Document) -> Mapping[str, tuple[int, int]]:
    """Where each row of a resource stands, by its order where it has one."""
    rows = named_rows(kind, document.get(rows_field(kind))) if rows_field(kind) else ()
    return {
        name: (row["order"] if isinstance(row.get("order"), int) else 0, number)
        for number, (name, row) in enumerate(rows)
    }


def _is_new(differences: Iterable[Difference]) -> bool:
    """Whether a row as a whole is theirs."""
    return any(d.verdict is Verdict.FOREIGN and d.field in _ROW_NAMES for d in differences)


def _what(step: Step, differences: list[Difference]) -> str:
    """What others have done to a row or a resource, in words."""
    whole = [each for each in differences if has_mark(step, each)]
    done = [_WHOLE[each.verdict] if each in whole else each.field for each in whole or differences]
    return ", ".join(done) or _WHOLE[Verdict.FOREIGN]


def _name(key: Key, row: str) -> str:
    return f"{name(key)} row {row}" if row else name(key)


def _taken(
    said: Said,
    plan: Plan,
    key: Key,
    row: str,
    differences: list[Difference],
    document: Document,
) -> Said:
    """What the text says with one row or resource as the service holds it. Raises LeftError."""
    if key.kind is Kind.UNIT and _has_another_bib(plan, row, differences):
        raise LeftError("its athlete has another bib in the text, and a push gives it to the row")

    now, there = said.of(key), flatten(key.kind, document)
    open_ = [
        d for d in differences if not same(key.kind, d.path, now.get(d.path), there.get(d.path))
    ]

    def changes() -> Iterable[Change]:
        return _changes(said, key, row, open_, document)

    return taken(said, changes, key, open_, document) if open_ else said


def _has_another_bib(plan: Plan, row: str, differences: Iterable[Difference]) -> bool:
    """Whether a row is of an athlete who has another bib in the text, and stands under the former
    one."""
    bibs = {key.name for step in plan.steps if (key := former(step)) is not None}
    return row in bibs and all(difference.spec is None for difference in differences)


def _changes(
    said: Said, key: Key, row: str, differences: list[Difference], document: Document
) -> Iterator[Change]:
    """The edits that make a row or resource what the service holds. Raises LeftError or
    ValueError where the text has no place for it."""
    texts, meet = said.texts, said.meet
    if key.kind is Kind.UNIT:
        event = event_of_unit(meet, key)
        if row:
            yield from row_changes(texts, event, key, row, differences, document)
        else:
            yield from unit_changes(texts, event, key, differences)
    elif key.kind is Kind.EVENT:
        (event,) = (event for event in meet.events if event.id == key.name)
        yield from event_changes(texts, event, differences)
    elif key.kind is Kind.TEAM:
        (team,) = (team for team in meet.teams if team.id == key.name)
        yield from team_changes(team, differences)
    elif key.kind is Kind.COMPETITOR:
        (athlete,) = (athlete for athlete in meet.athletes if athlete.bib == key.name)
        if row:
            yield from entry_changes(texts, athlete, row, differences, document)
        else:
            teams = frozenset(team.id for team in meet.teams)
            yield from athlete_changes(athlete, teams, differences)
    else:
        raise LeftError(BY_HAND)


def _derived(said: Said, plan: Plan, documents: Mapping[Key, Document]) -> Iterator[str]:
    """What others have changed though it follows from marks that they have not changed."""
    for step in plan.steps:
        if step.key not in said.resources or step.key not in documents or _marks_taken(step):
            continue
        now, there = said.of(step.key), flatten(step.key.kind, documents[step.key])
        for change in step.with_verdict(*_THEIRS):
            paths = (change.path, *((change.row, mark) for mark in MARKS))
            agree, *marks_agree = (same(step.key.kind, p, now.get(p), there.get(p)) for p in paths)
            if change.field in _DERIVED and not agree and all(marks_agree):
                yield (
                    f"{_name(step.key, change.row)}: {change.field}: follows from the marks; "
                    f"write {change.field}= where it shall stand"
                )


def _marks_taken(step: Step) -> bool:
    """Whether others have changed marks of a unit: with those in the text, the next push settles
    what follows from them."""
    theirs = (*_THEIRS, Verdict.DELETED, Verdict.FOREIGN)
    return any(change.row and change.field in MARKS for change in step.with_verdict(*theirs))
