"""What became of a push: done, failed, not tried, and what to do next, as text and as JSON. The
schema of the JSON is meetc/schemas/push.json."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

from meetc.exit_codes import DONE, INTERRUPTED, PARTLY, REFUSED, SERVICE
from meetc.plan.as_json import changed
from meetc.plan.step import Action
from meetc.plan.text import kept, name
from meetc.push.outcome import Fate, Result
from meetc.push.prepared import Prepared
from meetc.push.refusal import Refusal

_WORDS = {Action.CREATE: "created", Action.UPDATE: "changed", Action.DELETE: "deleted"}
_NOTHING_DONE = {
    Fate.DENIED: REFUSED,
    Fate.REJECTED: PARTLY,
    Fate.UNREACHED: SERVICE,
    Fate.NOT_TRIED: SERVICE,
}
"""How a push ends of which certainly nothing was done, by what became of its first step."""


class Done(NamedTuple):
    """A push that has ended, and the command that goes on with it."""

    prepared: Prepared
    results: Sequence[Result]
    again: str
    interrupted: bool = False

    @property
    def is_whole(self) -> bool:
        return all(result.fate is Fate.DONE for result in self.results)

    @property
    def code(self) -> int:
        """How it ends: 0 all done; 4 partly done, perhaps done, or partly not sendable; 3 or 5
        where certainly nothing was done at all, for want of rights or of a service."""
        if self.interrupted:
            return INTERRUPTED
        plan, fates = self.prepared.plan, [result.fate for result in self.results]
        if fates and not {Fate.DONE, Fate.DOUBTFUL}.intersection(fates):
            return _NOTHING_DONE[next((f for f in fates if f is not Fate.NOT_TRIED), fates[0])]
        otherwise = plan.altered or any(result.altered for result in self.results)
        return DONE if self.is_whole and not otherwise and not plan.of(Action.CANNOT) else PARTLY


def line(result: Result) -> str:
    """One result, as it comes: `+ event T01`."""
    signs = {Action.CREATE: "+", Action.UPDATE: "~", Action.DELETE: "-"}
    sign = signs.get(result.step.action, "=")  # what is there by now as it was to be
    if result.fate is Fate.DONE:
        return f"{sign} {name(result.step.key)}"
    return f"{result.fate}: {name(result.step.key)}: {result.reason}"


def render(done: Done) -> str:
    """The end of a push, with the next command."""
    lines, results = [], done.results
    counts = Counter(r.step.action for r in results if r.fate is Fate.DONE)
    if counts:
        parts = [f"{counts[action]} {word}" for action, word in _WORDS.items() if counts[action]]
        lines.append(f"done: {', '.join(parts)}")
    for word in ("failed", "not tried"):
        lacking = [result for result in results if str(result.fate) == word]
        if lacking:
            lines.append(f"{word}: {len(lacking)}")
            lines += [f"    {name(r.step.key)}: {r.reason}" for r in lacking]
    changed = [(result.step, change) for result in results for change in result.altered]
    lines += [f"{name(step.key)}: {kept(step, change)}" for step, change in changed]
    cannot = done.prepared.plan.of(Action.CANNOT)
    if cannot:
        lines.append(f"cannot be sent: {len(cannot)}, to be entered by hand")
    if not results:
        lines.append("nothing was sent: nothing has changed")
    if not done.is_whole:
        lines.append(f"next: {done.again}, which goes on where this ended")
    return "\n".join(lines) + "\n"


def as_json(done: Done) -> dict[str, Any]:
    """The same for programs."""
    prepared = done.prepared
    return {
        "target": prepared.base.target,
        "user": prepared.target.user,
        "exit_code": done.code,
        "results": [
            {"resource": str(r.step.key), "action": str(r.step.action), "fate": str(r.fate)}
            | ({"reason": r.reason} if r.reason else {})
            | ({"altered": [changed(change) for change in r.altered]} if r.altered else {})
            for r in done.results
        ],
        "cannot": [
            {"resource": str(step.key), "reason": step.reason}
            for step in prepared.plan.of(Action.CANNOT)
        ],
        "next": None if done.is_whole else done.again,
        "reason": None,
    }


def refused(refusal: Refusal, head: dict[str, str]) -> dict[str, Any]:
    """What programs are told of a push that ends before anything was sent."""
    nothing: dict[str, Any] = {"results": [], "cannot": [], "next": None}
    return head | {"exit_code": refusal.code} | nothing | {"reason": refusal.why}
