"""A plan that was saved to be approved: what was approved is what runs, or nothing."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from meetc.plan.as_json import FORMAT, digest, steps
from meetc.plan.plan import WRITES, Plan, Wishes
from meetc.plan.resource import Document

_MARK = "meetc_plan"


class SavedPlanError(Exception):
    """A saved plan that does not hold, with the reason."""


@dataclass(frozen=True, slots=True)
class Saved:
    """A plan as its file holds it. `meet` is the path of the text from the plan's own folder."""

    version: str
    target: str
    environment: str
    meet: str
    spec: str
    wishes: Wishes
    steps: list[Document]

    def document(self) -> Document:
        """As JSON, sealed: a plan that is changed afterwards is known."""
        body: Document = {
            _MARK: FORMAT,
            "version": self.version,
            "target": self.target,
            "environment": self.environment,
            "meet": self.meet,
            "spec": self.spec,
            "wishes": {
                "adopt": self.wishes.adopt,
                "recreate": self.wishes.recreate,
                "prune": self.wishes.prune,
                "ours": self.wishes.ours,
                "only": list(self.wishes.only),
            },
            "steps": self.steps,
        }
        return body | {"seal": digest(body)}


def is_plan(data: bytes) -> bool:
    """Whether a file is a saved plan rather than a meet."""
    return data.lstrip()[:1] == b"{" and f'"{_MARK}"'.encode() in data


def load(data: bytes) -> Saved:
    """The plan that a file holds. Raises SavedPlanError."""
    try:
        found = json.loads(data)
        seal = found.pop("seal")
        if found.get(_MARK) != FORMAT:
            raise SavedPlanError("it is no plan of this version of meetc: plan again")
        if digest(found) != seal:
            raise SavedPlanError("it has been changed since it was saved: plan again")
        wishes = found["wishes"]
        return Saved(
            found["version"],
            found["target"],
            found["environment"],
            found["meet"],
            found["spec"],
            Wishes(
                wishes["adopt"],
                wishes["recreate"],
                wishes["prune"],
                wishes["ours"],
                tuple(wishes["only"]),
            ),
            found["steps"],
        )
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError):
        raise SavedPlanError("it is no plan that meetc saved") from None


def check(saved: Saved, version: str, target: str, payload: Any, plan: Plan) -> None:
    """Raise SavedPlanError where a saved plan is not what would run now. Steps that have been
    carried out since are no difference: a push of a plan can be run again."""
    if saved.version != version:
        raise SavedPlanError(f"it was made by meetc {saved.version}, this is {version}: plan again")
    if saved.target != target:
        raise SavedPlanError(f"it is for {saved.target}, not for {target}")
    if saved.spec != digest(payload):
        raise SavedPlanError("the text has changed since it was made: plan again")
    approved = {step["resource"]: step for step in saved.steps}
    for step in steps(plan):
        if step["action"] in WRITES and approved.get(step["resource"]) != step:
            raise SavedPlanError(
                f"{step['resource']} is not as it was when the plan was made: plan again"
            )
