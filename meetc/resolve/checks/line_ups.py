"""Contradictions between the line-ups of a relay: what squads declare, and who ran."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from meetc.diagnostics.codes import (
    MIXED_RELAY_OF_OTHER_NUMBERS,
    MIXED_RELAY_OF_OTHER_ORDER,
    RUNNER_OF_TWO_SQUADS,
    TOO_MANY_SUBSTITUTES,
)
from meetc.diagnostics.diagnostic import Related, Span
from meetc.diagnostics.wording import bibs, count_of, listed
from meetc.model import Event, Row
from meetc.resolve.context import Context
from meetc.rules.relays import MixedFault, in_two_teams, mixed_fault, substitutes
from meetc.syntax.lines import Line
from meetc.syntax.parts import values

_NAMED = 5
_NOBODY: frozenset[str] = frozenset()
_WORDS = {"M": "man", "F": "woman"}


class LineUp(NamedTuple):
    """Those who run for a squad: in a round, by its row or by what the squad declares; `round` is
    0 for what is declared and has not run."""

    squad: str
    round: int
    runners: tuple[str, ...]
    line: Line
    is_own: bool
    """Whether the row itself says who ran."""

    @property
    def span(self) -> Span:
        own = next((piece.word for piece in values(self.line, "runners")), None)
        return self.line.span(own)


def check_line_ups(event: Event, ctx: Context) -> None:
    """Who runs for a squad runs for no other, no more than some come into it after its first
    race, and a mixed relay has two men and two women in the order of the rules."""
    line_ups = list(_line_ups(event))
    if not line_ups:
        return
    _check_two_squads(event, line_ups, ctx)
    _check_substitutes(event, line_ups, ctx)
    if event.genders == "MF":
        _check_mixed(event, line_ups, ctx)


def _line_ups(event: Event) -> Iterator[LineUp]:
    """The line-ups in the order of the rounds; of a squad that no row names as it is declared."""
    squads = {squad.id: squad for squad in event.squads}
    running: set[str] = set()
    for unit in event.units_in_order:
        for row in unit.rows:
            runners = _runners(row) or (squads[row.bib].runners if row.bib in squads else ())
            if runners and row.performance != "DNS":
                running.add(row.bib)
                own = bool(_runners(row))
                line = row.line if own else squads[row.bib].line
                yield LineUp(row.bib, unit.round, runners, line, own)
    for squad in event.squads:
        if squad.runners and squad.id not in running:
            yield LineUp(squad.id, 0, squad.runners, squad.line, is_own=False)


def _runners(row: Row) -> tuple[str, ...]:
    return row.runners or ()


def _check_two_squads(event: Event, line_ups: list[LineUp], ctx: Context) -> None:
    """What two declared squads say is told where they are read."""
    in_both = in_two_teams([(one.squad, one.runners) for one in line_ups])
    declared = {squad.id: frozenset(squad.runners) for squad in event.squads}
    for (before, n), everybody in in_both.items():
        own, other = line_ups[n], line_ups[before]
        known = declared.get(own.squad, _NOBODY) & declared.get(other.squad, _NOBODY)
        runners = [runner for runner in everybody if runner not in known]
        if runners and (own.is_own or other.is_own):
            one = len(runners) == 1
            ctx.report.warning(
                RUNNER_OF_TWO_SQUADS,
                f"{bibs(runners, _NAMED)} {'runs' if one else 'run'} for {other.squad} and for "
                f"{own.squad} in {event.id}",
                own.span,
                related=[Related(other.span, "the other squad")],
                hint="is one of the bibs mistyped?",
            )


def _check_substitutes(event: Event, line_ups: list[LineUp], ctx: Context) -> None:
    most = ctx.rules.substitutes
    of_squads: dict[str, list[LineUp]] = {}
    for one in line_ups:
        of_squads.setdefault(one.squad, []).append(one)
    for squad, own in of_squads.items():
        others = substitutes(one.runners for one in own)
        if len(others) > most:
            last = next(one for one in own if others[most] in one.runners)
            ctx.report.warning(
                TOO_MANY_SUBSTITUTES,
                f"{squad} has had {count_of(len(others), 'substitute')} in {event.id}: "
                f"{listed(others, _NAMED)}",
                last.span,
                related=[Related(own[0].span, "its first line-up")],
                hint=f"after its first race {most} others at most come into a team; is a bib "
                "mistyped?",
            )


def _check_mixed(event: Event, line_ups: list[LineUp], ctx: Context) -> None:
    order = ctx.rules.mixed_order
    reported: set[tuple[str, int]] = set()
    for one in line_ups:
        genders = [_gender(bib, ctx) for bib in one.runners]
        fault = mixed_fault(genders, event.discipline.metres, order)
        if fault is None or (one.line.source.path, one.line.number) in reported:
            continue
        reported.add((one.line.source.path, one.line.number))
        if fault is MixedFault.NUMBER:
            men = genders.count("M")
            women = len(genders) - men
            ctx.report.warning(
                MIXED_RELAY_OF_OTHER_NUMBERS,
                f"{men} {'man' if men == 1 else 'men'} and {women} "
                f"{'woman' if women == 1 else 'women'} run for {one.squad} in {event.id}",
                one.span,
                hint="a mixed relay has two men and two women; is a bib mistyped?",
            )
        else:
            ctx.report.warning(
                MIXED_RELAY_OF_OTHER_ORDER,
                f"{one.squad} runs in the order {_in_words(genders)} in {event.id}",
                one.span,
                hint=f"the order of a mixed 4 x 400 m is {_in_words(list(order))} since March 2022",
            )


def _gender(bib: str, ctx: Context) -> str:
    return (ctx.athletes[bib].gender if bib in ctx.athletes else None) or ""


def _in_words(genders: list[str]) -> str:
    return ", ".join(_WORDS[gender] for gender in genders)
