"""Steps that are told as one: a line a kind where a push makes a whole meet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from meetc.plan.plan import Plan
from meetc.plan.resource import COMPETITION, ResourceKind
from meetc.plan.step import Action, Step

Fold = tuple[Action, ResourceKind, str]
"""What the steps of one line share: what happens to resources of which kind, and why."""

_MANY = 20
_AT_ONCE = (Action.CREATE, Action.CANNOT)
"""What is told at once of a meet that the service does not have yet."""


def fold_of(step: Step) -> Fold:
    return step.action, step.key.kind, step.reason


def folds(plan: Plan) -> Mapping[Fold, Sequence[Step]]:
    """The steps that are told in one line each: those of a kind in a plan that makes the
    competition, and wherever there are many."""
    is_first = any(s.key == COMPETITION and s.action is Action.CREATE for s in plan.steps)
    alike: dict[Fold, list[Step]] = {}
    for step in plan.of(*_AT_ONCE, Action.FOREIGN):
        alike.setdefault(fold_of(step), []).append(step)

    def most(fold: Fold) -> int:
        return 1 if is_first and fold[0] in _AT_ONCE else _MANY

    return {fold: steps for fold, steps in alike.items() if len(steps) > most(fold)}
