"""Parent links: a part of a combined event names it with `parent=`."""

from __future__ import annotations

from meetc.diagnostics.diagnostic import Related
from meetc.diagnostics.suggest import did_you_mean
from meetc.disciplines import Form
from meetc.resolve.context import Context
from meetc.resolve.events import Declared


def check_parents(ctx: Context) -> None:
    """Each parent is there, is a combined event, fits in gender, and no event is its own."""
    has_parts: set[str] = set()
    for event in ctx.events.values():
        parent_id = event.fields.values.get("parent")
        if not isinstance(parent_id, str) or not parent_id:
            continue
        has_parts.add(parent_id)
        _check(event, parent_id, ctx)
    for event in ctx.events.values():
        discipline = event.discipline
        if discipline and discipline.form is Form.COMBINED and event.id not in has_parts:
            ctx.report.warning(
                "M417",
                f"the combined event {event.id} has no parts",
                event.line.span(1),
                hint=f"each of its events names it: parent={event.id}",
            )


def _check(event: Declared, parent_id: str, ctx: Context) -> None:
    line, word = event.fields.where["parent"]
    parent = ctx.events.get(parent_id)
    if parent is None:
        combined = [
            e.id for e in ctx.events.values()
            if e.discipline is not None and e.discipline.form is Form.COMBINED
        ]  # fmt: skip
        meant = did_you_mean(parent_id, combined) or (combined[0] if len(combined) == 1 else "")
        ctx.report.error(
            "M409",
            f"the parent {parent_id} is not declared",
            line.span(word),
            hint=f"did you mean {meant}?" if meant else "the parent is the combined event's id",
        )
        return
    if _in_circle(event, ctx):
        ctx.report.error(
            "M410",
            f"{event.id} is its own parent"
            if parent is event
            else f"{event.id} is part of {parent_id}, which is part of {event.id}",
            line.span(word),
            hint="the parent is the combined event, which has none itself",
        )
    elif parent.discipline is not None and parent.discipline.form is not Form.COMBINED:
        ctx.report.error(
            "M411",
            f"the parent {parent_id} is {parent.discipline.code}, no combined event",
            line.span(word),
            related=[Related(parent.line.span(2), "its code")],
            hint="combined events have codes such as DEC, HEP, PEN or TRI",
        )
    else:
        _check_genders(event, parent, ctx)


def _in_circle(event: Declared, ctx: Context) -> bool:
    """Whether following the parents from an event leads back to it."""
    seen: set[str] = set()
    at: Declared | None = event
    while at is not None and at.id not in seen:
        seen.add(at.id)
        parent = at.fields.values.get("parent")
        at = ctx.events.get(parent) if isinstance(parent, str) else None
        if at is event:
            return True
    return False


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
