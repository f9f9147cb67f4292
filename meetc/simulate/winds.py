"""The wind of a race or a jump."""

from __future__ import annotations

from decimal import Decimal

from meetc.rules.lots import Chance

_USUAL, _AROUND = 6, 26  # tenths of a metre a second


def wind(chance: Chance) -> str:
    """A wind as it is written, +1.2 or 0.0: behind more often than not, sometimes too strong for
    records."""
    tenths = _USUAL + chance.spread(_AROUND)
    speed = Decimal(tenths) / 10
    return f"{speed:+.1f}" if tenths else "0.0"
