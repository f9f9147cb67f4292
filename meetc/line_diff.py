"""What differs between two texts, line by line, as git and `patch` read it.

It is what difflib tells, to the byte. difflib looks for the longest run of equal lines of a region
line by line, and then in the regions above and below it: of fifty events that all change it reads
nearly all lines fifty times. Here the long runs are found once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import Match, SequenceMatcher
from functools import cached_property

_LONG = 8
_AROUND = 3


def unified_diff(
    old: Sequence[str], new: Sequence[str], path: str, to: str, line_end: str = "\n"
) -> Iterator[str]:
    """The lines of a unified diff; its headers end as the lines of the texts do."""
    begun = False
    for group in LineMatcher(None, old, new).get_grouped_opcodes(_AROUND):
        if not begun:
            begun = True
            yield f"--- {path}{line_end}"
            yield f"+++ {to}{line_end}"
        (_, first, _, from_new, _), (_, _, last, _, to_new) = group[0], group[-1]
        yield f"@@ -{_extent(first, last)} +{_extent(from_new, to_new)} @@{line_end}"
        for tag, i, i_end, j, j_end in group:
            if tag == "equal":
                yield from (" " + line for line in old[i:i_end])
                continue
            yield from ("-" + line for line in old[i:i_end])
            yield from ("+" + line for line in new[j:j_end])


def _extent(start: int, end: int) -> str:
    count = end - start
    if count == 1:
        return f"{start + 1}"
    return f"{start + 1 if count else start},{count}"


class LineMatcher(SequenceMatcher[str]):
    """difflib's, which finds the same runs sooner."""

    a: Sequence[str]
    b: Sequence[str]
    b2j: dict[str, list[int]]

    def find_longest_match(
        self, alo: int = 0, ahi: int | None = None, blo: int = 0, bhi: int | None = None
    ) -> Match:
        """The longest run of equal lines of a region, of such the first."""
        ahi, bhi = len(self.a) if ahi is None else ahi, len(self.b) if bhi is None else bhi
        near = [run for run in self._long_runs if run.a < ahi and run.a + run.size > alo]
        within = (_within(run, alo, ahi, blo, bhi) for run in near)
        longest = min(within, key=lambda run: (-run.size, run.a, run.b), default=None)
        if longest is None or longest.size < _LONG:
            return super().find_longest_match(alo, ahi, blo, bhi)
        return self._grown(longest, alo, ahi, blo, bhi)

    @cached_property
    def _long_runs(self) -> list[Match]:
        """The long runs of equal lines, each as long as it can be. Lines that are all over the new
        text are in none, as in difflib's search."""
        runs: list[Match] = []
        begun: dict[int, int] = {}  # where each run began, by the new line that it would go on with
        for i, line in enumerate((*self.a, None)):
            here = self.b2j.get(line, ()) if line is not None else ()
            going_on = {j + 1: begun.pop(j, i) for j in here}
            for j, start in begun.items():
                if i - start >= _LONG:
                    runs.append(Match(start, j - i + start, i - start))
            begun = going_on
        return runs

    def _grown(self, run: Match, alo: int, ahi: int, blo: int, bhi: int) -> Match:
        """A run with the lines at its ends that are all over the new text."""
        i, j, size = run
        while alo < i and blo < j and self.a[i - 1] == self.b[j - 1]:
            i, j, size = i - 1, j - 1, size + 1
        while i + size < ahi and j + size < bhi and self.a[i + size] == self.b[j + size]:
            size += 1
        return Match(i, j, size)


def _within(run: Match, alo: int, ahi: int, blo: int, bhi: int) -> Match:
    """What of a run is in a region; its size is 0 or less where that is nothing."""
    i, j, size = run
    cut = max(0, alo - i, blo - j)
    i, j, size = i + cut, j + cut, size - cut
    return Match(i, j, min(size, ahi - i, bhi - j))
