"""A step of a plan: what happens to one resource."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from meetc.plan.compare import Difference, Verdict
from meetc.plan.resource import Key, Path, row_name


class Action(StrEnum):
    """What happens to a resource."""

    CREATE = "create"
    UPDATE = "update"
    DELETE = "delete"
    SAME = "same"
    CONFLICT = "conflict"
    CANNOT = "cannot"  # wanted, and the service has no documented way
    ORPHAN = "orphan"  # the text no longer has it
    FOREIGN = "foreign"  # somebody else's
    DROP = "drop"  # gone everywhere but in the base


WRITES = (Action.CREATE, Action.UPDATE, Action.DELETE)


@dataclass(frozen=True, slots=True)
class Step:
    """What happens to one resource, and why. `sent` and `held` are what the base will say of it
    (meetc/plan/base.py)."""

    key: Key
    action: Action
    changes: tuple[Difference, ...] = ()
    reason: str = ""
    sent: Mapping[Path, Any] = field(default_factory=dict)
    held: frozenset[Path] = frozenset()

    @property
    def writes(self) -> bool:
        return self.action in WRITES

    def is_whole_row(self, change: Difference) -> bool:
        """Whether a change is about a row as a whole: that it is there or not."""
        return bool(change.row) and change.field == row_name(self.key.kind)

    def with_verdict(self, *verdicts: Verdict) -> list[Difference]:
        """The changes that have one of some verdicts."""
        return [change for change in self.changes if change.verdict in verdicts]
