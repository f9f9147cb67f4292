"""Days and times of the rounds of an event."""

from __future__ import annotations

from meetc.diagnostics.codes import NO_SUCH_DAY, NO_SUCH_ROUND, ROUND_BEFORE_THE_FORMER
from meetc.fields import SPREAD
from meetc.resolve.context import Context
from meetc.resolve.declared import DeclaredEvent
from meetc.resolve.fields.reader import Fields


def check_timetable(event: DeclaredEvent, rounds: int, ctx: Context) -> None:
    """Days are days of the meet, times belong to rounds, and a round follows the one before."""
    fields, report = event.fields, ctx.report
    before = (1, "")  # day and time of the last round that has one
    for number, names in enumerate(zip(SPREAD["day"], SPREAD["at"], strict=True), 1):
        day, time = (fields.values.get(name) for name in names)
        if not check_day(fields, names[0], ctx):
            return
        if number > rounds:
            if isinstance(time, str) and time:
                message = f"a time for round {number}, and {event.id} has {rounds}"
                hint = "rounds= lists the heats of each round: rounds=2,1 has two rounds"
                report.warning(NO_SUCH_ROUND, message, fields.span(names[1]), hint=hint)
                return
            continue
        now = (
            day if isinstance(day, int) else before[0],
            time if isinstance(time, str) and time else "",
        )
        if now[0] < before[0] or (now[0] == before[0] and now[1] and now[1] <= before[1]):
            message = f"round {number} {_when(now)} is not after the round before, {_when(before)}"
            hint = "`day` lists the days of the rounds, `at` their times"
            report.warning(
                ROUND_BEFORE_THE_FORMER,
                message,
                fields.span(names[1] if now[1] else names[0]),
                hint=hint,
            )
            return
        before = (now[0], now[1] or (before[1] if now[0] == before[0] else ""))


def _when(moment: tuple[int, str]) -> str:
    day, time = moment
    return f"at {time} on day {day}" if time else f"on day {day}"


def check_day(fields: Fields, name: str, ctx: Context) -> bool:
    """Whether a day is one of the meet's, numbered from 1; reports one that is not."""
    day = fields.values.get(name)
    if not isinstance(day, int) or (day >= 1 and (ctx.days is None or day <= ctx.days)):
        return True
    ctx.report.error(
        NO_SUCH_DAY,
        f"there is no day {day}: the meet has {ctx.days} day{'' if ctx.days == 1 else 's'}"
        if day > 0
        else f"days count from 1, and this is {day}",
        fields.span(name),
        hint="the days of a meet are numbered from 1; its dates say how many there are",
    )
    return False
