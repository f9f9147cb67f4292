"""Whether an event has a repechage, and whether it can have one."""

from __future__ import annotations

from collections.abc import Iterator

from meetc.diagnostics.codes import NO_REPECHAGE_CAN_BE
from meetc.diagnostics.diagnostic import Report
from meetc.disciplines import Discipline
from meetc.fields import REPECHAGES
from meetc.resolve.declared import DeclaredEvent
from meetc.rules.repechage import AFTER


def repechage_of(
    event: DeclaredEvent, discipline: Discipline, rounds: tuple[int, ...], report: Report
) -> str | None:
    """Who runs the repechage of an event, in round 2; None where it has or can have none."""
    who = event.fields.text("repechage")
    if who not in REPECHAGES:
        return None
    for message, hint in _problems(event, discipline, rounds):
        report.error(NO_REPECHAGE_CAN_BE, message, event.fields.span("repechage"), hint=hint)
        return None
    return who


def _problems(
    event: DeclaredEvent, discipline: Discipline, rounds: tuple[int, ...]
) -> Iterator[tuple[str, str]]:
    """What stands against a repechage, each with what helps."""
    if not discipline.form.on_track:
        yield f"{event.id} is no race on the track, and has no repechage", "leave repechage= out"
    if len(rounds) < AFTER:
        yield (
            f"{event.id} has a repechage, and no round behind it",
            "rounds=6,3,3,1 are heats, the repechage, semi-finals and the final",
        )
    if not event.fields.number("qual_by_place"):
        yield (
            f"{event.id} has a repechage, and nobody goes on by place from round 1",
            "qual_by_place=3 has the first three of each heat go on to round 3",
        )
    if event.fields.number("qual_fastest_losers"):
        yield (
            f"{event.id} has a repechage, and goes on by time from round 1 as well",
            "who is not Q runs the repechage: qual_fastest_losers_r3= is of that; leave "
            "qual_fastest_losers= out",
        )
