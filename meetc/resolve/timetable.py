"""Days and times of the rounds of an event."""

from __future__ import annotations

from meetc.fields import SPREAD
from meetc.resolve.context import Context
from meetc.resolve.events import Declared


def check_timetable(event: Declared, rounds: tuple[int, ...], ctx: Context) -> None:
    """Days are days of the meet, times belong to rounds, and a round follows the one before."""
    fields, report = event.fields, ctx.report
    days: list[int | None] = []
    times: list[str] = []
    for number, (day_name, time_name) in enumerate(
        zip(SPREAD["day"], SPREAD["at"], strict=True), 1
    ):
        day, time = fields.values.get(day_name), fields.values.get(time_name)
        days.append(day if isinstance(day, int) else days[-1] if days else 1)
        times.append(time if isinstance(time, str) else "")
        if isinstance(day, int) and (day < 1 or (ctx.days is not None and day > max(1, ctx.days))):
            line, word = fields.where[day_name]
            report.error(
                "M413",
                f"there is no day {day}: the meet has {ctx.days} day{'' if ctx.days == 1 else 's'}"
                if day > 0
                else f"days count from 1, and this is {day}",
                line.span(word),
                hint="the days of a meet are numbered from 1; its dates say how many there are",
            )
        if times[-1] and number > len(rounds):
            line, word = fields.where[time_name]
            report.warning(
                "M414",
                f"a time for round {number}, and {event.id} has {len(rounds)}",
                line.span(word),
                hint="rounds= lists the heats of each round: rounds=2,1 has two rounds",
            )
            return
    for number in range(1, min(len(rounds), len(times))):
        before, after = (days[number - 1], times[number - 1]), (days[number], times[number])
        if before[1] and after[1] and after <= before:
            line, word = fields.where[SPREAD["at"][number]]
            report.warning(
                "M415",
                f"round {number + 1} starts at {after[1]} on day {after[0]}, not after round "
                f"{number} at {before[1]} on day {before[0]}",
                line.span(word),
                hint="`day` lists the days of the rounds, `at` their times",
            )
