"""Events that are run as one: `with=T11` on T12 puts its runners into the races of T11.

The race has one number, that of T11; each runner has a result in the own event, and a place there.
"""

from __future__ import annotations

from collections.abc import Iterable

from meetc.diagnostics.codes import CANNOT_RUN_TOGETHER, CLASH_IN_ONE_RACE
from meetc.diagnostics.diagnostic import Related, Report
from meetc.model import Event, Row
from meetc.resolve.context import Context
from meetc.resolve.declared import DeclaredEvent
from meetc.resolve.programme.event_rounds import rounds_of
from meetc.rules.progression import FIELDS


def run_together(ctx: Context) -> dict[str, tuple[str, ...]]:
    """The events of each race that serves several, by every event of them; the one whose number
    it has stands first. What cannot be run together is reported."""
    groups: dict[str, list[str]] = {}
    for event in ctx.events.values():
        name = event.fields.text("run_with")
        lead = ctx.events.get(name or "")
        if name is None or event.discipline is None or (lead and lead.discipline is None):
            continue  # a code that is not known is told
        why, hint = _why_not(event, name, ctx)
        if why:
            message = f"{event.id} cannot be run with {name}: {why}"
            span = event.fields.span("run_with")
            ctx.report.error(CANNOT_RUN_TOGETHER, message, span, hint=hint)
        else:
            groups.setdefault(name, [name]).append(event.id)
    return {name: tuple(own) for own in groups.values() for name in own}


def others_go_on(ctx: Context) -> dict[str, tuple[int, ...]]:
    """How many go on from each round in the other events of a race, by each event of it."""
    going = {name: _going_on(ctx.events[name]) for name in ctx.together}
    return {
        name: tuple(map(sum, zip(*(going[own] for own in group if own != name), strict=True)))
        for name, group in ctx.together.items()
    }


def _going_on(event: DeclaredEvent) -> list[int]:
    """How many an event says go on from each of its rounds but the last; 0 where it does not."""
    number = event.fields.number
    return [
        (number(by_place) or 0) * heats + (number(by_time) or 0)
        for heats, (by_place, by_time) in zip(rounds_of(event, Report())[:-1], FIELDS, strict=False)
    ]


def _why_not(event: DeclaredEvent, name: str, ctx: Context) -> tuple[str, str]:
    """Why an event cannot be run in the races of another, and what to do; "" where it can."""
    lead = ctx.events.get(name)
    if lead is None:
        near = ctx.report.suggest(name, ctx.events)
        return "there is no such event", f"did you mean {near}?" if near else "write its id"
    if lead is event:
        return "that is itself", "with= names the other event, whose number the race has"
    if own := lead.fields.text("run_with"):
        return f"{name} is run with {own} itself", f"write with={own}"
    both = [one.discipline for one in (event, lead) if one.discipline is not None]
    if not all(one.form.on_track for one in both):
        return "only races are run together", "take with= out"
    if len({bool(one.legs) for one in both}) > 1:
        return "one of the two is a relay", "take with= out"
    rounds, others = (rounds_of(one, Report()) for one in (event, lead))
    if rounds != others:
        said = [",".join(map(str, one)) for one in (rounds, others)]
        why = f"it has rounds={said[0]}, and {name} rounds={said[1]}"
        return why, "the heats of the one are those of the other"
    return "", ""


def check_races(events: Iterable[Event], ctx: Context) -> None:
    """Nobody is in two events of one race, and no two have one lane of it."""
    taken: dict[tuple[str, int, int, object], tuple[Event, Row]] = {}
    for event in events:
        group = ctx.together.get(event.id)
        for unit in event.units if group else ():
            for row in unit.rows:
                for what in (row.bib, *([row.lane] if row.lane else [])):
                    key = (group[0] if group else "", unit.round, unit.heat, what)
                    other, first = taken.setdefault(key, (event, row))
                    if other is not event:
                        name = event.name_of(unit)
                        _tell_clash(event, row, other, first, name, ctx.report)


def _tell_clash(
    event: Event, row: Row, other: Event, first: Row, name: str, report: Report
) -> None:
    same = row.bib == first.bib
    what = f"{row.bib} is" if same else f"{row.bib} and {first.bib} have lane {row.lane}"
    report.warning(
        CLASH_IN_ONE_RACE,
        f"{what} in {event.id} and {other.id}, whose {name} is one race",
        row.line.span(0),
        related=[Related(first.line.span(0), f"the row in {other.id}")],
        hint="a runner has one result: take one row out" if same else "give one another lane",
    )
