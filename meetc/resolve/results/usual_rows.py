"""Units of whose rows there is nothing to say, as nearly all are, read in one step.

`RowReader` reads any row, word by word, and these to the same; a test holds that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import lru_cache, partial
from itertools import compress
from typing import NamedTuple

from meetc.disciplines import Form
from meetc.fields import Kind
from meetc.resolve.fields.reader import NO_FIELDS, SharedValues, plain_field
from meetc.resolve.programme.heights import Heights
from meetc.resolve.results.cards import METRES, WIND
from meetc.resolve.results.written import RowColumns, UsualRows
from meetc.rules.marks import QUALIFIERS, STATUSES, distance_value, time_value
from meetc.rules.plausible import Limits
from meetc.syntax.lines import Line

_NO_SERIES: tuple[str, ...] = ()
_NOTHING = SharedValues()
LONG_SECONDS = 100
"""From here on a time has its minutes."""
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

ReadUsual = Callable[[Sequence[Line]], UsualRows | None]
"""Reads the rows of a unit, each with its first word as the bib; gives None where one is not
usual."""


class _Behind(NamedTuple):
    """What stands behind the mark of a row: the qualifier, fields, and the words that say them."""

    qualifier: str | None
    values: SharedValues
    words: tuple[int, ...]


def usual_rows(
    form: Form, limits: Limits, attempts: int | None, heights: Heights | None
) -> ReadUsual:
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


def _race(limits: Limits, lines: Sequence[Line]) -> UsualRows | None:
    """The rows of a race: a time, a status word or neither, and what many rows have behind it."""
    words = [line.words for line in lines]
    marks = [own[1] if len(own) > 1 else "" for own in words]
    firsts = [2] * len(lines)
    for n in [n for n, mark in enumerate(marks) if "=" in mark]:  # of no mark
        marks[n], firsts[n] = "", 1
    if not _are_plain_times(marks, limits):
        return None
    behind = [_behind(first, *own[first:]) for own, first in zip(words, firsts, strict=True)]
    if None in behind:
        return None
    qualifiers, values, places = zip(*filter(None, behind), strict=True)
    usual = _usual(words, marks, [_NO_SERIES] * len(lines), qualifiers, values, lines, places)
    if "raw_time" in usual.said:  # which is the only time of who has no mark
        without = (not mark or mark in STATUSES for mark in marks)
        if any("raw_time" in own for own in compress(values, without)):
            return None
    return usual


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
) -> UsualRows | None:
    """The rows of a field card: a series, a status word or neither, and nothing else."""
    words = [line.words for line in lines]
    text = "\n".join([" ".join(own[1:]) for own in words])
    if sound.fullmatch(text) is None or (words and max(map(len, words)) > most_words + 1):
        return None
    if most is not None and _is_beyond(most, text):
        return None
    is_out = [len(own) > 1 and own[1] in STATUSES for own in words]
    marks = [own[1] if out else "" for own, out in zip(words, is_out, strict=True)]
    series = [_NO_SERIES if out else tuple(own[1:]) for own, out in zip(words, is_out, strict=True)]
    count = len(lines)
    return _usual(words, marks, series, [None] * count, [_NOTHING] * count, lines, [()] * count)


def _usual(
    words: Sequence[Sequence[str]],
    marks: Sequence[str],
    series: Sequence[tuple[str, ...]],
    qualifiers: Sequence[str | None],
    values: Sequence[SharedValues],
    lines: Sequence[Line],
    places: Sequence[tuple[int, ...]],
) -> UsualRows:
    """The rows of these columns; `places` are the words of the values of each."""
    bibs, none = [own[0] for own in words], [_NO_SERIES] * len(lines)
    known = [mark or None for mark in marks]
    extras = [NO_FIELDS.extra] * len(lines)
    said = (bibs, known, series, none, qualifiers, values, extras, lines)
    return UsualRows(RowColumns._make(said), values, places)


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
