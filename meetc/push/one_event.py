"""Pushes one event of a meet that goes on meanwhile: with all promises of a push, and nobody there
who reads a plan. So what a person would have to look at first is not sent."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from meetc.diagnostics.codes import SIMULATED_TIMES
from meetc.diagnostics.text import summary
from meetc.pipeline import Compiled
from meetc.plan.base import Base
from meetc.plan.plan import Wishes
from meetc.plan.remote import has_results
from meetc.plan.resource import ResourceKind
from meetc.plan.text import name
from meetc.push.lock import Lock
from meetc.push.only import elsewhere, forgiven
from meetc.push.outcome import Result
from meetc.push.prepared import Destination, Prepared
from meetc.push.refusal import refusal
from meetc.push.sendable import sendable
from meetc.push.session import execute, prepare, target_name
from meetc.push.state import StateFiles, read_state
from meetc.service.snapshot import address_of

Earlier = Callable[[], Iterable[Base]]


class HeldError(Exception):
    """The event is not sent before somebody has looked: the message says why."""


def push_event(
    event_id: str,
    compiled: Compiled,
    path: Path,
    target: Destination,
    files: StateFiles,
    earlier: Earlier,
    stopped: Callable[[], bool],
) -> list[Result]:
    """Send what has changed in one event, with what it needs, and give what became of each step;
    an empty list where nothing has changed. Raises HeldError, PayloadError and BaseError where
    somebody has to decide, ServiceError, LockedError and OSError where it did not work now."""
    _require_sound(event_id, compiled, target)
    only = (event_id,)
    meet = sendable(compiled, path, only, "opentrack-rest")
    address = address_of(meet.payload["competition"])
    with Lock(files.lock):
        state = read_state(files, target_name(target.environment, address))
        prepared = prepare(target, meet.payload, state, Wishes(only=only), earlier)
        if (refused := refusal(prepared, 0)) is not None:
            raise HeldError(refused.why)
        _require_no_loss(prepared)
        results, _ = execute(prepared, files, lambda result: None, stopped)
    return results


def _require_sound(event_id: str, compiled: Compiled, target: Destination) -> None:
    """Raise HeldError for an event with errors, and for results that nobody has run where people
    read them."""
    own = forgiven(compiled.diagnostics, elsewhere(compiled, (event_id,)))
    if any(diagnostic.is_error for diagnostic in own):
        raise HeldError(summary(own))
    is_simulated = any(diagnostic.code == SIMULATED_TIMES for diagnostic in own)
    if is_simulated and target.environment.origin.is_live:
        raise HeldError(f"there are simulated results, and {target.environment.origin} is live")


def _require_no_loss(prepared: Prepared) -> None:
    """Raise HeldError where a unit would have no results any more: a file that was moved away, or
    a network drive that is gone, takes nothing back that is public."""
    for step in prepared.plan.writes:
        if step.key.kind is not ResourceKind.UNIT or step.key not in prepared.remote.documents:
            continue
        said = prepared.spec.resources.get(step.key)
        if has_results(prepared.remote.documents[step.key]) and not (said and has_results(said)):
            raise HeldError(f"{name(step.key)} has results there, and none here any more")
