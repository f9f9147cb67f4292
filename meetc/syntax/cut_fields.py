"""Fields that blanks cut, `lane = 4` and `rounds=3, 2, 1`: told once, and read as meant."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from meetc.diagnostics.codes import WORD_TOO_MANY
from meetc.diagnostics.diagnostic import Fix, Report
from meetc.fields import SPREAD, Kind, Type, all_names, spellings
from meetc.patterns import pattern
from meetc.syntax.kinds import FIELDS, StatementKind
from meetc.syntax.lines import JoinedLine, Line

_LISTS = (Type.LIST, Type.BIBS, Type.ROUNDS, Type.SCORES)
_OF_WORDS = ("SQUADS", "HEIGHTS")  # whose words are a list by themselves
WITH_ROUNDS = ("EVENT", "EVENTS", "FIELDS")
_ID_AND_CODE = 3  # words of a header of an event up to its code, which may be a number
_NUMBER = pattern(r"\d+(?:[:.]\d\d)?", re.ASCII)
_AGE_GROUP = pattern(r"[A-Za-z]{1,3}\d{1,3}", re.ASCII)


def has_blanks(text: str) -> bool:
    """Whether blanks may cut a field in some lines; in those of WITH_ROUNDS any blank may."""
    return " =" in text or "= " in text or ", " in text


def whole_fields(kind: StatementKind, lines: list[Line], report: Report) -> list[Line]:
    """The lines, those that blanks cut a field of as if it had none."""
    if kind.fields:
        lines = [_with_values(line, report) for line in lines]
    return [_whole_lists(kind, line, report) for line in lines]


def _with_values(line: Line, report: Report) -> Line:
    """A line without blanks around the = of a field."""
    places = _places(line.words, lambda first: _end_of_field(line.words, first))
    if len(places) == len(line.words):
        return line
    meant = ["".join(line.words[first : last + 1]) for first, last in places]
    for (first, last), field in zip(places, meant, strict=True):
        if first < last:
            _tell(line, first, last, field, "no blanks stand around =", report)
    return JoinedLine.of_places(line, places, meant)


def _end_of_field(words: list[str], first: int) -> int:
    """The last word of the field that a word begins, itself where nothing cuts it."""
    name, sign, value = words[first].partition("=")
    behind = [*words[first + 1 : first + 3], "=", "="]
    if not first or value or name not in all_names():
        return first
    if not sign and behind[0] == "=" and behind[1][0] != "=" and first + 2 < len(words):
        return first + 2
    if (not sign and behind[0][0] == "=" and len(behind[0]) > 1) or (sign and _is_value(behind[0])):
        return first + 1
    return first


def _is_value(word: str) -> bool:
    return word[0] == '"' or "=" not in word


def _places(words: list[str], end: Callable[[int], int]) -> list[tuple[int, int]]:
    """The first and the last of the words that are one each; `end` tells the last."""
    places = [(-1, -1)]
    while places[-1][1] < len(words) - 1:
        first = places[-1][1] + 1
        places.append((first, end(first)))
    return places[1:]


def _whole_lists(kind: StatementKind, line: Line, report: Report) -> Line:
    words = line.words
    places = _places(words, lambda first: _end(kind, words, first))
    cut = [place for place in places if place[0] < place[1]]
    for first, last in cut:
        joined = joined_items(words[first : last + 1], ",")
        _tell(line, first, last, joined, "commas alone part the items of a list", report)
    if cut:
        meant = [joined_items(words[first : last + 1], ",") for first, last in places]
        return JoinedLine.of_places(line, places, meant)
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
    alike = _item_of(name) if kind.terminal in WITH_ROUNDS and behind_code else None
    last = first
    while last + 1 < len(words) and _goes_on(words[last], words[last + 1], alike):
        last += 1
    return last


def _item_of(name: str) -> re.Pattern[str] | None:
    """What an item of a list looks like that nothing else behind it does."""
    if name in ("rounds", *SPREAD):
        return _NUMBER
    return _AGE_GROUP if name in ("ages", "age_groups") else None


def _goes_on(word: str, behind: str, alike: re.Pattern[str] | None) -> bool:
    """Whether a word is one more item of a list; where both look like one without a comma too."""
    if "=" in behind or '"' in behind:
        return False
    both = alike and alike.fullmatch(word.rpartition("=")[2]) and alike.fullmatch(behind)
    return bool(both) or word[-1] == "," or behind[0] == ","


def _without_commas(line: Line, report: Report) -> Line:
    """A line whose words are the list, such as bars or runners, without commas behind them."""
    cut = [n for n, word in enumerate(line.words) if word[-1] == "," and "=" not in word]
    if not cut or len(line.words[cut[0]]) == 1:
        return line
    last = min(cut[-1] + 1, len(line.words) - 1)
    joined = joined_items(line.words[cut[0] : last + 1], " ")
    _tell(line, cut[0], last, joined, "blanks alone part the items of this list", report)
    words = [word.rstrip(",") if n in cut else word for n, word in enumerate(line.words)]
    return JoinedLine.of_places(line, [(n, n) for n in range(len(words))], words)


def _tell(line: Line, first: int, last: int, meant: str, rule: str, report: Report) -> None:
    """Report words that are parted in another way than by the rule."""
    span = line.span(first)._replace(end_column=line.span(last).end_column)
    typed = span.text[span.column - 1 : span.end_column - 1]
    report.error(
        WORD_TOO_MANY,
        f"{rule}: not {typed}",
        span,
        hint=f"write {meant}",
        fix=Fix(span, meant),
    )


def joined_items(words: list[str], sign: str) -> str:
    """The items of a list with one sign between two of them; a word alone as it is."""
    return re.sub("[, ]+", sign, " ".join(words)).rstrip(", ") if len(words) > 1 else words[0]


@cache
def _list_names() -> frozenset[str]:
    """The names of all fields that are lists."""
    named = (pair for kind in Kind for pair in spellings(kind).items())
    return frozenset(SPREAD) | {name for name, field in named if field.type in _LISTS}
