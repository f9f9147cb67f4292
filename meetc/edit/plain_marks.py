"""Marks as the sport writes them, in the words of a statement: 5.50 of 5.5, 2:05.37 of 02:05.37."""

from __future__ import annotations

import re
from itertools import chain

from meetc.disciplines import Form
from meetc.rules.horizontal import plain_trial
from meetc.rules.marks import distance_value, plain_distance, plain_time
from meetc.syntax.values import split_field

_OF_ROWS = ("performance", "sp")
_FIELDS = {
    "ROWS": (*_OF_ROWS, "raw", "raw_time", "chip"),
    "ENTRIES": ("qp", "pb", "sb"),
    "EVENT": ("record_perf",),
    "FIELDS": ("record_perf",),
}
"""The fields that are marks, by the kind of their statement in the grammar."""
_NO_HEIGHT = 10  # metres; 150 is told, and mended to 1.50
_IS_PLAIN = re.compile(r"[1-9]\d{0,5}\.\d\d(?:\([^()]*+\))?|[x.r-]", re.ASCII)
"""Marks that are as they should be, whatever stands in their parentheses: nearly all are."""
_READINGS = ("raw", "raw_time", "chip")
Statements = tuple[list[list[str]], list[str]]
"""The words of each statement of a text, and its comments."""


def plain_words(kind: str, words: list[str], form: Form | None) -> list[str]:
    """The words of a statement of a kind of the grammar with its marks in their plain form, where
    the form of the open event tells what they are. What is quoted stays, and what the compiler
    refuses."""
    if kind == "HEIGHTS":
        return [words[0], *(w if _in_centimetres(w) else plain_distance(w) for w in words[1:])]
    if kind not in _FIELDS or form is None or not (form.measured or form.on_track):
        return words
    if kind == "FIELDS":
        is_mark = words[0] in _FIELDS[kind]
        return [words[0], *(_plain_mark(word, form) for word in words[1:])] if is_mark else words
    return [words[0], *(_plain(word, kind, form) for word in words[1:])]


def _in_centimetres(height: str) -> bool:
    metres = distance_value(height)
    return metres is not None and metres >= _NO_HEIGHT


def _plain(word: str, kind: str, form: Form) -> str:
    field = split_field(word)
    if field is None:
        return _plain_mark(word, form) if kind == "ROWS" else word
    name, value = field
    if name not in _FIELDS[kind]:
        return word
    if name in _READINGS:
        return f"{name}={plain_time(value)}" if form.on_track else word
    return f"{name}={_plain_mark(value, form)}"


def _plain_mark(word: str, form: Form) -> str:
    """A mark in its plain form; one with thousandths is refused as it is typed."""
    if _IS_PLAIN.fullmatch(word):
        return word
    plain = plain_time(word) if form.on_track else plain_trial(word)
    return word if plain.partition("(")[0][-4:-3] == "." else plain


def same_words(before: Statements, after: Statements) -> bool:
    """Whether two texts have the same statements and comments, but for marks in plain form."""
    old, new = ([*chain.from_iterable(words)] for words in (before[0], after[0]))
    return (
        before[1] == after[1]
        and [len(words) for words in before[0]] == [len(words) for words in after[0]]
        and all(b == a or a in _spellings(b) for b, a in zip(old, new, strict=True))
    )


def _spellings(word: str) -> tuple[str, ...]:
    name, value = split_field(word) or ("", word)
    before = f"{name}=" if name else ""
    return tuple(before + plain for plain in (plain_time(value), plain_trial(value)))
