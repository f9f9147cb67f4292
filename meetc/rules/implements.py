"""What implements weigh, in kilograms: what they can, and what an event or its code says."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from meetc.patterns import pattern
from meetc.rules.marks import distance_value

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
_IN_CODE = pattern(r"([A-Z]{2,3})(\d+(?:\.\d+)?)(KG?|G)?", re.ASCII)
_GRAMS_BELOW = 1


def can_weigh(code: str, weight: str) -> bool:
    """Whether the implement of a throw can have this weight; what is no number is not judged."""
    if code not in _WEIGHTS:
        return True
    lightest, heaviest = map(Decimal, _WEIGHTS[code])
    try:
        return lightest <= Decimal(weight) <= heaviest
    except InvalidOperation:
        return True


def weight_of(code: str) -> str:
    """Kilograms in a code: 7.26 of SP7.26K, 0.8 of JT800; "" of others."""
    match = _IN_CODE.fullmatch(code.upper())
    if match is None:
        return ""
    weight = Decimal(match[2])
    return match[2] if match[3] and match[3][0] == "K" else f"{(weight / 1000).normalize():f}"


def without_weight(code: str) -> str:
    """The code of the throw alone: SP of SP7.26K."""
    match = _IN_CODE.fullmatch(code.upper())
    return match[1] if match else code


def with_weight(code: str, weight: str) -> str:
    """A code that says how heavy the implement is: SP4K of SP with 4.00, JT600 with 0.60."""
    kilograms = Decimal(weight).normalize()
    if kilograms < _GRAMS_BELOW:
        return f"{code}{(kilograms * 1000).normalize():f}"
    return f"{code}{kilograms:f}K"


def is_same(code: str, of_event: str, weight: str) -> bool:
    """Whether a mark of an event, thrown with an implement of so many kilograms ("" where nobody
    says), is one of the discipline of a code: SP4K is SP with 4.00, and SP alone that of which
    nobody says the weight."""
    own = weight_of(code)
    thrown = weight or weight_of(of_event)
    if without_weight(code) != without_weight(of_event) or bool(own) != bool(thrown):
        return False
    return distance_value(own) == distance_value(thrown)
