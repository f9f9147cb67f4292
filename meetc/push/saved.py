"""A plan that was saved to be approved: what was approved is what runs, or nothing."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields

from meetc import __version__
from meetc.plan.as_json import FORMAT, digest, steps
from meetc.plan.canonical import is_blank
from meetc.plan.plan import Wishes
from meetc.plan.resource import Document, Path, ResourceKind, parse_key
from meetc.plan.step import WRITES, Action
from meetc.push.prepared import Prepared

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
        values = {own.name: getattr(self, own.name) for own in fields(self)}
        body = {_MARK: FORMAT} | values | {"wishes": asdict(self.wishes)}
        return body | {"seal": digest(body)}

    def stale(self, prepared: Prepared) -> str:
        """Why it is not what would run now, "" where it is. What has been carried out since is no
        difference: a push of a plan can be run again."""
        target = prepared.base.target
        if self.version != __version__:
            return f"it was made by meetc {self.version}, this is {__version__}: plan again"
        if self.target != target:
            return f"it is for {self.target}, not for {target}"
        if self.spec != digest(prepared.payload):
            return "the text has changed since it was made: plan again"
        approved = {step["resource"]: step for step in self.steps}
        for step in steps(prepared.plan, with_added=False):
            if step["action"] in WRITES and not _is_approved(step, approved.get(step["resource"])):
                return f"{step['resource']} is not as it was when the plan was made: plan again"
        return ""


def saved_of(prepared: Prepared, meet: str) -> Saved:
    """A plan as it is saved; `meet` is the path of the text from the folder of the plan."""
    return Saved(
        version=__version__,
        target=prepared.base.target,
        environment=prepared.target.environment.name,
        meet=meet,
        spec=digest(prepared.payload),
        wishes=prepared.wishes,
        steps=steps(prepared.plan, with_added=False),
    )


def is_plan(data: bytes) -> bool:
    """Whether a file is a saved plan rather than a meet."""
    return data.lstrip()[:1] == b"{" and f'"{_MARK}"'.encode() in data


def load(data: bytes) -> Saved:
    """The plan that a file holds. Raises SavedPlanError."""
    try:
        plan = json.loads(data)
        seal = plan.pop("seal")
        if plan.get(_MARK) != FORMAT:
            raise SavedPlanError("it is no plan of this version of meetc: plan again")
        if digest(plan) != seal:
            raise SavedPlanError("it has been changed since it was saved: plan again")
        del plan[_MARK]
        wishes = plan.pop("wishes")
        return Saved(wishes=Wishes(**wishes | {"only": tuple(wishes["only"])}), **plan)
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError):
        raise SavedPlanError("it is no plan that meetc saved") from None


def _is_approved(step: Document, approved: Document | None) -> bool:
    """Whether a step does nothing but what was approved. A push that was cut may have made the
    resource, or the service a unit from its event; what is left are then some of its values."""
    if step == approved:
        return True
    if approved is None or step["action"] != Action.UPDATE or approved["action"] not in WRITES[:2]:
        return False
    kind = parse_key(step["resource"]).kind
    shown = {_path(change): change for change in approved.get("changes", ())}
    changes = step.get("changes", ())
    return all(_is_shown(kind, change, shown.get(_path(change))) for change in changes)


def _path(change: Document) -> Path:
    return change.get("row", ""), change["field"]


def _is_shown(kind: ResourceKind, change: Document, shown: Document | None) -> bool:
    """Whether a value is changed as it was shown, and nothing but a blank is there by now."""
    if shown is None:
        return False
    remote, before = change.get("remote"), shown.get("remote")
    there = remote == before or (before is None and is_blank(kind, _path(change), remote))
    return there and all(change.get(n) == shown.get(n) for n in ("verdict", "base", "spec"))
