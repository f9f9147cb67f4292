"""Whether the implement or the hurdles that an event names are those of its age group."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from meetc.diagnostics.codes import OTHER_IMPLEMENT
from meetc.diagnostics.diagnostic import Span
from meetc.disciplines import Form
from meetc.fields import Kind
from meetc.model import Event
from meetc.resolve.context import Context
from meetc.rules.age_table import AgeTable, Implement
from meetc.rules.hurdles import hurdles_of
from meetc.rules.implements import weight_of, without_weight
from meetc.rules.marks import distance_value

_ROUNDED = Decimal(1)
"""Heights of hurdles are often written in whole centimetres: 84 of 83.8."""
_WORD = {"M": "men", "F": "women"}


def check_implements(events: Sequence[Event], table: AgeTable, ctx: Context) -> None:
    """What an event says is told where no group of it has that implement; of a group that the
    table does not have nothing is told, and what a row says of its own stands."""
    for event in events:
        if event.age_groups and event.genders in _WORD:
            if event.discipline.form is Form.THROW:
                _check_weight(event, table, ctx)
            elif event.discipline.hurdles:
                _check_hurdles(event, table, ctx)


def _of_groups(event: Event, code: str, table: AgeTable) -> list[Implement]:
    """What the groups of an event have; none where one of them is not in the table."""
    own = [table.implement(group, event.genders, code) for group in event.age_groups]
    known = [implement for implement in own if implement is not None]
    return known if len(known) == len(own) else []


def _check_weight(event: Event, table: AgeTable, ctx: Context) -> None:
    weight, span = _weight(event, ctx)
    own = _of_groups(event, without_weight(event.code.upper()), table)
    thrown = distance_value(weight)
    if own and thrown and all(implement.size != thrown for implement in own):
        _report(event, f"{weight} kg", [f"{i.size} kg" for i in own], span, table, ctx)


def _weight(event: Event, ctx: Context) -> tuple[str, Span]:
    """The kilograms that an event gives to its rows, else those in its code."""
    below = ctx.events[event.id].fields.below.get(Kind.ROW)
    if below is not None and (weight := below.text("weight")):
        return weight, below.span("weight")
    return weight_of(event.code), _code(event, ctx)


def _check_hurdles(event: Event, table: AgeTable, ctx: Context) -> None:
    hurdles = hurdles_of(event.code)
    own = _of_groups(event, hurdles.event, table) if hurdles is not None else []
    if hurdles is None or not own:
        return
    if all(abs(implement.size - hurdles.height) > _ROUNDED for implement in own):
        sizes = [f"{implement.size} cm" for implement in own]
        _report(event, f"{hurdles.height} cm", sizes, _code(event, ctx), table, ctx)
        return
    distances = [i.distances for i in own if i.distances]
    of_code = hurdles.distances
    if of_code and distances and all(d[: len(of_code)] != of_code for d in distances):
        usual = [" m and ".join(map(str, d)) + " m" for d in distances]
        said = " m and ".join(map(str, of_code)) + " m"
        _report(event, said, usual, _code(event, ctx), table, ctx)


def _code(event: Event, ctx: Context) -> Span:
    fields = ctx.events[event.id].fields
    return fields.span("event_code") if fields.given("event_code") else event.line.span(2)


def _report(
    event: Event, said: str, usual: Sequence[str], span: Span, table: AgeTable, ctx: Context
) -> None:
    groups, sizes = ", ".join(event.age_groups), " or ".join(dict.fromkeys(usual))
    ctx.report.warning(
        OTHER_IMPLEMENT,
        f"{event.id} is held with {said}, and {groups} {_WORD[event.genders]} have {sizes}",
        span,
        hint=f"by {table.name}; correct what is said, or the age group",
    )
