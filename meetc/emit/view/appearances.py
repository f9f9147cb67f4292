"""What each athlete did and is to do, and which places each team has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from meetc.emit.view.shapes import Appearance, Event, Placing, Round, Row, Unit

_COUNTED_PLACES = 8


def appearances(events: Sequence[Event]) -> dict[str, tuple[Appearance, ...]]:
    """The appearances of each bib in the order of the events and their rounds; an entry alone
    is one as long as no row names the entrant."""
    found: dict[str, list[Appearance]] = {}
    for event in events:
        seen = set()
        for bib, appearance in _of_event(event):
            seen.add(bib)
            found.setdefault(bib, []).append(appearance)
        for entry in event.entries:
            if entry.who.bib not in seen:
                found.setdefault(entry.who.bib, []).append(_entered(event))
    return {bib: tuple(own) for bib, own in found.items()}


def _of_event(event: Event) -> Iterator[tuple[str, Appearance]]:
    for line in event.standing:
        yield (
            line.who.bib,
            Appearance(
                event.named,
                "",
                event.status,
                line.place,
                line.total,
                note=line.note,
                points=line.points,
            ),
        )
    for each in event.rounds:
        for unit in each.units:
            for row in unit.rows:
                if event.relay:
                    for runner in row.runners:
                        yield runner.bib, _appearance(event, each, unit, row, row.who.name)
                else:
                    yield row.who.bib, _appearance(event, each, unit, row, "")


def _appearance(event: Event, each: Round, unit: Unit, row: Row, squad: str) -> Appearance:
    alone = len(event.rounds) == 1 and each.heats == 1
    return Appearance(
        event=event.named,
        title="" if alone else unit.title,
        status=unit.status,
        place=row.place,
        mark=row.mark,
        wind=row.wind or unit.wind,
        qualifier=row.qualifier,
        note=row.note,
        squad=squad,
        day=each.day,
        time=unit.time or each.time,
        points=row.points if unit.has_results else None,
    )


def _entered(event: Event) -> Appearance:
    first = event.rounds[0] if event.rounds else None
    return Appearance(
        event.named,
        "",
        event.status,
        day=first.day if first else 0,
        time=first.time if first else "",
    )


def placings(events: Sequence[Event]) -> dict[str, tuple[Placing, ...]]:
    """The places among the first eight of single finals and combined events by team."""
    found: dict[str, list[Placing]] = {}
    for event in events:
        last = event.rounds[-1] if event.rounds else None
        rows = last.units[0].rows if last and last.heats == len(last.units) == 1 else ()
        ranked = [(row.who, row.place, row.mark) for row in rows]
        ranked += [(line.who, line.place, line.total) for line in event.standing]
        status = last.status if last else event.status
        for who, place, mark in ranked:
            if who.team_id and place is not None and place <= _COUNTED_PLACES:
                found.setdefault(who.team_id, []).append(
                    Placing(who, event.named, place, mark, status)
                )
    return {team: tuple(sorted(own, key=lambda p: p.place)) for team, own in found.items()}
