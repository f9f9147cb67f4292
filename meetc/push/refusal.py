"""Why a plan is not carried out, found out before anything is sent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from meetc.exit_codes import REFUSED
from meetc.plan.compare import Verdict
from meetc.plan.step import Action, Step
from meetc.push.prepared import Prepared
from meetc.push.saved import Saved
from meetc.service.snapshot import may_write


class Refusal(NamedTuple):
    """Why nothing is sent, and the exit code that says so."""

    why: str
    code: int = REFUSED


def refusal(prepared: Prepared, max_delete: int, saved: Saved | None = None) -> Refusal | None:
    """Why a plan, of which `saved` is what was approved, is not carried out; None where it is."""
    why = next(_reasons(prepared, max_delete, saved), None)
    return Refusal(why) if why is not None else None


def _reasons(prepared: Prepared, max_delete: int, saved: Saved | None) -> Iterator[str]:
    plan = prepared.plan
    conflicts, deletions = plan.of(Action.CONFLICT), plan.of(Action.DELETE)
    holds = bool(prepared.base.resources or len(prepared.remote.documents) > 1)
    if saved is not None and (stale := saved.stale(prepared)):
        yield f"the plan does not hold any more: {stale}"
    if prepared.spec.is_empty and holds and not prepared.wishes.only:
        yield "the text has no athletes, teams or events, and the service has: refused"
    if plan.writes and not may_write(prepared.remote):
        yield f"the role {prepared.remote.role} may not change this competition"
    if conflicts:
        yield f"{len(conflicts)} in conflict, nothing is sent: {_ways_out(conflicts)}"
    if len(deletions) > max_delete:
        yield f"{len(deletions)} events would be deleted, and --max-delete allows {max_delete}"


def _ways_out(conflicts: Sequence[Step]) -> str:
    """What decides conflicts, by what they are about."""
    disputed = [c for step in conflicts for c in step.with_verdict(Verdict.CONFLICT)]
    gone = [s for s in conflicts if s.reason or s.with_verdict(Verdict.DELETED)]
    ways = {
        "`meetc pull` takes over theirs": bool(disputed),
        "--ours sends what the text says": any(c.base is not None for c in disputed),
        "--adopt sends what the text says where nothing was sent before": any(
            c.base is None for c in disputed
        ),
        "--recreate makes again what was deleted": bool(gone),
        "--only leaves out other events": True,
    }
    return "; ".join(way for way, is_one in ways.items() if is_one)
