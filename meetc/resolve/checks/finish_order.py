"""Races in which equal times do not tell who was ahead."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from meetc.diagnostics.codes import LEVEL_ON_THE_TRACK, ORDER_OF_FINISH
from meetc.diagnostics.diagnostic import Report
from meetc.diagnostics.wording import listed
from meetc.model import Event, Row, Unit
from meetc.rules.marks import time_value
from meetc.rules.rounds import unit_name
from meetc.rules.timing import decimals

_NAMED = 3
_MEDALS = 3
_BY_HAND = ("second", "tenth")
_READING = 3  # decimals, which no official time has


def check_finish_order(event: Event, report: Report) -> None:
    """Off the track a time is rounded up to the second (TR19.24), so that two who have the same
    are seldom level: the order in which they finished is theirs to write who have seen it.

    On the track thousandths part equal times of a photo finish (TR21), and judges those by hand
    (TR18). Where that is not written it is told of medals, and of all places that score.
    """
    discipline = event.discipline
    if discipline.off_track:
        for unit in event.units:
            _check_off_the_track(unit, event, report)
    elif discipline.form.on_track and not event.parent:
        _check_last_round(event, report)


def _check_off_the_track(unit: Unit, event: Event, report: Report) -> None:
    level = [own for own in level_rows(unit.rows) if not any(map(_is_told, own))]
    if not level:
        return
    first, place = level[0], level[0][0].place or 0
    report.warning(
        ORDER_OF_FINISH,
        f"{_bibs(first)} are level in {event.id} with {first[0].performance}{_others(level)}: the "
        "time alone does not tell who was ahead",
        first[0].line.span(0),
        hint=f"write the order of finish, {_in_order(place)}, or finer times as raw=; one place= "
        "for all of them says that they are level",
    )


def _check_last_round(event: Event, report: Report) -> None:
    """A medal is one of all heats of the last round together. Across heats equal times stay so."""
    units = event.units_of(len(event.rounds))
    shared = [(unit, level) for unit in units if (level := level_rows(unit.rows))]
    if not shared:
        return
    times = sorted(_seconds(row) for unit in units for row in unit.rows if row.place)
    counts = len(times) if event.scoring or event.counting else _MEDALS
    for unit, level in shared:
        level = [
            own
            for own in level
            if bisect_left(times, _seconds(own[0])) < counts and not any(map(_is_parted, own))
        ]
        if level:
            _report_on_the_track(level, unit, event, report)


def _report_on_the_track(
    level: Sequence[Sequence[Row]], unit: Unit, event: Event, report: Report
) -> None:
    first, place = level[0], level[0][0].place or 0
    mark, name = first[0].performance or "", unit_name(unit.round, unit.heat, event.rounds)
    if decimals(mark) < len(_BY_HAND):
        why = f"equal to the {_BY_HAND[decimals(mark)]} by hand"
        hint = f"judges decide who was ahead: {_in_order(place)}"
    else:
        why = "equal to 0.01 s"
        hint = f"their thousandths part them, as raw=, or the places, {_in_order(place)}"
    report.warning(
        LEVEL_ON_THE_TRACK,
        f"{_bibs(first)} share place {place} of {event.id} {name} with {mark}{_others(level)}: "
        f"{why}, and nothing says who was ahead",
        first[0].line.span(0),
        hint=f"{hint}; one place= for all of them says that they are level",
    )


def _bibs(rows: Sequence[Row]) -> str:
    return listed([row.bib for row in rows], _NAMED)


def _others(level: Sequence[Sequence[Row]]) -> str:
    """That others are level as well, in a message about the first."""
    others = sum(map(len, level[1:]))
    return f", as are {others} more with other times" if others else ""


def _in_order(place: int) -> str:
    return f"place={place} and place={place + 1}"


def level_rows(rows: Sequence[Row]) -> list[list[Row]]:
    """Those who share a place, the first place first; in most races nobody does."""
    placed = [row.place for row in rows if row.place]
    if len(placed) == len({*placed}):
        return []
    shared = sorted(place for place, number in Counter(placed).items() if number > 1)
    return [[row for row in rows if row.place == place] for place in shared]


def _seconds(row: Row) -> Decimal:
    return time_value(row.performance or "") or Decimal("Infinity")


def _is_told(row: Row) -> bool:
    """Whether more than a time to the second, or by hand to the tenth, says where somebody has
    finished."""
    return _is_parted(row) or decimals(row.performance or "") >= len(_BY_HAND)


def _is_parted(row: Row) -> bool:
    """Whether the order of finish is written, or a reading in thousandths, which tells it."""
    is_fine = row.raw_time is not None or decimals(row.performance or "") >= _READING
    return is_fine or row.is_judged
