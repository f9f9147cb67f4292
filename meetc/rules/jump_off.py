"""The jump-off of a vertical jump: who may be in it, and when it is over. Source: World Athletics
TR26.8 and 26.9."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from decimal import Decimal

_JUMPED = frozenset("oxr")


def of_nobody_level(level: Sequence[Hashable], cards: Sequence[Sequence[str]]) -> list[int]:
    """Those who have jumped, or retired, in a jump-off, and are level with nobody: `level` is
    equal of those who are."""
    return [
        n
        for n, card in enumerate(cards)
        if not _JUMPED.isdisjoint(card) and sum(own == level[n] for own in level) < 2
    ]


def behind_the_first(
    standings: Sequence[tuple[Decimal, tuple[int, ...]] | None], cards: Sequence[Sequence[str]]
) -> int | None:
    """The first who was in a jump-off though another is ahead without it, by a greater height or
    fewer failures: only the first place is jumped off for. `standings` are the height and what
    parts it without a jump-off, None of who has none. Source: TR26.8.4."""
    first = max((own for own in standings if own is not None), default=None)
    return next(
        (
            n
            for n, card in enumerate(cards)
            if not _JUMPED.isdisjoint(card) and standings[n] != first
        ),
        None,
    )


def behind_the_end(cards: Sequence[Sequence[str]]) -> tuple[int, int, bool] | None:
    """The first trial, by competitor and bar, of who was in the jump-off no more; with it whether
    that one had won. `cards` are those of competitors who are level; nothing recorded (`.`)
    leaves one in it. None where all is in order."""
    left = set(range(len(cards)))
    for bar in range(max(map(len, cards), default=0)):
        at_bar = {n: card[bar] for n, card in enumerate(cards) if bar < len(card)}
        for n, trial in at_bar.items():
            if trial in _JUMPED and (n not in left or len(left) == 1):
                return n, bar, n in left
        best = next((t for t in "ox" if t in {at_bar.get(n) for n in left}), "")
        if best:
            left = {n for n in left if at_bar.get(n, ".") in (best, ".")}
        else:
            left = {n for n in left if at_bar.get(n) != "r"}
    return None
