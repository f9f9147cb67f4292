"""From the outlines of a meet's parts to the meet: everything is read, named, checked, derived.

What depends only on parts that have not changed since the last compilation is remembered.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from meetc.diagnostics.diagnostic import Report, Span
from meetc.disciplines import Form
from meetc.fields import Kind
from meetc.memory import Memory
from meetc.model import Athlete, Event, Meet, Row, Team
from meetc.resolve.athletes import Declared as DeclaredAthlete
from meetc.resolve.athletes import read_athletes
from meetc.resolve.context import Context
from meetc.resolve.entries import Entries, read_entries
from meetc.resolve.event import resolve_event
from meetc.resolve.events import Declared, declare_events
from meetc.resolve.meet import days, read_meet
from meetc.resolve.parents import check_parents
from meetc.resolve.reader import Fields
from meetc.resolve.teams import read_teams
from meetc.resolve.totals import add_totals
from meetc.resolve.types import OMIT
from meetc.syntax.outline import Outline


class People(NamedTuple):
    """The meet itself with its teams and athletes: what all events are held against."""

    fields: Fields
    teams: dict[str, Team]
    athletes: dict[str, DeclaredAthlete]
    report: Report


class Entered(NamedTuple):
    """All entries, and the athletes complete with theirs."""

    entries: Entries
    athletes: tuple[Athlete, ...]


def resolve(outlines: list[Outline], path: str, memory: Memory, report: Report) -> Meet:
    """The meet that the outlines of its parts describe; its mistakes go to the report."""
    declaring = tuple(outline for outline in outlines if outline.declares_people)
    people = memory.recall(("people", declaring), lambda: _people(declaring))
    if not any(outline.meets for outline in declaring):
        _no_meet(path, report)
    report.found += people.report.found
    fields = people.fields
    events = declare_events(
        [block for outline in outlines for block in outline.templates],
        [block for outline in outlines for block in outline.events],
        fields,
        report,
    )
    ctx = Context(fields, days(fields), people.teams, people.athletes, events, report)
    entered = _enter(outlines, declaring, memory, ctx)
    compiled = [_event(event, declaring, entered.entries, memory, ctx) for event in events.values()]
    check_parents(ctx)
    return Meet(
        teams=tuple(people.teams.values()),
        athletes=entered.athletes,
        events=add_totals([event for event in compiled if event is not None], ctx),
        days=max(1, ctx.days or 1),
        fields=fields.sent(Kind.MEET),
        extra=fields.extra,
        keys={
            name.removeprefix("key."): str(value)
            for name, value in fields.values.items()
            if name.startswith("key.") and value is not OMIT
        },
        minors=fields.text("minors") or "names",
    )


def _no_meet(path: str, report: Report) -> None:
    if not any(diagnostic.is_error for diagnostic in report.found):
        report.error(
            "M214",
            "the file declares no meet",
            Span(path, 1, 1, 1, ""),
            hint='begin with: meet "Its name" slug=its-name country=GBR date=2026-05-09',
        )


def _people(declaring: tuple[Outline, ...]) -> People:
    report = Report()
    meets = [block for outline in declaring for block in outline.meets]
    fields = read_meet(meets, report) if meets else Fields()
    teams = read_teams([line for outline in declaring for line in outline.teams], fields, report)
    lines = [line for outline in declaring for line in outline.athletes]
    return People(fields, teams, read_athletes(lines, fields, teams, report), report)


def _enter(
    outlines: list[Outline], declaring: tuple[Outline, ...], memory: Memory, ctx: Context
) -> Entered:
    """The entries; they depend on the people, the `enter` lines, and what entries take from
    their events."""
    entering = tuple(outline for outline in outlines if outline.entries)
    taken = tuple(
        (
            event.id,
            str(event.fields.values.get("event_code")),
            str(event.fields.values.get("genders")),
            event.origin if Kind.ENTRY in event.fields.below else None,
        )
        for event in ctx.events.values()
    )

    def make() -> Entered:
        lines = [entry for outline in entering for entry in outline.entries]
        entries = read_entries(lines, ctx)
        return Entered(entries, tuple(_athlete(a, entries) for a in ctx.athletes.values()))

    owners = {block: event.id for event in ctx.events.values() for block in event.blocks}
    blocks = {block for outline in entering for _, block in outline.entries if block is not None}
    key = ("entries", declaring, entering, taken, frozenset((b, owners.get(b)) for b in blocks))
    return ctx.replay(memory.recall(key, lambda: ctx.record(make, mismatches=True)))


def _athlete(athlete: DeclaredAthlete, entries: Entries) -> Athlete:
    return Athlete(
        athlete.bib,
        tuple(entries.get(athlete.bib, {}).values()),
        athlete.fields.sent(Kind.ATHLETE),
        athlete.fields.extra,
        athlete.line,
    )


def _event(
    event: Declared,
    declaring: tuple[Outline, ...],
    entries: Entries,
    memory: Memory,
    ctx: Context,
) -> Event | None:
    """One event; it depends on its own lines and on the people."""
    key = ("event", event.id, event.origin, declaring, ctx.mismatched_in(event))
    made = ctx.replay(memory.recall(key, lambda: ctx.record(lambda: resolve_event(event, ctx))))
    if made is not None and made.discipline.form is Form.COMBINED and not made.rows:
        return replace(made, rows=_entrants(made, entries))
    return made


def _entrants(event: Event, entries: Entries) -> tuple[Row, ...]:
    """The start rows of a combined event that has none written: its entrants in order."""
    return tuple(
        Row(bib, None, None, None, (), (), {}, {}, {}, by_event[event.id].line)
        for bib, by_event in entries.items()
        if event.id in by_event
    )
