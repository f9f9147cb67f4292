"""A push from end to end: what is known, what is there, what is to be done, and doing it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from meetc.plan.base import Base, Known, known_after
from meetc.plan.canonical import same
from meetc.plan.compare import Verdict
from meetc.plan.plan import Wishes, make_plan
from meetc.plan.renumbered import moved
from meetc.plan.resource import Key, Resource
from meetc.plan.settle import settle
from meetc.plan.spec import Spec, spec_of, within
from meetc.plan.step import Action
from meetc.plan.taken_back import restored
from meetc.push.engine import Push
from meetc.push.outcome import Result, Tell
from meetc.push.prepared import Destination, Prepared
from meetc.push.state import Journal, PushState, StateFiles, folded, write_base
from meetc.push.writes import Writes
from meetc.service.environment import Environment
from meetc.service.snapshot import Address, read

_BY_OTHERS = (Action.CONFLICT, Action.FOREIGN)
_OF_OTHERS = (Verdict.DRIFT, Verdict.FOREIGN)


def target_name(environment: Environment, address: Address) -> str:
    """What a base is of: the competition's address at its service."""
    return f"{environment.origin}{address}"


def prepare(
    target: Destination,
    payload: dict[str, Any],
    state: PushState,
    wishes: Wishes,
    earlier: Callable[[], Iterable[Base]] = tuple,
    *,
    every_unit: bool = False,
) -> Prepared:
    """Read the service, settle what an earlier push began, and plan. Sends nothing but GET;
    `earlier` gives other versions of the base, and is asked only where others seem to have changed
    something; `every_unit` has units read that neither text nor base knows. Raises ServiceError."""
    whole = spec_of(payload)
    spec = within(whole, wishes.only, unchanged(whole, state.base))
    remote = read(
        target.client, target.environment, spec, state.base, wishes.only, every_unit=every_unit
    )

    def is_asked(key: Key) -> bool:
        return not wishes.only or key in spec.resources

    def planned(base: Base, count: int = 0) -> Prepared:
        view = moved(spec, whole, base, remote)
        plan = make_plan(spec, view.remote, view.base, wishes)
        pending = tuple(intent for intent in state.intents if not is_asked(intent.key))
        return Prepared(
            target, payload, spec, base, remote,
            view=view, plan=plan, wishes=wishes, pending=pending, restored=count,
        )  # fmt: skip

    asked = [intent for intent in state.intents if is_asked(intent.key)]
    settled = settle(state.base, asked, remote.documents)
    prepared = planned(settled)
    steps = prepared.plan.steps
    if any(step.action in _BY_OTHERS or step.with_verdict(*_OF_OTHERS) for step in steps):
        base = restored(settled, earlier(), remote.documents, is_asked)
        keys = settled.resources.keys() | base.resources.keys()
        return planned(base, sum(settled.resources.get(k) != base.resources.get(k) for k in keys))
    return prepared


def planned_anew(prepared: Prepared, payload: dict[str, Any]) -> Prepared:
    """The same for a text that says something else by now, by what has been read."""
    whole, base, wishes = spec_of(payload), prepared.base, prepared.wishes
    spec = within(whole, wishes.only, unchanged(whole, base))
    view = moved(spec, whole, base, prepared.remote)
    plan = make_plan(spec, view.remote, view.base, wishes)
    return replace(prepared, payload=payload, spec=spec, view=view, plan=plan)


def unchanged(spec: Spec, base: Base) -> frozenset[Key]:
    """The resources of which the text says what was last sent."""
    return frozenset(
        key
        for key, resource in spec.resources.items()
        if key in base.resources and _says(resource, base.resources[key])
    )


def _says(said: Resource, known: Known) -> bool:
    return said.flat.keys() == known.sent.keys() and all(
        same(said.kind, path, value, known.sent[path]) for path, value in said.flat.items()
    )


def execute(
    prepared: Prepared,
    files: StateFiles | None,
    tell: Tell,
    stopped: Callable[[], bool] = lambda: False,
) -> tuple[list[Result], Base]:
    """Carry out a plan, and give what became of it with the base that is left. Without `files`
    nothing is written beside the meet. Raises OSError where the journal cannot be written."""
    if files is not None:
        write_base(files.base, prepared.base)
    journal = Journal(files.journal if files else None)
    journal.start(prepared.pending)
    results = Push(Writes(prepared, journal), tell, stopped).run(prepared.plan)
    journal.done(_refreshed(prepared, journal))
    base = folded(prepared.base, journal.known)
    if files is not None and not stopped():
        journal.close(files, base)
    return results, base


def _refreshed(prepared: Prepared, journal: Journal) -> dict[Key, Known | None]:
    """What is known of resources that nothing was written to: adopted ones, those that agree,
    those that are gone."""
    refreshed: dict[Key, Known | None] = {}
    for step in prepared.plan.steps:
        key = step.key
        if step.action is Action.DROP and key in prepared.base.resources:
            refreshed[key] = None
        elif step.action is Action.SAME and key not in journal.known:
            there = prepared.remote.documents[key]
            old = prepared.base.resources.get(key, Known())
            known = known_after(step.sent, step.held, there.flat, there, old)
            if known != old:
                refreshed[key] = known
    return refreshed
