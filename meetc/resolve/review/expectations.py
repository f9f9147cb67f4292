"""What the lines of `expect` ask for: `expect T01 final place 1 = 302`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from meetc.diagnostics.codes import UNCLEAR_EXPECTATION, UNKNOWN_TEAM
from meetc.diagnostics.wording import did_you_mean
from meetc.disciplines import Form
from meetc.model import Event
from meetc.resolve.context import Context
from meetc.resolve.fields.header import surplus
from meetc.resolve.programme.unit_header import read_name
from meetc.resolve.review.named import is_event
from meetc.resolve.review.results import (
    COMBINED_VALUES,
    TEAM_VALUES,
    UNIT_VALUES,
    Place,
)
from meetc.syntax.kinds import KEYWORDS, ROWS
from meetc.syntax.lines import Line
from meetc.syntax.parts import ROW_COUNT, ExpectationParts, expectation_parts, is_field, text

EXAMPLE = "expect T01 final place 1 = 302"
_VALUES_EXAMPLES = {UNIT_VALUES: "expect T01 heat 2 302 mark = 11.82",
                    COMBINED_VALUES: "expect M01 302 total = 8893",
                    TEAM_VALUES: "expect team THH score = 87"}  # fmt: skip
_NUMBER = re.compile(r"\d{1,9}", re.ASCII)
_WHOSE = "write the bib before it: expect T01 heat 2 302 mark = 11.82"
_POINTS = re.compile(r"\d{1,9}(?:\.\d{1,2})?", re.ASCII)
"""Who is level shares the points."""
NUMBERS = ("place", "points", "score", ROW_COUNT)


class Asked(NamedTuple):
    """What a line that could be read asks for: a unit of an event, None of a combined one, or a
    team without an event."""

    line: Line
    parts: ExpectationParts
    event: str
    unit: Place | None

    def word(self, word: int | None) -> str:
        return "" if word is None else text(self.line.piece(word))


def read_expectation(line: Line, events: Mapping[str, Event], ctx: Context) -> Asked | None:
    """What a line asks for; None where it is reported."""
    parts = expectation_parts(line)
    if parts is None:
        _unclear(line, None, "an expectation says of what, the value, = and what is there", ctx)
        return None
    if parts.team is not None:
        sound = _is_team(line, parts.team, parts, ctx) and _is_value(line, parts, TEAM_VALUES, ctx)
        return Asked(line, parts, "", None) if sound else None
    assert parts.event is not None
    event = events.get(text(line.piece(parts.event)))
    if not is_event(line, parts.event, ctx) or event is None:
        return None
    if event.discipline.form is Form.COMBINED:
        surplus(line, parts.unit, f"{event.id} is a combined event, and has no heats", ctx.report)
        sound = not parts.unit and _is_value(line, parts, COMBINED_VALUES, ctx)
        return Asked(line, parts, event.id, None) if sound else None
    unit = _unit(line, parts, event, ctx)
    sound = unit is not None and _is_value(line, parts, UNIT_VALUES, ctx)
    return Asked(line, parts, event.id, unit) if sound else None


def _unit(line: Line, parts: ExpectationParts, event: Event, ctx: Context) -> Place | None:
    """The unit that a line names, or the only one that its event has."""
    if not parts.unit and event.unit_count == 1:
        return 1, 1
    if not parts.unit and KEYWORDS.get(line.words[parts.who or 0], ROWS).terminal == "UNIT":
        _unclear(line, parts.what, f"whose {line.words[parts.what]}?", ctx, _WHOSE)
        return None
    words = line.part(2, len(parts.unit))
    kind = KEYWORDS.get(words.words[0]) if parts.unit else None
    if kind is None or kind.terminal != "UNIT":
        message = f"which of the {event.unit_count} units of {event.id}?"
        if parts.unit:
            message = f"{words.words[0]} is no unit"
        _unclear(line, 2, message, ctx, "the event is followed by heat 1, semi 2, final and so on")
        return None
    name = read_name(words, event.rounds, ctx.report)
    if name is None or name[2]:
        surplus(words, name[2] if name else (), EXAMPLE, ctx.report)
        return None
    return name[:2]


def _is_team(line: Line, word: int, parts: ExpectationParts, ctx: Context) -> bool:
    """Whether a line names teams that are declared: the one that is asked for, or any of a match
    and behind `= ` who has a place in it; and whether it names nothing but that."""
    more = [n for n in (*parts.unit, parts.who) if n is not None]
    surplus(line, more, _VALUES_EXAMPLES[TEAM_VALUES], ctx.report)
    named = [word]
    if parts.place is not None and line.words[parts.value] != "-":
        named.append(parts.value)
    unknown = [n for n in named if text(line.piece(n)) not in ctx.teams]
    for own in unknown:
        _no_team(line, own, ctx)
    return not unknown and not more


def _no_team(line: Line, word: int, ctx: Context) -> None:
    said = text(line.piece(word))
    meant = ctx.report.suggest(said, ctx.teams)
    hint = f"did you mean {meant}?" if meant else "the code of a team stands here"
    if said in TEAM_VALUES and not meant:
        hint = f"the code of a team stands before it: {_VALUES_EXAMPLES[TEAM_VALUES]}"
        hint += ", expect team THH place 1 = KIN"
    ctx.report.error(UNKNOWN_TEAM, f"no team {said} is declared", line.span(word), hint=hint)


def _is_value(line: Line, parts: ExpectationParts, known: Sequence[str], ctx: Context) -> bool:
    """Whether what is looked at is something that is there to be seen, of somebody, and whether
    what is expected can be."""
    what, value = line.words[parts.what], line.words[parts.value]
    example = _VALUES_EXAMPLES[tuple(known)]
    if what not in known:
        meant = did_you_mean(what, known)
        hint = f"did you mean {meant}?" if meant else f"{', '.join(known)} are: {example}"
        _unclear(line, parts.what, f"{what} is nothing to expect here", ctx, hint)
    elif (
        parts.event is not None and parts.who is None and parts.place is None and what != ROW_COUNT
    ):
        _unclear(line, parts.what, f"whose {what}?", ctx, f"write the bib before it: {example}")
    elif not _is_number(line, parts.place):
        _unclear(line, parts.place, f"{line.words[parts.place or 0]} is no place", ctx)
    elif what in NUMBERS and parts.place is None and value != "-":
        number = _POINTS if what in ("points", "score") else _NUMBER
        if number.fullmatch(value):
            return True
        _unclear(line, parts.value, f"{value} is no number, as {what} is", ctx)
    else:
        return True
    return False


def _is_number(line: Line, word: int | None) -> bool:
    return word is None or _NUMBER.fullmatch(line.words[word]) is not None


def _unclear(line: Line, word: int | None, message: str, ctx: Context, hint: str = "") -> None:
    glued = any(is_field(word) for word in line.words)
    hint = "blanks stand on both sides of the =: mark = 11.82" if glued else hint or EXAMPLE
    ctx.report.error(UNCLEAR_EXPECTATION, message, line.span(word), hint=hint)
