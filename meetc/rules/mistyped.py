"""What a mistyped mark may stand for: 10,37 is 10.37, 1.45.00 is 1:45.00, 122:57 is 2:02:57."""

from __future__ import annotations

import re
from decimal import Decimal

from meetc.patterns import pattern
from meetc.rules.marks import distance_value, time_value
from meetc.rules.race import format_time

_SUFFIXED = pattern(r"(.*?)\s?(?:m|s|sec|secs|w|i|h)", re.IGNORECASE)
_THOUSANDS = pattern(r"\d{1,3}(?:,\d{3})+", re.ASCII)
_WITHOUT_COLON = pattern(r"(\d{1,2})([0-5]\d\.\d{1,2})", re.ASCII)
_MANY_MINUTES = pattern(r"([6-9]\d|\d{3}):([0-5]\d(?:\.\d{1,2})?)", re.ASCII)
_LONG_SECONDS = pattern(r"\d{3}[\d.]*\Z", re.ASCII)
_LETTERS_LIKE_DIGITS = str.maketrans("OoIl", "0011")
_MARKS_OF_TIME = pattern(
    r"''|\u00b4\u00b4|(?<=\d)(?:min|m|h)(?=\d)|[.:,;'\"\u00b4\u2032\u2033]", re.IGNORECASE
)


def meant(
    typed: str, *, is_time: bool, least: Decimal | None = None, most: Decimal | None = None
) -> list[str]:
    """The marks that were possibly meant, each a sound one between `least` and `most`, the
    likeliest first. Only where there is one can it stand in the place of what was typed."""
    from meetc.sheets.marks import clock_of

    if status := status_meant(typed):
        return [status]
    digits = digits_meant(typed)
    marks = []
    for mark in (clock_of(typed), *_times(digits)) if is_time else _numbers(digits):
        number = time_value(mark) if is_time else distance_value(mark)
        fits = number and (least is None or number >= least) and (most is None or number <= most)
        if fits and mark != typed and mark not in marks:
            marks.append(mark)
    return marks


def status_meant(typed: str) -> str:
    """The status word that was meant: DQ of Dsq; "" of anything else."""
    from meetc.sheets.statuses import status_of

    return status_of(typed) or ""


def digits_meant(typed: str) -> str:
    """A mark with digits in the place of the letters that look like them: 12.90 of 12.9O."""
    plain = typed.translate(_LETTERS_LIKE_DIGITS)
    return plain if any(letter.isdecimal() for letter in typed) else typed


def _bare(typed: str) -> list[str]:
    """The text, and the text without a unit or a point behind it."""
    typed = typed.rstrip(",;.")
    suffixed = _SUFFIXED.fullmatch(typed)
    return [typed, suffixed[1]] if suffixed else [typed]


def _numbers(typed: str) -> list[str]:
    texts = []
    for text in _bare(typed):
        if _THOUSANDS.fullmatch(text):
            return [text.replace(",", "")]
        texts.append(text.replace(",", "."))
    return texts


def _times(typed: str) -> list[str]:
    times = []
    for text in _bare(typed):
        pointed = text.replace(";", ":").replace(",", ".")
        times += _without_points(text) if text.isdecimal() else [pointed, *_of_parts(text)]
        if many := _MANY_MINUTES.fullmatch(pointed):
            times.append(f"{int(many[1]) // 60}:{int(many[1]) % 60:02}:{many[2]}")
        if ":" not in pointed and (seconds := time_value(pointed)):
            times.append(format_time(seconds))
        if no_colon := _WITHOUT_COLON.fullmatch(pointed):  # 205.37 may be 3:25.37 and 2:05.37
            times.append(f"{no_colon[1]}:{no_colon[2]}")
    return [time for time in times if not _LONG_SECONDS.match(time)]


def _of_parts(text: str) -> list[str]:
    """Times of numbers that other marks part: 2'05"37 is 2:05.37 or 2:05:37."""
    *minutes, last = parts = _MARKS_OF_TIME.split(text.rstrip('"\u2033'))
    return [f"{':'.join(minutes)}.{last}", ":".join(parts)]


def _without_points(digits: str) -> list[str]:
    """Times typed as digits alone: 1120 is 11.20 or 11:20, 112 is 11.2, 41236 is 4:12.36, and 20537
    may be 2:05.37 or 2:05:37."""
    minutes, seconds = digits[:-2], digits[-2:]
    times = [f"{minutes}.{seconds}", f"{digits[:-1]}.{digits[-1]}", f"{minutes}:{seconds}"]
    if len(digits) > 4:
        clock = f"{digits[:-4]}:{digits[-4:-2]}"
        times += [f"{clock}.{seconds}", f"{clock}:{seconds}"]
    return times
