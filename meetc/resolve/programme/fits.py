"""What cannot fit is told before the meet: more entries than the heats have lanes, and more who go
on than the next round has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from meetc.diagnostics.codes import MORE_ENTRIES_THAN_LANES, MORE_GO_ON_THAN_LANES
from meetc.diagnostics.wording import are, count_of
from meetc.model import Event
from meetc.resolve.context import Context
from meetc.rules.lanes import in_lanes
from meetc.rules.repechage import ROUND
from meetc.syntax.parts import owner_span

_NOBODY: frozenset[str] = frozenset()


def check_fits(
    events: Sequence[Event], entered: Mapping[str, frozenset[str]], ctx: Context
) -> None:
    """Of each race in lanes whose event says how many there are, and whose start lists are still
    to come. `entered` has the bibs of each event; a part of a combined event that nobody has
    entered has those of the whole."""
    by_id = {event.id: event for event in events}
    for event in events:
        names = ctx.together.get(event.id, (event.id,))
        if in_lanes(event.discipline, ctx.rules) and names[0] == event.id:
            race = [by_id[name] for name in names if name in by_id]
            drawn = {unit.round for own in race for unit in own.units if unit.rows}
            count = sum(_entries(own, entered) for own in race)
            if 1 not in drawn:
                _check_entries(race, count, ctx)
            _check_rounds(race, drawn, count, ctx)


def _entries(event: Event, entered: Mapping[str, frozenset[str]]) -> int:
    if event.discipline.legs:
        return len(event.squads)
    bibs = entered.get(event.id) or entered.get(event.parent or "", _NOBODY)
    return len(bibs - event.scratched.keys())


def _check_entries(race: Sequence[Event], entries: int, ctx: Context) -> None:
    event = race[0]
    lanes, heats = event.lanes_of(1), event.rounds[0]
    if not lanes or entries <= lanes * heats:
        return
    rounds = ",".join(map(str, (-(-entries // lanes), *event.rounds[1:])))
    ctx.report.warning(
        MORE_ENTRIES_THAN_LANES,
        f"{entries} are entered in {_named(race)}, and {_room(heats, lanes)}",
        owner_span(event.line),
        hint=f"{f'event {event.id} ' if event.parent else ''}rounds={rounds} has room for all; or "
        "correct lanes=",
    )


def _check_rounds(race: Sequence[Event], drawn: set[int], entries: int, ctx: Context) -> None:
    event = race[0]
    going: dict[int, int] = {}
    if event.repechage:
        by_place = sum(own.progression_from(1).by_place for own in race)
        going[ROUND] = entries - by_place * event.rounds[0]
    for number in range(1, len(event.rounds)):
        by_place, by_time = event.progression_from(number)
        into = event.round_after(number)
        count = (
            by_place * event.rounds[number - 1]
            + by_time
            + sum(event.others_go_on[number - 1 : number])
        )
        going[into] = going.get(into, 0) + count
    for into, count in going.items():
        lanes, heats = event.lanes_of(into), event.rounds[into - 1]
        if into in drawn or not lanes or count <= lanes * heats:
            continue
        in_repechage = event.repechage and into == ROUND
        to = "the final" if into == len(event.rounds) else f"round {into}"
        to = "the repechage" if in_repechage else to
        ctx.report.warning(
            MORE_GO_ON_THAN_LANES,
            f"{count} go on to {to} of {_named(race)}, and {_room(heats, lanes)}",
            owner_span(event.line),
            hint="more by place, another heat, or correct lanes="
            if in_repechage
            else "fewer by place or by time, another heat, or correct lanes=",
        )


def _named(race: Sequence[Event]) -> str:
    """`T01`, or `T01 and T02`, which are run as one."""
    return " and ".join(event.id for event in race)


def _room(heats: int, lanes: int) -> str:
    """`its 3 heats have 24 lanes`."""
    if heats == 1:
        return f"there {are(lanes)} {count_of(lanes, 'lane')}"
    return f"{heats} heats have {lanes * heats} lanes"
