"""A plan as programs read it, and as it is kept to be approved; its schema is
meetc/schemas/plan.json."""

from __future__ import annotations

import hashlib
from typing import Any

from meetc.plan.base import compact
from meetc.plan.compare import Difference, Verdict
from meetc.plan.plan import Plan
from meetc.plan.resource import Document
from meetc.plan.step import Step

FORMAT = 1
_QUIET = (Verdict.SAME, Verdict.DROPPED)


def steps(plan: Plan, *, with_added: bool = True) -> list[Document]:
    """The steps of a plan, each with the values that are not as they should be; those that others
    have added, which nobody has to approve, only `with_added`."""
    quiet = _QUIET if with_added else (*_QUIET, Verdict.FOREIGN)
    return [_step(step, quiet) for step in plan.steps]


def _step(step: Step, quiet: tuple[Verdict, ...]) -> Document:
    document: Document = {"resource": str(step.key), "action": str(step.action)}
    if step.reason:
        document["reason"] = step.reason
    changes = [changed(change) for change in step.changes if change.verdict not in quiet]
    if changes:
        document["changes"] = changes
    return document


def changed(change: Difference) -> Document:
    """One value, with what all three say of it."""
    document: Document = {"row": change.row} if change.row else {}
    document |= {"field": change.field, "verdict": str(change.verdict)}
    values = {"base": change.base, "remote": change.remote, "spec": change.spec}
    return document | {name: value for name, value in values.items() if value is not None}


def digest(value: Any) -> str:
    """The SHA-256 of plain data."""
    return hashlib.sha256(compact(value).encode()).hexdigest()
