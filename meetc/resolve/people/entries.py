"""Entries: `events_entered=` on the athlete, then the `enter` lines in file order.

An `enter` line may say more of an entry that `events_entered=` has made.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from functools import partial

from meetc.diagnostics.codes import (
    COPY_DIFFERS_FROM_EVENT,
    ENTERED_TWICE,
    ENTRY_IN_UNKNOWN_EVENT,
    IMPOSSIBLE_MARK,
    MISPLACED_LINE,
)
from meetc.diagnostics.diagnostic import Related, Span
from meetc.fields import Kind
from meetc.model import OMIT, Entry, Values
from meetc.resolve.context import Context
from meetc.resolve.declared import DeclaredAthlete, DeclaredEvent
from meetc.resolve.fields.header import field_words, missing, surplus
from meetc.resolve.fields.reader import Fields, item_spans, read_words
from meetc.resolve.people.scratches import scratched
from meetc.syntax.lines import Line
from meetc.syntax.outline import Block
from meetc.syntax.parts import entry_parts, owner_span
from meetc.syntax.values import is_quoted

_entry = partial(tuple.__new__, Entry)
"""An entry of its values; its own __new__ is as dear as all else."""
_NOTHING: Values = {}
SEEDING_MARKS = ("pb", "sb", "qp")
HINT_TO_IMPOSSIBLE_MARKS = (
    "distances are in metres, 5.10, and times in seconds or minutes, 2:10.45; or is it the mark "
    "of another event?"
)

Entries = dict[str, dict[str, Entry]]
"""The entries of each bib by their event id."""


def read_entries(lines: list[tuple[Line, Block | None]], ctx: Context) -> Entries:
    """All entries of the meet, those of an athlete in the order they are written out."""
    all_entries: Entries = {}
    bare = _bare_entries(ctx)
    genders = {athlete.gender for athlete in ctx.athletes.values()}
    usual = {gender: _open_to(gender, bare, ctx) for gender in genders}
    for bib, athlete in ctx.athletes.items():
        entered = athlete.fields.values.get("events_entered")
        if isinstance(entered, list):
            line, reason, fields = (
                athlete.line,
                athlete.fields.text("scratched"),
                usual[athlete.gender],
            )
            ids = {*entered}
            if len(ids) == len(entered) and ids <= fields.keys():
                all_entries[bib] = {
                    event_id: _entry((event_id, fields[event_id], _NOTHING, line, reason))
                    for event_id in entered
                }
            else:
                all_entries[bib] = {}
                _enter(athlete, entered, bare, all_entries, ctx)
    events = {block: event for event in ctx.events.values() for block in event.blocks}
    for line, block in lines:
        event = events.get(block) if block is not None else None
        if block is None or event is not None:  # the event of the others is reported
            _read(line, event, all_entries, ctx)
    return all_entries


def _open_to(gender: str | None, bare: dict[str, Values], ctx: Context) -> dict[str, Values]:
    """The bare entries in the events that are not for others than those of a gender."""
    return {
        event_id: fields
        for event_id, fields in bare.items()
        if gender is None or ctx.events[event_id].other_gender != gender
    }


def _enter(
    athlete: DeclaredAthlete,
    entered: list[str],
    bare: dict[str, Values],
    all_entries: Entries,
    ctx: Context,
) -> None:
    """Enter an athlete in the events of `events_entered=`, one by one."""
    bib, line, entries = athlete.bib, athlete.line, all_entries[athlete.bib]
    piece = athlete.fields.piece("events_entered")
    spans = item_spans(piece)
    for number, event_id in enumerate(entered):
        span_of = partial(spans.__getitem__, number)
        event = ctx.events.get(event_id)
        if event is not None and bib in ctx.bibs_of_others(event):
            ctx.report_gender(bib, event, span_of())
        if event_id in bare and event_id not in entries:
            reason = athlete.fields.text("scratched")
            entries[event_id] = _entry((event_id, bare[event_id], _NOTHING, line, reason))
        else:
            fields = _defaults(event_id, ctx)
            add_entry(bib, event_id, fields, piece.line, span_of, all_entries, ctx)


def by_event(entries: Entries) -> dict[str, frozenset[str]]:
    """The bibs of the entrants of each event."""
    bibs_in: dict[str, list[str]] = defaultdict(list)
    for bib, own in entries.items():
        for event_id in own:
            bibs_in[event_id].append(bib)
    return {event_id: frozenset(bibs) for event_id, bibs in bibs_in.items()}


def _bare_entries(ctx: Context) -> dict[str, Values]:
    """What an entry that says no more than its event is sent as, for each event."""
    bare = {}
    for event_id in ctx.events:
        fields = _defaults(event_id, ctx)
        if not fields.values:
            bare[event_id] = _complete(event_id, fields, ctx)
    return bare


def _defaults(event_id: str, ctx: Context) -> Fields:
    """The defaults that an event and the meet give to an entry."""
    fields = Fields()
    event = ctx.events.get(event_id)
    above = (ctx.meet.below,) if event is None else (event.fields.below, ctx.meet.below)
    fields.inherit(*above, kind=Kind.ENTRY)
    return fields


def _complete(event_id: str, fields: Fields, ctx: Context) -> Values:
    """What an entry is sent as: its event's id and code, and what it says itself."""
    event = ctx.events.get(event_id)
    code = event.fields.text("event_code") if event is not None else None
    written = fields.text("event_code")
    if code is not None and written is not None and written != code:
        message = f"event_code is {written} here, and {code} of the event {event_id}"
        hint = "leave it out: it is copied from the event"
        ctx.report.warning(COPY_DIFFERS_FROM_EVENT, message, fields.span("event_code"), hint=hint)
    elif code is not None and not fields.given("event_code"):
        fields.values["event_code"] = code
    fields.values["event_id"] = event_id
    return fields.sent(Kind.ENTRY)


def _read(line: Line, event: DeclaredEvent | None, all_entries: Entries, ctx: Context) -> None:
    who, _, rest = entry_parts(line)
    if who is None:
        missing(line, "the bib", "enter 12 qp=2:06.85", ctx.report)
        return
    if rest and ctx.is_bare_name(line, who):
        return
    hint = "an entry has one bib and fields"
    if rest and line.words[rest[0]] == "scratched":
        hint = 'the reason stands behind it, and may be empty: scratched="ill", scratched=""'
    surplus(line, rest, hint, ctx.report)
    bib = ctx.bib_at(line, who, required=True)
    fields = Fields()
    if len(line.words) > 2:
        read_words(line, field_words(line), Kind.ENTRY, fields, ctx.report)
    if event is not None:
        for name in ("event_id", "event_code"):
            if fields.given(name):
                given_line, word = fields.where[name]
                surplus(given_line, [word], "the entry stands in its event already", ctx.report)
        event_id = event.id
        _check_marks(fields, event, ctx)
        fields.inherit(event.fields.below, ctx.meet.below, kind=Kind.ENTRY)
        if bib in ctx.bibs_of_others(event):
            ctx.report_gender(bib, event, line.span(who))
    else:
        if fields.values.get("event_id", OMIT) in (OMIT, ""):
            message = "an entry stands outside an event"
            hint = "write it below its event, or add event_id= of an event that is gone"
            ctx.report.error(MISPLACED_LINE, message, line.span(), hint=hint)
            return
        event_id = fields.text("event_id") or ""
        fields.inherit(ctx.meet.below, kind=Kind.ENTRY)
    if bib is not None:
        word = fields.where["event_id"][1] if event is None else who
        add_entry(bib, event_id, fields, line, partial(line.span, word), all_entries, ctx)


def _check_marks(fields: Fields, event: DeclaredEvent, ctx: Context) -> None:
    """What an entry is seeded by can be a mark of its event; in quotes it is taken as it is."""
    for name in SEEDING_MARKS:
        mark = fields.values.get(name)
        if not isinstance(mark, str) or is_quoted(fields.piece(name).raw):
            continue
        if not event.can_be_made(mark):
            ctx.report.warning(
                IMPOSSIBLE_MARK,
                f"{mark} is no possible mark in {event.id}",
                fields.span(name),
                hint=HINT_TO_IMPOSSIBLE_MARKS,
            )


def add_entry(
    bib: str,
    event_id: str,
    fields: Fields,
    line: Line,
    span_of: Callable[[], Span],
    all_entries: Entries,
    ctx: Context,
) -> None:
    """Take an entry in; the line that says it, at `span_of`, is reported where there is one
    already."""
    entries = all_entries.setdefault(bib, {})
    former = entries.get(event_id)
    says_more = former and former.line.words[0] != "enter" and line.words[0] == "enter"
    if former is not None and not says_more:
        ctx.report.error(
            ENTERED_TWICE,
            f"bib {bib} is entered twice in {event_id}",
            span_of(),
            related=[Related(owner_span(former.line), "first entered here")],
        )
        return
    if event_id not in ctx.events:
        meant = ctx.report.suggest(event_id, ctx.events)
        message = f"bib {bib} is entered in {event_id}, and no such event is declared"
        hint = f"did you mean {meant}?" if meant else "declare the event, or take the entry out"
        ctx.report.warning(ENTRY_IN_UNKNOWN_EVENT, message, span_of(), hint=hint)
    event = ctx.events.get(event_id)
    if event is not None and event.discipline is not None and event.discipline.form.measured:
        fields.measure("pb", "sb", "qp")
    sent, reason = _complete(event_id, fields, ctx), _scratched(bib, fields, ctx)
    entries[event_id] = _entry((event_id, sent, fields.extra, line, reason))


def _scratched(bib: str, fields: Fields, ctx: Context) -> str | None:
    """Why an entry is scratched: by itself, or because the athlete is out of all events."""
    if fields.given("scratched"):
        return scratched(fields, ctx.report)
    return ctx.athletes[bib].fields.text("scratched")
