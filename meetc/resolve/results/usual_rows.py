"""Rows of which there is nothing to say, as nearly all are, read in one step.

`RowReader` reads any row, word by word, and these to the same; a test holds that.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial
from typing import NamedTuple

from meetc.disciplines import Form
from meetc.fields import Kind
from meetc.resolve.fields.reader import NO_FIELDS, FieldsOfLine, SharedValues, plain_field
from meetc.resolve.results.cards import is_sound_series
from meetc.resolve.results.written import Written
from meetc.rules.horizontal import best_trial, metres_of
from meetc.rules.marks import QUALIFIERS, STATUSES, time_value
from meetc.rules.plausible import Limits
from meetc.syntax.lines import Line

LONG_SECONDS = 100
"""From here on a time has its minutes."""
_NO_SERIES: tuple[str, ...] = ()
_written = partial(tuple.__new__, Written)
"""A row of its values; its own __new__ is as dear as all else."""
_JUDGED = frozenset(("performance", "sp", "runners", "place", "catpos"))
"""Fields of a row that more than their value is asked of."""

UsualRow = Callable[[Line, str], Written | None]
"""Reads a usual row of a bib; gives None of any other."""


class _Behind(NamedTuple):
    """What stands behind the mark of a row: the qualifier, fields, and the words that say them."""

    qualifier: str | None
    values: SharedValues
    words: tuple[int, ...]


def usual_row(form: Form, limits: Limits, attempts: int | None) -> UsualRow:
    """What reads the usual rows of a unit without defaults for them; `attempts` is None where a
    series is not read."""
    if form.in_trials and attempts is not None:
        return partial(_trials, attempts, form is Form.HORIZONTAL, limits)
    return partial(_race, limits) if form.on_track else no_row


def no_row(_: Line, __: str) -> None:
    """Reads no row."""


def _race(limits: Limits, line: Line, bib: str) -> Written | None:
    """The row of a race: a time or a status word, and what many rows have behind it."""
    words = line.words
    if len(words) < 2:
        return None
    mark, behind = words[1], _behind(tuple(words[2:]))
    if behind is None or not (mark in STATUSES or is_plain_time(mark, limits)):
        return None
    qualifier, values, places = behind
    if mark in STATUSES and "raw_time" in values:  # which is then the only time that it has
        return None
    fields = FieldsOfLine(values, places, line) if values else NO_FIELDS
    return _written((bib, mark, _NO_SERIES, _NO_SERIES, qualifier, fields, line, True))


def _trials(attempts: int, wind: bool, limits: Limits, line: Line, bib: str) -> Written | None:
    """The row of a series of trials, and nothing else."""
    series = tuple(line.words[1:])
    if len(series) > attempts or not is_sound_series(series, wind):
        return None
    best, most = best_trial(series), limits.most
    if best is not None and most is not None and (metres_of(best) or 0) > most:
        return None
    return _written((bib, None, series, _NO_SERIES, None, NO_FIELDS, line, True))


@lru_cache(maxsize=4096)
def _behind(words: tuple[str, ...]) -> _Behind | None:
    """What words behind a mark say; None where they are more than a qualifier and sound fields. A
    season has `Q lane=4` a thousand times: it is read once."""
    qualifiers = [word for word in words if word in QUALIFIERS]
    places = [n for n, word in enumerate(words) if word not in QUALIFIERS]
    fields = [plain_field(Kind.ROW, words[n]) for n in places]
    values = SharedValues(field for field in fields if field is not None)
    if len(qualifiers) > 1 or len(values) < len(fields) or values.keys() & _JUDGED:
        return None
    return _Behind(next(iter(qualifiers), None), values, tuple(n + 2 for n in places))


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
