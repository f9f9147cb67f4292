"""The number of a trial, or of its wind, in the words of heads and cells: R1, 2. Versuch, 3."""

from __future__ import annotations

import re
from functools import cache

from meetc.sheets.columns import plain
from meetc.sheets.words import TRIALS, WINDS, Column


@cache
def _numbered(column: Column) -> re.Pattern[str]:
    """Matches the header of a trial or its wind, and tells its number."""
    trial, own = ("|".join(map(plain, known.words)) for known in (TRIALS, column))
    before = f"(?:{own})" if column is WINDS else ""
    return re.compile(
        rf"{before}(?:(?:{trial})?(?:no|nr|n)?([1-9]\d?)"
        rf"|([1-9]\d?)(?:(?:st|nd|rd|th|er|ere|e|eme|a|o)(?:{trial})?|{trial}))",
        re.ASCII,
    )


def number_of(column: Column, word: str) -> int:
    """The number of the trial, or of its wind, that a compared word heads; 0 of any other."""
    match = _numbered(column).fullmatch(word)
    return int(match[1] or match[2]) if match else 0
