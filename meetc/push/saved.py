"""A plan that was saved to be approved: what was approved is what runs, or nothing."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from meetc.plan.as_json import FORMAT, digest, steps
from meetc.plan.canonical import is_blank
from meetc.plan.plan import Plan, Wishes
from meetc.plan.resource import Document, Kind, Path, parse_key
from meetc.plan.step import WRITES, Action

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
    """Raise SavedPlanError where a saved plan is not what would run now. What has been carried
    out since is no difference: a push of a plan can be run again."""
    if saved.version != version:
        raise SavedPlanError(f"it was made by meetc {saved.version}, this is {version}: plan again")
    if saved.target != target:
        raise SavedPlanError(f"it is for {saved.target}, not for {target}")
    if saved.spec != digest(payload):
        raise SavedPlanError("the text has changed since it was made: plan again")
    approved = {step["resource"]: step for step in saved.steps}
    for step in steps(plan, with_added=False):
        if step["action"] in WRITES and not _is_approved(step, approved.get(step["resource"])):
            raise SavedPlanError(
                f"{step['resource']} is not as it was when the plan was made: plan again"
            )


def _is_approved(step: Document, approved: Document | None) -> bool:
    """Whether a step does nothing but what was approved. A push that was cut may have made the
    resource, or the service a unit from its event; what is left are then some of its values."""
    if step == approved:
        return True
    if approved is None or step["action"] != Action.UPDATE or approved["action"] not in WRITES[:2]:
        return False
    kind = parse_key(step["resource"]).kind
    shown = {_path(change): change for change in approved.get("changes", ())}
    return all(_is_shown(kind, each, shown.get(_path(each))) for each in step.get("changes", ()))


def _path(change: Document) -> Path:
    return change.get("row", ""), change["field"]


def _is_shown(kind: Kind, change: Document, shown: Document | None) -> bool:
    """Whether a value is changed as it was shown, and nothing but a blank is there by now."""
    if shown is None:
        return False
    remote, before = change.get("remote"), shown.get("remote")
    there = remote == before or (before is None and is_blank(kind, _path(change), remote))
    return there and all(change.get(n) == shown.get(n) for n in ("verdict", "base", "spec"))
