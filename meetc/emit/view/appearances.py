"""What each athlete did and is to do, and which places each team has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from meetc.emit.view.shapes import Appearance, EventView, Placing

_COUNTED_PLACES = 8


def appearances(events: Sequence[EventView]) -> dict[str, tuple[Appearance, ...]]:
    """The appearances of each bib in the order of the events and their rounds; an entry alone
    is one as long as no row names the entrant, and so is a scratch."""
    by_bib: dict[str, list[Appearance]] = {}
    for event in events:
        seen = set()
        for bib, appearance in _of_event(event):
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


def _of_event(event: EventView) -> Iterator[tuple[str, Appearance]]:
    for line in event.standing:
        yield line.who.bib, Appearance(
            event.named, "", event.status, line.place, line.total, note=line.note,
            points=line.points, flags=line.flags,
        )  # fmt: skip
    for round in event.rounds:
        for unit in round.units:
            for row in unit.rows:
                appearance = Appearance(
                    event=event.named,
                    title="" if event.single else unit.title,
                    status=unit.status,
                    place=row.place,
                    mark=row.mark,
                    wind=row.wind or unit.wind,
                    qualifier=row.qualifier,
                    note=row.note,
                    squad=row.who.name if event.relay else "",
                    day=round.day,
                    time=unit.time or round.time,
                    points=row.points if unit.has_results else None,
                    lane=row.lane,
                    flags=row.flags,
                )
                for who in row.runners if event.relay else (row.who,):
                    yield who.bib, appearance


def _entered(event: EventView) -> Appearance:
    day, time = (event.rounds[0].day, event.rounds[0].time) if event.rounds else (0, "")
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
