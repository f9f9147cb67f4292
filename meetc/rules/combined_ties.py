"""What parts equal totals of a combined event, where a meet has them parted.

Since 2018 equal totals are a tie. Before, the athlete was ahead who had more points than the others
concerned in the greater number of parts, then who had the most points in any one part, then in the
next best. Source: TR39 today; rule 200.14 of the IAAF until 2017.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from meetc.diagnostics.wording import ordinal
from meetc.rules.comparison import Compared

WINS = "wins"
"""How a meet says that it has equal totals parted."""
_RULE = "rule 200.14"
_Points = Mapping[str, int | None]


def parted(totals: Sequence[int | None], points: Sequence[_Points]) -> list[tuple[int, ...] | None]:
    """What each has beside a total that another has as well, the higher ahead: in how many parts
    they have more points than all others with it, then their points, the most first. None of who
    shares a total with nobody, or where some points are not known."""
    sharing: dict[int, list[int]] = {}
    for n, total in enumerate(totals):
        if total is not None:
            sharing.setdefault(total, []).append(n)
    details: list[tuple[int, ...] | None] = [None] * len(totals)
    for tied in sharing.values():
        if len(tied) > 1 and all(None not in points[n].values() for n in tied):
            for n in tied:
                details[n] = (_won(n, tied, points), *_best_first(points[n]))
    return details


def _won(n: int, tied: Sequence[int], points: Sequence[_Points]) -> int:
    """The parts in which one has more points than all others of a tie."""
    others = [points[m] for m in tied if m != n]
    return sum(
        all((own or 0) > (other.get(part) or 0) for other in others)
        for part, own in points[n].items()
    )


def _best_first(points: _Points) -> list[int]:
    return sorted((own or 0 for own in points.values()), reverse=True)


def step(number: int, own: int | None, other: int | None) -> Compared:
    """What `parted` compares, counted from 0: the parts won, then the points by rank."""
    rank = "best part" if number == 1 else f"{ordinal(number)} best part"
    what = "parts with more points" if not number else rank
    first, second = ("none" if value is None else str(value) for value in (own, other))
    return Compared(what, first, second, _RULE)
