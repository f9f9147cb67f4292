"""Event code and category belong to one event of a competition: who has to give them up first.

An event that is deleted, or gets others, goes before the one that takes its own. Where the other
keeps them, or two would exchange them, no order helps, and that is a conflict.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from meetc.plan.canonical import canonical
from meetc.plan.compare import Verdict
from meetc.plan.remote import Remote
from meetc.plan.resource import Key, Resource, ResourceKind
from meetc.plan.step import Action, Step

_PAIR = ("event_code", "category")


def in_turn(
    steps: Sequence[Step], wanted: Mapping[Key, Resource], remote: Remote
) -> tuple[Step, ...]:
    """The steps in an order in which no two events ever share code and category; a step for which
    there is none is a conflict."""
    holders = {_pair(event): key for key, event in remote.documents.items()
               if key.kind is ResourceKind.EVENT}  # fmt: skip
    by_key = {step.key: step for step in steps}
    before: dict[Key, Key] = {}
    for step in steps:
        holder = holders.get(_pair(wanted[step.key])) if _takes_pair(step) else None
        if holder is not None and holder != step.key:
            before[step.key] = holder
    done: dict[Key, Step] = {}
    for step in steps:
        _place(step, by_key, before, done, ())
    return tuple(done.values())


def _place(
    step: Step,
    by_key: Mapping[Key, Step],
    before: Mapping[Key, Key],
    done: dict[Key, Step],
    waiting: tuple[Key, ...],
) -> None:
    """Append a step, and before it the one that it has to wait for."""
    if step.key in done:
        return
    holder = before.get(step.key)
    if holder is not None:
        other = by_key.get(holder)
        if other is not None and holder not in done and holder not in (*waiting, step.key):
            _place(other, by_key, before, done, (*waiting, step.key))
        if other is None or holder not in done or not _frees_pair(done[holder]):
            reason = f"event {holder.name} has this event code and category there"
            step = replace(step, action=Action.CONFLICT, reason=reason)
    done[step.key] = step


def _takes_pair(step: Step) -> bool:
    is_event = step.key.kind is ResourceKind.EVENT
    return is_event and (step.action is Action.CREATE or _changes_pair(step))


def _frees_pair(step: Step) -> bool:
    return step.action is Action.DELETE or _changes_pair(step)


def _changes_pair(step: Step) -> bool:
    changes = step.with_verdict(Verdict.SET) if step.action is Action.UPDATE else ()
    return any(not change.row and change.field in _PAIR for change in changes)


def _pair(event: Resource) -> tuple[Any, ...]:
    return tuple(canonical(ResourceKind.EVENT, ("", n), event.document.get(n)) for n in _PAIR)
