"""The words of pages and paper in the languages of templates/words.psv: one table, a line a word.

A template says `_("Programme")`, which is the word itself once it is read, and `word(status)` for
what is known only when it is filled in. Without a line a word stays as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from meetc.resources import resource


@cache
def table() -> Mapping[str, Mapping[str, str]]:
    """For each language its words by the English ones."""
    text = resource("templates", "words.psv").read_text(encoding="utf-8")
    head, *lines = (line.split("|") for line in text.splitlines())
    return {
        language: {line[0]: line[number] for line in lines} for number, language in enumerate(head)
    }


def word(language: str, english: str) -> str:
    """A word in a language."""
    return table()[language].get(english, english)
