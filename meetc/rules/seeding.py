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


def clashes(heat: Iterable[int], teams: Sequence[Hashable]) -> int:
    """How many pairs of one team a heat has; those without a team have none in common."""
    counts = Counter(teams[rank] for rank in heat if teams[rank])
    return sum(n * (n - 1) // 2 for n in counts.values())


def apart(heats: Sequence[Sequence[int]], teams: Sequence[Hashable]) -> list[list[int]]:
    """The heats of a zigzag with teammates in different heats as far as possible: whoever stands
    in the same row of two heats may change places, the last rows first. `teams` has that of each
    rank, or "". Source: TR20.3."""
    seeded = [list(heat) for heat in heats]
    rows = range(max(map(len, seeded), default=0) - 1, -1, -1)
    while any(_better(seeded, row, a, b, teams) for row in rows
              for a, b in combinations(range(len(seeded)), 2)):  # fmt: skip
        continue
    return seeded


def _better(heats: list[list[int]], row: int, a: int, b: int, teams: Sequence[Hashable]) -> bool:
    """Let two of one row change places where fewer of one team meet then."""
    one, other = heats[a], heats[b]
    if row >= min(len(one), len(other)):
        return False
    before = clashes(one, teams) + clashes(other, teams)
    one[row], other[row] = other[row], one[row]
    if before and clashes(one, teams) + clashes(other, teams) < before:
        return True
    one[row], other[row] = other[row], one[row]
    return False
