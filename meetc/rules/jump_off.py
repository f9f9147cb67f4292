"""The jump-off of a vertical jump: who may be in it, and when it is over. Source: World Athletics
TR26.8 and 26.9."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from decimal import Decimal
from itertools import zip_longest
from typing import NamedTuple

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
    that one had won. `cards` are those of competitors who are level. Who fails where another
    clears is out, and who does not jump has forfeited; nothing recorded (`.`) leaves one in it.
    None where all is in order. Source: TR26.9."""
    for bar, trials, left in _bar_by_bar(cards):
        for n, trial in enumerate(trials):
            if trial in _JUMPED and (n not in left or len(left) == 1):
                return n, bar, n in left
    return None


class OtherBar(NamedTuple):
    """A bar of a jump-off, by its number, and the height that it has by the rule, in metres."""

    bar: int
    wanted: Decimal


def other_bar(
    bars: Sequence[Decimal], cards: Sequence[Sequence[str]], first: Decimal | None, step: Decimal
) -> OtherBar | None:
    """The first bar that is another than the rule has. It begins at the height behind the last
    one cleared, `first`, None where that is not known; it falls by a step where nobody clears it,
    and rises by one where several do. Bars that nobody has jumped, or that are behind the end, are
    not judged. Source: TR26.9."""
    wanted = first
    for n, trials, left in _bar_by_bar(cards):
        if n == len(bars) or _JUMPED.isdisjoint(trials):
            return None
        if wanted is not None and bars[n] != wanted:
            return OtherBar(n, wanted)
        own = [trials[one] for one in left]
        cleared = own.count("o")
        if cleared == 1 or "." in own or not (cleared or "x" in own):
            return None
        wanted = bars[n] + step if cleared else bars[n] - step
    return None


def _bar_by_bar(
    cards: Sequence[Sequence[str]],
) -> Iterator[tuple[int, tuple[str, ...], set[int]]]:
    """The bars of a jump-off by their numbers, each with the trials at it and those who are still
    in it, by their numbers."""
    left = set(range(len(cards)))
    for bar, trials in enumerate(zip_longest(*cards, fillvalue=".")):
        yield bar, trials, left
        cleared = any(trials[n] == "o" for n in left)
        left = {n for n in left if trials[n] in ("o." if cleared else "x.")}
