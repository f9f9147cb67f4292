"""What each word of a statement is: a bib or a name, an id, a code, a mark, a field.

Pure functions without diagnostics, one for each kind of statement. `resolve` judges what is
written; everybody else asks here, so that a quoted id is the same id everywhere. Words are told by
their number in the line, values by their piece of it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from meetc.diagnostics.diagnostic import Report, Span
from meetc.patterns import pattern
from meetc.rules.marks import QUALIFIERS, STATUSES
from meetc.rules.rounds import STATUSES_OF_UNITS
from meetc.syntax.lines import Line, Piece
from meetc.syntax.outline import Block
from meetc.syntax.values import is_quoted, split_field, text_of

GENDERS_OF_EVENTS = ("M", "F", "MF")
GENDERS_OF_ATHLETES = ("M", "F", "X")
DATE_LIKE = pattern(
    r'"?\d[\dOoIl]{0,3}[-/.][\dOoIl]{1,2}[-/.][\dOoIl]{1,4}(?:T\S*)?"?|\d{4}(?:-?\d{4})?', re.ASCII
)
"""What is meant as a birth date, right or wrong."""
_FULL_DATE = pattern(r"\d{4}-\d\d?-\d\d?", re.ASCII)


def text(piece: Piece) -> str:
    """What a piece says, its quotes and escapes read; what is wrong with them is told elsewhere."""
    return text_of(piece, Report())


def is_field(word: str) -> bool:
    """Whether a word is a field, such as `lane=4`."""
    return split_field(word) is not None


def plain_words(line: Line) -> list[int]:
    """The numbers of the words behind the keyword that are no fields."""
    return [n for n in range(1, len(line.words)) if split_field(line.words[n]) is None]


def field_words(line: Line, first: int = 1) -> list[int]:
    """The numbers of the words from `first` on that are fields."""
    return [n for n in range(first, len(line.words)) if split_field(line.words[n]) is not None]


def value(line: Line, word: int) -> Piece:
    """What a word gives: the value of a field such as `lane=4`, any other word as a whole."""
    raw = line.words[word]
    parts = split_field(raw)
    return Piece(line, word, len(parts[0]) + 1 if parts is not None else 0, len(raw))


def fields(line: Line, first: int = 1) -> Iterator[tuple[str, Piece]]:
    """The name and the value of each field among the words of a line."""
    for word in range(first, len(line.words)):
        parts = split_field(line.words[word])
        if parts is not None:
            yield parts[0], value(line, word)


def values(line: Line, field: str) -> list[Piece]:
    """The values of the fields of a name."""
    return [piece for name, piece in fields(line) if name == field]


def block_fields(block: Block) -> Iterator[tuple[str, Piece]]:
    """The same of a whole block: those on its header and those on lines of their own."""
    yield from fields(block.header)
    for line in block.fields:
        if split_field(line.words[0]) is None and len(line.words) == 2:
            yield line.words[0], line.piece(1)
        yield from fields(line, 0)


def _owner_and_rest(line: Line) -> tuple[int | None, list[int]]:
    words = plain_words(line)
    return (words[0], words[1:]) if words else (None, [])


class HeaderParts(NamedTuple):
    """The words of a header: the one that says what it is about (an id or a bib), and the words
    that say a field by their place, by the field's name. `surplus` are any others."""

    owner: int | None
    places: dict[str, int]
    surplus: tuple[int, ...] = ()


def event_parts(line: Line) -> HeaderParts:
    """`event T01 100 "100 metres" F`, `event T01` that goes on, and `events` of many."""
    about, rest = _owner_and_rest(line)
    places: dict[str, int] = {}
    if about is None or not rest or is_quoted(line.words[rest[0]]):
        return HeaderParts(about, places, tuple(rest))
    places["event_code"] = rest[0]
    surplus = []
    for word in rest[1:]:
        parts = line.words[word].split(",")
        name = "genders" if all(part in GENDERS_OF_EVENTS for part in parts) else "name"
        if name in places:
            surplus.append(word)
        places.setdefault(name, word)
    return HeaderParts(about, places, tuple(surplus))


def team_parts(line: Line) -> HeaderParts:
    """`team THH "Thames Hare & Hounds"`."""
    about, rest = _owner_and_rest(line)
    places = {"team_name": rest[0]} if rest and not values(line, "team_name") else {}
    return HeaderParts(about, places, tuple(rest[len(places) :]))


def record_parts(words: Sequence[str]) -> HeaderParts:
    """`record MR 100 M U20 10.31 "Kim Lee" 2019-06-02`: what the record is called and its event
    code, then the gender, category, mark, holder and date by their form."""
    places: dict[str, int] = {}
    surplus = []
    for word in range(2, len(words)):
        name = "code" if word == 2 else _part_of_record(words[word], places)
        if name in places or not name:
            surplus.append(word)
        places.setdefault(name, word)
    places.pop("", None)
    return HeaderParts(1 if len(words) > 1 else None, places, tuple(surplus))


def _part_of_record(word: str, places: Collection[str]) -> str:
    """A number is the mark, and behind it the date; a word of letters the category."""
    if is_quoted(word):
        return "holder"
    if "mark" not in places and word in GENDERS_OF_EVENTS:
        return "gender"
    if is_field(word):
        return ""
    if not word[0].isdecimal():
        return "category" if "mark" not in places else ""
    return "date" if "mark" in places or _FULL_DATE.fullmatch(word) else "mark"


def athlete_parts(line: Line, teams: Collection[str] = ()) -> HeaderParts:
    """`athlete 1 "Andrew Robinson" M 1996-03-21 THH`. A name in one string is `first_name` and
    `last_name` of one word."""
    about = 1 if has_bib(line) else None
    words = plain_words(line)[0 if about is None else 1 :]
    names = names_in(line, words)
    places: dict[str, int] = {}
    if names:
        places = {"first_name": words[0], "last_name": words[names - 1]}
    surplus = []
    for word in words[names:]:
        name = athlete_word(line.words[word], teams)
        if not name or name in places:
            surplus.append(word)
        else:
            places[name] = word
    return HeaderParts(about, places, tuple(surplus))


def names_in(line: Line, words: Sequence[int]) -> int:
    """How many of the words behind the bib are names: up to two in quotes, and no date."""
    for count, word in enumerate(words[:2]):
        typed = line.words[word]
        if not is_quoted(typed) or DATE_LIKE.fullmatch(typed):
            return count
    return min(2, len(words))


def has_bib(line: Line) -> bool:
    """Whether the bib of an athlete stands where it belongs, and no name, field or nothing."""
    first = line.words[1] if len(line.words) > 1 else '""'
    is_name = is_quoted(first) and " " in first
    return first != '""' and split_field(first) is None and not is_name


def athlete_word(word: str, teams: Collection[str]) -> str:
    """The field that a word behind an athlete's name is, by its form: "" where that tells none."""
    if word in GENDERS_OF_ATHLETES:
        return "gender"
    if word in teams:
        return "team_id"
    if DATE_LIKE.fullmatch(word):
        return "date_of_birth"
    code = word == word.upper() and not word.isdecimal() and not is_quoted(word)
    return "team_id" if code else ""


def entry_parts(line: Line) -> HeaderParts:
    """`enter 12 qp=2:06.85`: the bib or quoted name, and fields."""
    about, rest = _owner_and_rest(line)
    return HeaderParts(about, {}, tuple(rest))


class ExemptionParts(NamedTuple):
    """The words of `allow M610 T04 12`: what is allowed, in which event, of which bib or squad."""

    code: int | None
    event: int | None
    bib: int | None
    surplus: tuple[int, ...]


def exemption_parts(line: Line, events: Collection[str]) -> ExemptionParts:
    """What the words of `allow` are, in a meet of some events. One place alone is a bib where it
    is the id of none."""
    code, places = _owner_and_rest(line)
    alone = len(places) == 1 and text(line.piece(places[0])) not in events
    event = places[0] if places and not alone else None
    bib = places[0] if alone else places[1] if len(places) > 1 else None
    return ExemptionParts(code, event, bib, tuple(places[2:]))


ROW_COUNT = "rows"
"""What is expected of how many rows there are, and of nobody's."""


class ExpectationParts(NamedTuple):
    """The words of `expect T01 heat 2 302 mark = 11.82`, `expect T01 final place 1 = 302`,
    `expect T01 final rows = 8` and `expect team THH score = 87`: the event, or else the team; the
    words of the unit; whose value it is; what value; the place that somebody is to have; and what
    is expected."""

    event: int | None
    team: int | None
    unit: tuple[int, ...]
    who: int | None
    what: int
    place: int | None
    value: int


def expectation_parts(line: Line) -> ExpectationParts | None:
    """What the words of `expect` are; None of a line that is not made like one."""
    words = line.words
    named = 2 if words[1:2] == ["team"] else 1
    rest = tuple(range(named + 1, len(words) - 2))
    if not rest or words[-2] != "=":
        return None
    event, team = (None, named) if named > 1 else (named, None)
    if len(rest) > 1 and words[rest[-2]] == "place":
        what, place = rest[-2:]
        return ExpectationParts(event, team, rest[:-2], None, what, place, len(words) - 1)
    is_count = words[rest[-1]] == ROW_COUNT and event is not None
    who = rest[-2] if len(rest) > 1 and not is_count else None
    unit = rest[:-1] if is_count else rest[:-2]
    return ExpectationParts(event, team, unit, who, rest[-1], None, len(words) - 1)


def unit_parts(line: Line) -> HeaderParts:
    """`heat 2 official`, `final`, `round 2 heat 5`: the numbers of round and heat as far as they
    are written, and the status."""
    words = plain_words(line)
    places: dict[str, int] = {}
    if line.words[0] == "round":
        if len(words) > 2 and line.words[words[1]] == "heat":
            places, words = {"round": words[0], "heat": words[2]}, words[3:]
    elif words and line.words[words[0]].isdecimal():
        places, words = {"heat": words[0]}, words[1:]
    surplus = []
    for word in words:
        if line.words[word] in STATUSES_OF_UNITS and "results_status" not in places:
            places["results_status"] = word
        else:
            surplus.append(word)
    return HeaderParts(None, places, tuple(surplus))


def at_bar(line: Line, words: Sequence[int]) -> tuple[list[int], list[int]]:
    """Some words of a row or of `heights 1.60 1.65 | 1.65` before the bar, and those of the
    jump-off behind it."""
    bar = next((n for n, word in enumerate(words) if line.words[word] == "|"), len(words))
    return list(words[:bar]), list(words[bar + 1 :])


class SquadParts(NamedTuple):
    """The words of `squad THH-A "Thames A" 1 2 3 4`: `name` is the first of those in quotes that
    no athlete is called."""

    owner: int | None
    name: int | None
    runners: tuple[int, ...]


def squad_parts(line: Line, athletes: Collection[str]) -> SquadParts:
    """What the words of a squad are, in a meet of athletes of some names."""
    about, words = _owner_and_rest(line)
    name = None
    is_text = bool(words) and is_quoted(line.words[words[0]])
    if is_text and text(line.piece(words[0])) not in athletes and not values(line, "name"):
        name, words = words[0], words[1:]
    return SquadParts(about, name, tuple(words))


class RowParts(NamedTuple):
    """The words of a result row: the first is its bib, quoted name or squad; `marks` are those of
    a series or the one mark; status and qualifier where it has them."""

    marks: tuple[int, ...]
    status: int | None
    qualifier: int | None


def row_parts(line: Line) -> RowParts:
    """`1  10.37  Q  lane=4`, `2  5.72(+0.1) x r`, `"Ada Example"  DNS`. A second status or
    qualifier is no mark either."""
    words = plain_words(line)
    status = next((n for n in words if line.words[n] in STATUSES), None)
    qualifier = next((n for n in words if line.words[n] in QUALIFIERS), None)
    said = (*STATUSES, *QUALIFIERS)
    marks = tuple(n for n in words if line.words[n] not in said)
    return RowParts(marks, status, qualifier)


def owner(line: Line, parts: HeaderParts) -> str:
    """The id or bib that a header says, "" where it says none."""
    return "" if parts.owner is None else text(line.piece(parts.owner))


def owner_span(line: Line) -> Span:
    """The place of the word that says what a header is about, also behind fields; where it says
    nothing, the place where that belongs."""
    about, _ = _owner_and_rest(line)
    return line.span(1 if about is None else about)


def event_id(block: Block) -> str:
    """The id of the event of a block."""
    return owner(block.header, event_parts(block.header))
