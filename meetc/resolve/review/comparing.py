"""Whether a meet says what it is expected to say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from meetc.diagnostics.codes import NOT_AS_EXPECTED
from meetc.diagnostics.diagnostic import Note, Related
from meetc.diagnostics.wording import count_of, listed
from meetc.model import Meet
from meetc.resolve.context import Context
from meetc.resolve.review.decided import Decided
from meetc.resolve.review.expectations import NUMBERS, Asked, read_expectation
from meetc.resolve.review.results import (
    Place,
    Results,
    combined_results,
    team_results,
    unit_results,
)
from meetc.rules.marks import plain_distance
from meetc.rules.match_points import MatchPoints
from meetc.syntax.lines import Line
from meetc.syntax.parts import ROW_COUNT

_MOST_NAMED = 5


def check_expectations(lines: Sequence[Line], meet: Meet, ctx: Context) -> None:
    """Each line can be read, and what it expects is so; the latter only in a meet without errors,
    which may lack what is expected. What is not decided yet is kept for whoever asks."""
    sound = not any(diagnostic.is_error for diagnostic in ctx.report.diagnostics)
    held, decided = _Held(meet), Decided(meet)
    for line in lines:
        asked = read_expectation(line, held.events, ctx)
        if asked is None or not sound:
            continue
        results = held.results(asked)
        difference = _difference(asked, results, ctx)
        if difference is not None:
            _tell(asked, difference, results, decided.of(asked, held.events.get(asked.event)), ctx)


class _Difference(NamedTuple):
    """What is there instead of what is expected, and who has it."""

    message: str
    who: Sequence[str] = ()
    hint: str = ""


class _Held:
    """The results of a meet, each worked out once."""

    def __init__(self, meet: Meet) -> None:
        self.meet = meet
        self.events = {event.id: event for event in meet.events}
        self._known: dict[tuple[str, Place | None], Results] = {}

    def results(self, asked: Asked) -> Results:
        """What there is where a line asks."""
        team = asked.word(asked.parts.team)
        key = (asked.event or team, asked.unit)
        if key not in self._known:
            self._known[key] = self._results(asked, team)
        return self._known[key]

    def _results(self, asked: Asked, team: str) -> Results:
        if team:
            return team_results(self.meet, team)
        event = self.events[asked.event]
        if asked.unit is None:
            return combined_results(event)
        return unit_results(event, asked.unit, self.events.get(event.parent or ""))


def _difference(asked: Asked, results: Results, ctx: Context) -> _Difference | None:
    """What is there, where it is not what is expected."""
    if asked.parts.place is not None:
        return _other_place(asked, results, ctx)
    if asked.word(asked.parts.what) == ROW_COUNT:
        return _other_rows(asked, results)
    return _other_value(asked, results, ctx)


def _other_place(asked: Asked, results: Results, ctx: Context) -> _Difference | None:
    place = str(int(asked.word(asked.parts.place)))
    holders = [name for name, values in results.of.items() if values["place"] == place]
    expected = _expected(asked)
    expected = ctx.wearer(expected) if asked.event else expected
    if expected in holders or (not expected and not holders):
        return None
    there = listed([_named(holder, ctx) for holder in holders], _MOST_NAMED) or "nobody"
    own = results.of.get(expected)
    hint = f"{expected} has no row there" if own is None else (
        f"{expected} has place {own['place']}" if own["place"] else f"{expected} has no place"
    )  # fmt: skip
    message = f"place {place} of {results.where} is {there}, not {expected or 'nobody'}"
    return _Difference(message, holders, hint if expected else "")


def _other_rows(asked: Asked, results: Results) -> _Difference | None:
    there, expected = len(results.of), _expected(asked) or "0"
    if str(there) == expected:
        return None
    return _Difference(f"{results.where} has {count_of(there, 'row')}, not {expected}")


def _other_value(asked: Asked, results: Results, ctx: Context) -> _Difference | None:
    who = ctx.wearer(asked.word(asked.parts.who)) or asked.word(asked.parts.team)
    what, expected = asked.word(asked.parts.what), _expected(asked)
    values = results.of.get(who)
    there = values[what] if values is not None else ""
    meant = plain_distance(expected) if what == "mark" and results.is_measured else expected
    if there == meant and values is not None:
        return None
    has = f"has {what} {there}" if there else f"has no {what}" if values is not None else "is not"
    message = f"{_named(who, ctx)} {has} in {results.where}"
    message += (
        f", not {expected}" if there and expected else f", and {expected or 'none'} is expected"
    )
    return _Difference(message, [who])


def _expected(asked: Asked) -> str:
    """What is expected, "" of an unquoted `-`; a number without zeros before it."""
    raw, said = asked.line.words[asked.parts.value], asked.word(asked.parts.value)
    is_number = asked.word(asked.parts.what) in NUMBERS and asked.parts.place is None
    return "" if raw == "-" else str(MatchPoints(said)) if is_number else said


def _named(who: str, ctx: Context) -> str:
    name = ctx.athletes[who].name if who in ctx.athletes else ""
    return f"{who} ({name})" if name else who


def _tell(
    asked: Asked, difference: _Difference, results: Results, decided: bool, ctx: Context
) -> None:
    """An error once it is decided, a warning of the rows of a start list, else something to come
    back to: what is not held yet keeps no command from running."""
    message, who, hint = difference
    span, report = asked.line.span(asked.parts.value), ctx.report
    is_start_list = asked.word(asked.parts.what) == ROW_COUNT and bool(results.of)
    if not decided and not is_start_list:
        report.undecided.append(Note(span, f"not decided yet: {message}"))
        return
    tell = report.error if decided else report.warning
    lines = [results.lines[one] for one in who if one in results.lines]
    related = [Related(line.span(0), "what is there") for line in lines[:_MOST_NAMED]]
    tell(NOT_AS_EXPECTED, message, span, related=related, hint=hint)
