"""Which round and heat a cell names: `Heat 2`, `VL 3`, `A-Finale`, `Semi 1`, `2 of 3`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from meetc.sheets.cell_words import Item, items

_LEFT_OUT = re.compile(
    r"\(?\b(?:of|von|av|de|sur|van|out of)\s+\d+\s*\)?\s*$"  # 2 of 3
    r"|\b(?:no|nr|num|number|nummer|numéro)\b\.?(?=\s*\d)"
    r"|(?<=\d)(?:st|nd|rd|th|er|e|ère|ème|ª|º|°)(?=\s|$)",
    re.IGNORECASE,
)
"""What stands with the number of a heat and is left out."""
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6}
_SHORT = re.compile(r"([a-zA-Z])\s?(\d{1,2})", re.ASCII)
_SHORT_WORDS = {"h": "heat", "l": "heat", "s": "heat", "r": "round", "f": "final", "g": "group"}
_ALONE = {"F": "final", "f": "final", "H": "first", "h": "first"}
"""Letters that stand for a round more often than for the sixth heat or the eighth."""
_NOTHING = ("", "0", "-")
_NUMBERED = ("heat", "group")
_MOST_HEATS = 999


class NamedUnit(NamedTuple):
    """What is said of a row's unit. `round` is `first`, `repechage`, `quarter`, `semi`, `final`, a
    number as text, or "" where nothing tells; `heat` is 0 where nothing tells."""

    round: str = ""
    heat: int = 0

    def or_else(self, other: NamedUnit) -> NamedUnit:
        """This, with what only the other says."""
        return NamedUnit(self.round or other.round, self.heat or other.heat)


@lru_cache(maxsize=4096)
def unit_in(text: str, bare: str) -> NamedUnit | None:
    """The unit that a cell names; None where it is not understood. `bare` is what a number alone
    is of in its column, `round` or `heat`."""
    text = _LEFT_OUT.sub("", text.strip()).strip()
    if text in _NOTHING:
        return NamedUnit()
    if text.lower() in _ROMAN:
        return _numbered(bare, _ROMAN[text.lower()])
    short = _SHORT.fullmatch(text)
    if text in _ALONE and bare:
        return NamedUnit(_ALONE[text])
    if short and short[1].lower() in _SHORT_WORDS:
        return _numbered(_SHORT_WORDS[short[1].lower()], int(short[2]))
    if len(text) == 1 and "A" <= text.upper() <= "H" and bare:
        return NamedUnit(heat=ord(text.upper()) - ord("A") + 1)
    meant = items(text)
    if not meant:
        return None
    parts: list[Item] = []
    for meanings in meant:
        fitting = [i for i in meanings if i.role in ("round", "number", "span", "letter")]
        if not fitting:
            return None
        parts.append(fitting[0])
    return unit_of(parts, bare)


def unit_of(parts: Sequence[Item], bare: str) -> NamedUnit | None:
    """The unit that words of rounds and the numbers beside them name; None where they make none.
    A number belongs to the word before it, else to the one behind it: `Final 2`, `2. Lauf`."""
    pairs: list[tuple[str, int]] = []
    ahead = 0
    for before, part in pairwise((None, *parts)):
        assert part is not None
        if part.role == "round":
            pairs.append((part.value, ahead))
            ahead = 0
            continue
        number = _number(part)
        if number and before is not None and before.role == "round" and not pairs[-1][1]:
            pairs[-1] = (pairs[-1][0], number)
        elif number and not ahead:
            ahead = number
        else:
            return None
    if ahead:
        return None if pairs else _numbered(bare, ahead)
    unit = NamedUnit()
    for word, number in pairs:
        named = _numbered(word, number)
        if named is None:
            return None
        unit = named.or_else(unit) if word == "round" else unit.or_else(named)
    return unit


def _number(part: Item) -> int:
    """The number of a part: of 2/5 the first, of a letter its place in the alphabet; 0 where it
    is none of a heat."""
    if part.role == "letter":
        return ord(part.value) - ord("a") + 1
    first = re.match(r"\d+", part.value) if part.role in ("number", "span") else None
    if first is None or "." in part.value or int(first[0]) > _MOST_HEATS:
        return 0
    return int(first[0])


def _numbered(word: str, number: int) -> NamedUnit | None:
    """What a word with its number, or 0 for none, says. Heats without a number are those of the
    first round."""
    if word == "round":
        return NamedUnit(str(number)) if number else None
    if word in _NUMBERED:
        if number:
            return NamedUnit(heat=number)
        return NamedUnit("first") if word == "heat" else None
    return NamedUnit(word, number)
