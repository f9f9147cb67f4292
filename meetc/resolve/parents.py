"""Parent links: a part of a combined event names it with `parent=`."""

from __future__ import annotations

from meetc.diagnostics.diagnostic import Related
from meetc.disciplines import Form
from meetc.resolve.context import Context
from meetc.resolve.events import Declared


def check_parents(ctx: Context) -> None:
    """Each parent is there, is a combined event, fits in gender, and no event is its own."""
    has_parts: set[str] = set()
    circled: set[str] = set()
    for event in ctx.events.values():
        parent_id = event.fields.values.get("parent")
        if not isinstance(parent_id, str) or not parent_id:
            continue
        has_parts.add(parent_id)
        if parent_id in ctx.events:
            _check(event, ctx.events[parent_id], circled, ctx)
        else:
            has_parts.add(_unknown(event, parent_id, ctx))
    for event in ctx.events.values():
        discipline = event.discipline
        if discipline and discipline.form is Form.COMBINED and event.id not in has_parts:
            ctx.report.warning(
                "M417",
                f"the combined event {event.id} has no parts",
                event.line.span(1),
                hint=f"each of its events names it: parent={event.id}",
            )


def _unknown(event: Declared, parent_id: str, ctx: Context) -> str:
    """Report a parent that is not declared; the one that was meant, or ""."""
    combined = [
        e.id
        for e in ctx.events.values()
        if e.discipline is not None and e.discipline.form is Form.COMBINED
    ]
    meant = ctx.report.suggest(parent_id, combined) or (combined[0] if len(combined) == 1 else "")
    line, word = event.fields.where["parent"]
    ctx.report.error(
        "M409",
        f"the parent {parent_id} is not declared",
        line.span(word),
        hint=f"did you mean {meant}?" if meant else "the parent is the combined event's id",
    )
    return meant


def _check(event: Declared, parent: Declared, circled: set[str], ctx: Context) -> None:
    line, word = event.fields.where["parent"]
    if event.id in circled:
        return
    circle = _circle(event, ctx)
    if circle:
        circled |= circle
        ctx.report.error(
            "M410",
            f"{event.id} is its own parent"
            if parent is event
            else f"{event.id} is part of {parent.id}, which is part of {event.id}",
            line.span(word),
            hint="the parent is the combined event, which has none itself",
        )
    elif parent.discipline is not None and parent.discipline.form is not Form.COMBINED:
        ctx.report.error(
            "M411",
            f"the parent {parent.id} is {parent.discipline.code}, no combined event",
            line.span(word),
            related=[Related(parent.line.span(2), "its code")],
            hint="combined events have codes such as DEC, HEP, PEN or TRI",
        )
    else:
        _check_genders(event, parent, ctx)


def _circle(event: Declared, ctx: Context) -> set[str]:
    """The events through which the parents of an event lead back to it; empty if they do not."""
    seen: set[str] = set()
    at: Declared | None = event
    while at is not None and at.id not in seen:
        seen.add(at.id)
        parent = at.fields.values.get("parent")
        at = ctx.events.get(parent) if isinstance(parent, str) else None
        if at is event:
            return seen
    return set()


def _check_genders(event: Declared, parent: Declared, ctx: Context) -> None:
    own = event.fields.values.get("genders")
    others = parent.fields.values.get("genders")
    if isinstance(own, str) and isinstance(others, str) and not set(own) & set(others):
        line, word = event.fields.where["parent"]
        ctx.report.error(
            "M412",
            f"{event.id} is for {own}, and its parent {parent.id} for {others}",
            line.span(word),
            related=[Related(parent.line.span(1), "the parent")],
            hint="nobody could be in both",
        )
