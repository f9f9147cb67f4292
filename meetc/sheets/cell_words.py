"""The words and numbers of a cell, and what each of them may mean by the tables of words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from meetc.sheets.class_words import AGES, GENDERS, GLUED
from meetc.sheets.discipline_words import (
    COMBINED_EVENTS,
    FIELD_EVENTS,
    KINDS_OF_RACE,
    RACES,
    UNITS,
    Words,
)
from meetc.sheets.round_words import ROUNDS

_MOST_TOKENS = 16
_LONGEST_PHRASE = 5
_HEATS = tuple("abcdefgh")
_LONGEST_NUMBER = 7
_LETTERS = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ð": "d", "ł": "l", "*": "x", "\u00d7": "x", "\u2044": "/"}
    | dict.fromkeys("'`\u00b4\u2018\u2019", "")
)
_THOUSANDS = re.compile(
    r"(?<![a-z\d.,])(?<!kg )(?<!kg\. )"
    r"(?:([1-9]\d?)[.,](\d{3})|(1|2|3|5|8|10|20) (000)|(1) (500))(?![\d.,]|\s*k?g)"
)
_BOYS = re.compile(r"\bm ?J ?([A-D])\b")  # mJB, which MJB may not be
_FRACTIONS = (
    (re.compile(r"1/2[- ]?fin\w*"), "semifinal"),
    (re.compile(r"1/4[- ]?fin\w*"), "quarterfinal"),
)
_TOKEN = re.compile(r"\d{1,2} ?[/-] ?\d{1,2}(?![\d.,]|\s*[xk])|\d+(?:[.,]\d+)?|[^\W\d_]+")


class Token(NamedTuple):
    """A word in small letters without accents, or a number as written; `glued` is whether
    nothing stands between it and the one before."""

    text: str
    glued: bool

    @property
    def is_number(self) -> bool:
        return self.text[0].isdecimal()


class Item(NamedTuple):
    """What a token, or several, may mean: a role, such as `unit` or `gender`, and its value.
    Numbers have the role `number`, and two of them, 18/19, `span`. `short` is the letter where
    it is one alone."""

    role: str
    value: str
    glued: bool = False
    short: str = ""

    @property
    def number(self) -> Decimal:
        return Decimal(self.value)


_HURDLES = Item("kind", "H")


def fold(text: str) -> str:
    """A text as it is compared: small letters without accents, ø as o."""
    decomposed = unicodedata.normalize("NFKD", text.casefold()).translate(_LETTERS)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def tokens(text: str) -> list[Token]:
    """The words and numbers of a cell; thousands as one number: 10,000 is 10000."""
    folded = fold(_BOYS.sub(r"männliche Jugend \1", text))
    folded = _THOUSANDS.sub(lambda m: "".join(filter(None, m.groups())), folded)
    for pattern, word in _FRACTIONS:
        folded = pattern.sub(word, folded)
    read: list[Token] = []
    end = -1
    for match in _TOKEN.finditer(folded):
        read.append(Token(match[0].replace(",", ".").replace(" ", ""), match.start() == end))
        end = match.end()
    return read


@cache
def _meanings() -> dict[str, list[Item]]:
    """What every word and phrase may mean, by its letters alone; of phrases that have words of
    one letter only as they are written, with a blank between: `u t`, but no `m a`."""
    meanings: dict[str, list[Item]] = {}
    tables: tuple[tuple[str, Iterable[Words]], ...] = (
        ("field", FIELD_EVENTS),
        ("combined", COMBINED_EVENTS),
        ("race", RACES),
        ("kind", KINDS_OF_RACE),
        ("unit", UNITS),
        ("gender", GENDERS),
        ("age", AGES),
        ("round", ROUNDS),
    )
    for role, table in tables:
        for words in table:
            codes = [words.means] if role in ("field", "combined") else []
            for word in (*words.all, *codes):
                parts = [token.text for token in tokens(word)]
                if role == "round" and len(word) == 1:
                    continue  # a letter in a column of rounds alone, see named_unit.py
                keys = {"".join(parts), *([" ".join(parts)] if _has_letters(parts) else [])}
                for key in keys:
                    items = meanings.setdefault(key, [])
                    if (item := Item(role, words.means)) not in items:
                        items.append(item)
    for word, (gender, age) in GLUED.items():
        meanings.setdefault(word, []).append(Item("class", f"{gender} {age}"))
    return meanings


def _has_letters(words: list[str]) -> bool:
    return len(words) > 1 and any(len(word) == 1 for word in words)


def items(text: str) -> list[list[Item]] | None:
    """What the words of a cell may mean, one after the other; None where one of them is not
    known."""
    meanings: list[list[Item]] = []
    words = tokens(text)
    at = 0
    while at < len(words):
        taken, meant = _phrase(words, at, meanings)
        if not meant or at >= _MOST_TOKENS:
            return None
        meanings += meant
        at += taken
    return meanings


def _phrase(words: list[Token], at: int, before: list[list[Item]]) -> tuple[int, list[list[Item]]]:
    """How many words from `at` on are the longest phrase that is known, and what it means."""
    token, meanings = words[at], _meanings()
    if token.is_number and len(token.text) > _LONGEST_NUMBER:
        return 1, []
    numbered = meanings.get("".join(word.text for word in words[at : at + 2]))
    if token.is_number and numbered:  # 10-kamp
        return 2, [numbered]
    if token.is_number:
        role = "span" if re.search("[/-]", token.text) else "number"
        return 1, [[Item(role, token.text, token.glued)]]
    if token.text == "x" and before and before[-1][0].role == "number":
        return 1, [[Item("x", "x", token.glued)]]
    letters = [word.text for word in words[at : at + _LONGEST_PHRASE]]
    for count in range(len(letters), 0, -1):
        meant = meanings.get((" " if _has_letters(letters[:count]) else "").join(letters[:count]))
        if meant and count == 1 and token.text in _HEATS:
            meant = [*meant, Item("letter", token.text)]
        if meant:
            short = token.text if count == len(token.text) == 1 else ""
            return count, [[item._replace(glued=token.glued, short=short) for item in meant]]
    if token.text in _HEATS:
        return 1, [[Item("letter", token.text, token.glued)]]
    behind_number = bool(before) and before[-1][0].role == "number"
    for unit in ("km", "m") if behind_number else ():
        rest = meanings.get(token.text.removeprefix(unit)) if token.text.startswith(unit) else None
        if rest and (token.glued or _HURDLES in rest):  # `80 mH`, and no `100 mU18`
            return 1, [[Item("unit", unit, True)], [i._replace(glued=True) for i in rest]]
    return 1, []


def discipline_words() -> list[str]:
    """All words for disciplines as the tables write them."""
    return [word for words in (*FIELD_EVENTS, *COMBINED_EVENTS, *RACES) for word in words.all]
