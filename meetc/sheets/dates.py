"""Dates as lists write them: 31.12.2008, 12/31/08, 2008-12-31 00:00:00, 4-May-2008, 2008."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from meetc.sheets.cell_words import fold

_TIME = re.compile(r"[ T]\d\d?:\d\d(?::\d\d(?:\.\d+)?)?Z?\Z", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})", re.ASCII)
_GLUED = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)", re.ASCII)
_LOOSE = re.compile(r"(\d{1,2})([./-]) ?(\d{1,2})\2 ?(\d{4}|\d\d)", re.ASCII)
_DAY_AND_WORD = re.compile(r"(\d{1,2})[. /-]{0,2}([^\W\d_]+)\.?[ ,./-]{0,2}(\d{4}|\d\d)")
_WORD_AND_DAY = re.compile(r"([^\W\d_]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
_DAY_FIRST = re.compile(r"(?<![a-z])(?:dd?|tt?|jj?)[./ -]+mm?(?![a-z])")
_MONTH_FIRST = re.compile(r"(?<![a-z])(?<![a-z][./ -])mm?[./ -]+(?:dd?|tt?|jj?)(?![a-z])")
_MONTHS = (
    "january januar janvier januari enero jan",
    "february februar fevrier februari febrero feb fev",
    "march marz mars maart marzo mar mrz",
    "april avril abril apr avr abr",
    "may mai mei maj mayo",
    "june juni juin junio jun",
    "july juli juillet julio jul",
    "august aout augusti augustus agosto aug ago",
    "september septembre septiembre setiembre sep sept set",
    "october oktober octobre octubre oct okt",
    "november novembre noviembre nov",
    "december dezember desember decembre diciembre dec dez des dic",
)


class ReadDate(NamedTuple):
    """A date as ISO has it, or the year alone. `order` is what two numbers tell of the order of
    day and month where that has to be told, "" or `?` where they do not either."""

    iso: str = ""
    year: str = ""
    order: str = ""


def read_date(text: str, order: str, latest: int) -> ReadDate | None:
    """The date that a cell says; None of what is none. `order` is `dmy`, `mdy` or "" where it is
    not known; `latest` the last year that two digits can mean."""
    text = _TIME.sub("", text)
    if match := _YEAR_FIRST.fullmatch(text) or _GLUED.fullmatch(text):
        return _date(match[1], match[2], match[3], latest)
    if match := _LOOSE.fullmatch(text):
        first, second, year = int(match[1]), int(match[3]), match[4]
        if not order:
            order = "dmy" if first > 12 >= second else "mdy" if second > 12 >= first else "?"
            return ReadDate(order=order)
        day, month = (first, second) if order == "dmy" else (second, first)
        return _date(year, month, day, latest)
    if match := _DAY_AND_WORD.fullmatch(text):
        month = _months().get(fold(match[2]), 0)
        return _date(match[3], month, match[1], latest) if month else None
    if match := _WORD_AND_DAY.fullmatch(text):
        month = _months().get(fold(match[1]), 0)
        return _date(match[3], month, match[2], latest) if month else None
    return ReadDate(year=text) if _YEAR.fullmatch(text) else None


def _date(year: str, month: str | int, day: str | int, latest: int) -> ReadDate:
    number = int(year)
    if len(year) == 2:
        number += latest // 100 * 100
        number -= 100 if number > latest else 0
    return ReadDate(f"{number:04}-{int(month):02}-{int(day):02}", f"{number:04}")


@cache
def _months() -> dict[str, int]:
    return {word: n for n, words in enumerate(_MONTHS, 1) for word in words.split()}


def order_in_head(head: str) -> str:
    """The order of day and month that the head of a column tells: `Birthday (dd/mm/yyyy)`."""
    folded = fold(head)
    if _DAY_FIRST.search(folded):
        return "dmy"
    return "mdy" if _MONTH_FIRST.search(folded) else ""
