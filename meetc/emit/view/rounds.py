"""Rounds and the timetable: when what is held, and how far it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from meetc.emit.view.shapes import Day, EventView, Round, Slot, Status, UnitView
from meetc.model import Event as ModelEvent
from meetc.model import Meet
from meetc.rules.repechage import ROUND

_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = (
    "January February March April May June July August September October November December".split()
)
_UNTIMED = "99:99"
_WEEK = 7


def date_of(day: int, meet: Meet) -> date | None:
    """The date of a day of the meet, numbered from 1."""
    try:
        return meet.first_day and meet.first_day + timedelta(days=day - 1)
    except OverflowError:
        return None


def dates_in_words(meet: Meet) -> str:
    """`9 May 2026`, `9-10 May 2026`, `30 May - 1 June 2026`."""
    first, last = date_of(1, meet), date_of(meet.days, meet)
    if first is None or last is None:
        return ""
    if first == last:
        return in_words(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}\u2013{in_words(last)}"
    start = f"{first.day} {_MONTHS[first.month - 1]}"
    return f"{start}{f' {first.year}' if first.year != last.year else ''} \u2013 {in_words(last)}"


def in_words(day: date) -> str:
    """`9 May 2026`, as dates stand in the view; in_language.py says them in others."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def rounds_of(event: ModelEvent, units: Iterable[UnitView], meet: Meet) -> tuple[Round, ...]:
    """The rounds of an event; each begins when the event says, else when its first unit does."""
    by_round: dict[int, list[UnitView]] = {}
    for unit in units:
        by_round.setdefault(unit.round, []).append(unit)
    before, rounds = 1, []
    for number, heats in enumerate(event.rounds, 1):
        own = sorted(by_round.get(number, ()), key=lambda unit: unit.heat)
        day = _day_of(number, event, before, meet)
        before = day or before
        moment = date_of(day, meet) if day else None
        rounds.append(
            Round(
                number=number,
                title=_title(number, event),
                day=day,
                date=moment.isoformat() if moment else "",
                time=event.start_of(number)
                or min((unit.time for unit in own if unit.time), default=""),
                heats=heats,
                status=_status(heats, own),
                units=tuple(own),
            )
        )
    return tuple(rounds)


def _day_of(number: int, event: ModelEvent, before: int, meet: Meet) -> int:
    """The day of a round: as written, of itself or of its units; with a time alone that of the
    round before it; 0 where nothing tells it."""
    units = event.units_of(number)
    written = event.day_of(number) or min((unit.day for unit in units if unit.day), default=None)
    if written is not None:
        return written
    timed = event.start_of(number) or any(unit.start for unit in units)
    return before if timed or meet.days == 1 else 0


def _title(number: int, event: ModelEvent) -> str:
    named = {str(unit.fields.get("round_name") or "") for unit in event.units_of(number)}
    if len(named) == 1 and (name := named.pop()):
        return name
    if event.repechage and number == ROUND:
        return "Repechage"
    last, heats = len(event.rounds), event.rounds[number - 1]
    if number == last and (heats == 1 or last > 1):
        return "Final" if heats == 1 else "Finals"
    if last >= 3 and number == last - 1:
        return "Semi-finals" if heats > 1 else "Semi-final"
    if number > 1:
        return f"Round {number}"
    if not event.discipline.form.on_track:
        return "Groups" if heats > 1 else "Qualification" if last > 1 else "Group"
    return "Races" if last == 1 else "Heats" if heats > 1 else "Heat"


def _status(heats: int, units: Sequence[UnitView]) -> Status:
    """What all units of a round have reached; in progress where only some have results."""
    reached = {unit.status for unit in units if unit.status}
    if not reached:
        return Status.NONE
    if reached == {Status.START_LIST}:
        return Status.START_LIST
    if Status.START_LIST in reached or Status.IN_PROGRESS in reached or len(units) < heats:
        return Status.IN_PROGRESS
    return Status.PROVISIONAL if Status.PROVISIONAL in reached else Status.OFFICIAL


def event_status(rounds: Sequence[Round]) -> Status:
    """How far an event is: as far as all its rounds."""
    reached = {round.status for round in rounds}
    if len(reached) == 1:
        return reached.pop()
    begun = any(status.has_results for status in reached)
    return Status.IN_PROGRESS if begun else Status.START_LIST


def days_of(events: Sequence[EventView], meet: Meet) -> tuple[tuple[Day, ...], tuple[Slot, ...]]:
    """The timetable, and what has no day yet: what has no time stands last on its day."""
    slots: dict[int, list[Slot]] = {}
    for event in events:
        for round in event.rounds if event.in_timetable else ():
            slots.setdefault(round.day, []).append(_slot(round, event))

    def own(number: int) -> tuple[Slot, ...]:
        return tuple(sorted(slots.get(number, ()), key=lambda slot: slot.time or _UNTIMED))

    days = tuple(_day(number, own(number), meet) for number in range(1, meet.days + 1))
    return days, own(0)


def _slot(one: Round, event: EventView) -> Slot:
    title = "" if event.single else one.title
    winners = tuple(row for row in event.podium if row.place == 1)
    return Slot(
        time=one.time,
        event=event.named,
        round=one.number,
        title=title,
        heats=one.heats,
        status=one.status,
        field=event.field,
        winners=winners if one is event.rounds[-1] else (),
    )


def _day(number: int, slots: tuple[Slot, ...], meet: Meet) -> Day:
    moment = date_of(number, meet)
    if moment is None:
        return Day(number, "", "", "", f"Day {number}", f"Day {number}", slots)
    weekday = _WEEKDAYS[moment.weekday()]
    with_date = f"{weekday[:3]} {moment.day} {_MONTHS[moment.month - 1][:3]}"
    name, short = (with_date, with_date) if meet.days > _WEEK else (weekday, weekday[:3])
    return Day(number, moment.isoformat(), in_words(moment), weekday, name, short, slots)
