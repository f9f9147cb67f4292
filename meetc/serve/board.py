"""The results board: which slides a big screen shows, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from itertools import chain, repeat

from meetc.emit.view.shapes import (
    EventView,
    Match,
    MeetView,
    Round,
    RowView,
    Slot,
    Status,
    TeamScore,
    UnitView,
)
from meetc.emit.words import word

_ROWS_OF_A_SLIDE = 10
_NEXT_LISTS = 4
_LAST = 1_000_000
_HEIGHTS_OF_A_SLIDE = 7
_SHORT = 5
"""The letters of a mark such as 11.82, which leaves more of a line to the name."""

Say = Callable[[str], str]
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

    @property
    def gaps(self) -> dict[str, str]:
        """How far each is behind the lead of a combined event: `-12`, none where nobody is."""
        behind = {line.who.bib: line.points_behind for line in self.event.standing}
        return {bib: f"-{points}" if points else "" for bib, points in behind.items()} if any(
            behind.values()
        ) else {}  # fmt: skip

    @property
    def heights(self) -> tuple[str, ...]:
        """The bars of a vertical jump that is on or over, with those of its jump-off: as many as
        have room, up to the last that somebody has tried."""
        if not self.event.vertical or not self._tried:
            return ()
        bars = self.unit.heights[: self._tried if self.unit.jump_off else None]
        return (bars + self.unit.jump_off)[self._bars_shown]

    def trials(self, row: RowView) -> Iterator[str]:
        """What a row has done at each of these heights, "" where it has not jumped."""
        series = [trial.text for trial in row.series] + [""] * (self._tried - len(row.series))
        done = (*series, *row.jump_off)[self._bars_shown]
        return chain(done, repeat("", len(self.heights) - len(done)))

    @property
    def _tried(self) -> int:
        """How many bars before a jump-off somebody has tried."""
        return max(len(row.series) for row in self.unit.rows)

    @property
    def _bars_shown(self) -> slice:
        first = max(0, self._tried + len(self.unit.jump_off) - _HEIGHTS_OF_A_SLIDE)
        return slice(first, first + _HEIGHTS_OF_A_SLIDE)

    def parted_by(self, row: RowView) -> str:
        """The thousandths of a row that another one with the same time is ahead of or behind."""
        return row.raw if any(
            other.mark == row.mark and other.place != row.place for other in self.unit.rows
        ) else ""  # fmt: skip

    @property
    def is_short(self) -> bool:
        """Whether nothing but short marks stands in the column of the marks."""
        return self.unit.has_results and not any(
            len(row.mark) > _SHORT or self.parted_by(row) or (row.note and not row.ranked)
            for row in self.rows
        )


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


@dataclass(frozen=True, slots=True)
class ScheduleSlide:
    """Some of what is on and of what is still to come behind it, each with the name of its day."""

    key: str
    slots: tuple[tuple[str, Slot], ...]
    part: int
    parts: int

    @property
    def is_on(self) -> bool:
        """Whether something is."""
        return any(self.is_now(slot) for _, slot in self.slots)

    @staticmethod
    def is_now(slot: Slot) -> bool:
        return slot.status is Status.IN_PROGRESS

    def is_among(self, units: Collection[UnitKey]) -> bool:
        """It shows no unit."""
        return False


AnySlide = Slide | ScoreSlide | ScheduleSlide


class Show(StrEnum):
    """What of a meet a board shows; ALL goes through the rest one after the other."""

    ALL = ""
    RESULTS = "results"
    STARTS = "starts"
    SCHEDULE = "schedule"
    SCORES = "scores"


def slides(meet: MeetView, show: str = Show.ALL, event_id: str = "") -> tuple[AnySlide, ...]:
    """The results of the last round of each event that has some on the last day with results, and
    the totals of combined events, in the order of the events; the start lists of what is next; the
    schedule and the team scores. With an event all of that alone."""
    say = partial(word, meet.language)
    if event_id:
        own = [event for event in meet.events if event.id == event_id]
        return (*_all_results(own, 0, say), *_next_lists(own))
    parts: dict[str, Iterable[AnySlide]] = {
        Show.RESULTS: _all_results(meet.events, _last_day(meet.events), say),
        Show.STARTS: _next_lists(meet.events),
        Show.SCHEDULE: _schedule(meet),
        Show.SCORES: (slide for match in meet.matches for slide in _scores(match)),
    }
    return tuple(parts[show] if show in parts else chain.from_iterable(parts.values()))


def _held(event: EventView) -> Round | None:
    """The last round of an event that has results."""
    rounds = [round for round in event.rounds if any(unit.has_results for unit in round.units)]
    return rounds[-1] if rounds else None


def _last_day(events: Iterable[EventView]) -> int:
    """The last day of the meet that has results, 0 where none has."""
    return max((held.day for event in events if (held := _held(event))), default=0)


def _all_results(events: Iterable[EventView], day: int, say: Say) -> Iterator[Slide]:
    """The results of a day, and those of no day; all where `day` is 0."""
    for event in events:
        held = _held(event)
        if event.combined or (held and (not day or held.day in (0, day))):
            yield from _results(event, say)


def _next_lists(events: Iterable[EventView]) -> Iterator[Slide]:
    """The start lists that come next."""
    rounds = [
        (round.day or _LAST, round.time or "99:99", event, unit)
        for event in events
        for round in event.rounds
        for unit in round.units
        if unit.status is Status.START_LIST
    ]
    rounds.sort(key=lambda one: one[:2])
    for _, _, event, unit in rounds[:_NEXT_LISTS]:
        yield from _cut(event, unit)


def _schedule(meet: MeetView) -> Iterator[ScheduleSlide]:
    """All that is on or to come on the day that is next, on as many slides as that takes; what room
    the last of them has is for the days behind it."""
    to_come = [
        (day.number, meet.day_name(day.number), slot)
        for day in meet.days
        for slot in day.slots
        if slot.time and slot.status in (Status.NONE, Status.START_LIST, Status.IN_PROGRESS)
    ]
    today = max(_last_day(meet.events), min((one[0] for one in to_come), default=0))
    to_come.sort(key=lambda one: not ScheduleSlide.is_now(one[2]))
    shown = [one[1:] for one in to_come]
    cuts = range(0, sum(one[0] <= today for one in to_come), _ROWS_OF_A_SLIDE)
    for part, cut in enumerate(cuts, 1):
        slots = tuple(shown[cut : cut + _ROWS_OF_A_SLIDE])
        yield ScheduleSlide(f"/schedule/{part}", slots, part, len(cuts))


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


def _results(event: EventView, say: Say) -> Iterator[Slide]:
    if event.combined and event.status not in (Status.NONE, Status.START_LIST):
        yield from _cut(event, _standing(event, say))
    held = _held(event)
    for unit in held.units if held else ():
        if unit.has_results:
            yield from _cut(event, unit)


def _standing(event: EventView, say: Say) -> UnitView:
    """The totals of a combined event as if they were the results of a unit."""
    held = sum(any(cell.mark for cell in part) for part in zip(*(
        line.cells for line in event.standing), strict=True))  # fmt: skip
    parts = len(event.parts)
    so_far = say("Points after {} of {} parts").format(held, parts)
    title = so_far if 0 < held < parts else say("Points")
    rows = tuple(
        RowView(
            line.who,
            line.place,
            line.total,
            line.place is not None,
            note=line.note,
            flags=line.flags,
        )
        for line in event.standing
    )
    return UnitView(0, 0, title, event.status, "", "", 0, heights=(), jump_off=(), rows=rows)


def _scores(match: Match) -> Iterator[ScoreSlide]:
    cuts = range(0, len(match.scores), _ROWS_OF_A_SLIDE)
    for part, cut in enumerate(cuts, 1):
        scores = match.scores[cut : cut + _ROWS_OF_A_SLIDE]
        yield ScoreSlide(f"/{match.name}/{part}", match, scores, part, len(cuts))


def _cut(event: EventView, unit: UnitView) -> Iterator[Slide]:
    cuts = range(0, len(unit.rows), _ROWS_OF_A_SLIDE)
    title = "" if event.single else unit.title
    for part, cut in enumerate(cuts, 1):
        rows = unit.rows[cut : cut + _ROWS_OF_A_SLIDE]
        key = f"{event.id}/{unit.round}/{unit.heat}/{part}"
        yield Slide(key, event, title, unit, rows, part, len(cuts))
