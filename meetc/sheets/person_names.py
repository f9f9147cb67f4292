"""First and family name of a name that stands in one column, as lists of all kinds write it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from functools import cache
from typing import NamedTuple

from meetc.sheets.columns import plain
from meetc.sheets.words import ENTRIES

_PARTICLES = frozenset(
    "van der den de von vom zu zum zur av af ter ten te di da do dos das del della la le du des el "
    "al bin ibn ben y e i und op 't".split()
)
_SUFFIX = re.compile(r"(?:jr|sr|jnr|snr)\.?|II|III|IV", re.IGNORECASE)
_CAPITALS = re.compile(r"(?:Mc|Mac|Mag|[DLO]['\u2019]|De|Di|Le|La|Van|Fitz)?([^\W\d_a-z]{2,})")
_INITIAL = re.compile(r"[^\W\d_]\.?")
_PLAINLY_CAPITALS = 3
_HEAD_WORDS = re.compile(r"[^\w']+")


class SplitName(NamedTuple):
    """First and family name; `is_sure` is whether the name itself tells which is which."""

    first: str
    last: str
    is_sure: bool = True


def family_comes_first(head: str) -> bool:
    """Whether the head of a column of names says so: `Name, Vorname`, `Nazwisko i imię`."""
    return _names_in_turn(head, _words_of("last_name") | {plain("Name")}, _words_of("first_name"))


def names_both(head: str) -> bool:
    """Whether a head says that both names stand in its column, in whichever order."""
    given, family = _words_of("first_name"), _words_of("last_name")
    return family_comes_first(head) or _names_in_turn(head, given, family)


def _names_in_turn(head: str, first: Set[str], then: Set[str]) -> bool:
    """Whether a head has one of some words and one of others, with an `and` between perhaps."""
    words = [plain(word) for word in _HEAD_WORDS.split(head) if plain(word)]
    return any(
        "".join(words[:n]) in first and "".join(words[m:]) in then
        for n in range(1, len(words))
        for m in {n, n + 1} - {len(words)}
    )


@cache
def _words_of(name: str) -> frozenset[str]:
    words = next(column.words for column in ENTRIES if column.name == name)
    return frozenset(map(plain, words))


def split_name(text: str, with_capitals: bool = False, family_first: bool = False) -> SplitName:
    """The parts of a name: `Berg, Anna`; capitals are the family name, `VAN DER BERG Anna`; else
    the last word is, with the small words before it, or, as the head may say, the first one.
    `with_capitals` is whether the list is known to write family names so, without which two
    capitals alone may be initials."""
    family, comma, given = (part.strip() for part in text.partition(","))
    if comma and family and given:
        return SplitName(given, family)
    words = text.replace(",", " ").split()
    if len(words) < 2:
        return SplitName("", " ".join(words), is_sure=False)
    by_place = _family_first if family_first else _by_place
    return _by_capitals(words, with_capitals) or by_place(words)


def writes_capitals(names: Iterable[str]) -> bool:
    """Whether some names of a list plainly have their family name in capitals."""
    return any(_by_capitals(name.split(), False) for name in names if "," not in name)


def _by_capitals(words: list[str], with_capitals: bool) -> SplitName | None:
    """The name whose capitals begin or end it; None where there are none, or nothing else."""
    capitals = [n for n, word in enumerate(words) if _is_in_capitals(word)]
    if not capitals:
        return None
    first, end = capitals[0], capitals[-1] + 1
    if any(n not in capitals and words[n].lower() not in _PARTICLES for n in range(first, end)):
        return None
    while first and words[first - 1] in _PARTICLES:
        first -= 1
    if end < len(words) and first and _SUFFIX.fullmatch(" ".join(words[end:])):
        end = len(words)
    if (first == 0) == (end == len(words)):
        return None
    longest = max(len(_letters(words[n])) for n in capitals)
    if longest < _PLAINLY_CAPITALS and not with_capitals:
        return None
    given = words[end:] if first == 0 else words[:first]
    return SplitName(" ".join(given), " ".join(words[first:end]))


def _by_place(words: list[str]) -> SplitName:
    """The name whose family name comes last, with the small words before it."""
    start = len(words) - 1
    if _INITIAL.fullmatch(words[-1]) and not _INITIAL.fullmatch(words[0]):
        return SplitName(" ".join(words[1:]), words[0], is_sure=False)
    if start > 1 and _SUFFIX.fullmatch(words[start]):
        start -= 1
    while start > 1 and words[start - 1] in _PARTICLES:
        start -= 1
    return SplitName(" ".join(words[:start]), " ".join(words[start:]), is_sure=start == 1)


def _family_first(words: list[str]) -> SplitName:
    """The name whose first word is the family name, with the small words before it."""
    end = 1
    while end < len(words) - 1 and words[end - 1].lower() in _PARTICLES:
        end += 1
    return SplitName(" ".join(words[end:]), " ".join(words[:end]), is_sure=end == len(words) - 1)


def _letters(word: str) -> str:
    return "".join(letter for letter in word if letter.isalpha())


def _is_in_capitals(word: str) -> bool:
    """Whether a word is in capitals: MÜLLER, O'NEIL, McDONALD, but no initials and no III."""
    if _SUFFIX.fullmatch(word):
        return False
    letters = _letters(word).replace("ß", "SS")
    match = _CAPITALS.fullmatch(letters)
    return match is not None and match[1] == match[1].upper() and "." not in word
