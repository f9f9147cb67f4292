"""Units of whose rows there is nothing to say, as nearly all are, read in one step.

`RowReader` reads any row, word by word, and these to the same; a test holds that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from functools import lru_cache, partial
from itertools import chain, compress
from typing import NamedTuple

from meetc.disciplines import Form
from meetc.fields import Kind
from meetc.model import Values
from meetc.patterns import pattern
from meetc.resolve.fields.reader import NO_FIELDS, SharedValues, plain_field
from meetc.resolve.programme.heights import Heights
from meetc.resolve.rows.cards import METRES, WIND
from meetc.resolve.rows.written import RowColumns, UsualRows
from meetc.rules.marks import QUALIFIERS, STATUSES, time_value
from meetc.rules.plausible import Limits
from meetc.syntax.lines import Line

_NO_SERIES: tuple[str, ...] = ()
LONG_SECONDS = 100
"""From here on a time has its minutes."""
_JUDGED = frozenset(("performance", "sp", "runners", "place", "catpos"))
"""Fields of a row that more than their value is asked of."""
_STATUS = "|".join(sorted(STATUSES))
_TIME = (
    r"[1-9]\d?(?:\.\d\d?)?"
    r"|(?:[1-9]\d{0,2}:[0-5]?\d|[1-5]?[1-9]|[1-5]0):[0-5]\d(?:\.\d\d?)?"
)
_RACE = pattern(
    rf"^([^ \t\n]++)(?:[ \t]++({_TIME}|{_STATUS})(?![^ \t\n]))?+(?:[ \t]++(.++))?+$",
    re.ASCII | re.MULTILINE,
)
"""Matches a row of a race: its bib, its mark, and what stands behind that."""


def _unit(row: str) -> re.Pattern[str]:
    """What matches the rows of a unit, a line each: behind its bib one such row each, a status
    word or nothing."""
    row = rf"[^ \t\n]++(?:[ \t]++(?:{row}|{_STATUS})(?!.))?+"
    return pattern(rf"{row}(?:\n{row})*+", re.ASCII)


def _series(trial: str) -> re.Pattern[str]:
    """What matches a unit of trials; r is the last of a series."""
    return _unit(rf"(?:{trial})(?:[ \t]++(?:{trial}))*+(?:[ \t]++r)?+")


_JUMPS = _series(rf"(?:{METRES}|x)(?:\({WIND}\))?+|[.-]")
_THROWS = _series(rf"{METRES}|[x.-]")
_CARDS = _unit(r"(?:x{0,2}o|-)(?:[ \t]++(?:x{0,2}o|-))*+(?:[ \t]++xxx)?+|xxx")

ReadUsual = Callable[[Sequence[Line]], UsualRows | None]
"""Reads the rows of a unit, each with its first word as the bib; gives None where one is not
usual."""


class _Behind(NamedTuple):
    """What stands behind the mark of a row: the qualifier, fields, and the words that say them,
    counted from the mark on."""

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
    rows = _RACE.findall("\n".join(_texts(lines)))
    if len(rows) != len(lines):
        return None
    bibs, marks, rests = zip(*rows, strict=True)
    behind = [*map(_behind, rests)]
    if None in behind or not _are_within(limits, map(time_value, marks)):
        return None
    qualifiers, values, places = zip(*filter(None, behind), strict=True)
    none, known = [_NO_SERIES] * len(lines), [mark or None for mark in marks]
    extras = [NO_FIELDS.extra] * len(lines)
    columns = RowColumns(bibs, known, none, none, qualifiers, values, extras, lines=lines)
    usual = UsualRows(columns, values, places)
    if "raw_time" in usual.said:  # which is the only time of who has no mark
        without = (not mark or mark in STATUSES for mark in marks)
        if any("raw_time" in own for own in compress(values, without)):
            return None
    return usual


def _texts(lines: Sequence[Line]) -> list[str]:
    """What stands on each line but for comments; nothing where a word has blanks, as one in quotes
    or of a sheet can."""
    texts = [line.text for line in lines]
    text = "".join(texts)
    if "#" not in text and '"' not in text and {*map(type, lines)} == {Line}:
        return texts
    texts = [" ".join(line.words) for line in lines]
    are_plain = all(len(t.split()) == len(own.words) for t, own in zip(texts, lines, strict=True))
    return texts if are_plain else []


def _are_within(limits: Limits, marks: Iterable[Decimal | None]) -> bool:
    """Whether no mark is better or worse than all marks are."""
    known = [own for own in marks if own is not None]
    least, most = limits
    return not known or (
        (least is None or min(known) >= least) and (most is None or max(known) <= most)
    )


def _field(
    sound: re.Pattern[str], most_words: int, most: Decimal | None, lines: Sequence[Line]
) -> UsualRows | None:
    """The rows of a field card: a series, a status word or neither, and nothing else."""
    texts = _texts(lines)
    if sound.fullmatch("\n".join(texts)) is None:
        return None
    words = [text.split() for text in texts]
    bibs = [own.pop(0) for own in words]
    if max(map(len, words)) > most_words:
        return None
    count = len(lines)
    known: list[str | None] = [None] * count
    series: list[tuple[str, ...]] = [*map(tuple, words)]
    for n, own in enumerate(words):
        if own and own[0] in STATUSES:
            known[n], series[n] = own[0], _NO_SERIES
    none, nothing = [_NO_SERIES] * count, [NO_FIELDS.values] * count
    extras: list[Values] = [NO_FIELDS.extra] * count
    columns = RowColumns(bibs, known, series, none, [None] * count, nothing, extras, lines=lines)
    usual = UsualRows(columns, (), [()] * count)
    if most is not None and not _are_within(Limits(None, most), chain(*usual.metres)):
        return None
    return usual


@lru_cache(maxsize=4096)
def _behind(text: str) -> _Behind | None:
    """What stands behind a mark; None where that is more than a qualifier and sound fields. A
    season has `Q lane=4` a thousand times: it is read once."""
    words = text.split()
    qualifiers = [word for word in words if word in QUALIFIERS]
    places = [n for n, word in enumerate(words) if word not in QUALIFIERS]
    fields = [plain_field(Kind.ROW, words[n]) for n in places]
    values = SharedValues(field for field in fields if field is not None)
    if len(qualifiers) > 1 or len(values) < len(fields) or values.keys() & _JUDGED:
        return None
    return _Behind(next(iter(qualifiers), None), values, tuple(places))


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
