"""Who runs in which heat. Ranks count from 0, the best first; heats are lists of ranks."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import permutations
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
    """The heats of a zigzag with each team spread over them as evenly as its number allows: whoever
    stands in the same row of two heats may change places, the last rows first. There is always such
    a spread, since a bipartite graph, of rows and teams with an athlete as each edge, has an
    equitable colouring (de Werra, 1971). `teams` has that of each rank, or "". Source: TR20.3."""
    dealt = [list(heat) for heat in heats]
    while sum(_improve(*pair, teams) for pair in permutations(dealt, 2)):
        continue
    return dealt


def _improve(one: list[int], other: list[int], teams: Sequence[Hashable]) -> bool:
    """Let one heat have one fewer of a team of which it has at least two more than another."""
    rows = next(_changes(one, other, teams), [])
    for row in rows:
        one[row], other[row] = other[row], one[row]
    return bool(rows)


def _changes(
    one: Sequence[int], other: Sequence[int], teams: Sequence[Hashable]
) -> Iterator[list[int]]:
    """The rows that may change places so that one heat has one fewer of a team, and no team has
    more that meet: whoever comes into it sends on the mate that is paired with that one."""
    ours, theirs = _rows_by_team(one, teams), _rows_by_team(other, teams)
    mate_of = {
        row: mate
        for team, rows in theirs.items()
        for row, mate in zip(rows, ours.get(team, ()), strict=False)
    }
    for team, rows in ours.items():
        unpaired = rows[len(theirs.get(team, ())) :]
        for row in reversed(unpaired) if len(unpaired) > 1 else ():
            changing = [row]
            while changing[-1] in mate_of:
                changing.append(mate_of[changing[-1]])
            if changing[-1] < len(other):  # else there is nobody to change places with
                yield changing


def _rows_by_team(heat: Sequence[int], teams: Sequence[Hashable]) -> dict[Hashable, list[int]]:
    """The rows in which a team has somebody, from the first on."""
    rows: dict[Hashable, list[int]] = {}
    for row, rank in enumerate(heat):
        if teams[rank]:
            rows.setdefault(teams[rank], []).append(row)
    return rows
