"""From an outline to a meet: everything is read, named, checked and derived."""

from __future__ import annotations

import re

from meetc.diagnostics.diagnostic import Report, Span
from meetc.disciplines import Form
from meetc.fields import Kind
from meetc.model import Athlete, Event, Meet, Row, Unit
from meetc.resolve.athletes import read_athletes
from meetc.resolve.context import Context
from meetc.resolve.entries import Entries, read_entries
from meetc.resolve.events import Declared, declare_events
from meetc.resolve.meet import days, read_meet
from meetc.resolve.parents import check_parents
from meetc.resolve.reader import Fields
from meetc.resolve.rows import RowReader
from meetc.resolve.squads import read_squads
from meetc.resolve.standing import stand
from meetc.resolve.teams import read_teams
from meetc.resolve.timetable import check_timetable
from meetc.resolve.types import OMIT
from meetc.resolve.units import no_heights, read_units
from meetc.rules.rounds import heats
from meetc.syntax.outline import Outline


def resolve(outline: Outline, path: str, report: Report) -> Meet:
    """The meet that an outline describes; its mistakes go to the report."""
    if outline.meets:
        fields = read_meet(outline.meets, report)
    else:
        fields = Fields()
        if not any(diagnostic.is_error for diagnostic in report.found):
            report.error(
                "M214",
                "the file declares no meet",
                Span(path, 1, 1, 1, ""),
                hint='begin with: meet "Its name" slug=its-name country=GBR date=2026-05-09',
            )
    teams = read_teams(outline.teams, fields, report)
    athletes = read_athletes(outline.athletes, fields, teams, report)
    events = declare_events(outline.templates, outline.events, fields, report)
    ctx = Context(fields, days(fields), teams, athletes, events, report)
    entries = read_entries(outline.entries, ctx)
    compiled = [_event(event, entries, ctx) for event in events.values()]
    check_parents(ctx)
    return Meet(
        teams=tuple(teams.values()),
        athletes=tuple(
            Athlete(
                athlete.bib,
                tuple(entries.get(athlete.bib, {}).values()),
                athlete.fields.sent(Kind.ATHLETE),
                athlete.fields.extra,
                athlete.line,
            )
            for athlete in athletes.values()
        ),
        events=tuple(event for event in compiled if event is not None),
        days=max(1, ctx.days or 1),
        fields=fields.sent(Kind.MEET),
        extra=fields.extra,
        keys={
            name.removeprefix("key."): str(value)
            for name, value in fields.values.items()
            if name.startswith("key.") and value is not OMIT
        },
    )


def _event(event: Declared, entries: Entries, ctx: Context) -> Event | None:
    """One event with its squads, units and rows; None where its code is not known."""
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
        if not own_rows:
            rows = _entrants(event, entries)
    else:
        if own_rows:
            ctx.report.error(
                "M202",
                f"a result row stands in {event.id}, outside its units",
                own_rows[0].span(),
                hint="write a header above it: `final official`, `heat 1` or another",
            )
        units = read_units(event, discipline, rounds, reader, defaults, ctx)
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


def _entrants(event: Declared, entries: Entries) -> tuple[Row, ...]:
    """The start rows of a combined event that has none written: its entrants in order."""
    lines = {
        bib: by_event[event.id].line for bib, by_event in entries.items() if event.id in by_event
    }
    return tuple(
        Row(bib, None, None, None, (), (), {}, {}, {}, line) for bib, line in lines.items()
    )
