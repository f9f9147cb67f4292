"""Who runs in which heat. Ranks count from 0, the best first; heats are lists of ranks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from meetc.rules.lots import drawn

_FEWEST = 3


class Entrant(NamedTuple):
    """Who is to be seeded: an athlete, or the squad of a relay. `value` is the mark in seconds or
    metres, None of who has none."""

    bib: str
    team: str
    value: Decimal | None


def by_lot(entrants: Iterable[Entrant], seed: int, *occasion: str | int) -> list[Entrant]:
    """Entrants in the order of the lots of their bibs; the order in which they come, their marks
    and their teams say nothing."""
    by_bib = {entrant.bib: entrant for entrant in entrants}
    return [by_bib[bib] for bib in drawn(by_bib, seed, *occasion)]


def zigzag(entrants: int, heats: int) -> list[list[int]]:
    """Heats of a championship, as strong as each other: ranks go to and fro over them, 1 6 7 12
    and 2 5 8 11 and 3 4 9 10 of three heats. Source: TR20.3."""
    seeded: list[list[int]] = [[] for _ in range(heats)]
    for rank in range(entrants):
        row, column = divmod(rank, heats)
        seeded[heats - 1 - column if row % 2 else column].append(rank)
    return seeded


def by_pace(entrants: int, heats: int, lanes: int) -> list[list[int]]:
    """Heats of a timed final, the fastest heat first. Each is full but the last two, which share
    what is left where there are more than two; nobody runs with fewer than two others where that
    can be helped."""
    sizes = []
    left = entrants
    for heat in range(heats):
        after = heats - heat - 1
        size = min(lanes, left)
        if after == 1 and heats > 2:
            size = min(lanes, -(-left // 2))
        elif after:
            size = min(size, max(left - after * _FEWEST, -(-left // (after + 1))))
        sizes.append(size)
        left -= size
    starts = [sum(sizes[:n]) for n in range(heats)]
    return [list(range(start, start + size)) for start, size in zip(starts, sizes, strict=True)]


def apart(heats: Sequence[Sequence[int]], teams: Sequence[Hashable]) -> list[list[int]]:
    """The heats of a zigzag with teammates in different heats as far as possible: whoever stands
    in the same row of two heats may change places, the last rows first, and where that does no more
    two such changes may be one. `teams` has that of each rank, or "". Source: TR20.3."""
    dealt = _Dealt(heats, teams)
    while dealt.improve(0) or (dealt.may_be_better and dealt.improve_by_two()):
        continue
    return dealt.heats


class _Dealt:
    """Heats in which those of one row may change places, with how many of each team each has."""

    def __init__(self, heats: Sequence[Sequence[int]], teams: Sequence[Hashable]) -> None:
        self.heats = [list(heat) for heat in heats]
        self._teams = teams
        self._counts = [Counter(teams[rank] for rank in heat) for heat in heats]
        self._swaps = [
            (row, a, b)
            for row in range(max(map(len, heats), default=0) - 1, -1, -1)
            for a, b in combinations(range(len(heats)), 2)
            if row < min(len(heats[a]), len(heats[b]))
        ]

    @property
    def may_be_better(self) -> bool:
        """Whether a team is not spread over the heats as evenly as its number allows."""
        known = {team for team in self._teams if team}
        spread = ([count[team] for count in self._counts] for team in known)
        return any(max(numbers) - min(numbers) > 1 for numbers in spread)

    def improve(self, cost: int) -> bool:
        """Let two change places where that takes away more pairs of a team than it costs."""
        better = next((swap for swap in self._swaps if self._change(*swap) + cost < 0), None)
        if better:
            self._swap(*better)
        return better is not None

    def improve_by_two(self) -> bool:
        """The same by two changes, the first of which may help nobody by itself."""
        for swap in self._swaps:
            cost = self._change(*swap)
            if cost <= 1 and self._meets_a_mate(*swap):
                self._swap(*swap)
                if self.improve(cost):
                    return True
                self._swap(*swap)
        return False

    def _change(self, row: int, a: int, b: int) -> int:
        """How many pairs of a team there are more once two have changed places."""
        mine, theirs = self._teams[self.heats[a][row]], self._teams[self.heats[b][row]]
        if mine == theirs:
            return 0
        one, other = self._counts[a], self._counts[b]
        now = (one[mine] - 1 if mine else 0) + (other[theirs] - 1 if theirs else 0)
        return (other[mine] if mine else 0) + (one[theirs] if theirs else 0) - now

    def _meets_a_mate(self, row: int, a: int, b: int) -> bool:
        own = [(self._counts[n], self._teams[self.heats[n][row]]) for n in (a, b)]
        return any(team and count[team] > 1 for count, team in own)

    def _swap(self, row: int, a: int, b: int) -> None:
        one, other = self.heats[a], self.heats[b]
        mine, theirs = self._teams[one[row]], self._teams[other[row]]
        one[row], other[row] = other[row], one[row]
        self._counts[a].update({mine: -1})
        self._counts[a].update({theirs: 1})
        self._counts[b].update({mine: 1})
        self._counts[b].update({theirs: -1})
