"""One declared event with its squads, units and rows."""

from __future__ import annotations

import re

from meetc.disciplines import Form
from meetc.fields import Kind
from meetc.model import Event, Row, Unit
from meetc.resolve.context import Context
from meetc.resolve.events import Declared
from meetc.resolve.rows import RowReader
from meetc.resolve.squads import read_squads
from meetc.resolve.standing import stand
from meetc.resolve.timetable import check_timetable
from meetc.resolve.units import no_heights, read_units
from meetc.rules.rounds import heats


def resolve_event(event: Declared, ctx: Context) -> Event | None:
    """The event; None where its code is not known. Of a combined event the rows are those that
    are written."""
    discipline = event.discipline
    if discipline is None:
        return None
    rounds = _rounds(event)
    defaults = (event.fields, ctx.meet)
    check_timetable(event, len(rounds), ctx)
    squads = read_squads(event, defaults, ctx)
    reader = RowReader(event, discipline, squads, defaults, ctx)
    own_rows = [line for block in event.blocks for line in block.rows]
    blocks = [unit for block in event.blocks for unit in block.units]
    rows: tuple[Row, ...] = ()
    units: tuple[Unit, ...] = ()
    if discipline.form is Form.COMBINED:
        heights = [line for block in (*event.blocks, *blocks) for line in block.heights]
        if heights:
            no_heights(heights[0], discipline, ctx.report)
        if blocks:
            ctx.report.error(
                "M504",
                f"{event.id} is a combined event and has no heats of its own",
                blocks[0].header.span(),
                hint="its rows stand right below it, its results in the events of its parts",
            )
        genders = str(event.fields.values.get("genders", ""))
        written_rows = reader.read(own_rows, None, None, 0)
        rows = stand(written_rows, discipline, None, genders, False, ctx)
    else:
        if own_rows:
            ctx.report.error(
                "M202",
                f"a result row stands in {event.id}, outside its units",
                own_rows[0].span(),
                hint="write a header above it: `final official`, `heat 1` or another",
            )
        units = read_units(event, discipline, rounds, reader, defaults, ctx)
        _check_status(event, units, ctx)
    return Event(
        event.id,
        discipline,
        rounds,
        tuple(squads.values()),
        units,
        rows,
        event.fields.sent(Kind.EVENT),
        event.fields.extra,
        event.line,
    )


def _rounds(event: Declared) -> tuple[int, ...]:
    """The heats of each round; of rounds that were reported the numbers in them, so that not
    every unit is reported as well."""
    written = event.fields.values.get("rounds")
    if isinstance(written, str):
        return heats(written)
    if written is None and event.fields.given("rounds"):
        line, word = event.fields.where["rounds"]
        numbers = re.findall(r"[1-9]\d{0,2}", line.words[word])
        return tuple(int(number) for number in numbers[:20]) or (999, 999)
    return (1,)


def _check_status(event: Declared, units: tuple[Unit, ...], ctx: Context) -> None:
    """An event whose status is none has no results."""
    if event.fields.values.get("status") == "none" and any(unit.has_results for unit in units):
        line, word = event.fields.where["status"]
        ctx.report.warning(
            "M706",
            f"{event.id} has results, and its status says none",
            line.span(word),
            hint="partial or complete; or leave status= out",
        )
