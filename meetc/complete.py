"""What a meet still lacks: bibs, units without results, provisional ones, entrants without a
row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from meetc.diagnostics.diagnostic import Note
from meetc.diagnostics.wording import count_of
from meetc.disciplines import Form
from meetc.model import Event, Meet, Row, Unit
from meetc.rules.rounds import unit_name
from meetc.syntax.parts import owner_span

Todo = Note
"""Something that is still to do, and where it would be written."""


def still_to_do(meet: Meet) -> list[Todo]:
    """Everything that a finished meet would have: bibs, then what its events lack, in order."""
    bibs = [
        Todo(owner_span(athlete.line), f"{athlete.name or athlete.bib} has no bib yet")
        for athlete in meet.athletes
        if athlete.has_temporary_bib
    ]
    return bibs + [todo for event in meet.events for todo in _event(event, meet)]


def _event(event: Event, meet: Meet) -> Iterator[Todo]:
    if event.discipline.form is Form.COMBINED:
        yield from _entrants(event, event.rows, meet)
        yield from _parts(event, meet)
        return
    if not event.units:
        count = count_of(event.unit_count, "unit")
        yield Todo(owner_span(event.line), f"{event.id} has no results of its {count}")
        return
    written = {unit.place: unit for unit in event.units}
    for number, heats in enumerate(event.rounds, 1):
        for heat in range(1, heats + 1):
            name = f"{event.id} {unit_name(number, heat, event.rounds)}"
            unit = written.get((number, heat))
            if unit is None:
                yield Todo(owner_span(event.line), f"{name} has no results")
            else:
                yield from _unit(unit, name)
    rows = [row for unit in event.units if unit.round == 1 for row in unit.rows]
    yield from _entrants(event, rows or [r for u in event.units for r in u.rows], meet)


def _parts(event: Event, meet: Meet) -> Iterator[Todo]:
    """Parts of a combined event, once they have results, in which somebody has none who has
    started in all others."""
    held = [part for part in meet.parts_of(event) if part.has_results]
    results = {part.id: {r.bib: r.performance for u in part.units for r in u.rows if r.has_result}
               for part in held}  # fmt: skip
    for row in event.rows:
        if row.performance or any(part.get(row.bib) == "DNS" for part in results.values()):
            continue
        if any(row.bib in part.scratched for part in held):
            continue
        for part in held:
            if row.bib not in results[part.id]:
                yield Todo(
                    owner_span(part.line), f"{event.id}: {row.bib} has no result in {part.id}"
                )
        total = event.totals.get(row.bib)
        if total and total.points and total.total is None and not total.out:
            yield Todo(row.line.span(0), f"{event.id}: {row.bib} has no total")


def _unit(unit: Unit, name: str) -> Iterator[Todo]:
    if not unit.has_results:
        yield Todo(unit.line.span(), f"{name} has no results")
        return
    if not unit.is_official:
        yield Todo(unit.line.span(), f"{name} is {unit.results_status or 'not official'}")
    has_marks = any(row.performance for row in unit.rows)
    for row in unit.rows:
        if row.performance is None and (row.place is None or has_marks):
            yield Todo(row.line.span(0), f"{name}: {row.bib} has no mark")


def _entrants(event: Event, rows: Sequence[Row], meet: Meet) -> Iterator[Todo]:
    """Entrants whom no row names, once there are rows."""
    bibs = {row.bib for row in rows}
    if not bibs:
        return
    for athlete in meet.athletes:
        for entry in athlete.entries:
            if entry.event_id != event.id or entry.scratched is not None:
                continue
            if athlete.bib not in bibs:
                name = athlete.name or "the entrant"
                yield Todo(entry.line.span(), f"{event.id}: {name} ({athlete.bib}) has no row")
