"""Reads what the service holds of a meet, and no more than a plan needs."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import urlsplit

from meetc.assumptions import TEAMS_LIST, WRITING_ROLES
from meetc.json_values import are_objects
from meetc.plan.base import Base
from meetc.plan.remote import Remote
from meetc.plan.resource import (
    COMPETITION,
    Document,
    Key,
    Resource,
    ResourceKind,
    by_key,
    event_of,
    place_of,
    unit_key,
)
from meetc.plan.spec import Spec
from meetc.service.client import Client
from meetc.service.environment import Environment
from meetc.service.errors import GarbledError, RefusedError, RejectedError
from meetc.service.side_by_side import side_by_side

LISTS = {
    ResourceKind.TEAM: TEAMS_LIST,
    ResourceKind.COMPETITOR: "api/competitors/",
    ResourceKind.EVENT: "api/events/",
}
"""Where the records of each kind are listed, by `?competition=`."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where people find a meet: `/x/2026/GBR/spring-open/`."""

    year: str
    country: str
    slug: str

    def __str__(self) -> str:
        return f"/x/{self.year}/{self.country}/{self.slug}/"


def address_of(competition: Document) -> Address:
    """The address of a competition of a payload."""
    return Address(*(str(competition.get(name, "")) for name in ("year", "country", "slug")))


def read(
    client: Client,
    environment: Environment,
    spec: Spec,
    base: Base,
    only: Collection[str] = (),
    *,
    every_unit: bool = False,
) -> Remote:
    """What the service holds of the resources of a spec and a base, or of `every_unit` of the
    events that are there. Raises ServiceError."""
    wanted = spec.resources[COMPETITION].document
    mine = find_mine(client, environment, wanted)
    if mine is None:
        _refuse_foreign(client, environment, wanted)
        return Remote()
    meet = Resource(ResourceKind.COMPETITION, _competition(client, wanted, mine, only))
    documents, unread = _listed(client, str(mine["id"]), _kinds(spec, only))
    units = dict(_units(client, documents, only))

    def is_needed(key: Key) -> bool:
        event = Key(ResourceKind.EVENT, event_of(key))
        is_known = key in spec.resources or key in base.resources
        may_go = event not in spec.resources and event in base.resources  # if without results
        return every_unit or is_known or may_go

    needed = [key for key in units if is_needed(key)]
    read_all = side_by_side(lambda key: read_unit(client, units[key], key), needed)
    documents.update(zip(needed, read_all, strict=True))
    role = str(mine.get("role", ""))
    return Remote(str(mine["id"]), role, {COMPETITION: meet} | documents, units, unread)


def _kinds(spec: Spec, only: Collection[str]) -> set[ResourceKind]:
    """The kinds whose lists are read."""
    kinds = {key.kind for key in spec.resources} | {ResourceKind.EVENT}
    return kinds if only else kinds | {ResourceKind.TEAM, ResourceKind.COMPETITOR}


def _listed(
    client: Client, competition: str, kinds: Collection[ResourceKind]
) -> tuple[dict[Key, Resource], dict[ResourceKind, str]]:
    """The records of some kinds, and why those of a kind cannot be read."""
    documents: dict[Key, Resource] = {}
    unread: dict[ResourceKind, str] = {}
    for kind, path in LISTS.items():
        if kind not in kinds:
            continue
        try:
            records = client.records(path, competition=competition)
        except RejectedError as problem:
            if problem.status not in (404, 405):
                raise
            unread[kind] = f"the service does not list them: {path} is not there"
            continue
        documents |= _by_key(kind, records, client)
    return documents, unread


def find_mine(client: Client, environment: Environment, wanted: Document) -> Document | None:
    """The user's competition that is meant: by the id of the environment, else by address."""
    address = str(address_of(wanted))
    for competition in client.my_competitions():
        if environment.competition:
            is_meant = str(competition.get("id")) == environment.competition
        else:
            is_meant = _path(str(competition.get("url", ""))).endswith(address)
        if is_meant and not isinstance(competition.get("id"), (str, int)):
            raise GarbledError(f"{client.origin} lists a competition without an id")
        if is_meant:
            return competition
    if environment.competition:
        raise RefusedError(
            f"the user has no role in competition {environment.competition}, "
            f"which environment {environment.name} names"
        )
    return None


def _path(url: str) -> str:
    """The path of an address; of what is none, nothing."""
    try:
        return urlsplit(url).path
    except ValueError:
        return ""


def _refuse_foreign(client: Client, environment: Environment, wanted: Document) -> None:
    """Raise RefusedError where the competition is there and the user has no role in it."""
    if in_calendar(client, wanted) is not None:
        raise RefusedError(
            f"{environment.origin}{address_of(wanted)} is there, and the user has no role in it: "
            "a director adds users under Manage, Officials"
        )


def in_calendar(client: Client, wanted: Document) -> Document | None:
    """The competition as api/competitions/ tells it, which is all fields of it."""
    day = str(wanted.get("date", ""))
    filters = {"country": str(wanted.get("country", "")), "date_from": day, "date_to": day}
    for record in client.records("api/competitions/", **filters):
        if address_of(record) == address_of(wanted):
            return record
    return None


def _competition(
    client: Client, wanted: Document, mine: Document, only: Collection[str]
) -> Document:
    """What is known of the competition; of the list of my competitions only the day is sure."""
    full = None if only else in_calendar(client, wanted)
    return full if full is not None else {n: mine[n] for n in ("date", "country") if n in mine}


def _by_key(kind: ResourceKind, records: list[Document], client: Client) -> dict[Key, Resource]:
    for record in records:
        is_named = Resource(kind, record).key.name.strip()
        if not is_named or not isinstance(record.get("id"), (str, int)):
            raise GarbledError(f"{client.origin} lists a {kind} without a name or an id")
    return by_key(kind, records)


def _units(
    client: Client, documents: dict[Key, Resource], only: Collection[str]
) -> list[tuple[Key, str]]:
    units = []
    for key, resource in documents.items():
        if key.kind is ResourceKind.EVENT and (not only or key.name in only):
            units += unit_addresses(client, key.name, resource.document)
    return units


def unit_addresses(client: Client, event_id: str, event: Document) -> list[tuple[Key, str]]:
    """The units that an event refers to, with their addresses. A reference without round and
    heat is followed to learn them."""
    units = []
    references = event.get("units")
    for reference in references if isinstance(references, list) else ():
        url = reference.get("url") if isinstance(reference, dict) else None
        if not isinstance(url, str):
            continue
        place = _place(reference) or _place(client.get(url))
        if place is not None:
            units.append((unit_key(event_id, *place), url))
    return units


def _place(unit: Document) -> tuple[int, int] | None:
    number, heat = unit.get("round"), unit.get("heat")
    return (number, heat) if isinstance(number, int) and isinstance(heat, int) else None


def read_unit(client: Client, url: str, key: Key) -> Resource:
    """A unit with its rows. Raises GarbledError where it is another one."""
    unit = client.get(url)
    if not are_objects(unit.get("results", [])):
        raise GarbledError(f"{client.origin} answers {key} with something else than rows")
    if _place(unit) not in (None, place_of(key)):
        raise GarbledError(f"{client.origin} answers {key} with another unit")
    return Resource(key.kind, unit | {"url": url})


def may_write(remote: Remote) -> bool:
    """Whether the user's role lets changes be made, as far as the service tells."""
    return not remote.role or remote.role.upper() in WRITING_ROLES
