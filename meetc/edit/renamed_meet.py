"""A compiled meet with other names in it: what a renamed text has to compile to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from meetc.edit.named import Named
from meetc.model import Athlete, Event, Meet, Row, Squad, Unit, Values
from meetc.resolve.index import squad_team, squad_teams

Names = Mapping[str, str]
"""New names by the old ones."""

Rename = Callable[[str], str]


def renamed_meet(meet: Meet, kind: Named, names: Names) -> Meet:
    """The meet with its events, bibs or teams called by other names, and all else the same."""

    def new(name: str) -> str:
        return names.get(name, name)

    if kind is Named.EVENT:
        return replace(
            meet,
            athletes=tuple(_entered(athlete, new) for athlete in meet.athletes),
            events=tuple(_event(event, new) for event in meet.events),
        )
    if kind is Named.BIB:
        return replace(
            meet,
            athletes=tuple(
                replace(a, bib=new(a.bib), fields=_with(a.fields, new, "competitor_id"))
                for a in meet.athletes
            ),
            events=tuple(_with_bibs(event, new) for event in meet.events),
        )
    return replace(
        meet,
        teams=tuple(
            replace(t, id=new(t.id), fields=_with(t.fields, new, "team_id")) for t in meet.teams
        ),
        athletes=tuple(replace(a, fields=_with(a.fields, new, "team_id")) for a in meet.athletes),
        events=tuple(_with_teams(event, new) for event in meet.events),
    )


def _entered(athlete: Athlete, new: Rename) -> Athlete:
    entries = tuple(
        replace(e, event_id=new(e.event_id), fields=_with(e.fields, new, "event_id"))
        for e in athlete.entries
    )
    fields = _with(athlete.fields, new, "events_entered")
    return replace(athlete, entries=entries, fields=fields)


def _event(event: Event, new: Rename) -> Event:
    return replace(
        event,
        id=new(event.id),
        fields=_with(event.fields, new, "event_id", "parent"),
        units=tuple(replace(u, fields=_with(u.fields, new, "event_id")) for u in event.units),
        squads=tuple(replace(s, fields=_with(s.fields, new, "event_id")) for s in event.squads),
    )


def _with_bibs(event: Event, new: Rename) -> Event:
    """The runners of a relay are bibs, and the rows of any other event."""

    def row(row: Row) -> Row:
        if event.discipline.legs:
            return row._replace(unsent=_with(row.unsent, new, "runners"))
        return row._replace(bib=new(row.bib))

    squads = tuple(replace(s, fields=_with(s.fields, new, "runners")) for s in event.squads)
    return _with_rows(event, row, squads)


def _with_teams(event: Event, new: Rename) -> Event:
    """The squads of a team, and their rows, have its code in their id."""
    if not event.discipline.legs:
        return event

    teams = squad_teams(event)

    def squad_id(old: str) -> str:
        team = squad_team(old, teams)
        return new(team) + old[len(team) :] if team else old

    squads = tuple(
        replace(
            squad,
            id=squad_id(squad.id),
            fields=_with(_with(squad.fields, new, "team_id"), squad_id, "relay_team_id"),
        )
        for squad in event.squads
    )
    return _with_rows(event, lambda row: row._replace(bib=squad_id(row.bib)), squads)


def _with_rows(event: Event, row: Callable[[Row], Row], squads: tuple[Squad, ...]) -> Event:
    def unit(unit: Unit) -> Unit:
        return replace(unit, rows=tuple(map(row, unit.rows)))

    units, rows = tuple(map(unit, event.units)), tuple(map(row, event.rows))
    return replace(event, units=units, rows=rows, squads=squads)


def _with(fields: Values, new: Rename, *keys: str) -> Values:
    """Fields with the names in some of them replaced; a value may be one name or a list."""

    def value(old: Any) -> Any:
        if isinstance(old, list):
            return [new(item) for item in old]
        return new(old) if isinstance(old, str) else old

    if not any(key in fields for key in keys):
        return fields
    return {name: value(old) if name in keys else old for name, old in fields.items()}
