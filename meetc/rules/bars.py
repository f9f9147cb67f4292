"""How the bar rises in the high jump and the pole vault."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from meetc.rules.marks import distance_value
from meetc.rules.rulebook import Rulebook
from meetc.rules.vertical import read_card


class Rise(NamedTuple):
    """A rise to the bar of a number, in metres, with so many who are still in."""

    bar: int
    rise: Decimal
    still_in: int


def steps(heights: Sequence[str], cards: Sequence[Sequence[str]]) -> list[Rise]:
    """Each rise of the bar between two heights; who is alone may choose the height, so that one is
    none of them. Source: TR26.4."""
    found = []
    for bar, (lower, higher) in enumerate(pairwise(map(distance_value, heights)), 1):
        still_in = sum(not read_card(card[:bar]).over for card in cards)
        if still_in > 1 and lower is not None and higher is not None:
            found.append(Rise(bar, higher - lower, still_in))
    return found


def too_small(found: Sequence[Rise], code: str, rules: Rulebook) -> Rise | None:
    """The first rise that is smaller than the rules allow: 2 cm, and 5 cm in the pole vault.
    Source: TR26.4."""
    least = dict(rules.least_rises).get(code.upper())
    return next((step for step in found if least and 0 < step.rise < least), None)


def not_as_in_parts(found: Sequence[Rise], code: str, rules: Rulebook) -> Rise | None:
    """The first rise that is another than that of a combined event, 3 cm, and 10 cm in the pole
    vault. Source: TR39.8."""
    wanted = dict(rules.rises_of_a_part).get(code.upper())
    return next((step for step in found if wanted and step.rise > 0 and step.rise != wanted), None)
