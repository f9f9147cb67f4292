"""What a cell of a workbook holds, as a mark is written: all of a number or a time, and not only
what its format shows. A spreadsheet that shows 12.34 may hold 12.344, and shows 2.00 as 2."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, time, timedelta
from decimal import ROUND_CEILING, Decimal

from meetc.sheets.marks import clock
from meetc.sheets.table import Row

_MOST_DIGITS = 10  # what floating point adds stands behind them
_MOST_DECIMALS = 3  # no clock reads more than thousandths
_USUAL_DECIMALS = 2
_NOISE = Decimal("0.00005")
_MOST = Decimal(10) ** 9
_FIRST_DAY = datetime(1899, 12, 31)


def held(value: object) -> str:
    """The text of a number or a time, "" of anything else: 12.344, 2:05.44, 2:05:00."""
    if isinstance(value, bool):
        return ""
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        number = Decimal(f"{value:.{_MOST_DIGITS}g}")
        return _plain(number) if number.is_finite() and abs(number) < _MOST else ""
    duration = _duration(value)
    return "" if duration is None else _clock(duration)


def _duration(value: object) -> timedelta | None:
    """A time of day, or one of more than a day, which looks like one of the first dates."""
    if isinstance(value, timedelta):
        return max(value, timedelta())
    if isinstance(value, time):
        return timedelta(
            hours=value.hour,
            minutes=value.minute,
            seconds=value.second,
            microseconds=value.microsecond,
        )
    if isinstance(value, datetime) and value.year <= _FIRST_DAY.year + 1:
        return value.replace(tzinfo=None) - _FIRST_DAY
    return None


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _clock(duration: timedelta) -> str:
    """A time without hours or minutes that are none. More than thousandths are rounded up, as
    times are, but for what a fraction of a day adds to a time."""
    seconds = Decimal(duration // timedelta(microseconds=1)).scaleb(-6)
    unit = Decimal(1).scaleb(-_MOST_DECIMALS)
    near = seconds.quantize(unit)
    read = near if abs(near - seconds) <= _NOISE else seconds.quantize(unit, ROUND_CEILING)
    whole, _, fraction = f"{read:f}".partition(".")
    return clock(int(whole)) + f".{fraction}".rstrip("0").rstrip(".")


def held_at_least(value: object, shown: str) -> str:
    """What a cell holds, with the decimals that it shows: 12.30 of 12.3 that is shown so."""
    text = held(value)
    same = with_decimals(text, decimals(shown)) if text else ""
    return same if same == shown else text


def with_usual_decimals(rows: Sequence[Row]) -> list[Row]:
    """The rows of a workbook where the numbers of a column have as many decimals as any of them,
    up to two: a spreadsheet does not keep the last 0 of 12.30, and 12.3 would be a hand time."""
    most: Counter[int] = Counter()
    for row in rows:
        for number, cell in enumerate(row):
            if cell.held:
                most[number] = max(most[number], min(_USUAL_DECIMALS, decimals(cell.held)))
    return [
        tuple(
            cell._replace(held=with_decimals(cell.held, most[number])) if cell.held else cell
            for number, cell in enumerate(row)
        )
        for row in rows
    ]


def decimals(text: str) -> int:
    return len(text.partition(".")[2])


def with_decimals(text: str, count: int) -> str:
    """A number or time with so many decimals at least."""
    missing = count - decimals(text)
    return text if missing <= 0 else f"{text}{'' if '.' in text else '.'}{'0' * missing}"
