"""What a meet is with other names in it: the document that a renamed text has to compile to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from meetc.assumptions import UNSENT_KEYS
from meetc.edit.named import Named
from meetc.model import Event, Meet
from meetc.pipeline import payload
from meetc.resolve.index import squad_team, squad_teams

Names = Mapping[str, str]
"""New names by the old ones."""

_Renames = dict[str, Callable[[str], str]]
"""What becomes of the names under some keys."""
_KEYS = {
    Named.EVENT: ("event_id", "parent"),
    Named.BIB: ("competitor_id", "runners"),
    Named.TEAM: ("team_id",),
}


def renamed_document(meet: Meet, kind: Named, names: Names) -> dict[str, Any]:
    """The upload document of a meet with its events, bibs or teams called by other names, and all
    else the same."""

    def new(name: str) -> str:
        return names.get(name, name)

    keys = [(UNSENT_KEYS | meet.keys).get(key, key) for key in _KEYS[kind]]
    everywhere: _Renames = dict.fromkeys((*_KEYS[kind], *keys), new)
    within = {event.id: everywhere | _of_rows(event, kind, new) for event in meet.events}

    def part(value: Any, renames: _Renames) -> Any:
        if isinstance(value, list):
            return [part(item, renames) for item in value]
        if not isinstance(value, dict):
            return value
        renames = within.get(str(value.get("event_id")), renames)
        return {
            key: _renamed(item, renames[key]) if key in renames else part(item, renames)
            for key, item in value.items()
        }

    return dict(part(payload(meet), everywhere))


def _of_rows(event: Event, kind: Named, new: Callable[[str], str]) -> _Renames:
    """The rows of an event have bibs; those of a relay squads, whose ids have the code of their
    team in them."""
    if not event.discipline.legs:
        return {"bib": new} if kind is Named.BIB else {}
    teams = squad_teams(event)

    def squad(name: str) -> str:
        team = squad_team(name, teams)
        return new(team) + name[len(team) :]

    return {"bib": squad, "relay_team_id": squad} if kind is Named.TEAM else {}


def _renamed(value: Any, new: Callable[[str], str]) -> Any:
    """One name, or a list of them."""
    if isinstance(value, list):
        return [_renamed(item, new) for item in value]
    return new(value) if isinstance(value, str) else value
