"""The results board: which slides a big screen shows, one after the other."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import chain

from meetc.emit.view.shapes import EventView, Match, MeetView, RowView, Status, TeamScore, UnitView

_ROWS_OF_A_SLIDE = 10

UnitKey = tuple[str, int, int]
"""A unit by its event's id, round and heat."""


@dataclass(frozen=True, slots=True)
class Slide:
    """Some rows of a unit, as many as can be read from afar. `key` names the slide; `part` and
    `parts` count where a unit takes several."""

    key: str
    event: EventView
    title: str
    unit: UnitView
    rows: tuple[RowView, ...]
    part: int
    parts: int

    def is_among(self, units: Collection[UnitKey]) -> bool:
        """Whether it shows one of some units."""
        return (self.event.id, self.unit.round, self.unit.heat) in units

    def parted_by(self, row: RowView) -> str:
        """The thousandths of a row that another one with the same time is ahead of or behind."""
        return row.raw if any(
            other.mark == row.mark and other.place != row.place for other in self.unit.rows
        ) else ""  # fmt: skip


@dataclass(frozen=True, slots=True)
class ScoreSlide:
    """Some of the teams of a match, as many as can be read from afar."""

    key: str
    match: Match
    scores: tuple[TeamScore, ...]
    part: int
    parts: int

    def is_among(self, units: Collection[UnitKey]) -> bool:
        """It shows no unit: it comes in its turn, behind the result that made it."""
        return False


AnySlide = Slide | ScoreSlide


def slides(meet: MeetView) -> tuple[AnySlide, ...]:
    """The results of the last round of each event that has some, and the totals of combined
    events, in the order of the events, and the team scores; before there are any, the start
    lists."""
    results = [slide for event in meet.events for slide in _results(event)]
    if not results:
        return tuple(slide for event in meet.events for slide in _start_lists(event))
    return (*results, *(slide for match in meet.matches for slide in _scores(match)))


def changed(before: MeetView | None, now: MeetView) -> frozenset[UnitKey]:
    """The units that are not what they were."""
    if before is None:
        return frozenset()
    old = _by_key(before)
    return frozenset(key for key, unit in _by_key(now).items() if old.get(key) != unit)


def _by_key(meet: MeetView) -> dict[UnitKey, UnitView]:
    return {(event.id, u.round, u.heat): u for event in meet.events for u in _units(event)}


def _units(event: EventView) -> Iterator[UnitView]:
    return chain.from_iterable(round.units for round in event.rounds)


def _results(event: EventView) -> Iterator[Slide]:
    if event.combined and event.status not in (Status.NONE, Status.START_LIST):
        yield from _cut(event, _standing(event))
    held = [round for round in event.rounds if any(unit.has_results for unit in round.units)]
    for unit in held[-1].units if held else ():
        if unit.has_results:
            yield from _cut(event, unit)


def _standing(event: EventView) -> UnitView:
    """The totals of a combined event as if they were the results of a unit."""
    held = sum(any(cell.mark for cell in part) for part in zip(*(
        line.cells for line in event.standing), strict=True))  # fmt: skip
    parts = len(event.parts)
    title = f"Points after {held} of {parts} parts" if 0 < held < parts else "Points"
    rows = tuple(
        RowView(line.who, line.place, line.total, line.place is not None, note=line.note)
        for line in event.standing
    )
    return UnitView(0, 0, title, event.status, "", "", 0, heights=(), jump_off=(), rows=rows)


def _scores(match: Match) -> Iterator[ScoreSlide]:
    cuts = range(0, len(match.scores), _ROWS_OF_A_SLIDE)
    for part, cut in enumerate(cuts, 1):
        scores = match.scores[cut : cut + _ROWS_OF_A_SLIDE]
        yield ScoreSlide(f"/{match.name}/{part}", match, scores, part, len(cuts))


def _start_lists(event: EventView) -> Iterator[Slide]:
    for unit in _units(event):
        if unit.status is Status.START_LIST:
            yield from _cut(event, unit)


def _cut(event: EventView, unit: UnitView) -> Iterator[Slide]:
    cuts = range(0, len(unit.rows), _ROWS_OF_A_SLIDE)
    title = "" if event.single else unit.title
    for part, cut in enumerate(cuts, 1):
        rows = unit.rows[cut : cut + _ROWS_OF_A_SLIDE]
        key = f"{event.id}/{unit.round}/{unit.heat}/{part}"
        yield Slide(key, event, title, unit, rows, part, len(cuts))
