"""Dates as a language writes them: `9. Mai 2026`, `9 de mayo de 2026`, `1er mai 2026`."""

from __future__ import annotations

import re

_MONTH = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
)
_DAY = re.compile(rf"\b(\d{{1,2}})(?=(?:\u2013\d{{1,2}})? {_MONTH}\b)")
_FIRST = re.compile(rf"\b1(?= {_MONTH}\b)")
_OF_MONTH = re.compile(rf"(?<=\d) (?={_MONTH}\b)")
_OF_YEAR = re.compile(r"(?<=[a-z]) (?=\d{4}\b)")
_YEAR = re.compile(r"\b\d{4}\b")


def spoken_date(language: str, text: str) -> str:
    """A date in English words, its days and months joined as the language does. The words
    themselves stay."""
    if language in ("de", "nb"):
        return _DAY.sub(r"\1.", text)
    if language == "fr":
        return _FIRST.sub("1er", text)
    if language == "es" and _YEAR.search(text):
        return _OF_YEAR.sub(" de ", _OF_MONTH.sub(" de ", text))
    return text
