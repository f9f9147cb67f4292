"""What is written in the cells of marks, as the language writes it: 11,82 is 11.82, `5,74 (+1,2)`
is 5.74(+1.2), XXO is xxo. What is none of that stays as it is, for the reader of rows to judge."""

from __future__ import annotations

import re

_DECIMAL_COMMA = re.compile(r"((?:\d+:){0,2}\d+),(\d+)", re.ASCII)
_WIND = re.compile(r"([+-]?)(\d{1,2})(?:[.,](\d))?(?: ?m/s)?", re.ASCII)
_WITH_WIND = re.compile(r"(\d+[.,]\d+) ?(?:\(([+-]?\d{1,2}[.,]\d)\)|([+-]\d{1,2}[.,]\d))", re.ASCII)
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_LETTERS = {"X": "x", "O": "o", "R": "r"}
NOTHING = ("", "-", "NT")
"""What stands in a cell where there is no mark."""


def mark_of(text: str) -> str:
    """A time, distance or number with a point."""
    match = _DECIMAL_COMMA.fullmatch(text)
    return f"{match[1]}.{match[2]}" if match else text.translate(_DASHES)


def wind_of(text: str) -> str:
    """A wind with its sign and one decimal: +0.8 of 0,8."""
    match = _WIND.fullmatch(text.translate(_DASHES))
    if match is None:
        return text
    number = f"{int(match[2])}.{match[3] or '0'}"
    return "0.0" if number == "0.0" else f"{match[1] or '+'}{number}"


def trial_of(text: str) -> str:
    """A trial of a jump for distance or a throw, with its wind behind it."""
    text = text.translate(_DASHES)
    with_wind = _WITH_WIND.fullmatch(text)
    if with_wind:
        return f"{mark_of(with_wind[1])}({wind_of(with_wind[2] or with_wind[3])})"
    return _LETTERS.get(text, mark_of(text))


def best_of(text: str) -> str:
    """The distance of a best trial; the wind behind it belongs to the trial."""
    with_wind = _WITH_WIND.fullmatch(text.translate(_DASHES))
    return mark_of(with_wind[1] if with_wind else text)


def card_of(text: str) -> str:
    """The attempts at one height."""
    return "".join(_LETTERS.get(c, c) for c in text.translate(_DASHES).replace(" ", ""))


def place_of(text: str) -> str:
    """A place without what marks it as one or as shared: 2 of `2.` and of `=2`."""
    return text.strip("=. ") or text
