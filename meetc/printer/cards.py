"""Trials as an upload document lists them, read back into the series of a field card."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from meetc.assumptions import TRIAL_WIND_KEY
from meetc.rules.marks import distance_value
from meetc.rules.vertical import FAILURES_OUT

_MOST_TRIALS = 100
_LONGEST = 40
_ENDS = ("o", "-", "r")
_OF_DISTANCE = frozenset(("bib", "round", "result", TRIAL_WIND_KEY))


class Cards(NamedTuple):
    """The series of each bib; of a vertical jump with its bars and the jump-off beside."""

    series: dict[str, tuple[str, ...]]
    bars: tuple[str, ...] = ()
    jump_off: dict[str, tuple[str, ...]] = {}
    jump_off_bars: tuple[str, ...] = ()


def distances(trials: Sequence[Any]) -> Cards | None:
    """The series of trials for distance; None where the list says what no series can."""
    by_bib: dict[str, dict[int, str]] = {}
    for trial in trials:
        word = _distance(trial)
        if word is None:
            return None
        series = by_bib.setdefault(trial["bib"], {})
        if trial["round"] in series:
            return None
        series[trial["round"]] = word
    return Cards({bib: _filled(series) for bib, series in by_bib.items()})


def _distance(trial: Any) -> str | None:
    if not isinstance(trial, dict) or not trial.keys() <= _OF_DISTANCE:
        return None
    bib, number, result = trial.get("bib"), trial.get("round"), trial.get("result")
    if not isinstance(bib, str) or not isinstance(result, str):
        return None
    if not isinstance(number, int) or isinstance(number, bool) or not 0 < number <= _MOST_TRIALS:
        return None
    if result == "." or not result.strip() or len(result) > _LONGEST:
        return None
    if TRIAL_WIND_KEY not in trial:
        return result
    wind = trial[TRIAL_WIND_KEY]
    if isinstance(wind, bool) or not isinstance(wind, (int, float)):
        return None
    if distance_value(result) is None and result != "x":
        return None
    tenths = Decimal(repr(wind)) * 10
    if tenths != tenths.to_integral_value() or abs(tenths) > 99:
        return None
    return f"{result}({'0.0' if not tenths else f'{tenths / 10:+.1f}'})"


def _filled(series: dict[int, str]) -> tuple[str, ...]:
    return tuple(series.get(number, ".") for number in range(1, max(series) + 1))


def attempts(trials: Sequence[Any], heights: Sequence[str]) -> Cards | None:
    """The cards of a vertical jump, its heights as the unit lists them. What follows a
    clearance, a pass or the end of a competitor is the jump-off; so are bars that do not rise."""
    taken = []
    for trial in trials:
        sound = isinstance(trial, dict) and trial.keys() == {"bib", "height", "result"}
        if not sound or not all(isinstance(value, str) for value in trial.values()):
            return None
        if trial["result"] not in ("o", "x", "-", "r") or distance_value(trial["height"]) is None:
            return None
        taken.append((trial["bib"], trial["height"], trial["result"]))
    if any(distance_value(height) is None for height in heights):
        return None
    bars = _rising([*heights, *(height for _, height, _ in taken if height not in heights)])
    cards: dict[str, dict[str, str]] = {}
    out: dict[str, int] = {}
    late: list[tuple[str, str, str]] = []
    for bib, height, letter in taken:
        card = cards.setdefault(bib, {})
        before = card.get(height, "")
        if height not in bars or out.get(bib, 0) >= FAILURES_OUT or before[-1:] in _ENDS:
            late.append((bib, height, letter))
            continue
        card[height] = before + letter
        failures = out.get(bib, 0)
        out[bib] = {"o": 0, "x": failures + 1, "r": FAILURES_OUT}.get(letter, failures)
    extra = [height for height in heights if height not in bars]
    late_bars, late_cards = _jump_off(late, extra)
    series = {bib: _ended(card.get(bar, ".") for bar in bars) for bib, card in cards.items()}
    return Cards(series, tuple(bars), late_cards, late_bars)


def _rising(heights: Sequence[str]) -> list[str]:
    """The heights that rise from the first one on."""
    bars: list[str] = []
    for height in heights:
        metres = distance_value(height)
        if metres is not None and (not bars or metres > Decimal(bars[-1])):
            bars.append(height)
    return bars


def _ended(words: Iterable[str]) -> tuple[str, ...]:
    """The words up to the last of which something was recorded."""
    series = list(words)
    while series and series[-1] == ".":
        series.pop()
    return tuple(series)


def _jump_off(
    late: list[tuple[str, str, str]], extra: list[str]
) -> tuple[tuple[str, ...], dict[str, tuple[str, ...]]]:
    """The bars of a jump-off and who did what at them: one trial each at every bar."""
    bars: list[tuple[str, dict[str, str]]] = []
    for bib, height, letter in late:
        if not bars or bars[-1][0] != height or bib in bars[-1][1]:
            bars.append((height, {}))
        bars[-1][1][bib] = letter
    seen = {height for height, _ in bars}
    bars += [(height, {}) for height in extra if height not in seen]
    bibs = dict.fromkeys(bib for bib, _, _ in late)
    cards = {bib: _ended(letters.get(bib, ".") for _, letters in bars) for bib in bibs}
    return tuple(height for height, _ in bars), cards
