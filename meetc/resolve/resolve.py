"""From the outlines of a meet's parts to the meet: everything is read, named, checked, derived.

What depends only on parts that have not changed since the last compilation is remembered.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from meetc.diagnostics.codes import NO_MEET
from meetc.diagnostics.diagnostic import Report, Span
from meetc.disciplines import Form
from meetc.fields import Kind
from meetc.memory import Memory
from meetc.model import OMIT, Event, Meet, Row, StandingRecord
from meetc.resolve.checks.across_events import check_entered, check_times
from meetc.resolve.checks.after_dns import check_after_dns
from meetc.resolve.checks.held_event import HeldEvent
from meetc.resolve.context import Context
from meetc.resolve.declared import DeclaredEvent
from meetc.resolve.declared_people import DeclaredPeople, Sources, people_of
from meetc.resolve.index import Index
from meetc.resolve.people.entered import Entered
from meetc.resolve.people.entries import Entries, read_entries
from meetc.resolve.people.scratches import with_parts
from meetc.resolve.programme.event_rounds import rounds_of
from meetc.resolve.programme.events import declare_events
from meetc.resolve.programme.fits import check_fits
from meetc.resolve.programme.meet import days, site_of
from meetc.resolve.programme.parents import check_parents
from meetc.resolve.programme.time_needed import check_time_needed
from meetc.resolve.results.event import resolve_event
from meetc.resolve.rows.scratched import check_out_of_all
from meetc.syntax.outline import Block, Outline

if TYPE_CHECKING:
    from meetc.resolve.portion import Share
    from meetc.sheets.table import Table

_TAKEN = ("event_code", "genders")
_NAMING = (*_TAKEN, "category", "name", "age_groups", "parent")
"""What an entry takes from its event, and by what a list may name the event."""
_FOR_ALL = ((), ("ALL",))
"""The age groups of an event that takes everybody."""


def resolve(
    outlines: list[Outline], files: Mapping[str, bytes], path: str, memory: Memory, report: Report
) -> tuple[Meet, Index]:
    """The meet that the outlines of its parts describe, and what its places name; its mistakes go
    to the report. `files` has the bytes of its sheets by their path."""
    resolver = _Resolver(outlines, files, path, memory, report)
    events = resolver.check(resolver.events())
    return resolver.meet(events)


class _Resolver:
    """One compilation: its people, its programme in `ctx`, and who is `entered`, by which all
    events are read."""

    def __init__(
        self,
        outlines: list[Outline],
        files: Mapping[str, bytes],
        path: str,
        memory: Memory,
        report: Report,
    ) -> None:
        self.outlines, self.files, self.memory, self.report = outlines, files, memory, report
        self.tables = _open_tables(outlines, files, memory, report)
        self.sources = Sources.of(outlines, self.tables)
        key = ("people", self.sources.key)
        self.people = memory.recall(key, lambda: people_of(self.sources))
        if not any(outline.meets for outline in self.sources.declaring):
            _no_meet(path, report)
        report.diagnostics += self.people.report.diagnostics
        self.ctx = self._context()
        _run_together(self.ctx)
        self.entered = self._enter()
        self.ctx.scratched = with_parts(self.entered.scratched, self.ctx)
        if self.tables:
            self.ctx.dealt = self._deal()

    def _context(self) -> Context:
        fields, people = self.people.fields, self.people
        events = declare_events(
            [block for outline in self.outlines for block in outline.templates],
            [block for outline in self.outlines for block in outline.events],
            fields,
            self.memory,
            self.report,
        )
        ctx = Context(
            fields, days(fields), people.teams, people.athletes, events, self.report, self.tables
        )
        ctx.of_gender, ctx.out_of_all = people.of_gender, people.out_of_all
        return ctx

    def _enter(self) -> Entered:
        """The entries; they depend on the people, the `enter` lines and lists of entries, and what
        entries take from their events. Lines without a mistake may stand elsewhere than before."""
        ctx, memory, people = self.ctx, self.memory, self.sources.key
        entering = tuple(one for one in self.outlines if one.entries or one.entry_sheets)
        sheets = [
            (statement, block, ctx.tables[statement.page])
            for outline in entering
            for statement, block in outline.entry_sheets
            if statement.page in ctx.tables
        ]
        entries = [entry for outline in entering for entry in outline.entries]
        lines = [line for line, _ in entries]
        owners: dict[Block | None, DeclaredEvent]
        owners = {block: event for event in ctx.events.values() for block in event.blocks}
        ids = {block: event.id for block, event in owners.items()}

        def make() -> Entered:
            made = read_entries(entries, ctx)
            if sheets:
                from meetc.resolve.sheets.entries import EntrySheet, read_entry_sheets

                lists = [EntrySheet(own, owners.get(block), table) for own, block, table in sheets]
                read_entry_sheets(lists, made, ctx)
            return Entered.of(made, ctx.athletes.values(), key, lines)

        defaults = tuple(e.origin for e in ctx.events.values() if Kind.ENTRY in e.fields.below)
        taken = (_said_of_events(_NAMING if sheets else _TAKEN, ctx), defaults)
        blocks = {block for _, block in entries} | {block for _, block, _ in sheets}
        owned = frozenset((block, ids.get(block)) for block in blocks)
        key = ("entries", people, entering, taken, owned, tuple(table for _, _, table in sheets))
        record = partial(ctx.record, make, mismatches=True)
        if sheets:
            return ctx.replay(memory.recall(key, record))
        said = tuple((line.text, ids.get(block)) for line, block in entries)
        recorded = memory.recall(("said", people, said, taken), record)
        if recorded.diagnostics and recorded.made.lines != lines:  # they have the places of others
            recorded = memory.recall(key, record)
        return ctx.replay(recorded).at(lines)

    def _deal(self) -> Mapping[str, Share]:
        """The rows of the sheets of results, dealt out to the events. Which are whose depends on
        what the events are called, on the headers of units that read sheets, and on the
        entries."""
        from meetc.resolve.sheets.dealing import deal, readers

        ctx, entered = self.ctx, self.entered
        rounds = {
            event.id: rounds_of(event, Report())
            for event in ctx.events.values()
            if event.discipline
        }
        reading = readers(self.outlines, ctx.events, rounds)
        tables = tuple(ctx.tables.get(reader.page) for reader in reading)
        called = (_said_of_events(_NAMING, ctx), tuple(rounds.items()))
        together = tuple((own, ctx.events[name].origin) for name, own in ctx.together.items())
        key = ("dealt", self.sources.key, entered.key, reading, tables, called, together)
        make = partial(deal, reading, rounds, entered.entries, ctx)
        return ctx.replay(self.memory.recall(key, lambda: ctx.record(make)))

    def _event(self, event: DeclaredEvent) -> HeldEvent | None:
        """One event; it depends on its own lines and sheets, the people, and the scratches."""
        ctx = self.ctx
        dealt = ctx.dealt.get(event.id, ())
        out = tuple(
            (bib, entry.scratched, entry.line.source.path, entry.line.number)
            for bib, entry in ctx.scratched.get(event.id, {}).items()
        )
        beside = dealt, out, ctx.others_go_on.get(event.id)
        key = ("event", event.id, event.origin, self.sources.key, ctx.mismatched_in(event), *beside)

        def make() -> HeldEvent | None:
            made = resolve_event(event, ctx)
            return HeldEvent.of(made) if made is not None else None

        held = ctx.replay(self.memory.recall(key, lambda: ctx.record(make)))
        if held is not None and held.event.discipline.form is Form.COMBINED and not held.event.rows:
            return held._replace(
                event=held.event._replace(rows=_entrants(held.event, self.entered.entries))
            )
        return held

    def events(self) -> list[HeldEvent]:
        """All events, each read and completed; of an unknown code there is none."""
        events = list(map(self._event, self.ctx.events.values()))
        check_parents(self.ctx)
        return [event for event in events if event is not None]

    def check(self, with_rows: Sequence[HeldEvent]) -> list[Event]:
        """The events, held against each other."""
        ctx, entered = self.ctx, self.entered
        held = [one.event for one in with_rows]
        check_entered(with_rows, entered.by_event, ctx)
        check_fits(held, entered.by_event, ctx)
        check_times(held, entered.entries, ctx)
        check_out_of_all(held, ctx)
        check_after_dns(with_rows, ctx)
        if ctx.together:
            from meetc.resolve.programme.run_together import check_races

            check_races(held, ctx)
        check_time_needed(held, entered.entries, ctx)
        self._check_ages(held)
        if self.tables:
            from meetc.resolve.sheets.sheet import for_sheets

            self.report.diagnostics = for_sheets(self.report.diagnostics, self.tables)
        return held

    def _check_ages(self, events: list[Event]) -> None:
        """Ages and implements; a meet without age groups imports nothing for them."""
        ctx, entered = self.ctx, self.entered
        named = ctx.meet.text("age_rules")
        if named or any(event.age_groups not in _FOR_ALL for event in events):
            from meetc.resolve.checks.ages import check_ages
            from meetc.resolve.programme.age_rules import age_rules
            from meetc.resolve.programme.implements import check_implements

            rules = age_rules(self.outlines, self.files, ctx)
            if rules is not None:
                check_ages(events, entered.by_event, entered.entries, rules, ctx)
                if rules.table is not None:
                    check_implements(events, rules.table, ctx)

    def meet(self, events: Sequence[Event]) -> tuple[Meet, Index]:
        """The meet with all that its events make, and what its places name; it is held against
        what people have reviewed."""
        ctx, outlines = self.ctx, self.outlines
        records = _records(outlines, ctx)
        scored = _with_points(events, self.entered, ctx)
        meet = _meet(self.people, self.entered, scored, ctx)._replace(records=records)
        index = Index(outlines, meet.events, ctx)
        _review(outlines, meet, index, ctx)
        return meet, index


def _review(outlines: list[Outline], meet: Meet, index: Index, ctx: Context) -> None:
    """What people have reviewed of the meet; most meets have none, and import nothing for it."""
    if lines := [line for outline in outlines for line in outline.expectations]:
        from meetc.resolve.review.comparing import check_expectations

        check_expectations(lines, meet, ctx)
    if lines := [line for outline in outlines for line in outline.exemptions]:
        from meetc.resolve.review.accepting import accept
        from meetc.resolve.review.exemptions import read_exemptions

        accept(read_exemptions(lines, ctx), meet, index, ctx.report)


def _with_points(events: Sequence[Event], entered: Entered, ctx: Context) -> tuple[Event, ...]:
    """The events with totals and match points; most meets have neither, and import nothing for
    them."""
    if any(event.discipline.form is Form.COMBINED for event in events):
        from meetc.resolve.standing.totals import add_totals

        events = add_totals(events, ctx)
    if any(event.scoring or event.counting for event in events):
        from meetc.resolve.standing.match_points import add_match_points

        events = add_match_points(events, entered.athletes, ctx)
    return tuple(events)


def _meet(
    people: DeclaredPeople, entered: Entered, events: tuple[Event, ...], ctx: Context
) -> Meet:
    fields = people.fields
    return Meet(
        teams=tuple(people.teams.values()),
        athletes=entered.athletes,
        events=events,
        days=max(1, ctx.days or 1),
        fields=fields.sent(Kind.MEET),
        extra=fields.extra,
        keys={
            name.removeprefix("key."): str(value)
            for name, value in fields.values.items()
            if name.startswith("key.") and value is not OMIT
        },
        rules=ctx.rules,
        ce_ties=fields.text("ce_ties"),
        minors=fields.text("minors") or "names",
        timezone=fields.text("timezone"),
        site=site_of(fields),
        timetable=fields.number("timetable"),
        call=fields.number("call"),
        call_field=fields.number("call_field"),
        together=ctx.together,
        language=fields.text("language"),
    )


def _run_together(ctx: Context) -> None:
    """The events that are run as one; most meets have none, and import nothing for it."""
    if any(event.fields.given("run_with") for event in ctx.events.values()):
        from meetc.resolve.programme.run_together import others_go_on, run_together

        ctx.together = run_together(ctx)
        ctx.others_go_on = others_go_on(ctx)


def _records(outlines: list[Outline], ctx: Context) -> tuple[StandingRecord, ...]:
    """The records of a meet; most meets have none, and import nothing that reads them."""
    lines = [line for outline in outlines for line in outline.others.get("RECORDS", ())]
    if not lines:
        return ()
    from meetc.resolve.programme.records import read_records

    return read_records(lines, ctx)


def _no_meet(path: str, report: Report) -> None:
    if not any(diagnostic.is_error for diagnostic in report.diagnostics):
        hint = 'begin with: meet "Its name" slug=its-name country=GBR date=2026-05-09'
        report.error(NO_MEET, "the file declares no meet", Span(path, 1, 1, 1, ""), hint=hint)


def _open_tables(
    outlines: list[Outline], files: Mapping[str, bytes], memory: Memory, report: Report
) -> dict[tuple[str, str], Table]:
    """The tables of a meet; most meets have none, and import nothing that reads them."""
    if not files:
        return {}
    from meetc.resolve.sheets.sheet import open_tables

    return open_tables(outlines, files, memory, report)


def _said_of_events(names: Sequence[str], ctx: Context) -> tuple[Hashable, ...]:
    """Some fields of all events."""
    return tuple(
        (event.id, *(str(event.fields.values.get(name)) for name in names))
        for event in ctx.events.values()
    )


def _entrants(event: Event, entries: Entries) -> tuple[Row, ...]:
    """The start rows of a combined event that has none written: its entrants in order."""
    return tuple(
        Row(bib, None, None, None, (), (), fields={}, unsent={}, extra={},
            line=by_event[event.id].line)
        for bib, by_event in entries.items()
        if event.id in by_event and bib not in event.scratched
    )  # fmt: skip
