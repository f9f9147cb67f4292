"""What implements can weigh, in kilograms: from those of children to those of heavy weights."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

_WEIGHTS = {
    "SP": ("0.9", "10"),
    "DT": ("0.3", "3"),
    "HT": ("0.9", "10"),
    "JT": ("0.2", "1"),
    "WT": ("2", "26"),
    "BT": ("0.05", "2"),
    "CT": ("0.2", "1"),
}
"""The lightest and the heaviest of each throw, with a margin. Source: World Athletics TR32 to TR36
and C2.1, and the lists of World Masters Athletics and of national children's meets."""


def can_weigh(code: str, weight: str) -> bool:
    """Whether the implement of a throw can have this weight; what is no number is not judged."""
    if code not in _WEIGHTS:
        return True
    lightest, heaviest = map(Decimal, _WEIGHTS[code])
    try:
        return lightest <= Decimal(weight) <= heaviest
    except InvalidOperation:
        return True
