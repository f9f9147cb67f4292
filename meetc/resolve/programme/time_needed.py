"""Whether a meet can be held as its timetable has it."""

from __future__ import annotations

from collections.abc import Sequence

from meetc.model import Event
from meetc.resolve.context import Context
from meetc.resolve.people.entries import Entries
from meetc.resolve.programme.gaps import check_heats, check_rounds
from meetc.resolve.programme.round_times import round_times
from meetc.rules.rounds import heats


def check_time_needed(events: Sequence[Event], entries: Entries, ctx: Context) -> None:
    """Rounds, heats and athletes have the time that they need; what has no time is not planned."""
    timed = [event for event in events if event.has_times and _is_known(event, ctx)]
    by_event = [list(round_times(event)) for event in timed]
    for rounds in by_event:
        check_rounds(rounds, ctx)
    together = [round for rounds in by_event for round in rounds]
    if together:
        from meetc.resolve.programme.clashes import check_clashes

        check_heats(together, ctx)
        check_clashes(together, entries, ctx)


def _is_known(event: Event, ctx: Context) -> bool:
    """Whether its rounds are as they are written, and none were guessed for what was reported."""
    written = ctx.events[event.id].fields.text("rounds")
    return event.rounds == (heats(written) if written else (1,))
