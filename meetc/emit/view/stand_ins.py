"""Stand-ins for temporary bibs: `_` and, often, the national id, which may hold a birth date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from itertools import chain, count

from meetc.model import Event, Meet, Row

_TEMPORARY = "_"


def with_stand_ins(meet: Meet) -> Meet:
    """The meet with `new-1`, `new-2` in place of its temporary bibs, in the order of the file;
    the same meet where it has none."""
    teams = {team.id for team in meet.teams}
    ids = {event.id: _ids(event, teams) for event in meet.events}
    named = (bib for event in meet.events for bib in event.bibs if bib not in ids[event.id])
    bibs = dict.fromkeys(chain((athlete.bib for athlete in meet.athletes), named))
    numbers = (name for n in count(1) if (name := f"new-{n}") not in bibs)
    new = {bib: next(numbers) for bib in bibs if bib.startswith(_TEMPORARY)}
    if not new:
        return meet
    return meet._replace(
        athletes=tuple(a._replace(bib=new.get(a.bib, a.bib)) for a in meet.athletes),
        events=tuple(_event(event, new, ids[event.id]) for event in meet.events),
    )


def _ids(event: Event, teams: Set[str]) -> Set[str]:
    """The first words of rows that name no athlete: squads and teams of a relay."""
    return teams | {squad.id for squad in event.squads} if event.discipline.legs else set()


def _event(event: Event, new: Mapping[str, str], ids: Set[str]) -> Event:
    own = {old: name for old, name in new.items() if old not in ids}

    def renamed(rows: Iterable[Row]) -> tuple[Row, ...]:
        return tuple(_row(row, own, new) for row in rows)

    return event._replace(
        squads=tuple(s._replace(runners=tuple(_new(s.runners, new))) for s in event.squads),
        units=tuple(unit._replace(rows=renamed(unit.rows)) for unit in event.units),
        rows=renamed(event.rows),
        totals={new.get(bib, bib): total for bib, total in event.totals.items()},
    )


def _new(bibs: Iterable[str], new: Mapping[str, str]) -> list[str]:
    return [new.get(bib, bib) for bib in bibs]


def _row(row: Row, own: Mapping[str, str], new: Mapping[str, str]) -> Row:
    unsent = row.unsent
    if row.runners:
        unsent = unsent | {"runners": _new(row.runners, new)}
    return row._replace(bib=own.get(row.bib, row.bib), unsent=unsent)
