"""What a plan is about: the resources of a meet, their keys, and their values, laid flat.

A resource is flat where every value has a path of two texts: the row it stands in and its field.
The row is empty for the resource's own fields, else the bib of a result or the event of an entry.
So two people who change different fields of different rows never meet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any, NamedTuple

Document = dict[str, Any]
Path = tuple[str, str]
Flat = Mapping[Path, Any]

TRIALS = "trials"
MARKS = ("performance", TRIALS)
"""The fields of a row that say what somebody has done."""


class ResourceKind(StrEnum):
    """The kinds of resources, in the order in which they depend on each other."""

    COMPETITION = "competition"
    TEAM = "team"
    COMPETITOR = "competitor"
    EVENT = "event"
    UNIT = "unit"
    RELAY_TEAM = "relay_team"


ORDER = {kind: number for number, kind in enumerate(ResourceKind)}


class Key(NamedTuple):
    """A natural key: what the service and the text both call a resource."""

    kind: ResourceKind
    name: str

    def __str__(self) -> str:
        return f"{self.kind} {self.name}".rstrip()


COMPETITION = Key(ResourceKind.COMPETITION, "")

_NAMES: dict[ResourceKind, tuple[str, ...]] = {
    ResourceKind.COMPETITION: (),
    ResourceKind.TEAM: ("team_id",),
    ResourceKind.COMPETITOR: ("competitor_id",),
    ResourceKind.EVENT: ("event_id",),
    ResourceKind.UNIT: ("event_id", "round", "heat"),
    ResourceKind.RELAY_TEAM: ("event_id", "relay_team_id"),
}
"""The fields that make up the key of each kind."""

_UNIT = re.compile(r".+ -?\d{1,9} -?\d{1,9}", re.ASCII | re.DOTALL)

_ROWS = {
    ResourceKind.UNIT: ("results", "bib"),
    ResourceKind.COMPETITOR: ("events_entered", "event_id"),
}
"""The list of rows that a kind holds, and the field that names a row."""

_OWN = frozenset(("id", "url", "competition", "units", "results", TRIALS, "events_entered"))
"""Keys of a document that are no fields of the resource itself."""


@dataclass(frozen=True)
class Resource:
    """What the text wants of a resource, or the service holds: JSON, and the same laid flat."""

    kind: ResourceKind
    document: Document

    @cached_property
    def key(self) -> Key:
        return Key(self.kind, " ".join(str(self.document.get(n, "")) for n in _NAMES[self.kind]))

    @cached_property
    def rows(self) -> dict[str, Document]:
        """The rows by their names; what is no row is left out, a second row of one name has a
        number behind it."""
        listed = self.document.get(rows_field(self.kind))
        named: dict[str, Document] = {}
        for row in listed if isinstance(listed, list) else ():
            if not isinstance(row, dict):
                continue
            name = base = str(row.get(row_name(self.kind), ""))
            count = 1
            while name in named:
                count += 1
                name = f"{base}#{count}"
            named[name] = row
        return named

    @cached_property
    def flat(self) -> dict[Path, Any]:
        """All values by their path; a row's own name stands for the row itself."""
        identity, mark = _NAMES[self.kind], row_name(self.kind)
        flat: dict[Path, Any] = {
            ("", name): value
            for name, value in self.document.items()
            if name not in _OWN and name not in identity
        }
        for name, row in self.rows.items():
            flat[name, mark] = name
            flat.update({(name, field): value for field, value in row.items() if field != mark})
        for bib, trials in trials_by_bib(self.document.get(TRIALS)).items():
            flat[bib, TRIALS] = trials
        return flat


def by_key(kind: ResourceKind, documents: Iterable[Document]) -> dict[Key, Resource]:
    """Documents of a kind by their natural keys."""
    return {one.key: one for one in (Resource(kind, document) for document in documents)}


def unit_key(event_id: str, number: int, heat: int) -> Key:
    return Key(ResourceKind.UNIT, f"{event_id} {number} {heat}")


def place_of(unit: Key) -> tuple[int, int]:
    """The round and the heat of a unit."""
    _, number, heat = unit.name.rsplit(" ", 2)
    return int(number), int(heat)


def event_of(key: Key) -> str:
    """The id of the event that an event, a unit or a relay team belongs to, else nothing."""
    if key.kind is ResourceKind.EVENT:
        return key.name
    if key.kind is ResourceKind.UNIT:
        return key.name.rsplit(" ", 2)[0]
    if key.kind is ResourceKind.RELAY_TEAM:
        return key.name.split(" ", 1)[0]
    return ""


def parse_key(text: str) -> Key:
    """The key that `str` wrote. Raises ValueError for any other text."""
    kind, _, name = text.partition(" ")
    key = Key(ResourceKind(kind), name)
    if key.kind is ResourceKind.UNIT and not _UNIT.fullmatch(name):
        raise ValueError(f"{text} names no resource")
    return key


def rows_field(kind: ResourceKind) -> str:
    """The name of the list of rows of a kind, or nothing."""
    return _ROWS[kind][0] if kind in _ROWS else ""


def row_name(kind: ResourceKind) -> str:
    """The field that names a row of a kind, or nothing."""
    return _ROWS[kind][1] if kind in _ROWS else ""


def trials_by_bib(trials: Any) -> dict[str, list[Document]]:
    """The trials of each bib, in their order, without the bib."""
    by_bib: dict[str, list[Document]] = {}
    for trial in trials if isinstance(trials, list) else ():
        if isinstance(trial, dict):
            rest = {name: value for name, value in trial.items() if name != "bib"}
            by_bib.setdefault(str(trial.get("bib", "")), []).append(rest)
    return by_bib


def nest(flat: Flat) -> Document:
    """A flat resource as JSON: its fields, and its rows under `@rows`; sorted."""
    nested: Document = {name: flat["", name] for row, name in sorted(flat) if not row}
    rows: dict[str, Document] = {}
    for row, name in sorted(flat):
        if row:
            rows.setdefault(row, {})[name] = flat[row, name]
    if rows:
        nested["@rows"] = rows
    return nested


def unnest(nested: Mapping[str, Any]) -> dict[Path, Any]:
    """What `nest` made JSON of. Raises ValueError where the rows are none."""
    flat: dict[Path, Any] = {("", name): v for name, v in nested.items() if name != "@rows"}
    rows = nested.get("@rows", {})
    if not isinstance(rows, dict) or not all(isinstance(row, dict) for row in rows.values()):
        raise ValueError("rows are objects")
    for row, fields in rows.items():
        flat.update({(row, name): value for name, value in fields.items()})
    return flat


def in_order(keys: Iterable[Key]) -> list[Key]:
    """Keys by what depends on what, otherwise as they come."""
    return sorted(keys, key=lambda key: ORDER[key.kind])
