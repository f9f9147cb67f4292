"""Who may run in a relay, and in which order. Source: TR24.10."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

_MIXED_LEGS = 4
_MIXED_METRES, _ORDERED_METRES = (400, 1600), 1600


class MixedFault(StrEnum):
    """What is wrong with the line-up of a mixed relay."""

    NUMBER = "number"
    ORDER = "order"


def substitutes(line_ups: Iterable[Sequence[str]]) -> list[str]:
    """Who has come into a team after its first race, in the order in which they came; who comes
    back into it is none."""
    known: dict[str, None] = {}
    first = 0
    for line_up in line_ups:
        known |= dict.fromkeys(line_up)
        first = first or len(known)
    return list(known)[first:]


def mixed_fault(genders: Sequence[str], metres: int, order: str) -> MixedFault | None:
    """What is wrong with a mixed 4 x 100 or 4 x 400 m, whose runners are M or F: each gender runs
    two legs, and in the 4 x 400 m in this `order`, MFMF; "" is any. Four of one gender are no
    mixed team, and of other genders nothing is said. Since March 2022 one order is that of all."""
    of_four = len(genders) == _MIXED_LEGS and metres in _MIXED_METRES
    if not of_four or set(genders) != {"M", "F"}:
        return None
    if genders.count("M") != genders.count("F"):
        return MixedFault.NUMBER
    if order and metres == _ORDERED_METRES and "".join(genders) != order:
        return MixedFault.ORDER
    return None


def in_two_teams(
    line_ups: Sequence[tuple[str, Sequence[str]]],
) -> Mapping[tuple[int, int], Sequence[str]]:
    """Who is in the line-ups of two teams, by the numbers of the line-ups that have the first of
    them; each line-up is given with its team."""
    first: dict[str, int] = {}
    pairs: dict[frozenset[str], tuple[int, int]] = {}
    in_several: dict[tuple[int, int], list[str]] = {}
    for n, (team, runners) in enumerate(line_ups):
        for runner in runners:
            before = first.setdefault(runner, n)
            if (other := line_ups[before][0]) != team:
                pair = pairs.setdefault(frozenset((other, team)), (before, n))
                both = in_several.setdefault(pair, [])
                both += [runner] if runner not in both else []
    return in_several
