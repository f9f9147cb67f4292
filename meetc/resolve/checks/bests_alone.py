"""Field events of which only the best marks are written, so that nothing parts equal ones."""

from __future__ import annotations

from collections.abc import Sequence

from meetc.diagnostics.codes import LEVEL_BY_BESTS_ALONE
from meetc.diagnostics.diagnostic import Report
from meetc.diagnostics.wording import listed
from meetc.disciplines import Form
from meetc.model import Event, Row, Unit
from meetc.resolve.checks.finish_order import level_rows
from meetc.rules.rounds import unit_name

_NAMED = 3
_MEDALS = 3
_MISSING = {Form.VERTICAL: ("failures", "cards")}
_FURTHER = ("further trials", "all trials")


def check_bests_alone(event: Event, report: Report) -> None:
    """Equal distances are parted by the second best (TR25.22), equal heights by failures (TR26.8):
    a medal, or a place that scores, is not shared for want of what nobody has written."""
    if event.parent:
        return
    counts = None if event.scoring else _MEDALS
    for unit in event.units_of(len(event.rounds)):
        if unit.results_status == "official" and not _has_more(unit, event):
            level = [own for own in level_rows(unit.rows) if not any(row.is_judged for row in own)]
            level = [own for own in level if counts is None or (own[0].place or 0) <= counts]
            if level:
                _report(level, unit, event, report)


def _has_more(unit: Unit, event: Event) -> bool:
    """Whether more than best marks are written, or each had one trial only."""
    most = 0 if event.discipline.form is Form.VERTICAL else 1
    return (unit.attempts or event.attempts) == 1 or any(len(r.series) > most for r in unit.rows)


def _report(level: Sequence[Sequence[Row]], unit: Unit, event: Event, report: Report) -> None:
    first, place = level[0], level[0][0].place or 0
    name = unit_name(unit.round, unit.heat, event.rounds)
    what, written = _MISSING.get(event.discipline.form, _FURTHER)
    others = sum(map(len, level[1:]))
    more = f", as are {others} more with other marks" if others else ""
    report.warning(
        LEVEL_BY_BESTS_ALONE,
        f"{listed([row.bib for row in first], _NAMED)} share place {place} of {event.id} {name} "
        f"with {first[0].performance}{more}: {what} part equal marks, and none are written",
        first[0].line.span(0),
        hint=f"write {written}, or the places, place={place} and place={place + 1}; one place= for "
        "all of them says that they are level",
    )
