"""The lanes that an event wants to be drawn in, which have to be groups of lanes."""

from __future__ import annotations

from meetc.diagnostics.codes import NO_GROUPS_OF_LANES
from meetc.model import Event
from meetc.resolve.context import Context
from meetc.resolve.declared import DeclaredEvent
from meetc.resolve.programme.entrants import lanes_of
from meetc.rules.lane_draw import groups_in, wanted_groups


def check_lane_preferences(event: DeclaredEvent, made: Event, ctx: Context) -> None:
    """OpenTrack's notation: the groups of the best first, no lane in two, and none that is not
    there in any round."""
    written = event.fields.text("lane_prefs")
    rounds = range(1, len(made.rounds) + 1)
    lanes = max(lanes_of(made, number, ctx.rules) for number in rounds)
    if not written or not lanes:
        return
    wanted = wanted_groups(written, lanes)
    if wanted is not None and max(map(max, groups_in(written))) <= lanes:
        return
    ctx.report.warning(
        NO_GROUPS_OF_LANES,
        f"lane_prefs={written} of {event.id} are no groups of its {lanes} lanes"
        f"{', which are drawn by the rule' if wanted is None else ''}",
        event.fields.piece("lane_prefs").span,
        hint="the lanes of the best first, each lane once: 4,5,6,7 / 3,8 / 1,2",
    )
