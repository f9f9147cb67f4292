"""Stand-ins for temporary bibs: `_` and, often, the national id, which may hold a birth date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import replace
from itertools import chain, count

from meetc.model import Event, Meet, Row, Squad, Unit

_TEMPORARY = "_"


def with_stand_ins(meet: Meet) -> Meet:
    """The meet with `new-1`, `new-2` in place of its temporary bibs, in the order of the file;
    the same meet where it has none."""
    teams = {team.id for team in meet.teams}
    named = (bib for event in meet.events for bib in _bibs(event, _ids(event, teams)))
    bibs = dict.fromkeys(chain((athlete.bib for athlete in meet.athletes), named))
    numbers = (name for n in count(1) if (name := f"new-{n}") not in bibs)
    new = {bib: next(numbers) for bib in bibs if bib.startswith(_TEMPORARY)}
    if not new:
        return meet
    return replace(
        meet,
        athletes=tuple(replace(each, bib=new.get(each.bib, each.bib)) for each in meet.athletes),
        events=tuple(_event(event, new, _ids(event, teams)) for event in meet.events),
    )


def _ids(event: Event, teams: Set[str]) -> Set[str]:
    """The first words of rows that name no athlete: squads and teams of a relay."""
    return teams | {squad.id for squad in event.squads} if event.discipline.legs else set()


def _bibs(event: Event, ids: Set[str]) -> Iterator[str]:
    return (bib for bib in event.bibs if bib not in ids)


def _event(event: Event, new: Mapping[str, str], ids: Set[str]) -> Event:
    own = {old: name for old, name in new.items() if old not in ids}
    return replace(
        event,
        squads=tuple(_squad(squad, new) for squad in event.squads),
        units=tuple(_unit(unit, own, new) for unit in event.units),
        rows=tuple(_row(row, own, new) for row in event.rows),
        totals={new.get(bib, bib): total for bib, total in event.totals.items()},
    )


def _squad(squad: Squad, new: Mapping[str, str]) -> Squad:
    return replace(squad, runners=tuple(new.get(bib, bib) for bib in squad.runners))


def _unit(unit: Unit, own: Mapping[str, str], new: Mapping[str, str]) -> Unit:
    return replace(unit, rows=tuple(_row(row, own, new) for row in unit.rows))


def _row(row: Row, own: Mapping[str, str], new: Mapping[str, str]) -> Row:
    unsent = row.unsent
    if row.runners:
        unsent = unsent | {"runners": [new.get(bib, bib) for bib in row.runners]}
    return row._replace(bib=own.get(row.bib, row.bib), unsent=unsent)
