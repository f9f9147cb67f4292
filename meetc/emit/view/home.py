"""What the first page says of the whole meet: before it, while it is held, and after it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from meetc.emit.view.shapes import Competitor, EventName, EventView, MeetView, RowView, Status

_LATEST = 6
_PERSONAL = frozenset(("PB", "=PB"))
_NO_BEST = ("w", "SB", "=SB")


class Stage(StrEnum):
    """How far a meet is: without a result, with some, with all."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


class LatestView(NamedTuple):
    """A unit that was made official, and who won it."""

    day: int
    at: str
    event: EventName
    round: int
    heat: int
    title: str
    first: RowView | None


class MedalLine(NamedTuple):
    """How often a team was first, second and third."""

    team_id: str
    team: str
    counts: tuple[int, int, int]


class BestView(NamedTuple):
    """A mark that broke or equalled a record or a best, by the names of its flags."""

    event: EventName
    who: Competitor
    mark: str
    names: tuple[str, ...]


class TeamEntries(NamedTuple):
    """A team and how many entries it has."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class HomeView:
    """The first page. `drawn` is how many events have a start list, `over` how many all results;
    parts of a combined event count as events of their own, it itself does not."""

    stage: Stage
    events: int
    drawn: int
    over: int
    entries: int
    by_team: tuple[tuple[TeamEntries, int], ...]
    latest: tuple[LatestView, ...]
    medals: tuple[MedalLine, ...]
    records: tuple[BestView, ...]
    """Marks that broke or equalled a record."""
    bests: tuple[BestView, ...]
    """Those that broke or equalled a personal best and no record."""


def home_of(meet: MeetView) -> HomeView:
    """The first page of a meet."""
    events = [event for event in meet.events if not event.combined]
    over = sum(event.status.is_held for event in events)
    begun = any(event.status.has_results for event in meet.events)
    done = begun and over == len(events)
    bests = list(_bests(meet.events))
    entered = [entry.who for event in events for entry in event.entries]
    return HomeView(
        stage=Stage.AFTER if done else Stage.DURING if begun else Stage.BEFORE,
        events=len(events),
        drawn=sum(event.status is not Status.NONE for event in events),
        over=over,
        entries=len(entered),
        by_team=_by_team(entered),
        latest=latest(meet)[:_LATEST],
        medals=_medals(meet.events),
        records=tuple(one for one in bests if not _is_personal(one)),
        bests=tuple(one for one in bests if _is_personal(one)),
    )


def _is_personal(one: BestView) -> bool:
    return _PERSONAL.issuperset(one.names)


def _bests(events: Sequence[EventView]) -> Iterator[BestView]:
    """The marks with a record or a personal best beside them, in the order of the events."""
    for event in events:
        rows = [row for round in event.rounds for unit in round.units for row in unit.rows]
        flagged = [(row.who, row.mark, row.legal_mark, row.flags) for row in rows if row.flags]
        flagged += [(line.who, line.total, "", line.flags) for line in event.standing if line.flags]
        for who, mark, legal, flags in flagged:
            names = tuple(flag.name for flag in flags if flag.name not in _NO_BEST)
            if names:
                yield BestView(event.named, who, legal or mark, names)


def _by_team(entered: Sequence[Competitor]) -> tuple[tuple[TeamEntries, int], ...]:
    counts = Counter(TeamEntries(who.team_id, who.team) for who in entered if who.team)
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0].name)))


def latest(meet: MeetView) -> tuple[LatestView, ...]:
    """The units that say when they became official, the last first."""
    listed = [
        LatestView(round.day, unit.official_at, event.named, round.number, unit.heat,
                   "" if event.single else unit.title, next(iter(unit.rows), None))
        for event in meet.events
        for round in event.rounds
        for unit in round.units
        if unit.official_at
    ]  # fmt: skip
    return tuple(sorted(listed, key=lambda one: (one.day, one.at), reverse=True))


def _medals(events: Sequence[EventView]) -> tuple[MedalLine, ...]:
    """By gold, then silver, then bronze. A part of a combined event has no medals."""
    won: dict[tuple[str, str], list[int]] = {}
    for event in events:
        if event.parent or not event.status.is_held:
            continue
        placed = [(row.who, row.place) for row in event.podium]
        placed += [(line.who, line.place) for line in event.standing]
        for who, place in placed:
            if place and place <= 3 and who.team:
                won.setdefault((who.team_id, who.team), [0, 0, 0])[place - 1] += 1
    lines = [MedalLine(*team, (counts[0], counts[1], counts[2])) for team, counts in won.items()]
    return tuple(sorted(lines, key=lambda line: (*(-n for n in line.counts), line.team)))
