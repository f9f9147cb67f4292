"""What a push knows before its first write."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from meetc.plan.as_json import steps
from meetc.plan.base import Base
from meetc.plan.plan import Plan, Wishes
from meetc.plan.remote import Remote
from meetc.plan.renumbered import Moved
from meetc.plan.settle import Intent
from meetc.plan.spec import Spec
from meetc.service.client import Client
from meetc.service.environment import Environment


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a push goes, and as whom."""

    environment: Environment
    client: Client
    user: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """All that a push needs to know before its first write. `view` has what is known and there
    under the bibs that athletes have now; `pending` are writes of an earlier push of which is not
    known what became of them, and that were not asked for now; of `restored` resources a later
    version of the base is used, which git has taken back."""

    target: Destination
    payload: dict[str, Any]
    spec: Spec
    base: Base
    remote: Remote
    view: Moved
    plan: Plan
    wishes: Wishes
    pending: tuple[Intent, ...] = ()
    restored: int = 0

    def as_json(self, kept_back: Counter[str]) -> dict[str, Any]:
        """The plan for programs, with where it goes and what no upload has; meetc/schemas/plan.json
        describes it."""
        return {
            "target": self.base.target,
            "environment": self.target.environment.name,
            "user": self.target.user,
            "role": self.remote.role,
            "steps": steps(self.plan),
            "kept_back": kept_back,
        }
