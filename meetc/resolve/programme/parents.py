"""Parent links: a part of a combined event names it with `parent=`."""

from __future__ import annotations

from meetc.diagnostics.codes import (
    NO_PARTS,
    PARENT_NOT_COMBINED,
    PARENT_OF_ITSELF,
    PARENT_OF_OTHER_GENDER,
    UNKNOWN_PARENT,
)
from meetc.diagnostics.diagnostic import Related
from meetc.disciplines import Form
from meetc.resolve.context import Context
from meetc.resolve.declared import DeclaredEvent
from meetc.syntax.parts import owner_span


def check_parents(ctx: Context) -> None:
    """Each parent is there, is a combined event, fits in gender, and no event is its own."""
    has_parts: set[str] = set()
    circles = _circles(ctx)
    in_circles: set[str] = set()
    combined = [
        event.id
        for event in ctx.events.values()
        if event.discipline is not None and event.discipline.form is Form.COMBINED
    ]
    for event in ctx.events.values():
        parent_id = event.fields.text("parent")
        if not parent_id:
            continue
        has_parts.add(parent_id)
        if parent_id in ctx.events:
            if event.id not in in_circles:
                circle = circles.get(event.id, frozenset())
                _check(event, ctx.events[parent_id], bool(circle), ctx)
                in_circles |= circle
        else:
            has_parts.add(_unknown(event, parent_id, combined, ctx))
    for event_id in combined:
        if event_id not in has_parts and not ctx.events[event_id].fields.given("parts"):
            message = f"the combined event {event_id} has no parts"
            hint = f"each of its events names it: parent={event_id}"
            ctx.report.warning(NO_PARTS, message, owner_span(ctx.events[event_id].line), hint=hint)


def _unknown(event: DeclaredEvent, parent_id: str, combined: list[str], ctx: Context) -> str:
    """Report a parent that is not declared; the one of the combined events that was meant, or
    ""."""
    meant = ctx.report.suggest(parent_id, combined) or (combined[0] if len(combined) == 1 else "")
    message = f"the parent {parent_id} is not declared"
    hint = f"did you mean {meant}?" if meant else "the parent is the combined event's id"
    ctx.report.error(UNKNOWN_PARENT, message, event.fields.span("parent"), hint=hint)
    return meant


def _check(event: DeclaredEvent, parent: DeclaredEvent, in_circle: bool, ctx: Context) -> None:
    span = event.fields.span("parent")
    if in_circle:
        ctx.report.error(
            PARENT_OF_ITSELF,
            f"{event.id} is its own parent"
            if parent is event
            else f"{event.id} is part of {parent.id}, which is part of {event.id}",
            span,
            hint="the parent is the combined event, which has none itself",
        )
    elif parent.discipline is not None and parent.discipline.form is not Form.COMBINED:
        ctx.report.error(
            PARENT_NOT_COMBINED,
            f"the parent {parent.id} is {parent.discipline.code}, no combined event",
            span,
            related=[Related(parent.line.span(2), "its code")],
            hint="combined events have codes such as DEC, HEP, PEN or TRI",
        )
    else:
        _check_genders(event, parent, ctx)


def _circles(ctx: Context) -> dict[str, frozenset[str]]:
    """Of each event to which its own parents lead back all events on that way, each event being
    walked over once."""
    circles: dict[str, frozenset[str]] = {}
    known: set[str] = set()
    for event in ctx.events.values():
        way: list[str] = []
        at: DeclaredEvent | None = event
        while at is not None and at.id not in known:
            known.add(at.id)
            way.append(at.id)
            at = ctx.events.get(at.fields.text("parent") or "")
        if at is not None and at.id in way:
            circle = frozenset(way[way.index(at.id) :])
            circles |= dict.fromkeys(circle, circle)
    return circles


def _check_genders(event: DeclaredEvent, parent: DeclaredEvent, ctx: Context) -> None:
    own = event.fields.values.get("genders")
    others = parent.fields.values.get("genders")
    if isinstance(own, str) and isinstance(others, str) and not set(own) & set(others):
        ctx.report.error(
            PARENT_OF_OTHER_GENDER,
            f"{event.id} is for {own}, and its parent {parent.id} for {others}",
            event.fields.span("parent"),
            related=[Related(owner_span(parent.line), "the parent")],
            hint="nobody could be in both",
        )
