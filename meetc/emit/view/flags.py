"""What stands beside a mark: personal and season's bests, records, too much wind, and the best
legal mark. Worked out from the meet in the order of its timetable, never typed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from meetc.disciplines import Form
from meetc.emit.view.can_break import can_break
from meetc.emit.view.rounds import date_of
from meetc.emit.view.shapes import FlagView
from meetc.model import Athlete, Event, Meet, Row, StandingRecord, Unit
from meetc.rules.flags import (
    Attempt,
    Flag,
    Held,
    best_of,
    better,
    for_record,
    legal,
    reached,
    windy,
)
from meetc.rules.horizontal import mark_of, metres_of, wind_of
from meetc.rules.marks import STATUSES
from meetc.rules.rulebook import Rulebook
from meetc.rules.winds import is_counted

_UNTIMED = ""


class Beside(NamedTuple):
    """What stands beside the mark of one row. `legal` is its best mark with a wind that counts,
    and the wind of it; "" where the wind decides nothing, or no mark counts."""

    flags: tuple[FlagView, ...] = ()
    legal_mark: str = ""
    legal_wind: str = ""


NOTHING = Beside()
Flags = Mapping[tuple[str, int, int, str], Beside]
"""What stands beside the rows, by event, round, heat and bib."""


class _Held(NamedTuple):
    """A unit and when it is held, in the order of the meet."""

    day: int
    time: str
    event: Event
    unit: Unit


@dataclass(slots=True)
class _Kept:
    """A record of the text, and what it has become at the meet so far."""

    record: StandingRecord
    held: Held


@dataclass(slots=True)
class _Standing:
    """What marks are held against, as it moves from unit to unit."""

    meet: Meet
    athletes: Mapping[str, Athlete]
    bests: dict[tuple[str, str, str], Held] = field(default_factory=dict)
    records: list[_Kept] = field(default_factory=list)

    @property
    def rules(self) -> Rulebook:
        return self.meet.rules


def flags_of(meet: Meet) -> Flags:
    """What stands beside the marks of a meet; rows with nothing are left out."""
    standing = _Standing(meet, {athlete.bib: athlete for athlete in meet.athletes})
    standing.records = [_Kept(record, _held(record)) for record in _first_of_each(meet.records)]
    found: dict[tuple[str, int, int, str], Beside] = {}
    for held in sorted(_units(meet), key=lambda held: held[:2]):
        for bib, beside in _of_unit(held, standing):
            found[held.event.id, held.unit.round, held.unit.heat, bib] = beside
    return found


def _first_of_each(records: Sequence[StandingRecord]) -> list[StandingRecord]:
    """One of those that several hold with equal marks."""
    first: dict[str, StandingRecord] = {}
    for record in records:
        first.setdefault(record.of, record)
    return list(first.values())


def _held(record: StandingRecord) -> Held:
    return Held(record.name, record.mark, f"{record.holder}, {record.date}")


def _units(meet: Meet) -> Iterator[_Held]:
    """The units with results, and when they are held: a round without a time after the one before
    it."""
    for event in meet.events:
        day, time = 1, _UNTIMED
        for unit in sorted(event.units, key=lambda unit: (unit.round, unit.heat)):
            its_day = unit.day or event.day_of(unit.round) or day
            time = unit.start or event.start_of(unit.round) or (time if its_day == day else "")
            day = its_day
            if unit.has_results:
                yield _Held(day, time, event, unit)


def _of_unit(held: _Held, standing: _Standing) -> Iterator[tuple[str, Beside]]:
    event, unit, rules = held.event, held.unit, standing.rules
    kind = str(standing.meet.fields.get("type") or "")
    decides = is_counted(event.discipline, rules, kind)
    made = {row.bib: _attempts(row, unit, event) for row in unit.rows}
    counted = {bib: legal(own, rules) if decides else own for bib, own in made.items()}
    flags: dict[tuple[str, str], list[Flag]] = {}
    for row in unit.rows:
        for mark, best in _bests(row, counted[row.bib], event, standing):
            flags.setdefault((row.bib, mark), []).append(best)
    for reaching, record in _records(held, counted, standing):
        flags.setdefault(reaching, []).append(record)
    for bib, attempts in made.items():
        farthest = best_of(attempts, event.discipline)
        counts = best_of(counted[bib], event.discipline)
        own = flags.get((bib, counts.mark), []) if counts else []
        helped = decides and farthest and (not counts or farthest.mark != counts.mark)
        if helped and farthest and (too_much := windy(farthest.wind, rules)):
            own = [too_much, *own]
        if own or (decides and counts):
            legal_best = (counts.mark, counts.wind) if decides and counts else ("", "")
            yield bib, Beside(tuple(FlagView(*flag) for flag in own), *legal_best)


def _attempts(row: Row, unit: Unit, event: Event) -> list[Attempt]:
    """The marks of a row in the order in which they were made; none of a status word. A written
    performance that is none of its series is the mark alone."""
    mark = row.performance
    if not mark or mark in STATUSES:
        return []
    form = event.discipline.form
    if form.in_trials:
        own = [
            Attempt(row.bib, step, mark_of(trial), wind_of(trial) or "")
            for step, trial in enumerate(row.series)
            if metres_of(trial) is not None
        ]
    elif form is Form.VERTICAL:
        bars = (*unit.heights, *unit.jump_off)
        behind = ("",) * (len(unit.heights) - len(row.series))
        words = (*row.series, *behind, *row.jump_off)
        own = [
            Attempt(row.bib, step, bar)
            for step, (bar, word) in enumerate(zip(bars, words, strict=False))
            if "o" in word
        ]
    else:
        own = []
    best = best_of(own, event.discipline)
    is_its_best = best and not any(
        better(one, other, event.discipline)
        for one, other in ((best.mark, mark), (mark, best.mark))
    )
    return own if is_its_best else [Attempt(row.bib, 0, mark, unit.wind)]


def _bests(
    row: Row, attempts: Sequence[Attempt], event: Event, standing: _Standing
) -> Iterator[tuple[str, Flag]]:
    """PB, else SB, of the entry; none with an implement of one's own, which the entry's is not."""
    athlete = standing.athletes.get(row.bib)
    if not attempts or athlete is None or event.discipline.legs or _is_other(row, event):
        return
    reached_by: dict[str, Flag] = {}
    for name in ("SB", "PB"):
        key = (event.id, row.bib, name)
        held = standing.bests.get(key) or _entered(name, athlete, event)
        if held is None:
            continue
        flags, standing.bests[key] = reached(attempts, held, event.discipline, standing.rules)
        reached_by |= {mark: flag for (_, mark), flag in flags.items()}
    yield from reached_by.items()


def _is_other(row: Row, event: Event) -> bool:
    """Whether a row was thrown with another implement than those of most."""
    if event.discipline.form is not Form.THROW or row.fields.get("weight") is None:
        return False
    usual = Counter(str(r.fields.get("weight")) for r in event.all_rows).most_common(1)
    return str(row.fields["weight"]) != usual[0][0]


def _entered(name: str, athlete: Athlete, event: Event) -> Held | None:
    """The best that an entry gives; a season's best that is the better one is personal, too."""
    entry = next((entry for entry in athlete.entries if entry.event_id == event.id), None)
    if entry is None:
        return None
    personal, season = (str(entry.fields.get(best) or "") for best in ("pb", "sb"))
    if name == "PB" and personal and season and better(season, personal, event.discipline):
        personal = season
    mark = personal if name == "PB" else season
    return Held(name, mark, f"the {name.lower()}= of the entry") if mark else None


def _records(
    held: _Held, counted: Mapping[str, Sequence[Attempt]], standing: _Standing
) -> Iterator[tuple[tuple[str, str], Flag]]:
    """The records that a unit reaches."""
    event = held.event
    moment = date_of(held.day, standing.meet) or date.max
    for kept in standing.records:
        if not moment.isoformat() > kept.record.date:
            continue
        rows = [
            row for row in held.unit.rows if can_break(kept.record, row, event, standing.athletes)
        ]
        marks = (attempt for row in rows for attempt in counted[row.bib])
        attempts = sorted(
            for_record(marks, kept.held, event.discipline, standing.rules),
            key=lambda attempt: attempt.step,
        )
        flags, kept.held = reached(attempts, kept.held, event.discipline, standing.rules)
        yield from flags.items()
