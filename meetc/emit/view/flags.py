"""What stands beside a mark: personal and season's bests, records, too much wind, and the best
legal mark. Worked out from the meet in the order of its timetable, never typed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from meetc.disciplines import Discipline, Form
from meetc.emit.view.can_break import can_break, is_of
from meetc.emit.view.records import date_of_record
from meetc.emit.view.rounds import date_of
from meetc.emit.view.shapes import FlagView
from meetc.emit.view.timed_units import TimedUnit, in_order
from meetc.model import Athlete, Entry, Event, Meet, Row, StandingRecord, Unit
from meetc.rules.flags import (
    Attempt,
    Flag,
    ToBeat,
    best_of,
    better,
    for_record,
    legal,
    reached,
    same,
    windy,
)
from meetc.rules.horizontal import metres_of, parted
from meetc.rules.marks import STATUSES
from meetc.rules.rulebook import Rulebook
from meetc.rules.winds import is_counted


class Beside(NamedTuple):
    """What stands beside the mark of one row. `legal` is its best mark with a wind that counts,
    and the wind of it; "" where the wind decides nothing, or no mark counts."""

    flags: tuple[FlagView, ...] = ()
    legal_mark: str = ""
    legal_wind: str = ""


NOTHING = Beside()
Flags = Mapping[tuple[str, int, int], Mapping[str, Beside]]
"""What stands beside the rows, by event, round and heat, and then by bib."""


@dataclass(slots=True)
class _OpenRecord:
    """A record of the text, and what it has become at the meet so far."""

    record: StandingRecord
    held: ToBeat


@dataclass(slots=True)
class _Standing:
    """What marks are held against, as it moves from unit to unit."""

    meet: Meet
    athletes: Mapping[str, Athlete]
    records: Sequence[_OpenRecord]
    bests: dict[tuple[str, str], dict[str, ToBeat]]
    weights: dict[str, str] = field(default_factory=dict)

    @classmethod
    def before(cls, meet: Meet) -> _Standing:
        """What stands before the meet."""
        disciplines = {event.id: event.discipline for event in meet.events}
        bests = {
            (entry.event_id, athlete.bib): held
            for athlete in meet.athletes
            for entry in athlete.entries
            if entry.fields
            and (known := disciplines.get(entry.event_id))
            and (held := _entered(entry, known))
        }
        athletes = {athlete.bib: athlete for athlete in meet.athletes}
        return cls(meet, athletes, _first_of_each(meet.records), bests)

    @property
    def rules(self) -> Rulebook:
        return self.meet.rules

    def is_decided_by_wind(self, event: Event) -> bool:
        """Whether a mark of an event counts only with a legal wind."""
        kind = str(self.meet.fields.get("type") or "")
        return is_counted(event.discipline, self.rules, kind)

    def usual_weight(self, event: Event) -> str:
        """What most in a throw have thrown."""
        if event.id not in self.weights:
            count = Counter(str(row.fields.get("weight")) for row in event.all_rows)
            self.weights[event.id] = count.most_common(1)[0][0]
        return self.weights[event.id]


def flags_of(meet: Meet) -> Flags:
    """What stands beside the marks of a meet; rows with nothing are left out."""
    standing = _Standing.before(meet)
    return {
        (held.event.id, held.unit.round, held.unit.heat): dict(_of_unit(held, standing))
        for held in in_order(meet, standing.is_decided_by_wind)
    }


def _first_of_each(records: Sequence[StandingRecord]) -> list[_OpenRecord]:
    """The records; one of those that several hold with equal marks."""
    first: dict[str, StandingRecord] = {}
    for record in records:
        first.setdefault(record.of, record)
    return [
        _OpenRecord(record, ToBeat(record.name, record.mark, _whose(record)))
        for record in first.values()
    ]


def _whose(record: StandingRecord) -> str:
    return f"{record.holder}, {date_of_record(record)}"


def _entered(entry: Entry, known: Discipline) -> dict[str, ToBeat]:
    """The bests that an entry gives; a season's best that is the better one is personal, too."""
    bests = {
        name: ToBeat(name.upper(), str(entry.fields[name]), f"the {name}= of the entry")
        for name in ("sb", "pb")
        if entry.fields.get(name)
    }
    if len(bests) == 2 and better(bests["sb"].mark, bests["pb"].mark, known):
        bests["pb"] = bests["sb"]._replace(name="PB")
    return bests


def _of_unit(held: TimedUnit, standing: _Standing) -> Iterator[tuple[str, Beside]]:
    event, unit, rules = held.event, held.unit, standing.rules
    decides = bool(held.winds) or standing.is_decided_by_wind(event)
    records = [kept for kept in standing.records if _counts_in(kept, held, standing)]
    made = {
        row.bib: _attempts(row, held)
        for row in unit.rows
        if decides or records or (event.id, row.bib) in standing.bests
    }
    if not made:
        return
    counted = {bib: legal(own, rules) if decides else own for bib, own in made.items()}
    flags: dict[tuple[str, str], list[Flag]] = {}
    for row in unit.rows:
        for mark, best in _bests(row, counted.get(row.bib, ()), event, standing):
            flags.setdefault((row.bib, mark), []).append(best)
    for kept in records:
        for reaching, record in _records(kept, held, counted, standing):
            flags.setdefault(reaching, []).append(record)
    for bib, attempts in made.items():
        counts = best_of(counted[bib], event.discipline)
        own = flags.get((bib, counts.mark), []) if counts else []
        if decides and (too_much := _too_windy(attempts, counts, held, rules)):
            own = [too_much, *own]
        if own or (decides and counts):
            legal_best = (counts.mark, counts.wind) if decides and counts else ("", "")
            yield bib, Beside(tuple(FlagView(*flag) for flag in own), *legal_best)


def _too_windy(
    attempts: Sequence[Attempt], counts: Attempt | None, held: TimedUnit, rules: Rulebook
) -> Flag | None:
    """The w of a mark that is better than the best legal one."""
    best = best_of(attempts, held.event.discipline)
    if best is None or (counts and best.mark == counts.mark):
        return None
    return windy(best.wind, rules, "mean wind" if held.winds else "wind")


def _attempts(row: Row, held: TimedUnit) -> Sequence[Attempt]:
    """The marks of a row in the order in which they were made; none of a status word. A written
    performance that is not the best of its series is the mark alone."""
    mark, unit, event = row.performance, held.unit, held.event
    form = event.discipline.form
    if not mark or mark in STATUSES:
        return ()
    own = _trials(row) if form.in_trials else _heights(row, unit) if form is Form.VERTICAL else []
    if own and (best := best_of(own, event.discipline)) and same(best.mark, mark, event.discipline):
        return own
    return (Attempt(row.bib, 0, mark, held.winds.get(row.bib, unit.wind)),)


def _trials(row: Row) -> list[Attempt]:
    return [
        Attempt(row.bib, step, mark, wind or "")
        for step, trial in enumerate(row.series)
        if metres_of(trial) is not None
        for mark, wind in (parted(trial),)
    ]


def _heights(row: Row, unit: Unit) -> list[Attempt]:
    """What is cleared bar by bar, in a jump-off as well."""
    behind = ("",) * (len(unit.heights) - len(row.series))
    words = (*row.series, *behind, *row.jump_off)
    bars = zip((*unit.heights, *unit.jump_off), words, strict=False)
    return [Attempt(row.bib, step, bar) for step, (bar, word) in enumerate(bars) if "o" in word]


def _bests(
    row: Row, attempts: Sequence[Attempt], event: Event, standing: _Standing
) -> Iterator[tuple[str, Flag]]:
    """PB, else SB, of the entry; none with an implement of one's own, which the entry's is not."""
    bests = standing.bests.get((event.id, row.bib), {})
    weight = row.fields.get("weight")
    if not attempts or not bests or (weight and str(weight) != standing.usual_weight(event)):
        return
    reached_by: dict[str, Flag] = {}
    for name, held in bests.items():
        flags, bests[name] = reached(attempts, held, event.discipline, standing.rules)
        reached_by |= {mark: flag for (_, mark), flag in flags.items()}
    yield from reached_by.items()


def _counts_in(kept: _OpenRecord, held: TimedUnit, standing: _Standing) -> bool:
    """Whether a unit is held on a later day than that of a record, in its discipline."""
    moment = date_of(held.day, standing.meet)
    is_later = moment is None or moment.isoformat() > kept.record.date
    return is_later and is_of(kept.record, held.event)


def _records(
    kept: _OpenRecord,
    held: TimedUnit,
    counted: Mapping[str, Sequence[Attempt]],
    standing: _Standing,
) -> Iterator[tuple[tuple[str, str], Flag]]:
    """Who reaches a record in a unit."""
    event, rules = held.event, standing.rules
    rows = [row for row in held.unit.rows if can_break(kept.record, row, event, standing.athletes)]
    marks = (attempt for row in rows for attempt in counted[row.bib])
    attempts = sorted(
        for_record(marks, kept.held, event.discipline, rules), key=lambda attempt: attempt.step
    )
    flags, kept.held = reached(attempts, kept.held, event.discipline, rules)
    yield from flags.items()
