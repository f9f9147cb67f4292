"""What a cell of a workbook shows: numbers with their decimals, never binary noise; times as
minutes and seconds; dates as ISO has them."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

_ASIDE = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.')
_NUMBER = re.compile(r"([#0?,]*)(?:\.([0#?]+))?")
_FRACTION = re.compile(r"[sS]\.(0+)")
_SECONDS = re.compile(r"[sS]")
_MOST_DIGITS = 11  # as many as a cell of the format "General" shows
_MOST_DECIMALS = 6


def displayed(value: object, number_format: str) -> str:
    """The text of a value of openpyxl in a format of Excel's."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float)):
        return _number(value, number_format)
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        seconds = timedelta(
            hours=value.hour,
            minutes=value.minute,
            seconds=value.second,
            microseconds=value.microsecond,
        )
        return _time(seconds, number_format)
    if isinstance(value, timedelta):
        return _time(value, number_format)
    return str(value)


def _number(value: int | float, number_format: str) -> str:
    """A number with the decimals that its format shows."""
    form = _ASIDE.sub("", number_format.partition(";")[0])
    shown = max(_NUMBER.findall(form), key=lambda parts: len("".join(parts)), default=("", ""))
    whole, fraction = shown[0], shown[1][:_MOST_DECIMALS]
    if not whole and not fraction:
        number = Decimal(value) if isinstance(value, int) else Decimal(f"{value:.{_MOST_DIGITS}g}")
        text = f"{number:f}"
        return _stripped(text) if "." in text else text
    exact = Decimal(value) if isinstance(value, int) else Decimal(repr(value))
    if not exact.is_finite() or abs(exact.adjusted()) > 20:
        return str(value)
    number = exact.quantize(Decimal(1).scaleb(-len(fraction)), ROUND_HALF_UP)
    before, _, after = f"{abs(number):f}".partition(".")
    while after and len(after) > fraction.count("0") and after[-1] == "0":
        after = after[:-1]
    sign = "-" if number < 0 else ""
    return sign + before.zfill(whole.count("0")) + (f".{after}" if after else "")


def _stripped(text: str) -> str:
    return text.rstrip("0").rstrip(".")


def _time(value: timedelta, number_format: str) -> str:
    """A time as a mark: 2:06.85, 2:02:57, 10.37. A format without seconds shows hours and
    minutes, and so does this."""
    form = re.sub(r'"[^"]*"|\\.', "", number_format.partition(";")[0])
    decimals = _FRACTION.search(form)
    microseconds = max(0, value // timedelta(microseconds=1))
    unit = 10 ** (6 - (min(len(decimals[1]), 6) if decimals else 0))
    microseconds = (microseconds + unit // 2) // unit * unit
    whole, rest = divmod(microseconds, 1_000_000)
    hours, minutes, seconds = whole // 3600, whole // 60 % 60, whole % 60
    if form and not _SECONDS.search(form):
        return f"{hours}:{minutes:02}"
    fraction = f".{rest:06}"[: 1 + len(decimals[1])] if decimals else ""
    if hours:
        return f"{hours}:{minutes:02}:{seconds:02}{fraction}"
    if minutes or not decimals:
        return f"{minutes}:{seconds:02}{fraction}"
    return f"{seconds}{fraction}"
