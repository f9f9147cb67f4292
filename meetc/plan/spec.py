"""What the text wants on the service: the resources of a payload, and what cannot be sent."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from meetc.assumptions import RELAY_TEAMS
from meetc.plan.resource import (
    COMPETITION,
    Document,
    Key,
    Resource,
    ResourceKind,
    by_key,
    event_of,
)

_PARTS = {
    ResourceKind.TEAM: "teams",
    ResourceKind.COMPETITOR: "competitors",
    ResourceKind.EVENT: "events",
    ResourceKind.UNIT: "units",
    ResourceKind.RELAY_TEAM: "relay_teams",
}

NO_RELAY_TEAMS = "the API of 2026 has no documented place for relay teams"
NO_COMBINED_ROWS = "the API of 2026 has no documented place for the rows of a combined event"


@dataclass(frozen=True, slots=True)
class Spec:
    """The resources that a payload wants, those depended on first; `cannot` tells of keys why
    they cannot be sent, though they are wanted."""

    resources: dict[Key, Resource]
    cannot: dict[Key, str]

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing but the name of the meet."""
        return all(key.kind is ResourceKind.COMPETITION for key in (*self.resources, *self.cannot))


def spec_of(payload: dict[str, Any]) -> Spec:
    """The resources of a payload of the target `opentrack-rest`."""
    resources = {COMPETITION: Resource(ResourceKind.COMPETITION, payload["competition"])}
    for kind, part in _PARTS.items():
        documents = payload[part]
        if kind is ResourceKind.EVENT:
            documents = _parents_first(documents)
        resources |= by_key(kind, documents)
    entered = {
        (entry.get("event_id"), competitor.get("competitor_id"))
        for competitor in payload["competitors"]
        for entry in competitor.get("events_entered", ())
    }
    cannot = {
        Key(ResourceKind.EVENT, event["event_id"]): NO_COMBINED_ROWS
        for event in payload["events"]
        for row in event.get("results", ())
        if len(row) > 1 or (event["event_id"], row["bib"]) not in entered
    }
    if not RELAY_TEAMS:
        squads = [key for key in resources if key.kind is ResourceKind.RELAY_TEAM]
        for squad in squads:
            cannot[squad] = NO_RELAY_TEAMS
            del resources[squad]
    return Spec(resources, cannot)


def _parents_first(events: list[Document]) -> list[Document]:
    parents = {event["parent"] for event in events if event.get("parent")}
    return sorted(events, key=lambda event: event["event_id"] not in parents)


def within(spec: Spec, only: Collection[str], unchanged: Collection[Key] = ()) -> Spec:
    """The part of a spec that some events are: themselves, those they are parts of, their units,
    and their athletes with their teams, unless these are `unchanged` since the last push."""
    if not only:
        return spec
    events = _with_parents(spec, only)
    bibs = {
        bib
        for key, resource in spec.resources.items()
        if key.kind is ResourceKind.UNIT and event_of(key) in events
        for bib in resource.rows
    }
    athletes = {
        key: spec.resources[key]
        for key in (Key(ResourceKind.COMPETITOR, bib) for bib in sorted(bibs))
        if key in spec.resources and key not in unchanged
    }
    of_teams = (athlete.document.get("team_id") for athlete in athletes.values())
    teams = {Key(ResourceKind.TEAM, str(team)) for team in of_teams}
    kept = {
        key: resource
        for key, resource in spec.resources.items()
        if key == COMPETITION
        or event_of(key) in events
        or key in athletes
        or (key in teams and key not in unchanged)
    }
    return Spec(kept, {k: why for k, why in spec.cannot.items() if event_of(k) in only})


def _with_parents(spec: Spec, only: Collection[str]) -> set[str]:
    keys = (Key(ResourceKind.EVENT, name) for name in only)
    parents = (spec.resources[key].document.get("parent") for key in keys if key in spec.resources)
    return {*only, *(str(parent) for parent in parents if parent)}
