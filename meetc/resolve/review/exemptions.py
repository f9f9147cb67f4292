"""Reviewed exemptions: `allow M610 T04 12 reason="..." until=2026-06-01`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from meetc.diagnostics.codes import (
    CODES,
    EXEMPTION_THAT_ENDED,
    MISSING,
    NOT_ALLOWABLE,
    UNKNOWN_FIELD,
    Code,
    Trait,
)
from meetc.diagnostics.diagnostic import Diagnostic, Related, Report
from meetc.fields import Kind
from meetc.resolve.context import Context
from meetc.resolve.fields.header import missing, read_fields, surplus
from meetc.resolve.fields.reader import Fields
from meetc.resolve.fields.types import as_date
from meetc.resolve.review.named import is_event
from meetc.syntax.lines import Line
from meetc.syntax.parts import ExemptionParts, exemption_parts, owner_span, text

EXAMPLE = 'allow M610 T04 reason="seen by the referee"'
_ALWAYS_ERRORS = (Trait.REFUSED, Trait.UNREADABLE, Trait.MARK)


class Exemption(NamedTuple):
    """What a line allows: warnings of one code in an event, or of one bib or squad in it, or of
    an athlete outside events; "" where it says none. `reason` tells why it is right as it is."""

    code: Code
    event: str
    bib: str
    reason: str
    line: Line


def read_exemptions(lines: Sequence[Line], ctx: Context) -> list[Exemption]:
    """The exemptions that hold on the day of the meet; what is wrong with others is told."""
    return [exemption for line in lines if (exemption := _read(line, ctx)) is not None]


def _read(line: Line, ctx: Context) -> Exemption | None:
    reported = len(ctx.report.diagnostics)
    parts = exemption_parts(line, ctx.events)
    if parts.code is None:
        missing(line, "the code of a warning", EXAMPLE, ctx.report)
        return None
    fields = read_fields(line, Kind.EXEMPTION, ctx.report)
    _check_fields(line, fields, ctx)
    surplus(line, parts.surplus, "one code, one event and one bib stand on a line", ctx.report)
    code = _code(line, parts.code, ctx)
    if code is None or not _is_placed(line, parts, ctx):
        return None
    if len(ctx.report.diagnostics) > reported or not _is_in_force(fields, ctx):
        return None
    event, bib = ("" if n is None else text(line.piece(n)) for n in (parts.event, parts.bib))
    return Exemption(code, event, ctx.wearer(bib), fields.text("reason") or "", line)


def _check_fields(line: Line, fields: Fields, ctx: Context) -> None:
    """There is a reason, and nothing to send."""
    reason = fields.text("reason")
    if reason is None or not reason.strip():
        word = fields.where["reason"][1] if fields.given("reason") else len(line.words)
        ctx.report.error(MISSING, "the reason is missing", line.span(word), hint=EXAMPLE)
    if fields.extra:
        message = "an exemption is never sent, and takes no field of `extra.`"
        ctx.report.error(UNKNOWN_FIELD, message, line.span(), hint=EXAMPLE)


def _code(line: Line, word: int, ctx: Context) -> Code | None:
    """The code that a word is; None of one that is none, or an error's."""
    said = text(line.piece(word))
    code = CODES.get(said)
    if code is None:
        meant = ctx.report.suggest(said, CODES)
        hint = f"did you mean {meant}?" if meant else "a code is what a warning begins with"
        ctx.report.error(NOT_ALLOWABLE, f"{said} is no code", line.span(word), hint=hint)
    elif code.trait in _ALWAYS_ERRORS:
        refuse_error(code, line, ctx.report)
        return None
    return code


def refuse_error(code: Code, line: Line, report: Report, error: Diagnostic | None = None) -> None:
    """Report an exemption from an error, which a meet may have, and what is to be done instead."""
    mended = f"`meetc explain {code}` tells how it is mended"
    if error is not None:
        mended = f"mend the error: {error.hint or error.message}"
    report.error(
        NOT_ALLOWABLE,
        f"{code} is an error, and only a warning can be allowed",
        owner_span(line),
        hint=f"take the line out, and {mended}" if error else f"take the line out; {mended}",
        related=[Related(error.span, "the error")] if error else (),
    )


def _is_placed(line: Line, parts: ExemptionParts, ctx: Context) -> bool:
    """Whether what a line names, an event or somebody, is in the meet."""
    if parts.event is not None:
        return is_event(line, parts.event, ctx)
    if parts.bib is None:
        return True
    said = text(line.piece(parts.bib))
    if said[:1].isalpha() and said not in ctx.athletes and " " not in said:
        return is_event(line, parts.bib, ctx)
    return ctx.bib_at(line, parts.bib, required=True) is not None


def _is_in_force(fields: Fields, ctx: Context) -> bool:
    """Whether an exemption holds on the first day of the meet; reports one that has ended."""
    until, first = as_date(fields.values.get("until")), as_date(ctx.meet.values.get("date"))
    if until is None or first is None or first <= until:
        return True
    ctx.report.warning(
        EXEMPTION_THAT_ENDED,
        f"the exemption held until {until}, and the meet begins on {first}",
        fields.span("until"),
        hint="look at it again, and write a later day or take the line out",
    )
    return False
