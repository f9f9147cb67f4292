"""What each athlete did and is to do, and which places each team has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from meetc.emit.view.shapes import Appearance, EventView, LineView, Placing

_COUNTED_PLACES = 8


def appearances(events: Sequence[EventView]) -> dict[str, tuple[Appearance, ...]]:
    """The appearances of each bib in the order of the events and their rounds; an entry alone
    is one as long as no row names the entrant, and so is a scratch."""
    by_bib: dict[str, list[Appearance]] = {}
    by_id = {event.id: event for event in events}
    for event in events:
        seen = set()
        for bib, appearance in _of_event(event, by_id):
            seen.add(bib)
            by_bib.setdefault(bib, []).append(appearance)
        for entry in event.entries:
            if entry.who.bib not in seen:
                by_bib.setdefault(entry.who.bib, []).append(_entered(event))
        for who, reason in event.scratched:
            if who.bib not in seen:
                out = _entered(event)._replace(mark="scratched", note=reason)
                by_bib.setdefault(who.bib, []).append(out)
    return {bib: tuple(own) for bib, own in by_bib.items()}


def _of_event(event: EventView, by_id: Mapping[str, EventView]) -> Iterator[tuple[str, Appearance]]:
    for line in event.standing:
        coming = _next_part(event, line, by_id)
        day, time = _start(coming) if coming and not line.total else (0, "")
        yield line.who.bib, Appearance(
            event.named, "", event.status, line.place, line.total, note=line.note,
            points=line.points, flags=line.flags, day=day, time=time,
        )  # fmt: skip
        if coming and line.total and not _is_in(line.who.bib, coming):
            yield line.who.bib, _entered(coming)
    named, single, relay = event.named, event.single, event.relay
    for round in event.rounds:
        for unit in round.units:
            title, status, day = "" if single else unit.title, unit.status, round.day
            time, wind, has_results = unit.time or round.time, unit.wind, unit.has_results
            for row in unit.rows:
                appearance = tuple.__new__(Appearance, (  # in the order of its fields
                    named, title, status, row.place, row.mark, row.wind or wind, row.qualifier,
                    row.note, row.who.name if relay else "", day, time,
                    row.points if has_results else None, row.flags, row.lane,
                ))  # fmt: skip
                for who in row.runners if relay else (row.who,):
                    yield who.bib, appearance


def _next_part(
    event: EventView, line: LineView, by_id: Mapping[str, EventView]
) -> EventView | None:
    """The first part that is not over for who is still in a combined event."""
    if line.total and not line.total.isdecimal():
        return None
    parts = zip(event.parts, line.cells, strict=True)
    return next((by_id[part.id] for part, cell in parts if not cell.mark), None)


def _is_in(bib: str, event: EventView) -> bool:
    units = (unit for round in event.rounds for unit in round.units)
    return any(row.who.bib == bib for unit in units for row in unit.rows)


def _start(event: EventView) -> tuple[int, str]:
    return (event.rounds[0].day, event.rounds[0].time) if event.rounds else (0, "")


def _entered(event: EventView) -> Appearance:
    day, time = _start(event)
    return Appearance(event.named, "", event.status, day=day, time=time)


def placings(events: Sequence[EventView]) -> dict[str, tuple[Placing, ...]]:
    """The places among the first eight of single finals and combined events by team."""
    by_team: dict[str, list[Placing]] = {}
    for event in events:
        last = event.rounds[-1] if event.rounds else None
        rows = last.units[0].rows if last and last.heats == len(last.units) == 1 else ()
        ranked = [(row.who, row.place, row.mark) for row in rows]
        ranked += [(line.who, line.place, line.total) for line in event.standing]
        status = last.status if last else event.status
        for who, place, mark in ranked:
            if who.team_id and place is not None and place <= _COUNTED_PLACES:
                placing = Placing(who, event.named, place, mark, status)
                by_team.setdefault(who.team_id, []).append(placing)
    return {team: tuple(sorted(own, key=lambda p: p.place)) for team, own in by_team.items()}
