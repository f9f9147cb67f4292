"""What the service holds, as it was read: a snapshot of the competition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from meetc.plan.canonical import canonical
from meetc.plan.resource import MARKS, Key, Resource, ResourceKind


@dataclass(frozen=True, slots=True)
class Remote:
    """The resources of a competition by their natural keys, as read.

    `units` are the addresses of all units that are there, read or not; `unread` says of a kind
    why it cannot be read. `competition` is the id that the other resources go by, "" where the
    competition is not there.
    """

    competition: str = ""
    role: str = ""
    documents: Mapping[Key, Resource] = field(default_factory=dict)
    units: Mapping[Key, str] = field(default_factory=dict)
    unread: Mapping[ResourceKind, str] = field(default_factory=dict)


def has_results(unit: Resource) -> bool:
    """Whether a unit says more than who is to start."""
    return any(
        path[0] and path[1] in MARKS and canonical(ResourceKind.UNIT, path, v) is not None
        for path, v in unit.flat.items()
    )
