"""The bars of a vertical jump as heads and cells name them: 1.50, 1,55, 160, `Höhe 1,65 m`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

BARS = (
    "heights", "height", "bar", "höhe", "latte", "høyde", "høgde", "höjd", "hauteur", "barre",
    "hoogte", "altura", "altezza", "wysokość", "højde", "korkeus", "výška",
)  # fmt: skip
"""What a height is called at the head of a column."""
HEIGHT = re.compile(
    rf"(?:(?:{'|'.join(BARS)})[:.]? ?)?([0-9]{{1,3}}(?:[.,][0-9]{{1,2}})?) ?(c?m)?", re.I
)
_FEWEST_CENTIMETRES, _MOST_METRES = 20, 10


def same_height(one: str, other: str) -> bool:
    """Whether two heights are one; a mistyped one of a `heights` line is no number."""
    try:
        return Decimal(one) == Decimal(other)
    except ArithmeticError:
        return False


def metres_of_bars(heights: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """The bars in metres, each with the number beside it: centimetres where all are. What is no
    height that anybody jumps is left out."""
    numbers = [Decimal(text.replace(",", ".")) for text, _ in heights]
    if all(number >= _FEWEST_CENTIMETRES for number in numbers):
        numbers = [number / 100 for number in numbers]
    return [
        (f"{number:.2f}", n)
        for number, (_, n) in zip(numbers, heights, strict=True)
        if 0 < number < _MOST_METRES
    ]
