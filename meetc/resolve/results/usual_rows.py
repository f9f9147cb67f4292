"""Units of whose rows there is nothing to say, as nearly all are, read in one step.

`RowReader` reads any row, word by word, and these to the same; a test holds that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import lru_cache, partial
from typing import NamedTuple

from meetc.disciplines import Form
from meetc.fields import Kind
from meetc.resolve.fields.reader import NO_FIELDS, FieldsOfLine, SharedValues, plain_field
from meetc.resolve.programme.heights import Heights
from meetc.resolve.results.cards import METRES, WIND
from meetc.resolve.results.written import Written
from meetc.rules.marks import QUALIFIERS, STATUSES, distance_value, time_value
from meetc.rules.plausible import Limits
from meetc.syntax.lines import Line

LONG_SECONDS = 100
"""From here on a time has its minutes."""
_NO_SERIES: tuple[str, ...] = ()
_written = partial(tuple.__new__, Written)
"""A row of its values; its own __new__ is as dear as all else."""
_JUDGED = frozenset(("performance", "sp", "runners", "place", "catpos"))
"""Fields of a row that more than their value is asked of."""


def _unit(row: str) -> re.Pattern[str]:
    """What matches the rows of a unit, a line each without its bib: of one such row each, of a
    status word or of nothing."""
    row = rf"(?:(?:{row}|{'|'.join(sorted(STATUSES))})(?!.))?+"
    return re.compile(rf"{row}(?:\n{row})*+", re.ASCII)


def _series(trial: str) -> re.Pattern[str]:
    """What matches a unit of trials; r is the last of a series."""
    return _unit(rf"(?:{trial})(?: (?:{trial}))*+(?: r)?+")


_TIMES = _unit(
    r"[1-9]\d?(?:\.\d\d?)?(?!.)"
    r"|(?:[1-9]\d{0,2}:[0-5]?\d|[1-5]?[1-9]|[1-5]0):[0-5]\d(?:\.\d\d?)?"
)
_JUMPS = _series(rf"(?:{METRES}|x)(?:\({WIND}\))?+|[.-]")
_THROWS = _series(rf"{METRES}|[x.-]")
_CARDS = _unit(r"(?:x{0,2}o|-)(?: (?:x{0,2}o|-))*+(?: xxx)?+|xxx")
_WINDS = re.compile(r"\([^)]*+\)")

UsualRows = Callable[[Sequence[Line]], list[Written] | None]
"""Reads the rows of a unit, each with its first word as the bib; gives None where one is not
usual."""


class _Behind(NamedTuple):
    """What stands behind the mark of a row: the qualifier, fields, and the words that say them."""

    qualifier: str | None
    values: SharedValues
    words: tuple[int, ...]


def usual_rows(
    form: Form, limits: Limits, attempts: int | None, heights: Heights | None
) -> UsualRows:
    """What reads the rows of a usual unit without defaults for them; `attempts` is None where a
    series is not read."""
    if form.on_track:
        return partial(_race, limits)
    if form.in_trials and attempts is not None:
        sound = _JUMPS if form is Form.HORIZONTAL else _THROWS
        return partial(_field, sound, attempts, limits.most)
    if form is Form.VERTICAL and heights is not None and heights.sound:
        return partial(_field, _CARDS, len(heights.bars), None)
    return no_rows


def no_rows(_: Sequence[Line]) -> None:
    """Reads no unit."""


def _race(limits: Limits, lines: Sequence[Line]) -> list[Written] | None:
    """The rows of a race: a time, a status word or neither, and what many rows have behind it."""
    rows, marks = [], []
    for line in lines:
        words = line.words
        mark, first = (words[1], 2) if len(words) > 1 else ("", 1)
        if "=" in mark:
            mark, first = "", 1
        behind = _behind(first, *words[first:])
        if behind is None:
            return None
        qualifier, values, places = behind
        if "raw_time" in values and (not mark or mark in STATUSES):
            return None  # it is then the only time that there is
        fields = FieldsOfLine(values, places, line) if values else NO_FIELDS
        own = (words[0], mark or None, _NO_SERIES, _NO_SERIES, qualifier, fields, line, True)
        rows.append(_written(own))
        marks.append(mark)
    return rows if _are_plain_times(marks, limits) else None


def _are_plain_times(marks: Sequence[str], limits: Limits) -> bool:
    """Whether nothing is to be said of the times among the marks of a race."""
    if _TIMES.fullmatch("\n".join(marks)) is None:
        return False
    seconds = [own for own in map(time_value, marks) if own is not None]
    least, most = limits
    return not seconds or (
        (least is None or min(seconds) >= least) and (most is None or max(seconds) <= most)
    )


def _field(
    sound: re.Pattern[str], most_words: int, most: Decimal | None, lines: Sequence[Line]
) -> list[Written] | None:
    """The rows of a field card: a series, a status word or neither, and nothing else."""
    words = [line.words for line in lines]
    text = "\n".join([" ".join(own[1:]) for own in words])
    if sound.fullmatch(text) is None or (words and max(map(len, words)) > most_words + 1):
        return None
    if most is not None and _is_beyond(most, text):
        return None
    return [_field_row(own, line) for own, line in zip(words, lines, strict=True)]


def _field_row(words: Sequence[str], line: Line) -> Written:
    bib, *series = words
    mark = None
    if series and series[0] in STATUSES:
        mark, series = series[0], []
    own = (bib, mark, tuple(series), _NO_SERIES, None, NO_FIELDS, line, True)
    return _written(own)


def _is_beyond(most: Decimal, series: str) -> bool:
    """Whether a trial of sound series is more than anybody has made."""
    metres = map(distance_value, _WINDS.sub("", series).split())
    return any(own is not None and own > most for own in metres)


@lru_cache(maxsize=4096)
def _behind(first: int, *words: str) -> _Behind | None:
    """What words behind a mark say, from the word `first` of the row on; None where they are more
    than a qualifier and sound fields. A season has `Q lane=4` a thousand times: it is read once."""
    qualifiers = [word for word in words if word in QUALIFIERS]
    places = [n for n, word in enumerate(words) if word not in QUALIFIERS]
    fields = [plain_field(Kind.ROW, words[n]) for n in places]
    values = SharedValues(field for field in fields if field is not None)
    if len(qualifiers) > 1 or len(values) < len(fields) or values.keys() & _JUDGED:
        return None
    return _Behind(next(iter(qualifiers), None), values, tuple(n + first for n in places))


def is_plain_time(raw: str, limits: Limits) -> bool:
    """Whether nothing is to be said of a time."""
    seconds = time_value(raw)
    if not seconds:
        return False
    least, most = limits
    return (
        raw[-4:-3] != "."
        and raw[0] != "0"
        and (":" in raw or seconds < LONG_SECONDS)
        and (least is None or seconds >= least)
        and (most is None or seconds <= most)
    )
