"""The numbers of the rules, edition by edition: what changes with a new book changes here alone.

The editions are those of the Competition and Technical Rules of World Athletics (CR, TR). A meet
names one with `rules=`; without it the newest holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple


class LaneDraw(NamedTuple):
    """The lanes of later rounds, the best first: each group is drawn among those whose rank it
    fits. Races are on the straight, over 200 m, or else round bends."""

    race: str
    lanes: int
    groups: str


class PartSet(NamedTuple):
    """The parts of a combined event for M or F, in order: a word each, by day, the days parted by
    `/`."""

    code: str
    gender: str
    parts: str
    indoors: bool = False


_PART_SETS = (
    PartSet("DEC", "M", "100 LJ SP HJ 400 / 110H DT PV JT 1500"),
    PartSet("DEC", "F", "100 DT PV JT 400 / 100H LJ SP HJ 1500"),
    PartSet("HEP", "F", "100H HJ SP 200 / LJ JT 800"),
    PartSet("PEN", "M", "LJ JT 200 DT 1500"),
    PartSet("OCT", "M", "100 LJ SP 400 / 110H HJ JT 1000"),
    PartSet("HEP", "M", "60 LJ SP HJ / 60H PV 1000", indoors=True),
    PartSet("PEN", "F", "60H HJ SP LJ 800", indoors=True),
    PartSet("PENI", "F", "60H HJ SP LJ 800", indoors=True),
)

_FEW_LANES = (
    LaneDraw("straight", 6, "3,4 / 2,5 / 1,6"),
    LaneDraw("200", 6, "3,4,5 / 2,6 / 1"),
    LaneDraw("bends", 6, "3,4,5 / 2,6 / 1"),
    *(LaneDraw(race, 4, "2,3 / 1,4") for race in ("straight", "200", "bends")),
)
_SINCE_2023 = (
    *_FEW_LANES,
    LaneDraw("straight", 8, "3,4,5,6 / 2,7 / 1,8"),
    LaneDraw("200", 8, "5,6,7 / 3,4,8 / 1,2"),
    LaneDraw("bends", 8, "4,5,6,7 / 3,8 / 1,2"),
    LaneDraw("straight", 9, "4,5,6 / 3,7 / 2,8 / 1,9"),
    LaneDraw("200", 9, "5,6,7,8 / 3,4,9 / 1,2"),
    LaneDraw("bends", 9, "5,6,7 / 4,8 / 3,9 / 1,2"),
)
_UNTIL_2023 = (
    *_FEW_LANES,
    *(LaneDraw(race, 8, "3,4,5,6 / 7,8 / 1,2") for race in ("straight", "200", "bends")),
)


class Rulebook(NamedTuple):
    """The numbers of one edition. Lengths are in metres, winds in metres a second."""

    name: str
    trials: int = 6
    """Of each in a throw or a horizontal jump, where the event says nothing. TR25.6"""
    cut_after: int = 3
    """The trials before the cut in a throw or a horizontal jump. TR25.6"""
    cut_survivors: int = 8
    """Those who go on after it. TR25.6"""
    trials_of_a_part: int = 3
    """The same in a part of a combined event. TR39.8"""
    part_sets: tuple[PartSet, ...] = _PART_SETS
    """The parts of combined events. TR39 and, indoors, TR53; OCT is that of boys under 18."""
    part_sets_from: int = 18
    """The youngest age group, U18, for whom they hold: those of younger ones are their
    federation's."""
    least_rises: tuple[tuple[str, Decimal], ...] = (
        ("HJ", Decimal("0.02")),
        ("PV", Decimal("0.05")),
    )
    """By how much the bar rises at least, while two are still in. TR26.4"""
    rises_of_a_part: tuple[tuple[str, Decimal], ...] = (
        ("HJ", Decimal("0.03")),
        ("PV", Decimal("0.10")),
    )
    """By how much it rises throughout in a part of a combined event. TR39.8"""
    finalists: int = 12
    """Those who are to go on from the qualifying of a field event. TR25.15"""
    lanes_to: int = 400
    """The longest race, or leg of a relay, that is run in lanes. TR17.4"""
    hundredths_to: int = 10_000
    """The longest race on the track whose times are to 0.01 s; longer ones are to 0.1 s. TR19.24"""
    wind_to: int = 200
    """The longest race whose wind is measured. TR17.8"""
    legal_wind: Decimal = Decimal("2.0")
    """The strongest wind behind a record. CR31.14"""
    rest: tuple[tuple[int, int], ...] = ((200, 45), (1000, 90))
    """The longest race, and how many minutes there are between the last heat of a round and the
    first of the next; longer races have one round a day. TR20"""
    seconds_of_a_heat: int = 120
    """From one start to the next at the least, in the shortest races. Ours."""
    athletes_of_a_group: int = 24
    """In a field event; where more are entered there are several groups. Ours."""
    minutes_between_races: int = 20
    """Of one athlete: fewer are told, unless the meet says how many with `clash=`. Ours."""
    substitutes: int = 4
    """How many others may come into a relay team after its first race. TR24.10"""
    mixed_order: str = "MFMF"
    """The order of a mixed 4 x 400 m, the same for all teams since March 2022; "" where it is
    theirs. TR24"""
    photo_to: int = 800
    """The longest race whose records are taken by photo finish, and of a relay half of that a leg.
    CR31.14"""
    lane_draws: tuple[LaneDraw, ...] = _SINCE_2023
    """TR20.4; those of six and of four lanes are ours."""

    def lane_groups(self, race: str, lanes: int) -> str | None:
        """The groups for a kind of race and a number of lanes, "3,4,5,6 / 2,7 / 1,8"; None where
        the edition has none."""
        return next((d.groups for d in self.lane_draws if d[:2] == (race, lanes)), None)


WA2025 = Rulebook("wa2025")
WA2020 = WA2025._replace(name="wa2020", lane_draws=_UNTIL_2023, mixed_order="")
"""Until August 2023 one draw of lanes held for all races; until March 2022 a mixed team chose its
order."""

CURRENT = WA2025
RULEBOOKS: Mapping[str, Rulebook] = MappingProxyType({book.name: book for book in (WA2025, WA2020)})
