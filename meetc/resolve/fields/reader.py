"""Reads fields: `name=value` on a header or row, and `name value` on a line of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from meetc.diagnostics.codes import (
    AMBIGUOUS_DEFAULT,
    EXTRA_NAME_TAKEN,
    FIELD_OF_THE_SERVICE,
    FIELD_TWICE,
    MISSING,
    MORE_THAN_THE_ROUNDS,
    UNFIT_VALUE,
    UNKNOWN_FIELD,
    WORD_TOO_MANY,
)
from meetc.diagnostics.diagnostic import Fix, Hint, Related, Report, Span
from meetc.diagnostics.wording import did_you_mean
from meetc.fields import (
    BELOW,
    FIELDS,
    NESTED_KEYS,
    SERVICE_ONLY,
    SPREAD,
    Field,
    Kind,
    accepted,
    default_kinds,
    spellings,
    writable,
)
from meetc.model import OMIT
from meetc.resolve.fields.types import BAD, read_json, read_value
from meetc.rules.marks import plain_distance
from meetc.source import Source
from meetc.syntax.lines import Line, Piece
from meetc.syntax.parts import value as value_in
from meetc.syntax.values import is_quoted, list_items, split_field

_HEIGHTS = "write them below the header of the unit: heights 1.60 1.65 1.70"
_START = "at=10:30 is the start of an event, at=10:30,14:00 those of two rounds"
_HINTS = {
    (Kind.EVENT, "heights"): _HEIGHTS,
    (Kind.EVENT, "time"): _START,
    (Kind.EVENT, "start"): _START,
    (Kind.EVENT, "start_time"): _START,
    (Kind.ROW, "wind"): "the wind of a race is a field of its unit; that of a jump stands "
    "behind the mark: 5.74(+1.2)",
    (Kind.ROW, "protest"): 'what is to be decided stands in a note: note="under protest"',
}

_NEARLY = 0.65

_ORDER = {kind: {name: n for n, name in enumerate(own)} for kind, own in FIELDS.items()}
_NONE: dict[Any, Any] = {}
_MANY = (Kind.ROW, Kind.UNIT, Kind.ENTRY)
"""What there is so much of in a meet that its fields are read once."""

Place = tuple[Line, int]
"""A word: its line and its number there."""


class Fields:
    """The fields written for one thing: JSON values or OMIT by their name of 2026.

    `where` has every name that was written, also where its value was bad. `below` holds the
    defaults that were given here for the kinds below.
    """

    __slots__ = ("below", "extra", "values", "where")

    def __init__(self) -> None:
        self.values: dict[str, Any] = {}
        self.where: dict[str, Place] = {}
        self.extra: dict[str, Any] = _NONE  # there is one of these for each row: most have
        self.below: dict[Kind, Fields] = _NONE  # neither, and share the empty one

    def copy(self) -> Fields:
        """The same fields, to be added to."""
        copy = Fields()
        copy.values, copy.where = self.values.copy(), self.where.copy()
        if self.extra:
            copy.extra = self.extra.copy()
        if self.below:
            copy.below = {kind: given.copy() for kind, given in self.below.items()}
        return copy

    def defaults_for(self, kind: Kind) -> Fields:
        """The defaults that are given here for a kind below, to be added to."""
        if self.below is _NONE:
            self.below = {}
        return self.below.setdefault(kind, Fields())

    def given(self, name: str) -> bool:
        return name in self.where

    def text(self, name: str) -> str | None:
        """The value of a field that is a text; None where it is absent or no text."""
        value = self.values.get(name)
        return value if isinstance(value, str) else None

    def span(self, name: str) -> Span:
        """The place of the word that gives a field."""
        line, word = self.where[name]
        return line.span(word)

    def piece(self, name: str) -> Piece:
        """The value of a field as it is written."""
        return value_in(*self.where[name])

    def put(self, name: str, value: Any, place: Place) -> None:
        self.where[name] = place
        if value is not BAD:
            self.values[name] = value

    def put_extra(self, key: str, value: Any) -> None:
        if self.extra is _NONE:
            self.extra = {}
        self.extra[key] = value

    def inherit(self, *defaults: Mapping[Kind, Fields], kind: Kind) -> None:
        """Take what is not written here from the headers above, nearest first. A list of the
        rounds is taken whole or not at all."""
        for above in defaults:
            if kind in above:
                given = above[kind]
                closed = set(self.where)
                if kind is Kind.EVENT:
                    lists = (set(targets) for targets in SPREAD.values())
                    closed.update(*(names for names in lists if names & closed))
                for name, value in given.values.items():
                    if name not in closed:
                        self.values[name] = value
                        self.where[name] = given.where[name]

    def measure(self, *names: str) -> None:
        """Give some distances their two decimals, but those in quotes."""
        for name in names:
            value = self.values.get(name)
            if isinstance(value, str) and not is_quoted(self.piece(name).raw):
                self.values[name] = plain_distance(value)

    def number(self, name: str) -> int | None:
        """The whole number of a field; None where it has none."""
        value = self.values.get(name)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def sent(self, kind: Kind) -> dict[str, Any]:
        """The values in the order of the table, without what is left out on purpose."""
        values, order = self.values, _ORDER[kind]
        names = sorted(values.keys() & order.keys(), key=order.__getitem__)
        return {name: values[name] for name in names if values[name] is not OMIT}


class SharedValues(dict[str, Any]):
    """Values that many rows share and none adds to: what follows from them is remembered by which
    they are, not by what they hold."""

    __slots__ = ()
    __hash__ = object.__hash__  # type: ignore[assignment]


class FieldsOfLine(Fields):
    """Those of a usual line, which nothing is added to: `words` are the places of its values."""

    __slots__ = ("_line", "_words")
    extra = _NONE
    below = _NONE

    def __init__(self, values: dict[str, Any], words: tuple[int, ...], line: Line) -> None:
        self.values, self._line, self._words = values, line, words

    @property
    def where(self) -> dict[str, Place]:  # type: ignore[override]
        line = self._line
        return {name: (line, word) for name, word in zip(self.values, self._words, strict=True)}


NO_FIELDS = Fields()
NO_FIELDS.values = SharedValues()
"""Those of a row that has none: shared by all such rows, and never added to."""


def read_words(line: Line, words: Iterable[int], kind: Kind, into: Fields, report: Report) -> None:
    """Read the words of a line that are fields; each is `name=value`."""
    for word in words:
        known = plain_field(kind, line.words[word]) if kind in _MANY else None
        if known is not None and known[0] not in into.where:
            into.values[known[0]] = known[1]
            into.where[known[0]] = (line, word)
        else:
            _read_word(line, word, kind, into, report)


def _read_word(line: Line, word: int, kind: Kind, into: Fields, report: Report) -> None:
    parts = split_field(line.words[word])
    assert parts is not None  # the caller has told fields from other words
    _read(parts[0], value_in(line, word), kind, into, report)


@lru_cache(maxsize=65536)
def plain_field(kind: Kind, word: str) -> tuple[str, Any] | None:
    """Name and value of a field word that is one sound field of its kind; None of any other.

    A season has the word `lane=4` a thousand times: it is read once.
    """
    if split_field(word) is None:
        return None
    fields, report = Fields(), Report()
    _read_word(Line.of_words(Source("", word + "\n"), 1, [word]), 0, kind, fields, report)
    if report.diagnostics or fields.below or len(fields.values) != 1:
        return None
    return next(iter(fields.values.items()))


def read_line(line: Line, kind: Kind, into: Fields, report: Report) -> None:
    """Read a field line, `name value`; a list of fields `name=value` is understood as well."""
    name = line.words[0]
    if split_field(name) is not None:
        plain = [n for n, w in enumerate(line.words) if split_field(w) is None]
        if plain:
            message = f"{line.words[plain[0]]} is no field"
            hint = "a field is written name=value here"
            report.error(WORD_TOO_MANY, message, line.span(plain[0]), hint=hint)
        read_words(line, [n for n in range(len(line.words)) if n not in plain], kind, into, report)
        return
    if name == "date" and kind is Kind.MEET and line.words[2:3] == [".."]:
        _read_range(line, into, report)
        return
    if not _known(line, 0, name, kind, report):
        if len(line.words) == 2:
            _read_as_meant(name, line.piece(1), kind, into)
        return
    if len(line.words) == 1:
        hint = f'write {name} and its value; "" is an empty text'
        report.error(MISSING, f"the value of {name} is missing", line.span(1), hint=hint)
    elif len(line.words) > 2:
        report.error(
            WORD_TOO_MANY,
            f"{name} takes one value, and {line.words[2]} is a second one",
            line.span(2),
            hint=f"write {name} {line.words[2]} or {name}={line.words[2]}, without blanks at the ="
            if line.words[1] == "="
            else "the first and the last day are written FIRST .. LAST"
            if name == "date"
            else Hint(
                in_text="a value with blanks is quoted; the items of a list are parted by commas "
                "alone"
            ),
        )
    else:
        _read(name, line.piece(1), kind, into, report)


def _read_range(line: Line, into: Fields, report: Report) -> None:
    """The line `date FIRST .. LAST` of a meet."""
    if len(line.words) != 4:
        report.error(
            WORD_TOO_MANY if len(line.words) > 4 else MISSING,
            "a meet has two dates, the first and the last day",
            line.span(min(len(line.words), 4)),
            hint="date 2026-05-09 .. 2026-05-10",
        )
    for name, word in (("date", 1), ("finish_date", 3)):
        if word < len(line.words):
            _read(name, line.piece(word), Kind.MEET, into, report)


def _read(name: str, value: Piece, kind: Kind, into: Fields, report: Report) -> None:
    """Read the value of one field into `into`, or into its defaults for a kind below."""
    if name.startswith("extra."):
        _extra(name, value, kind, into, report)
        return
    if value.start and not _known(value.line, value.word, name, kind, report):
        _read_as_meant(name, value, kind, into)
        return
    if kind is Kind.MEET and name == "date" and ".." in value.raw:
        at = value.raw.index("..")
        first, last = value.part(0, at), value.part(at + 2, len(value.raw))
        _put(FIELDS[kind]["date"], first, into, report)
        _put(FIELDS[kind]["finish_date"], last, into, report)
        return
    target = into
    if name not in accepted(kind):
        kind = default_kinds(kind, name)[0]
        target = into.defaults_for(kind)
    if kind is Kind.EVENT and name in SPREAD:
        _spread(name, value, target, report)
    else:
        _put(spellings(kind)[name], value, target, report)


def _read_as_meant(name: str, value: Piece, kind: Kind, into: Fields) -> None:
    """Read a value whose field is mistyped, which is told, into the one that was meant: what
    stands below the header depends on it. A value that does not fit says that another was."""
    _, meant = _what_instead(name, kind) if name not in SERVICE_ONLY[kind] else ("", "")
    own, report = Fields(), Report()
    if meant:
        _read(meant, value, kind, own, report)
    if not report.diagnostics and not into.where.keys() & own.where.keys():
        for field, read in own.values.items():
            into.put(field, read, own.where[field])


def _known(line: Line, word: int, name: str, kind: Kind, report: Report) -> bool:
    """Whether a field of this name can stand on a header of this kind; says why not."""
    known = spellings(kind).get(name)
    if known is not None and known.by_position:
        report.error(
            FIELD_TWICE,
            f"{name} is given by the words of the line, not by a field",
            line.span(word, 0, len(name)),
            hint=_HEIGHTS if name == "heights" else f"{name} is {known.note}",
        )
        return False
    if name in accepted(kind) or name.startswith("extra."):
        return True
    span = line.span(word, 0, len(name))
    takers = default_kinds(kind, name)
    if len(takers) == 1 and name not in SERVICE_ONLY[kind]:
        return True
    if len(takers) > 1:
        several = " or ".join(f"of each {taker}" for taker in takers)
        message = f"{name} could be the default {several}"
        report.error(AMBIGUOUS_DEFAULT, message, span, hint="write it on each of them instead")
    elif name in SERVICE_ONLY[kind]:
        report.error(
            FIELD_OF_THE_SERVICE,
            f"OpenTrack fills in {name} itself",
            span,
            hint=f"leave it out, or send it all the same with extra.{name}=JSON",
        )
    else:
        hint, meant = _what_instead(name, kind)
        message = f"{_article(kind)} has no field {name}"
        report.error(
            UNKNOWN_FIELD, message, span, hint=hint, fix=Fix(span, meant) if meant else None
        )
    return False


def _what_instead(name: str, kind: Kind) -> tuple[str, str]:
    """What to write in the place of a field that a kind does not have: a hint, and the name
    that was meant or ""."""
    if (kind, name) in _HINTS:
        return _HINTS[kind, name], ""
    if name in NESTED_KEYS.get(kind, ()):
        return "lines of their own say that: heats, rows, athletes, teams, squads", ""
    below = [k for level in BELOW.get(kind, ()) for k in level if name in spellings(k)]
    if below:
        return f"{name} is a field of each {below[0]}, and has no default", ""
    meant = did_you_mean(name, writable(kind), _NEARLY)
    if meant:
        return f"did you mean {meant}?", meant
    if any(character.isdecimal() for character in name):
        return Hint(in_text=f'a bib that begins with a small letter is quoted: "{name}"'), ""
    return "`extra.NAME=JSON` sends a field that meetc does not know", ""


def _article(kind: Kind) -> str:
    return f"an {kind}" if kind[0] in "aeo" else f"a {kind}"


def _put(field: Field, value: Piece, into: Fields, report: Report) -> None:
    if field.name in into.where:
        report.error(
            FIELD_TWICE,
            f"{field.spelling} is given twice",
            value.span,
            related=[Related(into.span(field.name), "first given here")],
            hint="keep one of the two",
        )
        return
    into.put(field.name, read_value(field, value, report), (value.line, value.word))


def _spread(name: str, value: Piece, into: Fields, report: Report) -> None:
    """A list with one item for each round: `at=10:30,14:00,-` or one value for the first."""
    targets = SPREAD[name]
    items = list_items(value.raw)
    if len(items) > len(targets):
        report.error(
            MORE_THAN_THE_ROUNDS,
            f"{name}= has a value for each round, at most {len(targets)}, and not {len(items)}",
            value.part(items[len(targets)][0], items[-1][1]).span,
            hint="OpenTrack keeps these of so many rounds; heats of a round follow its first",
        )
        items = []
        into.where.update(dict.fromkeys(targets, (value.line, value.word)))
    for target, item in zip(targets, items, strict=False):
        _put(FIELDS[Kind.EVENT][target], value.part(*item), into, report)


def items_of(piece: Piece) -> list[Piece]:
    """The items of a list as they are written."""
    return [piece.part(*item) for item in list_items(piece.raw)]


def item_spans(piece: Piece) -> list[Span]:
    """The places of the items of a list."""
    return [item.span for item in items_of(piece)]


def item_span(piece: Piece, number: int) -> Span:
    """The place of one item of a list."""
    return piece.part(*list_items(piece.raw)[number]).span


def _extra(name: str, value: Piece, kind: Kind, into: Fields, report: Report) -> None:
    key = name.removeprefix("extra.")
    known = spellings(kind).get(key)
    sent = known is not None and key in (known.name, known.nested) and known.name in FIELDS[kind]
    nested = key in NESTED_KEYS.get(kind, ())
    if not key or (sent and not nested):
        report.error(
            EXTRA_NAME_TAKEN,
            f"{key} is a field of its own" if key else "the name behind `extra.` is missing",
            value.line.span(value.word, 0, len(name)),
            hint=f"write {known.spelling}= without `extra.`" if known else "",
        )
    elif key in into.extra:
        span = value.line.span(value.word)
        report.error(FIELD_TWICE, f"{name} is given twice", span, hint="keep one of the two")
    elif nested and value.raw == "-":
        into.put_extra(key, OMIT)
    elif (json_value := read_json(value, report)) is not BAD:
        item = str if key == "heights" else dict
        if nested and not (isinstance(json_value, list)
                           and all(isinstance(one, item) for one in json_value)):  # fmt: skip
            report.error(
                UNFIT_VALUE,
                f"{name} is a list of {'texts' if item is str else 'objects'}, not {value.raw}",
                value.span,
                hint="- sends no such list",
            )
            return
        into.put_extra(key, json_value)
