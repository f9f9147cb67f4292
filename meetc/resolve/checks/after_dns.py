"""Who does not start in one event takes part in none that is later."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from meetc.diagnostics.codes import RESULT_AFTER_DNS
from meetc.diagnostics.diagnostic import Related
from meetc.diagnostics.wording import count_of, have
from meetc.model import Event, Row, Unit
from meetc.resolve.checks.held_event import HeldEvent
from meetc.resolve.context import Context
from meetc.rules.rounds import unit_name

_Moment = tuple[int, str]
"""The day of the meet and the time of day when a unit starts."""


class _TimedRow(NamedTuple):
    """A row of a unit that starts at a known time."""

    moment: _Moment
    event: Event
    unit: Unit
    row: Row


def check_after_dns(held: Sequence[HeldEvent], ctx: Context) -> None:
    """Who is DNS has no later result, unless a note gives the reason that was accepted; a DNS in a
    part of a combined event, which has a rule of its own, and that of a relay are of nobody else.
    Told once for an event. Source: TR4.4."""
    absent: dict[str, _TimedRow] = {}
    for start in _absent(held):
        if start.row.bib not in absent or start.moment < absent[start.row.bib].moment:
            absent[start.row.bib] = start
    if not absent:
        return
    by_event: dict[str, list[tuple[_TimedRow, _TimedRow]]] = {}
    for bib, later in _first_results([one.event for one in held], absent).items():
        by_event.setdefault(absent[bib].event.id, []).append((absent[bib], later))
    for pairs in by_event.values():
        _report(pairs, ctx)


def _absent(held: Sequence[HeldEvent]) -> Iterator[_TimedRow]:
    for event, _, absent in held:
        if not (event.discipline.legs or event.parent):
            for unit, row in absent:
                if moment := _moment(unit, event):
                    yield _TimedRow(moment, event, unit, row)


def _first_results(events: Sequence[Event], absent: dict[str, _TimedRow]) -> dict[str, _TimedRow]:
    """The first result of each behind the DNS, by bib."""
    first: dict[str, _TimedRow] = {}
    for event in events:
        for unit in event.units:
            if not (unit.has_results and (moment := _moment(unit, event))):
                continue
            for bib, row in _taking_part(unit, event):
                is_later = bib in absent and moment > absent[bib].moment
                if is_later and (bib not in first or moment < first[bib].moment):
                    first[bib] = _TimedRow(moment, event, unit, row)
    return first


def _taking_part(unit: Unit, event: Event) -> Iterator[tuple[str, Row]]:
    """Who has a result in a unit and no note there, in relays who has run."""
    squads = {squad.id: squad.runners for squad in event.squads}
    for row in unit.rows:
        if row.has_result and row.performance != "DNS" and not row.note:
            if not event.discipline.legs:
                yield row.bib, row
                continue
            runners = row.runners if row.runners is not None else squads.get(row.bib, ())
            yield from ((bib, row) for bib in runners)


def _moment(unit: Unit, event: Event) -> _Moment | None:
    """When a unit starts; None where nobody says it."""
    time = unit.start or event.start_of(unit.round)
    return (unit.day or event.held_on(unit.round), time) if time else None


def _report(pairs: Sequence[tuple[_TimedRow, _TimedRow]], ctx: Context) -> None:
    (dns, later), others = pairs[0], len(pairs) - 1
    name = unit_name(later.unit.round, later.unit.heat, later.event.rounds)
    so = f"; so {have(others)} {count_of(others, 'other')}" if others else ""
    ctx.report.warning(
        RESULT_AFTER_DNS,
        f"bib {dns.row.bib} is DNS in {dns.event.id}, and has a result in {later.event.id} {name}, "
        f"which is later{so}",
        dns.row.line.span(0),
        related=[Related(later.row.line.span(0), "the later result")],
        hint="TR4.4 takes who does not start out of all further events; a note beside the DNS "
        "tells the reason that was accepted",
        events=(dns.event.id, later.event.id),
    )
