"""A push to the older API: a meet as a whole, once. It is never changed."""

from __future__ import annotations

from typing import Any, NamedTuple

from meetc.exit_codes import DONE, PARTLY
from meetc.push.outcome import Fate
from meetc.push.sendable import Sendable
from meetc.service.errors import LostError
from meetc.service.v1 import ClientV1

_STEP = {"resource": "competition", "action": "create"}
_UNSURE = "it is there now, but the answer was lost: look at it"
_UNKNOWN = (
    "the meet was sent, and nobody knows whether it was taken; the same again looks first, and "
    "sends nothing where it is there"
)


class Creation(NamedTuple):
    """What became of a meet: it is done, or doubtful for a reason; `is_there` where the service
    lists it."""

    fate: Fate
    is_there: bool = True
    reason: str = ""

    @property
    def code(self) -> int:
        return DONE if self.fate is Fate.DONE else PARTLY

    def as_json(self, again: str, head: dict[str, str]) -> dict[str, Any]:
        """What was done, with the command that goes on; meetc/schemas/push.json describes it."""
        reason = {"reason": self.reason} if self.reason else {}
        return head | {
            "exit_code": self.code,
            "results": [_STEP | {"fate": str(self.fate)} | reason],
            "cannot": [],
            "next": None if self.is_there else again,
            "reason": None,
        }


def create(client: ClientV1, meet: Sendable) -> Creation:
    """Send a meet. Raises ServiceError where it is certainly not there."""
    try:
        if client.create(meet.payload):
            return Creation(Fate.DONE)
    except LostError as problem:
        return Creation(Fate.DOUBTFUL, False, f"{problem}: {_UNKNOWN}")
    return Creation(Fate.DOUBTFUL, True, _UNSURE)


def plan_as_json(meet: Sendable, environment: str, head: dict[str, str]) -> dict[str, Any]:
    """What would be done; meetc/schemas/plan.json describes it."""
    plan = {"environment": environment, "role": "", "steps": [_STEP]}
    return head | plan | {"kept_back": meet.kept_back}
