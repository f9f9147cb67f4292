"""High jump and pole vault: best height, countback, jump-off.

A card is the series of one competitor, a word a bar: up to three of o x - r, or `.` where
nothing was recorded. Source: World Athletics TR26.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from meetc.rules.comparison import Compared

FAILURES_OUT = 3
_MOST_BARS = 100
"""More than a jump-off has ever had."""
_JUMP_OFF = {"o": 2, "x": 1, "r": -1}
_IN_JUMP_OFF = {2: "cleared", 1: "failed", 0: "did not jump", -1: "retired"}


class Card(NamedTuple):
    """What a card comes to. `best` is the number of the highest bar cleared, or None; `over` is
    whether the competitor is out: three failures running, or retired."""

    best: int | None
    over: bool


def read_card(series: Sequence[str]) -> Card:
    """The best bar of a card without its jump-off, and whether it is over."""
    best, failures, over = None, 0, False
    for bar, word in enumerate(series):
        for letter in word:
            if letter == "o":
                best, failures = bar, 0
            elif letter == "x":
                failures += 1
            elif letter == "r":
                over = True
    return Card(best, over or failures >= FAILURES_OUT)


def detail(
    series: Sequence[str], jump_off: Sequence[str]
) -> tuple[int, int, tuple[int, ...]] | None:
    """What parts equal heights, the higher ahead: fewer failures at the height last cleared,
    fewer failures in all up to it, then the jump-off bar by bar. None without a series.

    In a jump-off who clears is ahead of who fails, who fails of who does not jump, and who is
    left of who has retired: that one has won, whether or not there is a jump. All who retire at
    one bar stay level. Source: TR26.8 and 26.9.
    """
    if not series:
        return None
    best = read_card(series).best
    if best is None:
        return None
    at_best = series[best].count("x")
    in_all = sum(word.count("x") for word in series[: best + 1])
    trials = [_JUMP_OFF.get(word, 0) for word in jump_off]
    trials += [0] * (_MOST_BARS - len(trials))  # nothing written is the same as not jumped
    return -at_best, -in_all, tuple(trials)


def step(number: int, own: int, other: int, best: str, bars: Sequence[str]) -> Compared | None:
    """What `detail` compares: failures at `best`, failures in all, then each of the `bars` of a
    jump-off, where anybody jumped. Source: TR26.8 and 26.9."""
    if number < 2:
        what = f"failures up to {best}" if number else f"failures at {best}"
        return Compared(what, str(-own), str(-other), "TR26.8")
    if not own and not other:
        return None
    bar = bars[number - 2] if number - 2 < len(bars) else ""
    what = f"jump-off at {bar}" if bar else "jump-off"
    return Compared(what, _IN_JUMP_OFF[own], _IN_JUMP_OFF[other], "TR26.9")


def raised(best: str, jump_off: Sequence[str], bars: Sequence[str]) -> str:
    """The mark of who has cleared `best` before a jump-off over some bars: each clearance there
    counts as well, and no mark drops. Source: TR25, the best of all trials, those that resolve
    a tie among them."""
    cleared = (bar for bar, word in zip(bars, jump_off, strict=False) if word == "o")
    return max((best, *cleared), key=Decimal)


def best_height(series: Sequence[str], bars: Sequence[str]) -> str | None:
    """The highest bar cleared without a jump-off; NH of a card that is over without any."""
    best = read_card(series).best
    if best is None:
        return "NH" if no_height(series) else None
    return bars[best] if best < len(bars) else None


def ranked_height(before: str | None, after: str | None, mark: str | None) -> str | None:
    """The height that a place goes by, of the best `before` and `after` a jump-off and the mark
    that stands: a jump-off raises a mark, and only parts who is level."""
    return before if before and after == mark else mark


def no_height(series: Sequence[str]) -> bool:
    """Whether a card ends without a height (NH): tried, out, and nothing cleared."""
    card = read_card(series)
    return card.over and card.best is None and any("x" in word or "r" in word for word in series)
