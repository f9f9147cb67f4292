"""A rehearsal: a meet pushed to a service of its own, as often as one likes. Nothing is written
beside the meet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from meetc.plan.base import Base
from meetc.plan.plan import Wishes
from meetc.push.prepared import Destination, Prepared
from meetc.push.report import Done
from meetc.push.session import execute, prepare
from meetc.push.state import PushState


@dataclass(slots=True)
class Rehearsal:
    """`base` is what the last push has left."""

    target: Destination
    payload: dict[str, Any]
    wishes: Wishes
    base: Base

    def prepare(self) -> Prepared:
        """What the next push would do. Raises ServiceError."""
        return prepare(self.target, self.payload, PushState(self.base), self.wishes)

    def carry_out(self, prepared: Prepared) -> Done:
        """One push."""
        results, self.base = execute(prepared, None, lambda result: None)
        return Done(prepared, results, "meetc push --rehearse")
