"""The one way to change a text: statements, words and pieces are replaced by their places.

A function here makes changes and touches nothing; `edited` makes those of a whole meet at once.
What no change covers stays byte for byte: comments, blank lines, order, columns, line ends, a
byte order mark. A file in its canonical form stays in it, and no other is laid out anew. Places
are those of the text as it was read, so that the order of the changes does not matter, but for
what is inserted at one place.

    changes = [set_field(row, "lane", "4"), insert_behind(heat.end, ["    12    10.37"])]
    after = edited(texts, changes)
    prove(after, wanted)  # of meetc.edit.texts: before anything is written
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from meetc.diagnostics.diagnostic import Report
from meetc.edit.errors import OverlapError, UnsoundTextError
from meetc.edit.layout import Known, format_bytes, is_canonical
from meetc.edit.texts import Texts
from meetc.pipeline import collector_paused
from meetc.source import BOM, decode
from meetc.syntax.kinds import KEYWORDS, ROWS, StatementKind
from meetc.syntax.lines import Line, Piece
from meetc.syntax.outline import Block
from meetc.syntax.parser import word_places
from meetc.syntax.parts import fields, is_field

Place = tuple[int, int]
"""A line, counted from 1, and a character of it, from 0."""


class Edit(NamedTuple):
    """`text` in the place of what stands from `start` up to `end` of a file; a whole line goes
    from its first character to that of the next. New lines in `text` are LF."""

    path: str
    start: Place
    end: Place
    text: str


# Words.


def replace_piece(piece: Piece, raw: str) -> Edit:
    """Write a part of a word anew, such as one item of a list."""
    start, _ = _word_place(piece.line, piece.word)
    return _within(piece.line, start + piece.start, start + piece.end, raw)


def replace_word(line: Line, word: int, raw: str) -> Edit:
    """Write a word anew."""
    return replace_piece(line.piece(word), raw)


def insert_word(line: Line, word: int, raw: str) -> Edit:
    """Write a word before word `word` of a line, or behind the last one if it has no such."""
    if word < len(line.words):
        start, _ = _word_place(line, word)
        return _within(line, start, start, raw + " ")
    _, end = _word_place(line, len(line.words) - 1)
    blanks = "  " if is_field(raw) and not is_field(line.words[-1]) else " "
    return _within(line, end, end, blanks + raw)


def delete_word(line: Line, word: int) -> Edit:
    """Take a word out, and the blanks before it. The first word is what a statement is."""
    if not word:
        raise ValueError("a statement keeps its first word")
    _, before = _word_place(line, word - 1)
    _, end = _word_place(line, word)
    return _within(line, before, end, "")


def set_field(owner: Line | Block, name: str, raw: str) -> Edit:
    """Give a field of a row or of a header its value, as it is typed: in its place where it is
    written, under any of its names and on the line of its owner or below it; else as the last
    word of that line."""
    line, below = (owner.header, owner.fields) if isinstance(owner, Block) else (owner, [])
    same = _names(KEYWORDS.get(line.words[0], ROWS), name)
    for own in (line, *below):
        for given, piece in fields(own, 0):
            if given in same:
                return replace_piece(piece, raw)
    for own in below:
        if own.words[0] in same and len(own.words) > 1:
            start, _ = _word_place(own, 1)
            _, end = _word_place(own, len(own.words) - 1)
            return _within(own, start, end, raw)
    return insert_word(line, len(line.words), f"{name}={raw}")


# Statements.


def insert_behind(line: Line, statements: Sequence[str]) -> Edit:
    """Write lines below a line: rows behind the end of a unit, units behind that of an event."""
    return _lines_at(line.source.path, line.number + 1, statements)


def append(path: str, statements: Sequence[str]) -> Edit:
    """Write lines at the end of a file."""
    return _lines_at(path, sys.maxsize, statements)


def delete_statement(line: Line) -> Edit:
    """Take a statement out, with the comment behind it. Comments above it stay."""
    return Edit(line.source.path, (line.number, 0), (line.number + 1, 0), "")


# Whole texts.


def edited(texts: Texts, changes: Iterable[Edit]) -> Texts:
    """The texts with all changes made. One that stands there twice is made once.

    Raises OverlapError where two changes want the same characters, UnsoundTextError where a file
    holds what is no text, and KeyError for a file that is none of these texts.
    """
    by_path: dict[str, list[Edit]] = {}
    for change in changes:
        by_path.setdefault(change.path, []).append(change)
    files = dict(texts.files)
    with collector_paused():
        files |= {path: _laid_out(path, files[path], own) for path, own in by_path.items()}
    return Texts(texts.root, files, texts.compiler)


def _laid_out(path: str, data: bytes, changes: list[Edit]) -> bytes:
    """A file with its changes, in its canonical form where it was in it. Raises
    OverlapError and UnsoundTextError."""
    decode(data, path, report := Report())
    if report.diagnostics:
        raise UnsoundTextError(f"{path} is no sound text")
    known: Known = {}
    after = _edited(data, changes)
    keeps = is_canonical(data, path, known)
    laid_out = format_bytes(after, path, Report(), known) if keeps else None
    return after if laid_out is None else laid_out


def _edited(data: bytes, changes: list[Edit]) -> bytes:
    bom = BOM if data.startswith(BOM) else b""
    text = data[len(bom) :].decode("utf-8")
    newline = "\r\n" if "\r\n" in text[: text.find("\n") + 1] else "\n"
    is_open = bool(text) and not text.endswith("\n")  # the last line has no line end
    text += newline if is_open else ""
    starts = [0]
    for line in text.split("\n")[:-1]:
        starts.append(starts[-1] + len(line) + 1)
    out, at = [], 0
    for start, end, new in _in_order(changes, starts):
        out += [text[at:start], new.replace("\n", newline)]
        at = end
    result = "".join(out) + text[at:]
    return bom + (result.removesuffix(newline) if is_open else result).encode("utf-8")


def _in_order(changes: list[Edit], starts: list[int]) -> list[tuple[int, int, str]]:
    """The changes by the offsets in the text, first to last. Raises OverlapError."""

    def offset(place: Place) -> int:
        line, column = place
        return starts[min(line, len(starts)) - 1] + column

    placed = [(offset(c.start), offset(c.end), c.text) for c in changes]
    inserted = [p for p in placed if p[0] == p[1]]
    replaced = list(dict.fromkeys(p for p in placed if p[0] != p[1]))
    ordered = sorted(inserted + replaced, key=lambda p: p[:2])
    for (_, end, one), (start, _, other) in pairwise(ordered):
        if start < end:
            raise OverlapError(f"{one!r} and {other!r} would replace the same characters")
    return ordered


def _names(kind: StatementKind, name: str) -> frozenset[str]:
    """All names of the field that a name means on a statement of a kind."""
    known = kind.spellings()
    return frozenset(n for n, field in known.items() if field is known.get(name)) | {name}


def _word_place(line: Line, word: int) -> Place:
    """The first character of a word and the one behind its last. Raises ValueError for a line
    that is not what the text says, such as one that `events` has filled in."""
    text = line.source.line(line.number)
    places = word_places(text)
    if word >= len(places) or text[slice(*places[word])] != line.words[word]:
        raise ValueError(f"line {line.number} does not say {line.words[word]}")
    return places[word]


def _within(line: Line, start: int, end: int, raw: str) -> Edit:
    return Edit(line.source.path, (line.number, start), (line.number, end), raw)


def _lines_at(path: str, number: int, statements: Sequence[str]) -> Edit:
    text = "".join(statement + "\n" for statement in statements)
    return Edit(path, (number, 0), (number, 0), text)
