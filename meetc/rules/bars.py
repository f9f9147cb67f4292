"""How the bar rises in the high jump and the pole vault."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from meetc.rules.marks import distance_value
from meetc.rules.rulebook import Rulebook
from meetc.rules.vertical import read_card

Cards = Sequence[Sequence[str]]


class Rise(NamedTuple):
    """A rise to the bar of a number, in metres, with so many who are still in."""

    bar: int
    rise: Decimal
    still_in: int


def too_small(heights: Sequence[str], cards: Cards, code: str, rules: Rulebook) -> Rise | None:
    """The first rise that is smaller than the rules allow: 2 cm, and 5 cm in the pole vault.
    Source: TR26.4."""
    least = dict(rules.least_rises).get(code.upper())
    return _first(heights, cards, lambda rise: rise < least) if least else None


def not_as_in_parts(
    heights: Sequence[str], cards: Cards, code: str, rules: Rulebook
) -> Rise | None:
    """The first rise that is another than that of a combined event, 3 cm, and 10 cm in the pole
    vault. Source: TR39.8."""
    wanted = dict(rules.rises_of_a_part).get(code.upper())
    return _first(heights, cards, lambda rise: rise != wanted) if wanted else None


def _first(
    heights: Sequence[str], cards: Cards, is_wrong: Callable[[Decimal], bool]
) -> Rise | None:
    """The first rise between two heights that is wrong; who is alone may choose the height, so
    that one is none. Source: TR26.4."""
    for bar, (lower, higher) in enumerate(pairwise(map(distance_value, heights)), 1):
        if lower is None or higher is None or higher <= lower or not is_wrong(higher - lower):
            continue
        still_in = sum(not read_card(card[:bar]).over for card in cards)
        if still_in > 1:
            return Rise(bar, higher - lower, still_in)
    return None
