"""Rounds and the timetable: when what is held, and how far it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from meetc.emit.view.shapes import Day, EventView, Round, Slot, Status, UnitView
from meetc.model import Event as ModelEvent
from meetc.model import Meet

_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = (
    "January February March April May June July August September October November December".split()
)
_UNTIMED = "99:99"


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
        return _in_words(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}\u2013{_in_words(last)}"
    start = f"{first.day} {_MONTHS[first.month - 1]}"
    return f"{start}{f' {first.year}' if first.year != last.year else ''} \u2013 {_in_words(last)}"


def _in_words(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def rounds_of(event: ModelEvent, units: Iterable[UnitView], meet: Meet) -> tuple[Round, ...]:
    """The rounds of an event; each begins when the event says, else when its first unit does."""
    by_round: dict[int, list[UnitView]] = {}
    for unit in units:
        by_round.setdefault(unit.round, []).append(unit)
    day, rounds = 1, []
    for number, heats in enumerate(event.rounds, 1):
        own = sorted(by_round.get(number, ()), key=lambda unit: unit.heat)
        written = event.day_of(number)
        day = day if written is None else written
        moment = date_of(day, meet)
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


def _title(number: int, event: ModelEvent) -> str:
    named = {str(u.fields.get("round_name") or "") for u in event.units if u.round == number}
    if len(named) == 1 and (name := named.pop()):
        return name
    last, heats = len(event.rounds), event.rounds[number - 1]
    if number == last and (heats == 1 or last > 1):
        return "Final" if heats == 1 else "Finals"
    if last >= 3 and number == last - 1:
        return "Semi-finals" if heats > 1 else "Semi-final"
    if number > 1:
        return f"Round {number}"
    several = "Heats" if event.discipline.form.on_track else "Groups"
    return several if last > 1 else "Races" if event.discipline.form.on_track else several


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
    begun = any(s not in (Status.NONE, Status.START_LIST) for s in reached)
    return Status.IN_PROGRESS if begun else Status.START_LIST


def days_of(events: Sequence[EventView], meet: Meet) -> tuple[Day, ...]:
    """The timetable: what has no time stands last on its day."""
    slots: dict[int, list[Slot]] = {}
    for event in events:
        if not event.in_timetable:
            continue
        for round in event.rounds:
            slots.setdefault(round.day, []).append(
                Slot(round.time, event.named, round.number, "" if event.single else round.title,
                     round.heats, round.status, event.field)
            )  # fmt: skip
    days = []
    for number in range(1, meet.days + 1):
        moment = date_of(number, meet)
        own = sorted(slots.get(number, ()), key=lambda slot: slot.time or _UNTIMED)
        days.append(
            Day(
                number,
                moment.isoformat() if moment else "",
                _in_words(moment) if moment else "",
                _WEEKDAYS[moment.weekday()] if moment else "",
                tuple(own),
            )
        )
    return tuple(days)
