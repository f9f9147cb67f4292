"""One declared event with its squads, units and rows."""

from __future__ import annotations

import re

from meetc.disciplines import Form
from meetc.fields import SPREAD, Kind
from meetc.model import Event, Row, Unit
from meetc.resolve.context import Context
from meetc.resolve.contradictions import check_units
from meetc.resolve.events import Declared
from meetc.resolve.rows import RowReader
from meetc.resolve.squads import read_squads
from meetc.resolve.standing import stand
from meetc.resolve.timetable import check_timetable
from meetc.resolve.units import no_heights, read_units
from meetc.rules.rounds import heats
from meetc.syntax.lines import Line

_ANY_ROUNDS = (999,) * len(SPREAD["at"])
"""Rounds that may be anything: no unit and no time is then beyond them."""


def resolve_event(event: Declared, ctx: Context) -> Event | None:
    """The event; None where its code is not known. Of a combined event the rows are those that
    are written."""
    discipline = event.discipline
    if discipline is None:
        return None
    rounds = _rounds(event, ctx)
    defaults = (event.fields, ctx.meet)
    check_timetable(event, len(rounds), ctx)
    squads = read_squads(event, defaults, ctx)
    reader = RowReader(event, discipline, squads, defaults, ctx)
    own_rows = [line for block in event.blocks for line in block.rows]
    own_sheets = [sheet for block in event.blocks for sheet in block.sheets]
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
        if own_sheets:
            from meetc.resolve.sheet_results import open_results

            sheets = open_results(own_sheets, discipline, ctx)
            lines = [line for each in sheets for line in each.rows(None)]
            written_rows = reader.join(written_rows, reader.read(lines, None, None, 0))
        rows = stand(written_rows, discipline, None, genders, False, ctx)
    else:
        if own_rows or own_sheets:
            ctx.report.error(
                "M202",
                f"a result row stands in {event.id}, outside its units",
                (own_rows or [own_sheets[0].line])[0].span(),
                hint="write a header above it: `final official`, `heat 1` or another",
            )
        units = read_units(event, discipline, rounds, reader, defaults, ctx)
        _check_status(event, units, ctx)
    made = Event(
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
    check_units(made, ctx.report)
    return made


def _rounds(event: Declared, ctx: Context) -> tuple[int, ...]:
    """The heats of each round; of rounds that are missing or were reported what was probably
    meant, so that not every unit is reported as well."""
    written = event.fields.values.get("rounds")
    if event.fields.given("rounds"):
        if isinstance(written, str):
            return heats(written)
        line, word = event.fields.where["rounds"]
        numbers = re.findall(r"[1-9]\d{0,2}", line.words[word])
        return tuple(int(number) for number in numbers[:20]) or _ANY_ROUNDS
    headers = [unit.header for block in event.blocks for unit in block.units]
    if len(headers) < 2 or len({_name(header) for header in headers}) < 2:
        return (1,)
    return _guessed_rounds(event, headers, ctx)


def _name(header: Line) -> tuple[str, ...]:
    """The keyword of a unit's header with its number, if it has one."""
    return tuple(header.words[: 2 if "".join(header.words[1:2]).isdigit() else 1])


def _guessed_rounds(event: Declared, headers: list[Line], ctx: Context) -> tuple[int, ...]:
    """The rounds that the headers of several units make, where the event says nothing of them."""

    def most(keyword: str) -> int:
        numbers = [h.words[1] for h in headers if h.words[0] == keyword and len(h.words) > 1]
        return max((int(n) for n in numbers if n.isascii() and n.isdigit() and len(n) < 4),
                   default=1)  # fmt: skip

    kinds = [kind for kind in ("heat", "semi", "final") if any(h.words[0] == kind for h in headers)]
    if "round" in {header.words[0] for header in headers} or kinds == ["semi"]:
        return (1,)
    rounds = tuple(most(kind) for kind in kinds)
    if len(rounds) == 2 and "semi" in kinds:
        rounds = (rounds[0], rounds[1], 1) if kinds[0] == "heat" else (1, *rounds)
    ctx.report.error(
        "M501",
        f"{event.id} has one round of one heat, and here is a second unit",
        headers[1].span(),
        hint=f"write rounds={','.join(map(str, rounds))} on the event",
    )
    return rounds


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
