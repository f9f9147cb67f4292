"""The words of pages and paper in the languages of templates/words.psv: one table, a line a word;
and the names of the disciplines in those of templates/disciplines.psv.

A template says `_("Programme")`, which is the word itself once it is read, and `word(status)` for
what is known only when it is filled in. Without a line a word stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from meetc.resources import resource

_CODED = re.compile(r"(?:[\W\d_]|km|kg|m|g|x)*(?:MF?|F|[MWVKU]\d+|SEN|JUN)?", re.ASCII)
"""What of a name is no word: lengths, weights, ages, genders."""
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
"""The comma of 10,000, which elsewhere stands before decimals."""
_RUN = re.compile(r"(\d+)(H|SC|W|)")
_KINDS_OF_RUNS = {"": "", "H": "Hurdles", "SC": "Steeplechase", "W": "Walk"}
_IN_THE_FIELD = {
    "HJ": "High Jump", "PV": "Pole Vault", "LJ": "Long Jump", "TJ": "Triple Jump", "SP": "Shot Put",
    "DT": "Discus Throw", "HT": "Hammer Throw", "JT": "Javelin Throw", "WT": "Weight Throw",
}  # fmt: skip


def table() -> Mapping[str, Mapping[str, str]]:
    """For each language its words by the English ones."""
    return _table("words.psv")


def names_of_disciplines() -> Mapping[str, Mapping[str, str]]:
    """For each language the names of disciplines, and of who competes in them, by the English."""
    return _table("disciplines.psv")


@cache
def _table(name: str) -> Mapping[str, Mapping[str, str]]:
    text = resource("templates", name).read_text(encoding="utf-8")
    head, *lines = (line.split("|") for line in text.splitlines())
    return {
        language: {line[0]: line[number] for line in lines} for number, language in enumerate(head)
    }


def word(language: str, english: str) -> str:
    """A word in a language."""
    return table()[language].get(english, english)


@lru_cache(4096)
def event_name(language: str, name: str) -> str:
    """The name of an event in a language: `80m Hurdles U15 Girls` is `80m Hürden U15 Mädchen`. One
    that has any other word than those of the table, ages and lengths stays as it was typed."""
    own = names_of_disciplines()[language]
    parts = _english_names().split(name)
    if len(parts) == 1 or not all(
        _CODED.fullmatch(bit) for part in parts[::2] for bit in part.split()
    ):
        return name
    return "".join(
        own[part] if number % 2 else _THOUSANDS.sub("\N{NO-BREAK SPACE}", part)
        for number, part in enumerate(parts)
    )


def part_name(language: str, combined: str, code: str) -> str:
    """The name of a part of a combined event: HJ of `Siebenkampf` is `Siebenkampf Hochsprung`, and
    100H `Siebenkampf 100 m Hürden`. A code that is no usual part stays."""
    return f"{event_name(language, combined)} {discipline_name(language, code)}"


def discipline_name(language: str, code: str) -> str:
    """What a code of a usual part is called: `Hochsprung`, `100 m Hürden`; others stay."""
    run = _RUN.fullmatch(code)
    name = f"{run[1]} m {_KINDS_OF_RUNS[run[2]]}".strip() if run else _IN_THE_FIELD.get(code, code)
    return event_name(language, name)


@cache
def _english_names() -> re.Pattern[str]:
    longest_first = sorted(names_of_disciplines()["en"], key=len, reverse=True)
    return re.compile(rf"\b({'|'.join(longest_first)})\b")
