"""How a push tells what it has done: each result as it comes, and of what a plan tells in one line
a line as soon as all of it is done."""

from __future__ import annotations

from collections.abc import Iterator

from meetc.plan.folded import fold_of, folds
from meetc.plan.plan import Plan
from meetc.plan.text import line_of
from meetc.push.outcome import Fate, Result
from meetc.push.report import line


class Progress:
    """Counts the results of a plan; with `verbose` each is told by itself."""

    def __init__(self, plan: Plan, *, verbose: bool = False) -> None:
        self.total = len(plan.writes)
        self.count = 0
        self._folds = {} if verbose else folds(plan)
        self._waiting: list[Result] = []

    def lines(self, result: Result) -> Iterator[str]:
        """What is to be told once a result is there."""
        fold = fold_of(result.step)
        joins = result.fate is Fate.DONE and fold in self._folds
        if self._waiting and not (joins and fold == fold_of(self._waiting[0].step)):
            yield from self.rest()
        self.count += 1
        if not joins:
            yield f"[{self.count}/{self.total}] {line(result)}"
            return
        self._waiting.append(result)
        if result.step.key == self._folds[fold][-1].key:
            yield from self.rest()

    def rest(self) -> Iterator[str]:
        """What has not been told yet, once no other result comes."""
        if len(self._waiting) == 1:
            yield f"[{self.count}/{self.total}] {line(self._waiting[0])}"
        elif self._waiting:
            done = line_of([result.step for result in self._waiting], with_rows=False)
            yield f"[{self.count}/{self.total}] {done}"
        self._waiting = []
