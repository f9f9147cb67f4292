"""Rounds that start before the former is over or its runners have rested, and races whose heats
take longer than there is time for."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from meetc.diagnostics.codes import (
    GAP_TOO_SMALL_FOR_THE_HEATS,
    ROUND_BEFORE_THE_FORMER_IS_OVER,
    TOO_LITTLE_REST,
)
from meetc.diagnostics.diagnostic import Related, Span
from meetc.diagnostics.wording import count_of
from meetc.fields import SPREAD
from meetc.resolve.context import Context
from meetc.resolve.programme.round_times import RoundTime, at, is_field, is_race, without_sessions
from meetc.rules.rounds import unit_name
from meetc.rules.timetable import MINUTE, Gap, TooEarly, too_early
from meetc.syntax.parts import owner_span


def check_rounds(rounds: Sequence[RoundTime], ctx: Context) -> None:
    """Each round of an event follows the one before it late enough. One that is held cannot be
    moved any more, and one that is not even after the former is reported already."""
    for former, own in pairwise(rounds):
        if own.number != former.number + 1 or own.is_held or own.first <= former.first:
            continue
        if not (is_race(own.event) or is_field(own.event)):
            continue
        over = former.over(ctx.rules)
        early = too_early(own.event.discipline, former.last, over, own.first, ctx.rules)
        if early is not None:
            _report_round(former, own, early, ctx)


def _report_round(former: RoundTime, own: RoundTime, early: TooEarly, ctx: Context) -> None:
    starts = f"{named(own)} starts at {at(own.first)}"
    before = f"round {former.number}"
    if early.why is Gap.NOT_OVER:
        code = ROUND_BEFORE_THE_FORMER_IS_OVER
        message = f"{starts}, and {_takes(former, ctx)}"
        hint = f"it can start at {at(early.earliest)}, or later for a rest"
    elif early.why is Gap.LITTLE_REST:
        code = TOO_LITTLE_REST
        minutes, due = (s // MINUTE - former.last // MINUTE for s in (own.first, early.earliest))
        message = f"{starts}, {count_of(minutes, 'minute')} after the last start of {before}"
        hint = f"TR20 has a rest of {due} minutes over this distance: {at(early.earliest)}"
    else:
        code = TOO_LITTLE_REST
        message = f"{starts}, on the same day as {before}"
        hint = "TR20 has the rounds of races over more than 1000 metres on different days"
    ctx.report.warning(code, message, span_of(own, ctx), hint=hint, events=[own.event.id])


def _takes(own: RoundTime, ctx: Context) -> str:
    """`T01 round 1, 8 heats, takes from 10:30 until 10:46 at least`."""
    heats = f", {count_of(own.behind, 'heat')}," if own.behind > 1 else ""
    return f"{named(own)}{heats} takes from {at(own.last)} until {at(own.over(ctx.rules))} at least"


def check_heats(rounds: Sequence[RoundTime], ctx: Context) -> None:
    """On one track no race starts before the heats of the one before it can be over. What begins
    at one time is often one race."""
    places = sorted(_tracks(rounds), key=lambda own: (own[0], own[1].first))
    for _, on_track in groupby(places, key=lambda own: own[0]):
        times = [list(group) for _, group in groupby(on_track, key=lambda own: own[1].first)]
        for together, following in pairwise(times):
            longest = max((own for _, own in together), key=lambda own: own.over(ctx.rules))
            others = [own for _, own in following if own.event is not longest.event]
            is_over = longest.is_held or not others or others[0].is_held
            if not is_over and longest.over(ctx.rules) > others[0].first:
                _report_heats(longest, others[0], ctx)


def _tracks(rounds: Sequence[RoundTime]) -> list[tuple[str, RoundTime]]:
    """The rounds of races with where they are run."""
    races = [own for own in rounds if is_race(own.event)]
    return [(str(own.event.venue_of(own.number)), own) for own in without_sessions(races)]


def _report_heats(own: RoundTime, following: RoundTime, ctx: Context) -> None:
    ctx.report.warning(
        GAP_TOO_SMALL_FOR_THE_HEATS,
        f"{_takes(own, ctx)}, and {named(following)} starts at {at(following.first)}",
        span_of(own, ctx),
        related=[Related(span_of(following, ctx), "what starts too early")],
        hint="give it more time, or the other a later start",
        events=(own.event.id, following.event.id),
    )


def named(own: RoundTime) -> str:
    """What people call a round: `T01 round 1`, `T01 final`, and T01 alone where it has one."""
    event = own.event
    if len(event.rounds) == 1:
        return event.id
    name = unit_name(own.number, 1, event.rounds).split()[0]
    return f"{event.id} {name if name in ('semi', 'final') else f'round {own.number}'}"


def span_of(own: RoundTime, ctx: Context) -> Span:
    """The place that tells when a round starts."""
    fields = ctx.events[own.event.id].fields
    name = SPREAD["at"][own.number - 1] if own.number <= len(SPREAD["at"]) else ""
    if name and fields.given(name):
        return fields.span(name)
    return own.units[0].line.span() if own.units else owner_span(own.event.line)
