"""Records that marks are held against: `record MR 100 M 10.31 "Kim Lee" 2019-06-02`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from meetc.diagnostics.codes import (
    BAD_MARK,
    NO_RECORD,
    RECORD_NOT_BEFORE_MEET,
    RECORD_OF_OTHER_DISCIPLINE,
    RECORD_TWICE,
    RECORD_WITHOUT_IMPLEMENT,
)
from meetc.diagnostics.diagnostic import Fix, Hint, Related
from meetc.disciplines import Discipline, Form
from meetc.fields import Field, Kind, Type
from meetc.model import StandingRecord
from meetc.resolve.context import Context
from meetc.resolve.declared import DeclaredEvent
from meetc.resolve.fields.header import missing, surplus
from meetc.resolve.fields.types import BAD, read_value
from meetc.resolve.programme.events import read_discipline
from meetc.rules.implements import weight_of, with_weight, without_weight
from meetc.rules.marks import STATUSES, distance_value, plain_distance, plain_time, time_value
from meetc.rules.mistyped import meant
from meetc.rules.plausible import Limits, is_on_wheels, limits
from meetc.syntax.lines import Line, Piece
from meetc.syntax.parts import HeaderParts, owner_span, record_parts
from meetc.syntax.values import text_of

_EXAMPLE = 'record MR 100 M 10.31 "Kim Lee" 2019-06-02'
_NAME = re.compile(r"[A-Z][A-Z0-9]{1,5}", re.ASCII)
_WORKED_OUT = ("PB", "SB", "PR")
_YEAR = re.compile(r"[12]\d{3}", re.ASCII)
_DATE = Field("date", Type.DATE, "")
_NEEDED = {
    "code": "the event code",
    "gender": "the gender M, F or MF",
    "mark": "the mark",
    "holder": "the holder in quotes",
    "date": "the date",
}


def read_records(lines: Sequence[Line], ctx: Context) -> tuple[StandingRecord, ...]:
    """The records in the order of the text; those that are reported as wrong are left out."""
    records: dict[tuple[str, str], StandingRecord] = {}
    first_of: dict[str, StandingRecord] = {}
    for line in lines:
        record = _read(line, ctx)
        if record is None:
            continue
        first = records.get((record.of, record.holder)) or first_of.get(record.of)
        if first and (first.mark != record.mark or first.holder == record.holder):
            _twice(record, first, ctx)
            continue
        records[record.of, record.holder] = record
        first_of.setdefault(record.of, record)
        _check_date(record, ctx)
        _check_implement(record, ctx)
    return tuple(records.values())


def _read(line: Line, ctx: Context) -> StandingRecord | None:
    parts = record_parts(line.words)
    if not _is_named(line, parts, ctx) or "code" not in parts.places:
        return None
    behind = list(range(parts.places["code"], len(line.words)))
    discipline, code, rest = read_discipline(line, behind, "", ctx.report)
    if discipline is None or len(rest) != len(behind) - 1 or discipline.code != code:
        return None
    if lacking := next((part for part in _NEEDED if part not in parts.places), None):
        missing(line, _NEEDED[lacking], _EXAMPLE, ctx.report)
        return None
    pieces = {part: line.piece(word) for part, word in parts.places.items()}
    surplus(line, parts.surplus, f"a record is written {_EXAMPLE}", ctx.report)
    category = pieces["category"].raw if "category" in pieces else ""
    gender = pieces["gender"].raw
    bounds = limits(discipline, gender, on_wheels=is_on_wheels(category))
    mark = _mark(pieces["mark"], discipline, bounds, ctx)
    date = _date(pieces["date"], ctx)
    holder = text_of(pieces["holder"], ctx.report)
    if mark is None or date is None:
        return None
    return StandingRecord(
        line.words[1], discipline, gender, category, mark, holder=holder, date=date, line=line
    )


def _is_named(line: Line, parts: HeaderParts, ctx: Context) -> bool:
    """Whether the line says what the record is called, and behind it has more; else reported."""
    if len(line.words) < 3:
        what = _NEEDED["code"] if parts.owner else "what the record is called"
        missing(line, what, _EXAMPLE, ctx.report)
        return False
    name = line.words[1]
    if name in _WORKED_OUT:
        message = f"{name} is no record, but an athlete's own best"
        hint = f"it is worked out from {name.lower().replace('pr', 'pb')}= of the entry"
    elif name in STATUSES or not _NAME.fullmatch(name):
        message = f"{name} is no name of a record"
        hint = "two to six capital letters and digits such as MR, CR, NR or U20R"
    else:
        return True
    ctx.report.error(NO_RECORD, message, line.span(1), hint=hint)
    return False


def _mark(piece: Piece, discipline: Discipline, bounds: Limits, ctx: Context) -> str | None:
    """The mark in its plain form; None where it cannot be read."""
    raw, on_track = piece.raw, discipline.form.on_track
    number = time_value(raw) if on_track else distance_value(raw)
    least, most = bounds
    if not number:
        _no_mark(piece, discipline, ctx)
        return None
    if (least is not None and number < least) or (most is not None and number > most):
        message = f"nobody has a record of {raw} in {discipline.code}"
        hint = "is it one of another event?"
        ctx.report.warning(RECORD_OF_OTHER_DISCIPLINE, message, piece.span, hint=hint)
    if on_track:
        return plain_time(raw)
    return plain_distance(raw) if discipline.form.measured else raw


def _no_mark(piece: Piece, discipline: Discipline, ctx: Context) -> None:
    """Report what is no mark of the discipline: one of another, or a mistyped one."""
    raw, on_track, report = piece.raw, discipline.form.on_track, ctx.report
    what = "a time such as 10.37 or 1:45.00" if on_track else "a number such as 5.74"
    if time_value(raw):
        message = f"a mark in {discipline.code} is {what}, not {raw}"
        hint = "is it one of another event?"
        report.error(RECORD_OF_OTHER_DISCIPLINE, message, piece.span, hint=hint)
        return
    marks = meant(raw, is_time=on_track, least=None, most=None)
    hint = f"write {marks[0]}" if len(marks) == 1 else ""
    fix = Fix(piece.span, marks[0]) if len(marks) == 1 else None
    report.error(BAD_MARK, f"a mark is {what}, not {raw}", piece.span, hint=hint, fix=fix)


def _date(piece: Piece, ctx: Context) -> str | None:
    """A day, or a year alone where no more is known; None where it is reported."""
    if _YEAR.fullmatch(piece.raw):
        return piece.raw
    value = read_value(_DATE, piece, ctx.report)
    return value if value is not BAD and isinstance(value, str) else None


def _check_date(record: StandingRecord, ctx: Context) -> None:
    """A record is what stood before the meet."""
    first, last = (ctx.meet.text(name) or "" for name in ("date", "finish_date"))
    if not first or record.date < first:
        return
    is_later = record.date > (last or first)
    word = record_parts(record.line.words).places["date"]
    ctx.report.warning(
        RECORD_NOT_BEFORE_MEET,
        f"the record is of {record.date}, and the meet "
        + ("is over by then" if is_later else f"begins on {first}"),
        record.line.span(word),
        hint="write the record that stood before the meet: what is set at it is worked out",
    )


def _twice(record: StandingRecord, first: StandingRecord, ctx: Context) -> None:
    """Report a second record of the same; several hold one where their marks are equal."""
    ctx.report.error(
        RECORD_TWICE,
        f"the record {record.of} is written a second time",
        record.line.span(),
        related=[Related(first.line.span(), f"first written here, {first.mark}")],
        hint=Hint(in_text="keep the one that stands; several holders have equal marks"),
    )


def _check_implement(record: StandingRecord, ctx: Context) -> None:
    """A record in a throw is one with an implement, of which the events say the weight."""
    if record.discipline.form is not Form.THROW or weight_of(record.discipline.code):
        return
    for event, weight in _thrown(record, ctx):
        code = with_weight(without_weight(event.discipline.code), weight)  # type: ignore[union-attr]
        span = record.line.span(2)
        ctx.report.warning(
            RECORD_WITHOUT_IMPLEMENT,
            f"the record does not say its implement, and {event.id} is thrown with {weight} kg",
            span,
            hint=f"write {code} if it was set with that one",
            related=[Related(owner_span(event.line), "this event")],
        )
        return


def _thrown(record: StandingRecord, ctx: Context) -> Iterator[tuple[DeclaredEvent, str]]:
    """The events of the code of a record for its gender whose weight is known."""
    for event in ctx.events.values():
        if event.discipline is None or event.genders not in (record.genders, "MF"):
            continue
        if without_weight(event.discipline.code) != without_weight(record.discipline.code):
            continue
        rows = event.fields.below.get(Kind.ROW)
        weight = (rows.text("weight") if rows else "") or weight_of(event.discipline.code)
        if weight and distance_value(weight):
            yield event, weight
