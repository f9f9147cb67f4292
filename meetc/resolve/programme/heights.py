"""The bars of a vertical jump: `heights 3.10 3.25 3.40 | 3.40 3.35`."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from meetc.diagnostics.codes import BAD_HEIGHT, BAR_DOES_NOT_RISE, FIELD_TWICE, IMPLAUSIBLE_MARK
from meetc.diagnostics.diagnostic import Fix, Related, Report
from meetc.resolve.fields.header import missing
from meetc.rules.marks import distance_value, plain_distance
from meetc.rules.mistyped import digits_meant
from meetc.syntax.lines import Line
from meetc.syntax.parts import at_bar
from meetc.syntax.values import is_quoted, text_of

_HIGHEST = Decimal("9.99")


class Heights(NamedTuple):
    """The bars in order, and those of the jump-off. How many words a row has is held against
    `sound` ones alone: a mistake in the heights would be found again in each row."""

    bars: tuple[str, ...] = ()
    jump_off: tuple[str, ...] = ()
    sound: bool = True


def read_heights(lines: list[Line], highest: Decimal | None, report: Report) -> Heights | None:
    """The heights of a unit; None without a line of them. Nobody jumps over `highest`."""
    if not lines:
        return None
    for line in lines[1:]:
        report.error(
            FIELD_TWICE,
            "the heights are given twice",
            line.span(),
            related=[Related(lines[0].span(), "first given here")],
            hint="all heights of a unit stand on one line",
        )
    line = lines[0]
    errors = len(report.diagnostics)
    if len(line.words) == 1:
        missing(line, "the first height", "heights 1.60 1.65 1.70", report)
    bars: list[str] = []
    jump_off: list[str] = []
    last = Decimal(0)
    first, behind = at_bar(line, range(1, len(line.words)))
    for word in (*first, *behind):
        into = jump_off if behind and word >= behind[0] else bars
        text = text_of(line.piece(word), report)
        metres = distance_value(text)
        if metres is None or not 0 < metres <= _HIGHEST:
            _bad(text, line, word, report)
            into.append(text)
            continue
        if into is bars and metres <= last:
            message = f"the bar rises, and {text} is not above {last}"
            hint = "a jump-off, where bars may fall, stands behind |"
            report.error(BAR_DOES_NOT_RISE, message, line.span(word), hint=hint)
        elif highest is not None and metres > highest:
            message = f"nobody has ever jumped over {text}"
            hint = "is a digit or the point mistyped?"
            report.warning(IMPLAUSIBLE_MARK, message, line.span(word), hint=hint)
        last = metres
        into.append(text if is_quoted(line.words[word]) else plain_distance(text))
    return Heights(tuple(bars), tuple(jump_off), len(report.diagnostics) == errors)


def _bad(text: str, line: Line, word: int, report: Report) -> None:
    meant = digits_meant(text).replace(",", ".").removesuffix("m")
    if meant.isdecimal() and meant.isascii() and len(meant) == 3:
        meant = f"{meant[0]}.{meant[1:]}"
    value = distance_value(meant)
    fixable = value is not None and 0 < value <= _HIGHEST
    span = line.span(word)
    message = f"a height is written in metres, such as 1.85, not {text}"
    hint = f"write {meant}" if fixable else ""
    report.error(BAD_HEIGHT, message, span, hint=hint, fix=Fix(span, meant) if fixable else None)
