"""The numbers of the rules, edition by edition: what changes with a new book changes here alone.

The editions are those of the Competition and Technical Rules of World Athletics (CR, TR). A meet
names one with `rules=`; without it the newest holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Rulebook:
    """The numbers of one edition. Lengths are in metres, winds in metres a second."""

    name: str
    trials: int = 6
    """Of each in a throw or a horizontal jump, where the event says nothing. TR25.6"""
    trials_of_a_part: int = 3
    """The same in a part of a combined event. TR39.8"""
    lanes_to: int = 400
    """The longest race, or leg of a relay, that is run in lanes. TR17.4"""
    hundredths_to: int = 10_000
    """The longest race on the track whose times are to 0.01 s; longer ones are to 0.1 s. TR19.24"""
    wind_to: int = 200
    """The longest race whose wind is measured. TR17.8"""
    legal_wind: Decimal = Decimal("2.0")
    """The strongest wind behind a record. CR31.14"""
    lanes_of_straights: str = "3,4,5,6 / 2,7 / 1,8"
    lanes_of_200: str = "5,6,7 / 3,4,8 / 1,2"
    lanes_of_bends: str = "4,5,6,7 / 3,8 / 1,2"
    """The eight lanes of later rounds, the best first: each group is drawn among those whose
    rank it fits. TR20.4"""


WA2025 = Rulebook("wa2025")
_OLD_LANES = "3,4,5,6 / 7,8 / 1,2"
WA2020 = replace(
    WA2025,
    name="wa2020",
    lanes_of_straights=_OLD_LANES,
    lanes_of_200=_OLD_LANES,
    lanes_of_bends=_OLD_LANES,
)
"""Until August 2023 one draw of lanes held for all races."""

CURRENT = WA2025
RULEBOOKS: Mapping[str, Rulebook] = MappingProxyType({book.name: book for book in (WA2025, WA2020)})
