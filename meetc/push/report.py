"""What became of a push: done, failed, not tried, and what to do next, as text and as JSON. The
schema of the JSON is meetc/schemas/push.json."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from meetc.exit_codes import DONE, INTERRUPTED, PARTLY, REFUSED, SERVICE
from meetc.plan.as_json import changed
from meetc.plan.plan import Plan
from meetc.plan.step import Action
from meetc.plan.text import kept, name
from meetc.push.outcome import Fate, Result

_WORDS = {Action.CREATE: "created", Action.UPDATE: "changed", Action.DELETE: "deleted"}
_NOTHING_DONE = {
    Fate.DENIED: REFUSED,
    Fate.REJECTED: PARTLY,
    Fate.UNREACHED: SERVICE,
    Fate.NOT_TRIED: SERVICE,
}
"""How a push ends of which certainly nothing was done, by what became of its first step."""


def exit_code(plan: Plan, results: Sequence[Result], *, interrupted: bool = False) -> int:
    """How a push ends: 0 all done; 4 partly done, perhaps done, or partly not sendable; 3 or 5
    where certainly nothing was done at all, for want of rights or of a service."""
    if interrupted:
        return INTERRUPTED
    fates = [result.fate for result in results]
    failed = [fate for fate in fates if fate is not Fate.DONE]
    if fates and not {Fate.DONE, Fate.DOUBTFUL}.intersection(fates):
        return _NOTHING_DONE[next((f for f in failed if f is not Fate.NOT_TRIED), failed[0])]
    otherwise = plan.altered or any(result.altered for result in results)
    return PARTLY if failed or otherwise or plan.of(Action.CANNOT) else DONE


def line(result: Result) -> str:
    """One result, as it comes: `+ event T01`."""
    signs = {Action.CREATE: "+", Action.UPDATE: "~", Action.DELETE: "-"}
    sign = signs.get(result.step.action, "=")  # what is there by now as it was to be
    if result.fate is Fate.DONE:
        return f"{sign} {name(result.step.key)}"
    return f"{result.fate}: {name(result.step.key)}: {result.reason}"


def render(plan: Plan, results: Sequence[Result], again: str) -> str:
    """The end of a push, with the next command."""
    lines = []
    done = Counter(r.step.action for r in results if r.fate is Fate.DONE)
    if done:
        parts = [f"{done[action]} {word}" for action, word in _WORDS.items() if done[action]]
        lines.append(f"done: {', '.join(parts)}")
    for word in ("failed", "not tried"):
        found = [result for result in results if str(result.fate) == word]
        if found:
            lines.append(f"{word}: {len(found)}")
            lines += [f"    {name(r.step.key)}: {r.reason}" for r in found]
    changed = [(each.step, change) for each in results for change in each.altered]
    lines += [f"{name(step.key)}: {kept(step, change)}" for step, change in changed]
    cannot = plan.of(Action.CANNOT)
    if cannot:
        lines.append(f"cannot be sent: {len(cannot)}, to be entered by hand")
    if not results:
        lines.append("nothing was sent: nothing has changed")
    if any(result.fate is not Fate.DONE for result in results):
        lines.append(f"next: {again}, which goes on where this ended")
    return "\n".join(lines) + "\n"


def as_json(
    plan: Plan, results: Sequence[Result], again: str, code: int, head: dict[str, Any]
) -> dict[str, Any]:
    """The same for programs."""
    unfinished = any(result.fate is not Fate.DONE for result in results)
    return head | {
        "exit_code": code,
        "results": [
            {"resource": str(r.step.key), "action": str(r.step.action), "fate": str(r.fate)}
            | ({"reason": r.reason} if r.reason else {})
            | ({"altered": [changed(each) for each in r.altered]} if r.altered else {})
            for r in results
        ],
        "cannot": [
            {"resource": str(step.key), "reason": step.reason} for step in plan.of(Action.CANNOT)
        ],
        "next": again if unfinished else None,
        "reason": None,
    }


def refused(code: int, reason: str, head: dict[str, Any]) -> dict[str, Any]:
    """What programs are told of a push that ends before anything was sent."""
    nothing: dict[str, Any] = {"results": [], "cannot": [], "next": None}
    return head | {"exit_code": code} | nothing | {"reason": reason}
