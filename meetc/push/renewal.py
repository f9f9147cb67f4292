"""What was pulled stands on both sides, and the base learns so: what is changed back at the service
before the next push is somebody else's edit then, and not ours."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from meetc.plan.base import Known
from meetc.plan.canonical import is_derived
from meetc.plan.compare import Verdict
from meetc.plan.resource import Key, row_name
from meetc.plan.step import Action, Step
from meetc.push.lock import Lock, LockedError
from meetc.push.prepared import Prepared
from meetc.push.state import StateFiles, folded, read_state, write_base


def renew(prepared: Prepared, pulled: Collection[Key], files: StateFiles) -> None:
    """Have the base say what both sides have of some resources by now, by the plan that was made
    for the text with all that was pulled. Where a push is at work, or has left something open or
    other knowledge, that one's base stands. Raises OSError, BaseError."""
    try:
        with Lock(files.lock):
            if files.journal.exists():
                return
            base = read_state(files, prepared.base.target).base
            known = {
                key: value
                for key, value in _renewed(prepared, pulled)
                if base.resources.get(key) == prepared.base.resources.get(key)
            }
            write_base(files.base, folded(base, known))
    except LockedError:
        return


def _renewed(prepared: Prepared, pulled: Collection[Key]) -> Iterator[tuple[Key, Known]]:
    for step in prepared.plan.steps:
        known = prepared.base.resources.get(step.key)
        if step.key in pulled and (known is not None or step.action is Action.SAME):
            yield step.key, _known(step, known or Known())


def _known(step: Step, known: Known) -> Known:
    """What is known of a resource, with the values on which both sides agree by now, and without
    the rows that neither has. While places are not settled, the marks that they follow from are
    not either."""
    is_settled = all(
        change.verdict in (Verdict.SAME, Verdict.FOREIGN)
        for change in step.changes
        if is_derived(step.key.kind, change.path)
    )
    agreed = step.with_verdict(Verdict.SAME) if is_settled else []
    gone = {change.path for change in step.with_verdict(Verdict.DROPPED)}
    rows = {row for row, name in gone if row and name == row_name(step.key.kind)}
    paths = {change.path for change in agreed} | gone
    paths |= {path for path in known.sent.keys() | known.left.keys() if path[0] in rows}
    sent = {change.path: change.spec for change in agreed}
    left = {change.path: change.remote for change in agreed if change.remote is not None}
    return known.taking(Known(sent, left), paths)
