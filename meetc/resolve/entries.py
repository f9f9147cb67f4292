"""Entries: `events_entered=` on the athlete, then the `enter` lines in file order.

An `enter` line may say more of an entry that `events_entered=` has made.
"""

from __future__ import annotations

from meetc.diagnostics.diagnostic import Related, Span
from meetc.diagnostics.wording import did_you_mean
from meetc.fields import Kind
from meetc.model import Entry
from meetc.resolve.context import Context
from meetc.resolve.events import Declared
from meetc.resolve.header import field_words, missing, plain_words, surplus
from meetc.resolve.reader import OMIT, Fields, item_spans, read_words
from meetc.syntax.lines import Line
from meetc.syntax.outline import Block

Entries = dict[str, dict[str, Entry]]
"""The entries of each bib by their event id."""


def read_entries(lines: list[tuple[Line, Block | None]], ctx: Context) -> Entries:
    """All entries of the meet, those of an athlete in the order they are written out."""
    found: Entries = {}
    for bib, athlete in ctx.athletes.items():
        entered = athlete.fields.values.get("events_entered")
        if isinstance(entered, list):
            place = athlete.fields.where["events_entered"]
            for event_id, span in zip(entered, item_spans(place) if entered else (), strict=True):
                _add(bib, event_id, Fields(), place[0], span, found, ctx)
    events = {block: event for event in ctx.events.values() for block in event.blocks}
    for line, block in lines:
        event = events.get(block) if block is not None else None
        if block is None or event is not None:  # the event of the others is reported
            _read(line, event, found, ctx)
    return found


def _read(line: Line, event: Declared | None, found: Entries, ctx: Context) -> None:
    words = plain_words(line)
    if not words:
        missing(line, "the bib", "enter 12 qp=2:06.85", ctx.report)
        return
    surplus(line, words[1:], "an entry has one bib and fields", ctx.report)
    bib = ctx.bib_at(line, words[0], required=True)
    fields = Fields()
    if len(line.words) > 2:
        read_words(line, field_words(line), Kind.ENTRY, fields, ctx.report)
    if event is not None:
        for name in ("event_id", "event_code"):
            if fields.given(name):
                given_line, word = fields.where[name]
                surplus(given_line, [word], "the entry stands in its event already", ctx.report)
        event_id = event.id
        fields.inherit(event.fields.below, ctx.meet.below, kind=Kind.ENTRY)
        if bib is not None and ctx.gender_differs(bib, event):
            ctx.report_gender(bib, event, line.span(words[0]))
    else:
        if not fields.given("event_id"):
            ctx.report.error(
                "M202",
                "an entry stands outside an event",
                line.span(),
                hint="write it below its event, or add event_id= of an event that is gone",
            )
            return
        event_id = str(fields.values.get("event_id"))
        fields.inherit(ctx.meet.below, kind=Kind.ENTRY)
    if bib is not None:
        word = fields.where["event_id"][1] if event is None else words[0]
        _add(bib, event_id, fields, line, line.span(word), found, ctx)


def _add(
    bib: str, event_id: str, fields: Fields, line: Line, span: Span, found: Entries, ctx: Context
) -> None:
    entries = found.setdefault(bib, {})
    former = entries.get(event_id)
    says_more = former and former.line.words[0] != "enter" and line.words[0] == "enter"
    if former is not None and not says_more:
        ctx.report.error(
            "M307",
            f"bib {bib} is entered twice in {event_id}",
            span,
            related=[Related(former.line.span(1), "first entered here")],
        )
        return
    event = ctx.events.get(event_id)
    if event is None:
        meant = did_you_mean(event_id, ctx.events)
        ctx.report.warning(
            "M308",
            f"bib {bib} is entered in {event_id}, and no such event is declared",
            span,
            hint=f"did you mean {meant}?" if meant else "declare the event, or take the entry out",
        )
    elif not fields.given("event_code"):
        code = event.fields.values.get("event_code")
        if code is not None and code is not OMIT:
            fields.values["event_code"] = code
    fields.values["event_id"] = event_id
    entries[event_id] = Entry(event_id, fields.sent(Kind.ENTRY), fields.extra, line)
