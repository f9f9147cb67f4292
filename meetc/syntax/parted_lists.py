"""Lists whose items blanks part, `rounds=3, 2, 1`: told once, and read as they are meant."""

from __future__ import annotations

import re
from functools import cache

from meetc.diagnostics.codes import WORD_TOO_MANY
from meetc.diagnostics.diagnostic import Fix, Report
from meetc.fields import SPREAD, Kind, Type, spellings
from meetc.patterns import pattern
from meetc.syntax.kinds import FIELDS, StatementKind
from meetc.syntax.lines import JoinedLine, Line

_LISTS = (Type.LIST, Type.BIBS, Type.ROUNDS, Type.SCORES)
_OF_WORDS = ("SQUADS", "HEIGHTS")  # whose words are a list by themselves
_WITH_ROUNDS = ("EVENT", "EVENTS", "FIELDS")
_ID_AND_CODE = 3  # words of a header of an event up to its code, which may be a number
_NUMBER = pattern(r"\d+(?:[:.]\d\d)?", re.ASCII)


def whole_lists(kind: StatementKind, lines: list[Line], report: Report) -> list[Line]:
    """The lines, those that blanks cut a list of as if it had none."""
    if kind.terminal not in _WITH_ROUNDS and not any(", " in line.text for line in lines):
        return lines  # as nearly all
    return [_whole(kind, line, report) for line in lines]


def _whole(kind: StatementKind, line: Line, report: Report) -> Line:
    words, places = line.words, [(-1, -1)]
    while places[-1][1] < len(words) - 1:
        first = places[-1][1] + 1
        places.append((first, _end(kind, words, first)))
    cut = [place for place in places if place[0] < place[1]]
    for first, last in cut:
        _tell(line, first, last, ",", report)
    if cut:
        meant = [joined_items(words[first : last + 1], ",") for first, last in places[1:]]
        return JoinedLine.of_places(line, places[1:], meant)
    return _without_commas(line, report) if kind.terminal in _OF_WORDS else line


def _end(kind: StatementKind, words: list[str], first: int) -> int:
    """The last word of the list that begins with a word, itself where none does."""
    name, sign, _ = words[first].partition("=")
    is_line = kind is FIELDS and first == 1 and not sign
    if is_line:
        name = words[0]
    if not (sign or is_line) or name not in _list_names():
        return first
    behind_code = is_line or sum("=" not in word for word in words[:first]) >= _ID_AND_CODE
    numbers = kind.terminal in _WITH_ROUNDS and behind_code and name in ("rounds", *SPREAD)
    last = first
    while last + 1 < len(words) and _goes_on(words[last], words[last + 1], numbers):
        last += 1
    return last


def _goes_on(word: str, behind: str, numbers: bool) -> bool:
    """Whether a word is one more item of a list; of numbers without a comma as well."""
    if "=" in behind or '"' in behind:
        return False
    both = numbers and _NUMBER.fullmatch(word.rpartition("=")[2]) and _NUMBER.fullmatch(behind)
    return bool(both) or word[-1] == "," or behind[0] == ","


def _without_commas(line: Line, report: Report) -> Line:
    """A line whose words are the list, such as bars or runners, without commas behind them."""
    cut = [n for n, word in enumerate(line.words) if word[-1] == "," and "=" not in word]
    if not cut or len(line.words[cut[0]]) == 1:
        return line
    _tell(line, cut[0], min(cut[-1] + 1, len(line.words) - 1), " ", report)
    words = [word.rstrip(",") if n in cut else word for n, word in enumerate(line.words)]
    return JoinedLine.of_places(line, [(n, n) for n in range(len(words))], words)


def _tell(line: Line, first: int, last: int, sign: str, report: Report) -> None:
    """Report a list that is parted in another way than by its sign alone."""
    joined = joined_items(line.words[first : last + 1], sign)
    span = line.span(first)._replace(end_column=line.span(last).end_column)
    how = "commas alone, without blanks" if sign == "," else "blanks alone, without commas"
    typed = span.text[span.column - 1 : span.end_column - 1]
    report.error(
        WORD_TOO_MANY,
        f"the items of this list are parted by {how}: not {typed}",
        span,
        hint=f"write {joined}",
        fix=Fix(span, joined),
    )


def joined_items(words: list[str], sign: str) -> str:
    """The items of a list with one sign between two of them; a word alone as it is."""
    return re.sub("[, ]+", sign, " ".join(words)).rstrip(", ") if len(words) > 1 else words[0]


@cache
def _list_names() -> frozenset[str]:
    """The names of all fields that are lists."""
    named = (pair for kind in Kind for pair in spellings(kind).items())
    return frozenset(SPREAD) | {name for name, field in named if field.type in _LISTS}
