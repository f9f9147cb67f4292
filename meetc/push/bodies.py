"""What goes over the wire for a step: bodies of requests, made of what the text says and what the
service was read to hold, so that nothing it holds besides is lost."""

from __future__ import annotations

from typing import Any

from meetc.fields import Type
from meetc.plan.canonical import type_of
from meetc.plan.compare import Difference, Verdict
from meetc.plan.resource import TRIALS, Document, Resource, ResourceKind, row_name, rows_field
from meetc.plan.step import Step

_TEXTS = (Type.TEXT, Type.WIND, Type.DECIMAL, Type.TIME, Type.MARK, Type.CHOICE)


def create(wanted: Resource, competition: str) -> Document:
    """A new record: all that the text says. The rows of a combined event have no place."""
    is_meet = wanted.kind is ResourceKind.COMPETITION
    body = wanted.document if is_meet else {"competition": competition} | wanted.document
    if wanted.kind is ResourceKind.EVENT:
        body.pop("results", None)
    return body


def patch(step: Step, wanted: Resource, read: Resource, competition: str) -> Document:
    """The fields that change; of rows the whole list, since it is replaced as a whole."""
    kind = step.key.kind
    body: Document = {"competition": competition} if kind is ResourceKind.COMPETITOR else {}
    body |= own_changes(step)
    changed = [change for change in step.with_verdict(Verdict.SET, Verdict.CLEAR) if change.row]
    if any(change.field != TRIALS for change in changed):
        body[rows_field(kind)] = merged_rows(step, wanted, read)
    if any(change.field in (TRIALS, row_name(kind)) for change in changed):
        trials = merged_trials(step, wanted, read)
        if trials or read.document.get(TRIALS):
            body[TRIALS] = trials
    return body


def put(step: Step, read: Resource, competition: str) -> Document:
    """The record as it was just read, with the fields that change."""
    return read.document | {"competition": competition} | own_changes(step)


def own_changes(step: Step) -> Document:
    """The resource's own fields that change; what is taken back becomes empty."""
    return {
        change.field: _blank(step, change) if change.verdict is Verdict.CLEAR else change.spec
        for change in step.with_verdict(Verdict.SET, Verdict.CLEAR)
        if not change.row
    }


def _blank(step: Step, change: Difference) -> Any:
    if change.field == "heights":
        return []
    return "" if type_of(step.key.kind, change.path) in _TEXTS else None


def merged_rows(step: Step, wanted: Resource, read: Resource) -> list[Document]:
    """The rows of the text in its order, each with all that the service holds in it, then those
    that somebody else has added."""
    mark, said, there = row_name(step.key.kind), wanted.rows, read.rows
    by_row: dict[str, dict[str, Difference]] = {}
    for difference in step.changes:
        by_row.setdefault(difference.row, {})[difference.field] = difference
    rows = []
    for name in dict.fromkeys([*said, *there]):
        changes = by_row.get(name, {})
        gone = (Verdict.CLEAR, Verdict.DELETED, Verdict.DROPPED)
        if mark in changes and changes[mark].verdict in gone:
            continue
        row = dict(there.get(name, {mark: said.get(name, {}).get(mark, name)}))
        in_order = [*said.get(name, ()), *(field for field in changes if field not in said)]
        for field in dict.fromkeys(in_order):
            change = changes.get(field)
            if change is None or field in (mark, TRIALS):
                continue
            if change.verdict is Verdict.SET:
                row[field] = change.spec
            elif change.verdict is Verdict.CLEAR:
                row.pop(field, None)
        rows.append(row)
    return rows


def merged_trials(step: Step, wanted: Resource, read: Resource) -> list[Document]:
    """The trials of the text in its order, then those that are kept as the service holds them."""
    ours = {
        change.row
        for change in step.changes
        if change.field == TRIALS and change.verdict in (Verdict.SET, Verdict.SAME)
    }
    mark = row_name(step.key.kind)
    gone = {c.row for c in step.changes if c.field in (TRIALS, mark) and c.verdict is Verdict.CLEAR}
    said, held = wanted.document.get(TRIALS) or [], read.document.get(TRIALS)
    there = held if isinstance(held, list) else []
    kept = [t for t in there if isinstance(t, dict) and str(t.get("bib")) not in ours | gone]
    return [trial for trial in said if trial["bib"] in ours] + kept
