"""Checks one row of a field card: the trials of a jump for distance or a throw, or the heights
of a vertical jump."""

from __future__ import annotations

import re

from meetc.diagnostics.codes import (
    ATTEMPT_AFTER_CLEARANCE,
    ATTEMPT_AFTER_THE_END,
    BAD_CARD_LETTER,
    BAD_TRIAL,
    BAD_WIND,
    SECOND_JUMP_OFF_TRIAL,
    TOO_MANY_MARKS,
    TRIAL_AFTER_RETIRING,
)
from meetc.diagnostics.diagnostic import Fix, Hint, Report
from meetc.diagnostics.wording import count_of
from meetc.patterns import pattern
from meetc.resolve.programme.heights import Heights
from meetc.rules import horizontal
from meetc.rules.marks import STATUSES, distance_value
from meetc.rules.mistyped import digits_meant, status_meant
from meetc.rules.vertical import FAILURES_OUT
from meetc.syntax.lines import Line
from meetc.syntax.values import is_quoted

METRES = r"(?:[1-9]\d{0,2}\.\d\d|0\.(?!00)\d\d)"
"""A distance of which nothing is to be said."""
WIND = r"(?:[+-]\d\.\d|0\.0)"
_SOUND_TRIAL = pattern(rf"(?:{METRES}|x)\({WIND}\)|{METRES}", re.ASCII)
_WIND = pattern(WIND, re.ASCII)
_LOOSE_WIND = pattern(r"([+-]?\d)(?:[.,](\d))?", re.ASCII)
_WIND_ALONE = pattern(r"\(?([+-]\d)[.,](\d)\)?", re.ASCII)
_WIND_BEHIND = pattern(r"(\d+\.\d+)/([+-]\d\.\d)", re.ASCII)
_CARD = pattern(r"[ox-]{0,2}[ox-]|[ox-]{0,2}r|\.", re.ASCII)


def check_trials(
    line: Line, words: list[int], series: list[str], wind: bool, report: Report
) -> list[str]:
    """The series with two decimals each. A trial is a distance in metres, x, -, r or `.`; a jump
    may have its wind behind it."""
    retired, plain = False, list(series)
    for n, (word, trial) in enumerate(zip(words, series, strict=True)):
        if retired and trial != ".":
            message = f"a trial after r, when bib {line.words[0]} had retired"
            hint = "r is the last trial of a series"
            report.error(TRIAL_AFTER_RETIRING, message, line.span(word), hint=hint)
            break
        if trial in horizontal.LETTERS:
            retired = retired or trial == "r"
        elif not _SOUND_TRIAL.fullmatch(trial) or (trial[-1] == ")" and not wind):
            plain[n] = _plain_mark(line, word, trial, wind, report)
    return plain


def joined_winds(line: Line, words: list[int], report: Report) -> dict[int, str]:
    """The jumps whose wind stands behind a blank, by the word of the mark, as they are meant."""
    joined: dict[int, str] = {}
    for word in words:
        if line.words[word][0] not in "(+-":  # as nearly all
            continue
        mark, wind = line.words[word - 1], _WIND_ALONE.fullmatch(line.words[word])
        if wind is None or word - 1 not in words or not distance_value(mark):
            continue
        joined[word - 1] = f"{mark}({wind[1]}.{wind[2]})"
        span = line.span(word - 1)._replace(end_column=line.span(word).end_column)
        report.error(
            BAD_TRIAL,
            f"no blank stands between a mark and its wind: not {mark} {wind[0]}",
            span,
            hint=f"write {joined[word - 1]}",
            fix=Fix(span, joined[word - 1]),
        )
    return joined


def _plain_mark(line: Line, word: int, trial: str, wind: bool, report: Report) -> str:
    """A trial as it is taken, which is not written as one; a quoted one passes as it is."""
    if not is_quoted(line.words[word]):
        _check_mark(line, word, trial, wind, report)
        return horizontal.plain_trial(trial)
    return trial


def _check_mark(line: Line, word: int, trial: str, wind: bool, report: Report) -> None:
    """Say what is wrong with a trial that is no plain distance."""
    mark = trial.partition("(")[0]
    if mark == "x" and len(trial) > 1:  # the wind of a failure is measured as well
        _check_wind(line, word, trial, wind, report)
        return
    if not distance_value(mark):
        _bad_trial(line, word, trial, wind, report)
        return
    _check_decimals(line, word, mark, report)
    if len(mark) < len(trial):
        _check_wind(line, word, trial, wind, report)


def _bad_trial(line: Line, word: int, trial: str, wind: bool, report: Report) -> None:
    meant = _trial_meant(trial, wind)
    hint = f"write {meant}" if meant else Hint(in_text="a mark in quotes is sent as it is")
    if "(" in meant and meant[-5] == "+" and "+" not in trial:  # nobody guesses a sign
        hint, meant = f"write {meant} or {meant.replace('+', '-')}", ""
    if distance_value(trial) == 0:
        hint = "a mark is more than 0: x failed, - passed, . has nothing recorded"
    if trial[0] == "(" or (wind and trial[0] in "+-"):
        hint = "no blank stands between a mark and its wind: 5.74(+1.2)"
    span = line.span(word)
    message = f"a trial is a distance such as 5.74, or x - r . and not {trial}"
    report.error(BAD_TRIAL, message, span, hint=hint, fix=Fix(span, meant) if meant else None)


def _trial_meant(trial: str, wind: bool) -> str:
    """What a trial that is none may mean, as it is written; "" where nobody can tell."""
    from meetc.sheets.marks import trial_of, without_no_wind

    digits = without_no_wind(digits_meant(trial)).removesuffix("w")
    if wind and (behind := _WIND_BEHIND.fullmatch(digits)):
        digits = f"{behind[1]}({behind[2]})"
    meant = trial_of(digits)
    if meant not in horizontal.LETTERS:
        meant = status_meant(trial) or horizontal.plain_trial(meant)
    is_sound = meant in horizontal.LETTERS | STATUSES or _SOUND_TRIAL.fullmatch(meant)
    return meant if is_sound and (wind or "(" not in meant) else ""


def _check_decimals(line: Line, word: int, mark: str, report: Report) -> None:
    """Distances are measured down to whole centimetres. Source: TR29, TR32."""
    decimals = len(mark) - mark.index(".") - 1 if "." in mark else 0
    if decimals > 2:
        meant = mark[: len(mark) - decimals + 2]
        span = line.span(word, 0, len(mark))
        message = f"a distance is measured to the centimetre, not {mark}"
        hint = f"write {meant}: distances are rounded down"
        report.error(BAD_TRIAL, message, span, hint=hint, fix=Fix(span, meant))


def _check_wind(line: Line, word: int, trial: str, allowed: bool, report: Report) -> None:
    from meetc.sheets.marks import without_no_wind

    at = trial.index("(")
    text = trial[at + 1 : -1]
    if not allowed:
        message = "a wind is measured in the long and the triple jump alone"
        report.error(BAD_WIND, message, line.span(word, at), hint="leave it out")
    elif trial[-1] != ")" or not _WIND.fullmatch(text):
        loose = _LOOSE_WIND.fullmatch(text) if trial[-1] == ")" else None
        speed = f"{loose[1]}.{loose[2] or 0}" if loose else ""
        meant = f"({speed})" if speed[:1] in ("+", "-") else "(0.0)" if speed == "0.0" else ""
        either = f"write (+{speed}) or (-{speed})" if speed else ""
        hint = f"write {meant}" if meant else either
        if without_no_wind(trial) != trial:
            hint = f"write {trial[:at]}: where no wind was measured none is sent"
        report.error(
            BAD_WIND,
            f"the wind of a trial is written 5.74(+1.2), not {trial}",
            line.span(word, at),
            hint=hint or "m/s with its sign and one decimal, in parentheses",
            fix=Fix(line.span(word, at), meant) if meant else None,
        )


def check_card(
    line: Line, words: list[int], series: list[str], heights: Heights, report: Report
) -> None:
    """Letters of a card against its bars: three failures running end it, nothing follows a
    clearance at the same bar, and a pass counts as neither. Source: TR26."""
    if len(words) > len(heights.bars) and heights.sound:
        message = f"{count_of(len(words), 'mark')} for {count_of(len(heights.bars), 'height')}"
        hint = "a word a height; the jump-off stands behind |"
        report.error(TOO_MANY_MARKS, message, line.span(words[len(heights.bars)]), hint=hint)
    failures, over, why = 0, False, ""
    counted = series[: len(heights.bars)] if heights.sound else series
    for word, card in zip(words, counted, strict=False):
        if not _CARD.fullmatch(card):
            _bad_card(line, word, card, report)
            return
        if card == ".":
            continue
        for n, letter in enumerate(card):
            if over:
                message = f"bib {line.words[0]} was out {why}"
                hint = "after three failures running, or after r, a competitor jumps no more"
                report.error(ATTEMPT_AFTER_THE_END, message, line.span(word, n), hint=hint)
                return
            if letter == "x":
                failures += 1
                if failures >= FAILURES_OUT:
                    over, why = True, "after three failures running"
            elif letter == "r":
                over, why = True, "after retiring"
            elif letter == "o":
                failures = 0
            if letter in "o-" and n + 1 < len(card):
                _attempt_behind(line, word, card[: n + 1], report)
                return


def _attempt_behind(line: Line, word: int, card: str, report: Report) -> None:
    """Report an attempt at a height that is cleared, or passed."""
    what, hint = "pass", "who passes jumps again at the next height"
    if card[-1] == "o":
        what, hint = "clearance", f"write {card}, and the next height as a word of its own"
    message = f"an attempt follows a {what} at the same height"
    report.error(ATTEMPT_AFTER_CLEARANCE, message, line.span(word, len(card)), hint=hint)


def _bad_card(line: Line, word: int, card: str, report: Report) -> None:
    from meetc.sheets.marks import card_of

    meant = card_of(card)
    if not _CARD.fullmatch(meant):
        meant = status_meant(card)
    hint = f"write {meant}" if meant else "o cleared, x failed, - passed, r retired"
    if distance_value(card):
        meant = f"performance={card}"
        hint = f"a best mark alone is written {meant}"
    span = line.span(word)
    message = f"a height is up to three of o x - r, or . and not {card}"
    report.error(BAD_CARD_LETTER, message, span, hint=hint, fix=Fix(span, meant) if meant else None)


def check_jump_off(
    line: Line, words: list[int], series: list[str], heights: Heights, report: Report
) -> None:
    """In a jump-off there is one trial a bar. Source: TR26.9."""
    if len(words) > len(heights.jump_off) and heights.sound:
        n = len(heights.jump_off)
        report.error(
            TOO_MANY_MARKS,
            f"{count_of(len(words), 'mark')} for {count_of(n, 'height')} of the jump-off"
            if n
            else "the heights have no jump-off",
            line.span(words[n]),
            hint="its heights stand behind | on the line of heights",
        )
        return
    retired = False
    for word, card in zip(words, series, strict=True):
        if retired and card != ".":
            message = f"bib {line.words[0]} was out after retiring"
            hint = "who retires from a jump-off jumps no more"
            report.error(ATTEMPT_AFTER_THE_END, message, line.span(word), hint=hint)
            return
        retired = card == "r" or retired
        if card not in ("o", "x", "-", "r", "."):
            message = f"a jump-off has one trial a height, not {card}"
            report.error(SECOND_JUMP_OFF_TRIAL, message, line.span(word), hint="write o, x, - or r")
            return
