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
_MANY_MINUTES = pattern(r"(\d{2,3}):([0-5]\d(?:\.\d{1,2})?)", re.ASCII)
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
    clock = clock_of(typed) if is_time else typed
    as_typed, typed = typed, digits_meant(typed)
    value = time_value if is_time else distance_value
    marks = []
    for mark in (clock, *_times(typed)) if is_time else _numbers(typed):
        number = value(mark)
        fits = number and (least is None or number >= least) and (most is None or number <= most)
        if fits and mark != as_typed and mark not in marks:
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
    """The text, and the text without a unit behind it."""
    suffixed = _SUFFIXED.fullmatch(typed)
    return [typed, suffixed[1]] if suffixed else [typed]


def _numbers(typed: str) -> list[str]:
    texts = []
    for text in _bare(typed):
        if _THOUSANDS.fullmatch(text):
            return [text.replace(",", "")]
        texts += [text, text.replace(",", ".")]
    return texts


def _times(typed: str) -> list[str]:
    times = []
    for text in _bare(typed):
        if text.isdecimal() and text.isascii():
            times += _without_points(text)
            continue
        times += [text, text.replace(",", "."), text.replace(";", ":").replace(",", ".")]
        parts = _MARKS_OF_TIME.split(text.rstrip('"\u2033'))
        if len(parts) == 3:
            times += [f"{parts[0]}:{parts[1]}.{parts[2]}", ":".join(parts)]
        elif len(parts) == 2 and ":" not in text:
            times += [".".join(parts), ":".join(parts)]
        elif len(parts) == 4:
            times.append(f"{parts[0]}:{parts[1]}:{parts[2]}.{parts[3]}")
        if many := _MANY_MINUTES.fullmatch(text.replace(",", ".")):
            times.append(f"{int(many[1]) // 60}:{int(many[1]) % 60:02}:{many[2]}")
        seconds = time_value(text)
        if seconds and ":" not in text:
            times.append(format_time(seconds))
        if no_colon := _WITHOUT_COLON.fullmatch(text):  # 205.37 may be 3:25.37 and 2:05.37
            times.append(f"{no_colon[1]}:{no_colon[2]}")
    return times


def _without_points(digits: str) -> list[str]:
    """Times typed as digits alone: 1120 is 11.20 or 11:20, 41236 is 4:12.36."""
    times = [f"{digits[:-2]}.{digits[-2:]}", f"{digits[:-1]}.{digits[-1]}"]
    times.append(f"{digits[:-2]}:{digits[-2:]}")
    if len(digits) > 4:
        times.append(f"{digits[:-4]}:{digits[-4:-2]}.{digits[-2:]}")
    times.append(format_time(Decimal(digits[:6])))
    return times
