"""Writes values as words of the language, so that reading them gives the same values again."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from meetc.diagnostics.diagnostic import Report
from meetc.fields import FIELDS, Field, Kind, Type, spellings
from meetc.json_values import json_text, quoted, same
from meetc.resolve.fields.reader import plain_field
from meetc.resolve.fields.types import BAD, read_json
from meetc.rules.horizontal import mark_of, metres_of, plain_trial
from meetc.rules.marks import STATUSES
from meetc.source import Source
from meetc.syntax.lines import Line
from meetc.syntax.values import is_quoted

_BARE = re.compile(
    r"[0-9A-Za-zÀ-ÖØ-öø-ɏ_.:/@+%&?;!*'()<>|$~^-][0-9A-Za-zÀ-ÖØ-öø-ɏ_.:/@+%&?=;!*'()<>|$~^#-]*"
)
_BARE_ITEM = re.compile(r"[0-9A-Za-zÀ-ÖØ-öø-ɏ_.:/@+%&?;!*'()<>$~^-]+")
_MARKERS = ("-", "null")


def bare_or_quoted(text: str) -> str:
    """A text as it is where that reads as the same, else in quotes."""
    return text if _BARE.fullmatch(text) and text not in _MARKERS else quoted(text)


def name_words(first: str, last: str) -> str:
    """A name in one string where that reads as its two parts, else in two."""
    plain = first and last and " " not in first + last and first[-1] != ","
    return quoted(f"{first} {last}") if plain else f"{quoted(first)}  {quoted(last)}"


@lru_cache(65536)
@lru_cache(65536)  # a bib stands in many rows
def bib_word(bib: str) -> str:
    """A bib or an id as a word of its own: one that begins with a small letter is quoted, and
    so is one that reads as a field."""
    if bib.isascii() and bib.isdecimal():  # as nearly all are
        return bib
    plain = _BARE.fullmatch(bib) and not bib[0].islower()
    plain = plain and bib not in STATUSES and not re.search(r"[,;=()]", bib)
    return bib if plain and re.search(r"[^\W_]", bib) else quoted(bib)


def field_word(kind: Kind, key: str, value: Any) -> str | None:
    """`name=value` of a field by its name of 2026, such as `lane=4`, or `extra.NAME=JSON` of one
    that the kind does not have. None of a value that no word gives."""
    field = FIELDS[kind].get(key)
    if field is None:
        return extra_word(key, value)
    try:
        return _known(kind, field, value)
    except TypeError:  # a list or an object is no key to remember it by
        return _known.__wrapped__(kind, field, value)


@lru_cache(maxsize=65536, typed=True)  # True is no 1 here
def _known(kind: Kind, field: Field, value: Any) -> str | None:
    name = field.spelling
    if field.by_position:
        return None
    for raw in _spellings(field, value):
        read = plain_field(kind, f"{name}={raw}")
        if read is not None and read[0] == field.name and same(read[1], value):
            return f"{name}={raw}"
    return None


def _spellings(field: Field, value: Any) -> list[str]:
    """The ways to write a value of a field, the best one first."""
    if value is None:
        return ["null"]
    if isinstance(value, bool):
        return ["true" if value else "false"]
    if isinstance(value, int):
        return [str(value)] if field.type is Type.INTEGER else []
    if field.type in (Type.ARRAY, Type.OBJECT):
        return [json_text(value)]
    if isinstance(value, str) and field.type is Type.ROUNDS:
        return [value]
    if isinstance(value, str):
        bare = bare_or_quoted(value)
        return [bare] if is_quoted(bare) else [bare, quoted(value)]
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return [list_word(value)]
    return []


def list_word(items: list[str]) -> str:
    """A list of texts as one word: `U15,U17`; `""` of none."""
    if not items:
        return '""'
    return ",".join(
        item if _BARE_ITEM.fullmatch(item) and (item not in _MARKERS or len(items) > 1)
        else quoted(item) for item in items
    )  # fmt: skip


@lru_cache(65536)
def trial_word(trial: str) -> str:
    """A trial or a height as a word: in quotes where it would be sent in another form, as 5.5
    is as 5.50, and where it is none of the language."""
    is_known = plain_trial(trial) == trial and not is_odd(trial)
    return trial if is_known else quoted(trial)


@lru_cache(65536)
def is_odd(trial: str) -> bool:
    """Whether a trial is none that the language has: a letter of another system."""
    return bool(trial.strip("xor-.|")) and metres_of(trial) is None and mark_of(trial) != "x"


def extra_word(key: str, value: Any) -> str | None:
    """`extra.NAME=JSON`; None of a name or a value that cannot be written so."""
    if not re.fullmatch(r"[A-Za-z_]\w*", key):
        return None
    word = f"extra.{key}={json_text(value)}"
    line = Line.of_words(Source("", word + "\n"), 1, [word])
    start = len(key) + 7
    return None if read_json(line.piece(0).part(start, len(word)), Report()) is BAD else word


def known_name(kind: Kind, key: str) -> str | None:
    """The name of 2026 of a field that an upload document calls `key`; None of any other."""
    field = spellings(kind).get(key)
    if field is None or field.name not in FIELDS[kind]:
        return None
    return field.name if key in (field.name, field.nested) else None
