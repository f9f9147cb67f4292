"""Writes into the text what others have changed at the service, statement by statement.

Each edit is made alone and proved: the changed text is compiled, and has to say what the service
holds. What cannot be written so, or follows from something else, is told and left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple

from meetc.edit.edit import Edit
from meetc.edit.texts import Texts
from meetc.pipeline import payload
from meetc.plan.canonical import same
from meetc.plan.compare import Difference, Verdict
from meetc.plan.plan import Plan
from meetc.plan.renumbered import former
from meetc.plan.resource import MARKS, Document, Key, Resource, ResourceKind
from meetc.plan.step import Action, Step
from meetc.plan.text import name
from meetc.pull.entries import entry_changes
from meetc.pull.headers import athlete_changes, event_changes, team_changes, unit_changes
from meetc.pull.left import BY_HAND, LeftError
from meetc.pull.new import with_new
from meetc.pull.places import event_of_unit
from meetc.pull.proof import Said, said_by, taken
from meetc.pull.rows import row_changes
from meetc.pull.theirs import CHANGED, DERIVED, by_row, in_turn, row_title, what

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
    documents: Mapping[Key, Resource],
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
        plan = again(payload(said.compiled.meet, "opentrack-rest"))
    return Pulled(texts, list(written), left, frozenset(written.values()))


def _once(
    said: Said, plan: Plan, documents: Mapping[Key, Resource]
) -> tuple[Said, dict[str, Key], list[str]]:
    """What the text says with all of a plan that could be written; what was, and what was not."""
    written: dict[str, Key] = {}
    left: list[str] = []
    for step in in_turn(plan.steps):
        if step.key not in documents:
            if step.action is Action.CONFLICT:
                left.append(
                    f"{name(step.key)}: somebody has deleted it there; take it out of the text, or "
                    "push --recreate makes it again"
                )
            continue
        theirs = documents[step.key]
        for row, differences in by_row(step, theirs):
            sentence = f"{row_title(step.key, row)}: {what(step, differences)}"
            try:
                if not differences:
                    said = with_new(said, step.key, theirs)
                else:
                    said = _taken(said, plan, step.key, row, differences, theirs)
            except LeftError as problem:
                left.append(f"{sentence}: {problem}")
            else:
                written[sentence] = step.key
    return said, written, [*left, *_derived(said, plan, documents)]


def _taken(
    said: Said, plan: Plan, key: Key, row: str, differences: list[Difference], theirs: Resource
) -> Said:
    """What the text says with one row or resource as the service holds it. Raises LeftError."""
    if key.kind is ResourceKind.UNIT and _has_another_bib(plan, row, differences):
        raise LeftError("its athlete has another bib in the text, and a push gives it to the row")
    now, there = said.of(key), theirs.flat
    missing = [
        d for d in differences if not same(key.kind, d.path, now.get(d.path), there.get(d.path))
    ]
    changes = partial(_changes, said, key, row, missing, theirs.document)
    return taken(said, changes, key, missing, theirs) if missing else said


def _has_another_bib(plan: Plan, row: str, differences: Iterable[Difference]) -> bool:
    """Whether a row is of an athlete who has another bib in the text, and stands under the former
    one."""
    bibs = {key.name for step in plan.steps if (key := former(step)) is not None}
    return row in bibs and all(difference.spec is None for difference in differences)


def _changes(
    said: Said, key: Key, row: str, differences: list[Difference], document: Document
) -> Iterator[Edit]:
    """The edits that make a row or resource what the service holds. Raises LeftError or
    ValueError where the text has no place for it."""
    texts, meet = said.texts, said.compiled.meet
    if key.kind is ResourceKind.UNIT:
        event = event_of_unit(meet, key)
        if row:
            yield from row_changes(texts, event, key, row, differences, document)
        else:
            yield from unit_changes(texts, event, key, differences)
    elif key.kind is ResourceKind.EVENT:
        (event,) = (event for event in meet.events if event.id == key.name)
        yield from event_changes(texts, event, differences)
    elif key.kind is ResourceKind.TEAM:
        (team,) = (team for team in meet.teams if team.id == key.name)
        yield from team_changes(team, differences)
    elif key.kind is ResourceKind.COMPETITOR:
        (athlete,) = (athlete for athlete in meet.athletes if athlete.bib == key.name)
        if row:
            yield from entry_changes(texts, athlete, row, differences, document)
        else:
            teams = frozenset(team.id for team in meet.teams)
            yield from athlete_changes(athlete, teams, differences)
    else:
        raise LeftError(BY_HAND)


def _derived(said: Said, plan: Plan, documents: Mapping[Key, Resource]) -> Iterator[str]:
    """What others have changed though it follows from marks that they have not changed."""
    for step in plan.steps:
        if step.key not in said.resources or step.key not in documents or _marks_taken(step):
            continue
        now, there = said.of(step.key), documents[step.key].flat
        for change in step.with_verdict(*CHANGED):
            paths = (change.path, *((change.row, mark) for mark in MARKS))
            agree, *marks_agree = (same(step.key.kind, p, now.get(p), there.get(p)) for p in paths)
            if change.field in DERIVED and not agree and all(marks_agree):
                yield (
                    f"{row_title(step.key, change.row)}: {change.field}: follows from the marks; "
                    f"write {change.field}= where it shall stand"
                )


def _marks_taken(step: Step) -> bool:
    """Whether others have changed marks of a unit: with those in the text, the next push settles
    what follows from them."""
    theirs = (*CHANGED, Verdict.DELETED, Verdict.FOREIGN)
    return any(change.row and change.field in MARKS for change in step.with_verdict(*theirs))
