"""Draws the start lists of first rounds: entrants into heats, lanes and orders of trials.

Everything that is drawn comes from the entries and from the number `draw=` of the event, so that
the same text gives the same lists on any machine. A round that has a row already is never touched.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal
from typing import NamedTuple

from meetc.edit.edit import Edit, insert_behind, set_field
from meetc.edit.errors import CannotSeedError
from meetc.edit.texts import Texts
from meetc.model import Event, Meet
from meetc.printer.words import bib_word
from meetc.resolve.index import Index
from meetc.resolve.programme.entrants import entered_in, groups_of, lanes_of
from meetc.rules.lane_draw import draw_lanes, lanes_used
from meetc.rules.lots import drawn
from meetc.rules.marks import STATUSES
from meetc.rules.rounds import unit_name
from meetc.rules.seeding import Entrant, apart, by_lot, by_pace, zigzag
from meetc.syntax.outline import Block


class StartList(NamedTuple):
    """A heat or pool of round 1, its entrants in the order of their rows, with their lanes where
    the race is run in lanes."""

    entrants: tuple[Entrant, ...]
    lanes: dict[str, int]

    def of(self, bibs: Collection[str]) -> StartList:
        """The part of it that one event has, of a race that serves several."""
        own = tuple(entrant for entrant in self.entrants if entrant.bib in bibs)
        return StartList(own, {bib: lane for bib, lane in self.lanes.items() if bib in bibs})


class Drawn(NamedTuple):
    """The texts with new start lists; a sentence for each event that has one now, or for each who
    has come or has moved; the reason for each that has none, and a sentence for each that has a
    list without all who are entered."""

    texts: Texts
    lists: list[str]
    left: list[str]
    late: list[str]


def draw_of(event: Event, number: int | None, meet: Meet) -> int:
    """The number that the lots of an event are drawn with."""
    if event.draw is not None:
        return event.draw
    if number is not None:
        return number
    day = str(meet.fields.get("date") or "").replace("-", "")
    return int(day) if day.isdecimal() else 1


def heats_of(event: Event, entrants: Sequence[Entrant], meet: Meet, number: int) -> list[StartList]:
    """The heats of round 1 of some entrants. Raises CannotSeedError."""
    ranked = _ranked(event, entrants, number)
    count = event.rounds[0]
    lanes = lanes_of(event, 1, meet.rules)
    if lanes and len(ranked) > lanes * count:
        needed = -(-len(ranked) // lanes)
        raise CannotSeedError(
            f"{len(ranked)} entries into {count} x {lanes} lanes: write rounds={needed}"
            + "".join(f",{rest}" for rest in event.rounds[1:])
        )
    seeded = _into_heats(event, ranked, count, lanes or -(-len(ranked) // count), number)
    return [
        _heat(event, [ranked[rank] for rank in ranks], heat, lanes, meet, number)
        for heat, ranks in enumerate(seeded, 1)
    ]


def entrants_of(event: Event, meet: Meet) -> list[Entrant]:
    """Who is entered and not scratched; of a part of a combined event that nobody has entered,
    who is in the whole. The last part goes by the points so far. Source: TR39.7."""
    entrants = entered_in(event, meet) or _of_whole(event, meet)
    totals = _totals_before_the_last(event, meet)
    if not totals:
        return entrants
    sign = -1 if event.discipline.lowest_wins else 1
    return [one._replace(value=sign * totals.get(one.bib, Decimal(0))) for one in entrants]


def _totals_before_the_last(part: Event, meet: Meet) -> dict[str, Decimal]:
    """The points that each has before the last part of a combined event; none of any other part,
    nor where the points are not known."""
    whole = meet.event(part.parent) if part.parent else None
    others = [own for own in meet.parts_of(whole) if own.id != part.id] if whole else []
    if whole is None or not others or not all(other.has_results for other in others):
        return {}
    totals = whole.totals.items()
    return {bib: Decimal(own.total) for bib, own in totals if own.total is not None}


def _ranked(event: Event, entrants: Sequence[Entrant], number: int) -> list[Entrant]:
    """The entrants, the best first; those who are level, and those without a mark behind all
    others, in the order of their lots. The order of the file says nothing."""
    lots = by_lot(entrants, number, event.id, "rank")
    sign = 1 if event.discipline.lowest_wins else -1
    with_mark = [entrant for entrant in lots if entrant.value is not None]
    with_mark.sort(key=lambda entrant: sign * (entrant.value or 0))
    return with_mark + [entrant for entrant in lots if entrant.value is None]


def _of_whole(part: Event, meet: Meet) -> list[Entrant]:
    """Of a part of a combined event that nobody has entered: who is in the whole and has not
    abandoned it."""
    teams = {athlete.bib: athlete.team_id or "" for athlete in meet.athletes}
    return [
        Entrant(row.bib, teams.get(row.bib, ""), None)
        for event in meet.events
        if event.id == part.parent
        for row in event.rows
        if row.bib not in part.scratched
        and row.performance not in STATUSES
        and not event.totals[row.bib].out
    ]


def _into_heats(
    event: Event, ranked: Sequence[Entrant], count: int, most: int, number: int
) -> list[list[int]]:
    """The ranks of each heat in the order in which the heats are held: by pace where there is no
    round behind them, the fastest last or first as `seeding_method` says; else as strong as each
    other, teammates apart, in an order that is drawn."""
    if event.discipline.form.on_track and len(event.rounds) == 1:
        heats = by_pace(len(ranked), count, most)
        first = event.fields.get("seeding_method") == "fastest_first"
        return heats if first else heats[::-1]
    heats = apart(zigzag(len(ranked), count), [entrant.team for entrant in ranked])
    order = drawn(range(count), number, event.id, "heats")
    return [heats[heat] for heat in order]


def _heat(
    event: Event, entrants: list[Entrant], heat: int, lanes: int, meet: Meet, number: int
) -> StartList:
    """A heat with its lanes, in their order; without lanes in the order of lots, or of the bibs
    where the pools of a field event are in that order."""
    occasion = (event.id, 1, heat)
    if lanes:
        groups = groups_of(event, lanes, meet.rules)
        inner = [lane for group in lanes_used(groups, len(entrants)) for lane in group]
        return in_drawn_lanes(entrants, [inner], number, *occasion)
    if event.fields.get("pool_order") == "bib" and not event.discipline.form.on_track:
        return StartList(tuple(sorted(entrants, key=lambda e: (len(e.bib), e.bib))), {})
    return StartList(tuple(by_lot(entrants, number, *occasion)), {})


def in_drawn_lanes(
    ranked: Sequence[Entrant], groups: Sequence[Sequence[int]], draw: int, *occasion: str | int
) -> StartList:
    """A heat in lanes, in their order: each group of them is drawn among those whose rank it
    fits."""
    lanes = draw_lanes([entrant.bib for entrant in ranked], groups, draw, *occasion)
    return StartList(tuple(sorted(ranked, key=lambda entrant: lanes[entrant.bib])), lanes)


def edits_of_round(
    event: Event, number: int, lists: Sequence[StartList], draw: int, index: Index
) -> list[Edit]:
    """What writes the start lists of a round: rows into units that the text has, other units into
    the event's block. Raises CannotSeedError."""
    block = home(event, index)
    edits = []
    if block is not None and event.draw is None:
        edits.append(set_field(block, "draw", str(draw)))
    new: list[str] = []
    for heat, of in enumerate(lists, 1):
        rows = [words_of_row(entrant.bib, of.lanes.get(entrant.bib)) for entrant in of.entrants]
        unit = event.unit_at((number, heat))
        there = index.unit(unit.line) if unit is not None else None
        if there is not None:
            edits.append(insert_behind(there.end, rows))
        elif rows:
            new += [f"  {unit_name(number, heat, event.rounds)}", *rows]
    if block is None:
        block = index.last_of_whole(event.parent or "")
        new = ["", f"event {bib_word(event.id)}  draw={draw}", *new]
    if block is None or "{" in " ".join(block.header.words):
        raise CannotSeedError(f"`events` makes it: write `event {bib_word(event.id)}` below that")
    return edits + ([insert_behind(block.end, new)] if new else [])


def home(event: Event, index: Index) -> Block | None:
    """The block of an event that its heats go into: the last with units, else the last without
    entries, as a file for the track may begin with, else the last. None where there is only a
    template of several events."""
    blocks = index.blocks(event.id)
    blocks.sort(key=lambda one: (bool(one[0].units), not one[1]))
    if not blocks or "{" in " ".join(blocks[-1][0].header.words):
        return None
    return blocks[-1][0]


def words_of_row(bib: str, lane: int | None) -> str:
    """The line of who is to start."""
    return f"    {bib_word(bib)}" + (f"  lane={lane}" if lane is not None else "")
