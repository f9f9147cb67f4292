"""What an announcer reads: who is next with what is known of them, what the next trial needs, and
the latest results."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from meetc.disciplines import discipline
from meetc.emit.in_language import in_language, with_comma
from meetc.emit.templates import shipped
from meetc.emit.view.language import has_decimal_comma
from meetc.emit.view.shapes import EventView, LineView, MeetView, RowView, Status, UnitView
from meetc.emit.words import word
from meetc.resources import resource
from meetc.rules.cut import counting, cut, first_trials
from meetc.rules.marks import STATUSES
from meetc.rules.needed import beyond, mark_for_points

_LATEST = 20
_LAST = 1_000_000
_PLACES = {1: "{} for the lead", 2: "{} for second", 3: "{} for third"}
_GOING_ON = "{} for the last three trials"
_TO_THE_NEXT = "{} to go on"


@dataclass(frozen=True, slots=True)
class Announced:
    """A unit that is announced. `needs` are in the order of its rows, "" where nothing is to be
    said."""

    event: EventView
    unit: UnitView
    title: str
    when: str
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PartNeeded:
    """The next part of a combined event, and the mark in it with which each comes to the lead as
    it stands; None where there is none."""

    event: EventView
    part: str
    lines: tuple[tuple[LineView, str | None], ...]


def announcer(meet: MeetView, state: str = "") -> bytes:
    """The page as UTF-8. With the `state` of live pages it renews itself, and its style is a file
    beside it."""
    plain, meet = meet, in_language(meet)
    units = list(_units(meet, plain))
    text = shipped(meet.language).render(
        "announcer.html.j2",
        meet=meet,
        state=state,
        style="" if state else style().decode(),
        running=[one for one in units if one.unit.status is Status.IN_PROGRESS],
        to_come=[one for one in units if one.unit.status is Status.START_LIST],
        latest=[one for one in reversed(units) if one.unit.status.is_held][:_LATEST],
        parts=[part for event in meet.events if (part := _part_needed(event, _marks(meet)))],
    )
    return text.encode()


def style() -> bytes:
    """The look of the page."""
    return resource("templates", "announcer.css").read_bytes()


def _marks(meet: MeetView) -> Callable[[str], str]:
    return with_comma if has_decimal_comma(meet.language, meet.country) else str


def _units(meet: MeetView, plain: MeetView) -> Iterator[Announced]:
    """All units with rows by when they start, or became official. What is needed is worked out of
    the `plain` marks, and said in the language of the meet."""
    say, mark = partial(word, meet.language), _marks(meet)
    needed = {
        (event.id, unit.round, unit.heat): tuple(
            ", ".join(say(form).format(mark(needed)) for form, needed in own)
            for own in needs(event, unit)
        )
        for event in plain.events
        for round in event.rounds
        for unit in round.units
    }
    units = [
        (round.day or _LAST, unit.official_at or unit.time or round.time or "99:99", event, round,
         unit)
        for event in meet.events
        for round in event.rounds
        for unit in round.units
        if unit.rows
    ]  # fmt: skip
    for _, _, event, round, unit in sorted(units, key=lambda one: one[:2]):
        title = "" if event.single else unit.title
        when = meet.when(round.day, unit.time or round.time)
        yield Announced(event, unit, title, when, needed[event.id, unit.round, unit.heat])


Needed = Sequence[tuple[str, str]]
"""A sentence of templates/words.psv and the mark that stands in it."""


def needs(event: EventView, unit: UnitView) -> tuple[Needed, ...]:
    """What each needs in a long or triple jump or a throw that is going on: to come to the medals,
    or one place up among them; before the cut, to go on. In a qualification, to go on by place."""
    if not event.in_trials or unit.status is not Status.IN_PROGRESS:
        return ()
    by_place: dict[int | None, str] = {row.place: row.mark for row in unit.rows}
    if unit.round < len(event.rounds):
        last = event.through_by_place[unit.round - 1]
        return tuple(_to_go_on(row, by_place, unit, last) for row in unit.rows)
    out = _out_at_the_cut(event, unit)
    return tuple(
        () if row.who.bib in out else _need(row, by_place, unit, event) for row in unit.rows
    )


def _out_at_the_cut(event: EventView, unit: UnitView) -> frozenset[str]:
    """The bibs of those who have no trial behind the cut, once all have had those before it."""
    series = [counting(row.mark, [trial.text for trial in row.series]) for row in unit.rows]
    over = all(
        "r" in own or len(first_trials(own, event.cut)) == event.cut for own in series if own
    )
    if not event.cut or not over or event.rounds[-1].heats > 1:
        return frozenset()
    going_on = set(cut(series, event.cut, event.survivors).survivors)
    return frozenset(row.who.bib for n, row in enumerate(unit.rows) if n not in going_on)


def _to_go_on(
    row: RowView, by_place: Mapping[int | None, str], unit: UnitView, last: int
) -> Needed:
    """What is better than the last who goes on from a qualification by place."""
    is_in = last == 0 or (row.place or _LAST) <= last
    mark = "" if is_in or not _has_trials(row, unit) else beyond(by_place.get(last, ""))
    return [(_TO_THE_NEXT, mark)] if mark else []


def _has_trials(row: RowView, unit: UnitView) -> bool:
    """Whether somebody has trials to come."""
    is_out = row.mark in STATUSES or any(trial.text == "r" for trial in row.series)
    return not is_out and _taken(row) < unit.attempts


def _taken(row: RowView) -> int:
    return sum(trial.text != "." for trial in row.series)


def _need(
    row: RowView, by_place: dict[int | None, str], unit: UnitView, event: EventView
) -> Needed:
    if not _has_trials(row, unit):
        return ()
    if row.place == 1:
        return [("leads", "")]
    aims = [min((row.place or _LAST) - 1, 3)]
    if _taken(row) < event.cut and (row.place or _LAST) > event.survivors:
        aims.append(event.survivors)
    said = []
    for aim in aims:
        mark = beyond(by_place.get(aim, ""))
        if mark:
            said.append((_PLACES.get(aim, _GOING_ON), mark))
    return said


def _part_needed(event: EventView, mark: Callable[[str], str]) -> PartNeeded | None:
    """The part of a combined event that is next, where some parts are over and some are not."""
    scored = [line for line in event.standing if line.total.isdecimal()]
    held = [any(line.cells[n].mark for line in event.standing) for n in range(len(event.parts))]
    if not scored or not any(held) or all(held):
        return None
    part = event.parts[held.index(False)]
    kind, lead = discipline(part.code), max(int(line.total) for line in scored)
    if kind is None:
        return None
    gender = event.genders
    wanted = [
        mark_for_points(kind, line.who.gender or gender, lead - int(line.total) + 1)
        for line in scored
    ]
    lines = tuple(
        (line, mark(own) if own else None) for line, own in zip(scored, wanted, strict=True)
    )
    return PartNeeded(event, part.name, lines)
