"""Races: the times of a heat, to a thousandth, with dead heats, and those who do not finish."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from meetc.disciplines import Discipline
from meetc.rules.lots import Chance
from meetc.rules.race import format_time, official_time
from meetc.rules.rulebook import Rulebook
from meetc.simulate.starters import Starter

_THOUSANDTH = Decimal("0.001")
_SLOWER, _AROUND = 6, 16  # thousandths of a time, on the day
_DEAD_HEAT_ONE_IN, _CLOSE_ONE_IN = 30, 4
_MISHAP_ONE_IN = 50
_DNF_FROM = 400


class Finish(NamedTuple):
    """How a race ends for one: a time in thousandths of a second, or the words in its place."""

    bib: str
    seconds: Decimal | None
    words: str = ""


def run(starters: Sequence[Starter], discipline: Discipline, chance: Chance) -> list[Finish]:
    """A heat: some finish close together, and once in a while two at the same moment."""
    finishes = [_finish(starter, discipline, chance) for starter in starters]
    times = sorted({one.seconds for one in finishes if one.seconds is not None})
    if len(times) > 1 and chance.one_in(_CLOSE_ONE_IN):
        before = chance.below(len(times) - 1)
        gap = 0 if chance.one_in(_DEAD_HEAT_ONE_IN // _CLOSE_ONE_IN) else 1 + chance.below(9)
        closer = {times[before + 1]: times[before] + gap * _THOUSANDTH}
        finishes = [
            one._replace(seconds=closer.get(one.seconds, one.seconds))
            if one.seconds is not None
            else one
            for one in finishes
        ]
    return finishes


def _finish(starter: Starter, discipline: Discipline, chance: Chance) -> Finish:
    if starter.absent:
        return Finish(starter.bib, None, "DNS")
    if chance.one_in(_MISHAP_ONE_IN):
        leg = discipline.metres / (discipline.legs or 1)
        if (leg >= _DNF_FROM or discipline.hurdles) and not chance.one_in(3):
            return Finish(starter.bib, None, "DNF")
        rule = "TR24.7" if discipline.legs else "TR16.8" if leg <= _DNF_FROM else "TR17.2"
        return Finish(starter.bib, None, f'DQ note="{rule}"')
    thousandths = 1000 + _SLOWER + chance.spread(_AROUND)
    return Finish(starter.bib, (starter.ability * thousandths / 1000).quantize(_THOUSANDTH))


def times_of(
    heats: Sequence[Sequence[Finish]], discipline: Discipline, rules: Rulebook
) -> dict[str, str]:
    """The words of the rows of a round, by bib: the official time, and the thousandths of those
    whose times are equal in it."""
    words: dict[str, str] = {}
    times: dict[str, tuple[str, str]] = {}
    for finish in (one for heat in heats for one in heat):
        words[finish.bib] = finish.words
        if finish.seconds is not None:
            raw = format_time(finish.seconds)
            time = official_time(raw, discipline, rules) or raw
            times[finish.bib] = time, raw
    often = Counter(time for time, _ in times.values())
    for bib, (time, raw) in times.items():
        words[bib] = f"{time} raw={raw}" if often[time] > 1 else time
    return words
