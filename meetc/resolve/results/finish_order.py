"""Races off the track in which equal times do not tell who was ahead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from meetc.diagnostics.codes import ORDER_OF_FINISH
from meetc.diagnostics.diagnostic import Report
from meetc.diagnostics.wording import listed
from meetc.model import Event, Row, Unit
from meetc.rules.timing import decimals
from meetc.syntax.parts import values

_NAMED = 3


def check_finish_order(event: Event, report: Report) -> None:
    """Off the track a time is rounded up to the second (TR19.24), so that two who have the same
    are seldom level: the order in which they finished is theirs to write who have seen it."""
    if event.discipline.off_track:
        for unit in event.units:
            _check_unit(event, unit, report)


def _check_unit(event: Event, unit: Unit, report: Report) -> None:
    """Of a race the first who share a place are told, and how many more there are."""
    level = _level(unit.rows)
    if not level:
        return
    first, *others = level
    bibs = listed([row.bib for row in first], _NAMED)
    more = f", as are {sum(map(len, others))} more with other times" if others else ""
    place = first[0].place or 0
    report.warning(
        ORDER_OF_FINISH,
        f"{bibs} are level in {event.id} with {first[0].performance}{more}: the time "
        "alone does not tell who was ahead",
        first[0].line.span(0),
        hint=f"write the order of finish, place={place} and place={place + 1}, or finer times as "
        "raw=; one place= for all of them says that they are level",
    )


def _level(rows: Sequence[Row]) -> list[list[Row]]:
    """Those who share a place by their times alone, the first place first."""
    shared = Counter(row.place for row in rows)
    level: dict[int, list[Row]] = {}
    for row in rows:
        if row.place and shared[row.place] > 1:
            level.setdefault(row.place, []).append(row)
    return [own for _, own in sorted(level.items()) if not any(map(_is_told, own))]


def _is_told(row: Row) -> bool:
    """Whether more than a time to the second, or by hand to the tenth, says where somebody has
    finished."""
    is_fine = row.raw_time is not None or decimals(row.performance or "") > 1
    return is_fine or bool(values(row.line, "place"))
