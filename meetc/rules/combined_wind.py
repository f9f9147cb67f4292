"""The wind behind the total of a combined event: whether it can be a record."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_CEILING, Decimal, InvalidOperation
from typing import NamedTuple

from meetc.rules.rulebook import Rulebook


class MeanWind(NamedTuple):
    """The mean of the winds that were measured in the parts, as text in m/s to 0.01, such as
    +2.05, and whether a total with it can be a record."""

    text: str
    is_legal: bool


def mean_wind(winds: Sequence[str], rules: Rulebook) -> MeanWind | None:
    """The mean of the winds of the parts in which one is measured, that of a jump being the one of
    the trial that counts; None where there is none, or one is no number. Only their mean has a
    limit. Source: CR31, records in combined events."""
    if not winds:
        return None
    try:
        mean = sum((Decimal(wind) for wind in winds), Decimal(0)) / len(winds)
        shown = mean.quantize(Decimal("0.01"), ROUND_CEILING) + 0  # no -0.00
    except InvalidOperation:  # no number, or one that nobody has measured
        return None
    return MeanWind(f"{shown:+.2f}", mean <= rules.legal_wind)
