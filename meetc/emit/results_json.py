"""All results as JSON for other programs, in the shape of meetc/schemas/results.json.

Whatever is empty is left out; marks, winds and times of day are texts as typed.
"""

from __future__ import annotations

from functools import lru_cache
from operator import attrgetter
from typing import Any

from meetc.emit.view.shapes import (
    CellView,
    Competitor,
    EventView,
    LineView,
    MeetView,
    Round,
    RowView,
    UnitView,
)
from meetc.rules.match_points import MatchPoints

VERSION = 1

_NAMES = (
    "place mark wind qualifier lane points thousandths note guest series jump_off runners reaction "
    "splits"
).split()
_OF_A_ROW = attrgetter(*("raw" if name == "thousandths" else name for name in _NAMES))


def results_json(meet: MeetView) -> bytes:
    """The document as UTF-8, the same for the same meet."""
    import orjson

    document = {
        "version": VERSION,
        "meet": _filled(
            name=meet.name, slug=meet.slug, country=meet.country, address=meet.address,
            timezone=meet.timezone, updated=meet.updated, digest=meet.digest,
            days=[day.date for day in meet.days if day.date],
        ),
        "events": [  # each written before the next, so that all of them stand in the same memory
            orjson.Fragment(orjson.dumps(_event(event), default=_shared_points))
            for event in meet.events
        ],
    }  # fmt: skip
    return orjson.dumps(document) + b"\n"


def _shared_points(points: MatchPoints) -> Any:
    """Points that ties have shared, as a number: 7.5."""
    import orjson

    return orjson.Fragment(str(points))


def _filled(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}


def _event(event: EventView) -> dict[str, Any]:
    return _filled(
        id=event.id, code=event.code, name=event.name, category=event.category,
        status=str(event.status), parent=event.parent.id if event.parent else "",
        rounds=[_round(round) for round in event.rounds],
        standing=[_line(line, event) for line in event.standing],
    )  # fmt: skip


def _round(one: Round) -> dict[str, Any]:
    return _filled(
        number=one.number, name=one.title, date=one.date, time=one.time,
        units=[_unit(unit) for unit in one.units],
    )  # fmt: skip


def _unit(unit: UnitView) -> dict[str, Any]:
    return _filled(
        heat=unit.heat, name=unit.title, status=str(unit.status), time=unit.time,
        wind=unit.wind, official_at=unit.official_at, heights=list(unit.heights),
        rows=[_row(row) for row in unit.rows],
    )  # fmt: skip


@lru_cache(16384)  # a competitor has many rows
def _who(who: Competitor) -> dict[str, Any]:
    return _filled(bib=who.bib, name=who.name, team=who.team, team_id=who.team_id,
                   nationality=who.nationality)  # fmt: skip


def _row(row: RowView) -> dict[str, Any]:
    said = _OF_A_ROW(row)
    own = _who(row.who) | {name: value for name, value in zip(_NAMES, said, strict=True) if value}
    if row.series:
        own["series"] = [trial.text for trial in row.series]
    if row.runners:
        own["runners"] = [_who(runner) for runner in row.runners]
    return own


def _line(line: LineView, event: EventView) -> dict[str, Any]:
    parts = zip(event.parts, line.cells, strict=True)
    return _who(line.who) | _filled(
        place=line.place, total=line.total, note=line.note,
        parts=[_cell(part.id, cell) for part, cell in parts if cell.mark],
    )  # fmt: skip


def _cell(part: str, cell: CellView) -> dict[str, Any]:
    return {"event": part} | _filled(mark=cell.mark, wind=cell.wind, points=cell.points)
