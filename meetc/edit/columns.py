"""The columns of a statement: where its words stand in the canonical form.

Every stop is fixed, counted from the left margin or from the line's indentation, and never from
another line: a word stands at its stop, or right behind the word before it where that is longer.
So no line's change moves another line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from meetc.disciplines import Form
from meetc.rules.marks import QUALIFIERS
from meetc.syntax.parts import GENDERS_OF_ATHLETES, is_field, record_parts
from meetc.syntax.values import is_quoted

INDENT = 2
"""How much further what stands in a block is indented than its header."""

_TEAM_NAME, _TEAM_FIELDS = 10, 36
_ATHLETE_NAME, _GENDER, _BORN, _ATHLETE_TEAM, _ATHLETE_FIELDS = 13, 38, 40, 51, 57
_RECORD = {"code": 11, "gender": 19, "category": 22, "mark": 28, "holder": 38, "date": 63}
_TEMPLATE_CODE, _TEMPLATE_NAME, _TEMPLATE_GENDERS, _TEMPLATE_FIELDS = 26, 32, 62, 67

# From the indentation of the line on:
_FIELD_VALUE = 22
_ENTRY_FIELDS, _ENTRY_WIDTH = 12, 12
_SQUAD_NAME, _RUNNERS_ALONE, _RUNNERS, _RUNNER_WIDTH = 13, 13, 41, 5
_MARK, _RELAY_MARK, _QUALIFIER, _ROW_FIELDS, _ROW_FIELD_WIDTH = 6, 9, 9, 13, 8
_BARS, _BAR_WIDTH, _BEHIND_BAR = 14, 6, 2  # from the margin: those of an event stand alike
_TRIAL_WIDTHS = {Form.HORIZONTAL: 12, Form.THROW: 8}  # 5.74(+1.2) and 61.05
_UNKNOWN_WIDTH = 12

_COMMENT, _COMMENT_WIDTH = 48, 16
_MOST_IN_COLUMNS = 200  # no series has so many words: a line of more would grow beyond all bounds

Stop = tuple[int, int]
"""The column that a word stands at, and the fewest blanks before it."""


def laid_out(kind: str, words: list[str], indent: int, form: Form | None) -> str:
    """The line of a statement of a kind of the grammar, without its comment. `form` is that of
    the open event, None where it is not known."""
    line = " " * indent + words[0]
    if len(words) > _MOST_IN_COLUMNS:
        stops = _one_blank(words, indent)
    elif kind == "ROWS":
        stops = row_stops(words, indent, form)
    else:
        stops = _STOPS.get(kind, _one_blank)(words, indent)
    for word, (column, fewest) in zip(words[1:], stops, strict=False):
        blanks = column - len(line)
        line += " " * (blanks if blanks > fewest else fewest) + word
    return line


def commented(line: str, comment: str) -> str:
    """A line with the comment that stands behind its words."""
    beyond = max(0, len(line) + 2 - _COMMENT)
    return line.ljust(_COMMENT + -(-beyond // _COMMENT_WIDTH) * _COMMENT_WIDTH) + comment


def row_stops(words: list[str], indent: int, form: Form | None) -> Iterator[Stop]:
    """A series has a column for each trial or height, a race one for its mark, its qualifier,
    and each field. Where the event is declared in another file, the row itself tells them."""
    if form is Form.VERTICAL:
        return _card(words, indent)
    width = _TRIAL_WIDTHS.get(form, 0) if form else _UNKNOWN_WIDTH
    marks = sum(not is_field(w) and w not in QUALIFIERS for w in words[1:])
    if width and (form is not None or marks > 1):
        return ((indent + _MARK + n * width, 2) for n in range(len(words) - 1))
    return _race(words, indent, _RELAY_MARK if form is Form.RELAY else _MARK, marks > 0)


def _race(words: list[str], indent: int, mark: int, has_mark: bool) -> Iterator[Stop]:
    """Without a mark, on a start list, the fields stand in its place."""
    mark += indent
    fields = mark + _ROW_FIELDS if has_mark else mark
    for word in words[1:]:
        if is_field(word):
            yield fields, 2
            fields += _ROW_FIELD_WIDTH
        else:
            yield mark + (_QUALIFIER if word in QUALIFIERS else 0), 2


def _card(words: list[str], indent: int) -> Iterator[Stop]:
    """The same columns for the bars of a `heights` line and for what is done at each."""
    column, fewest = _BARS, 2
    for word in words[1:]:
        yield column, fewest
        column += _BEHIND_BAR if word == "|" else _BAR_WIDTH
        fewest = 1 if word == "|" else 2


def _team(words: list[str], indent: int) -> Iterator[Stop]:
    for n, word in enumerate(words[1:]):
        yield (_TEAM_FIELDS, 2) if is_field(word) else (_TEAM_NAME if n == 1 else 0, 1)


def _athlete(words: list[str], indent: int) -> Iterator[Stop]:
    yield 0, 1
    for n, word in enumerate(words[2:]):
        if is_field(word):
            yield _ATHLETE_FIELDS, 2
        elif is_quoted(word) and n < 2:
            yield _ATHLETE_NAME if n == 0 else 0, 1
        elif word in GENDERS_OF_ATHLETES:
            yield _GENDER, 1
        else:
            yield _BORN if word[0].isdecimal() and "-" in word else _ATHLETE_TEAM, 1


def _record(words: list[str], indent: int) -> Iterator[Stop]:
    at = {word: part for part, word in record_parts(words).places.items()}
    for word in range(1, len(words)):
        yield _RECORD.get(at.get(word, ""), 0), 1


def _entry(words: list[str], indent: int) -> Iterator[Stop]:
    column = indent + _ENTRY_FIELDS
    yield 0, 1
    for _ in words[2:]:
        yield column, 2
        column += _ENTRY_WIDTH


def _squad(words: list[str], indent: int) -> Iterator[Stop]:
    named = len(words) > 2 and is_quoted(words[2])
    column = indent + (_RUNNERS if named else _RUNNERS_ALONE)
    yield 0, 1
    for n, word in enumerate(words[2:]):
        if n == 0 and named:
            yield indent + _SQUAD_NAME, 1
        elif is_field(word):
            yield 0, 2
        else:
            yield column, 1
            column += _RUNNER_WIDTH


def _field(words: list[str], indent: int) -> Iterator[Stop]:
    """`name value`; a line of fields `name=value` stands as it is."""
    yield (0, 1) if is_field(words[0]) else (indent + _FIELD_VALUE, 2)
    yield from ((0, 1) for _ in words[2:])


def _header(words: list[str], indent: int) -> Iterator[Stop]:
    """Two blanks part the fields from the words before."""
    for before, word in pairwise(words):
        yield 0, 2 if is_field(word) and not is_field(before) else 1


def _template(words: list[str], indent: int) -> Iterator[Stop]:
    """`events`, of which a championship has a list."""
    columns = iter((0, _TEMPLATE_CODE, _TEMPLATE_NAME, _TEMPLATE_GENDERS))
    for before, word in pairwise(words):
        if not is_field(word):
            yield next(columns, 0), 1
        else:
            yield (0, 1) if is_field(before) else (_TEMPLATE_FIELDS, 2)


def _one_blank(words: list[str], indent: int) -> Iterator[Stop]:
    return ((0, 1) for _ in words[1:])


_STOPS: dict[str, Callable[[list[str], int], Iterator[Stop]]] = {
    "MEET": _header, "EVENT": _header, "EVENTS": _template, "TEAMS": _team, "ATHLETES": _athlete,
    "ENTRIES": _entry, "EXEMPTIONS": _header, "RECORDS": _record, "SQUADS": _squad,
    "HEIGHTS": _card, "FIELDS": _field,
}  # fmt: skip
