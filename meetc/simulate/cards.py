"""High jump and pole vault: a competition over rising bars until all are out, and a jump-off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from meetc.rules.lots import Chance
from meetc.rules.marks import distance_value
from meetc.rules.places import places
from meetc.rules.vertical import FAILURES_OUT, detail, read_card
from meetc.simulate.starters import Starter

_LIKELY, _LEAST, _MOST = 55, 4, 97  # per cent of clearances: at one's height, and the bounds
_RETIRED_ONE_IN, _PASSED_ONE_IN = 60, 30
_NO_JUMP_OFF_ONE_IN = 3
_JUMP_OFF_BARS = 6


class Steps(NamedTuple):
    """How a bar rises, in centimetres: `first` up to `until` below the best, then `then`; it
    begins `below` the weakest, no more than `most` below the best. `a_centimetre` is what one
    centimetre more takes away, in tenths of a per cent; in a jump-off it moves by `jump_off`."""

    first: int
    then: int
    until: int
    below: int
    most: int
    a_centimetre: int
    jump_off: int


HIGH = Steps(5, 3, 10, 15, 50, 50, 2)
POLE = Steps(20, 10, 30, 50, 160, 16, 5)
"""Source: TR26.4, steps of at least 2 and 5 cm that never grow, and TR26.9."""


class Competition(NamedTuple):
    """The bars of a competition and those of its jump-off, as written; the words of each who
    starts, by bib."""

    bars: list[str]
    jump_off: list[str]
    cards: dict[str, list[str]]
    off_cards: dict[str, list[str]]


@dataclass
class _Jumper:
    bib: str
    ability: int  # centimetres
    first: int  # the lowest bar that is worth a jump
    word: list[str] = field(default_factory=list)
    failures: int = 0
    out: bool = False


def jump(
    starters: Sequence[Starter],
    typed: Sequence[str],
    steps: Steps,
    highest: int,
    chance: Chance,
    *,
    is_part: bool,
    jump_off: bool,
) -> Competition:
    """A competition over the bars that are typed, and from there on, or without any, over bars
    that suit those who jump, never above `highest` in centimetres; at the last bar that there is
    all are out. In a part of a combined event bars rise evenly and nobody retires."""
    jumpers = [_jumper(one, steps, chance) for one in starters if not one.absent]
    written = [int((distance_value(bar) or Decimal(0)) * 100) for bar in typed]
    bars = _bars(jumpers, written, steps, highest, is_part)
    held = 0
    for number, bar in enumerate(bars):
        if all(one.out for one in jumpers):
            break
        held = number + 1
        for one in jumpers:
            if not one.out:
                last = number == len(bars) - 1
                one.word.append(_at(bar, one, steps, chance, last=last, retires=not is_part))
    shown = [*typed, *map(_metres, bars[len(typed) : held])]
    cards = {one.bib: one.word for one in jumpers}
    result = Competition(shown, [], cards, {})
    return _with_jump_off(result, steps, chance) if jump_off else result


def _jumper(one: Starter, steps: Steps, chance: Chance) -> _Jumper:
    ability = int(one.ability * 100) + chance.spread(steps.first)
    return _Jumper(one.bib, ability, ability - steps.below - chance.below(steps.below))


def _bars(
    jumpers: Sequence[_Jumper], typed: list[int], steps: Steps, highest: int, is_part: bool
) -> list[int]:
    """The typed bars, else one below the weakest, and from there on far beyond the best."""
    if not jumpers:
        return typed
    best, weakest = max(j.ability for j in jumpers), min(j.ability for j in jumpers)
    start = max(weakest - steps.below, best - steps.most, steps.first)
    bars = typed or [min(start - start % steps.first, highest)]
    step = bars[-1] - bars[-2] if len(bars) > 1 else 0
    while bars[-1] < best + 4 * steps.first:
        usual = steps.then if is_part or bars[-1] >= best - steps.until else steps.first
        step = min(step or usual, step if is_part and step else usual)
        if bars[-1] + step > highest:
            break
        bars = [*bars, bars[-1] + step]
    return bars


def _at(bar: int, one: _Jumper, steps: Steps, chance: Chance, *, last: bool, retires: bool) -> str:
    """What somebody does at a bar: a pass, or up to three attempts. Source: TR26."""
    if bar < one.first and not last and not any("o" in word or "x" in word for word in one.word):
        return "-"
    likely = _LIKELY + (one.ability - bar) * steps.a_centimetre // 10
    word = ""
    while one.failures < FAILURES_OUT:
        if not last and chance.below(100) < max(_LEAST, min(_MOST, likely)):
            one.failures = 0
            return word + "o"
        word += "x"
        one.failures += 1
        if one.failures == FAILURES_OUT:
            break
        if retires and chance.one_in(_RETIRED_ONE_IN):
            one.out = True
            return word + "r"
        if not last and chance.one_in(_PASSED_ONE_IN):
            return word + "-"
    one.out = True
    return word


def _with_jump_off(result: Competition, steps: Steps, chance: Chance) -> Competition:
    """The competition with a jump-off for the first place, where it is shared and those who share
    it jump on; else they stay level. Source: TR26.8 and 26.9."""
    level = _first(result.cards)
    best = read_card(result.cards[level[0]]).best if level else None
    retired = any(result.cards[bib][-1].endswith("r") for bib in level)
    if len(level) < 2 or best is None or retired or chance.one_in(_NO_JUMP_OFF_ONE_IN):
        return result
    above = result.bars[best + 1] if best + 1 < len(result.bars) else result.bars[best]
    bar, bars = int((distance_value(above) or Decimal(0)) * 100), []
    off: dict[str, list[str]] = {bib: [] for bib in level}
    while len(level) > 1:
        bars.append(_metres(bar))
        ends = len(bars) == _JUMP_OFF_BARS
        trials = {bib: "r" if ends else chance.of("ox") for bib in level}
        for bib, trial in trials.items():
            off[bib].append(trial)
        over = [bib for bib in level if trials[bib] == "o"]
        if ends:
            break
        bar += steps.jump_off if over else -steps.jump_off
        level = over or level
    return result._replace(jump_off=bars, off_cards=off)


def _first(cards: dict[str, list[str]]) -> list[str]:
    """Those who share the first place before a jump-off."""
    bibs = list(cards)
    best = [read_card(cards[bib]).best for bib in bibs]
    ranked = places(best, lambda n: detail(cards[bibs[n]], ()), lowest_wins=False)
    return [bib for bib, place in zip(bibs, ranked, strict=True) if place == 1]


def _metres(centimetres: int) -> str:
    return f"{Decimal(centimetres) / 100:.2f}"
