"""In which language people read a meet."""

from __future__ import annotations

ENGLISH = "en"
_OF_COUNTRIES = {
    "de": "GER AUT LIE",
    "nb": "NOR",
    "sv": "SWE",
    "fr": "FRA MON",
    "es": "ESP MEX ARG CHI COL PER URU VEN ECU BOL PAR CRC CUB DOM GUA HON NCA PAN ESA",
    "nl": "NED",
}
"""The countries where people read a language, by the codes of World Athletics; where they read
several, English is as good as any."""

_WITH_POINTS = "SUI LIE MEX GUA HON NCA PAN ESA CUB DOM PUR PER".split()
"""Where marks have a decimal point though the language has a comma elsewhere."""


def has_decimal_comma(language: str, country: str) -> bool:
    """Whether people read 10,55 where the text has 10.55. Source: CLDR, decimal separators."""
    return language != ENGLISH and country not in _WITH_POINTS


def language_of(written: str, country: str) -> str:
    """The language of a meet: as it is written, else that of the country, else English."""
    own = (
        language for language, countries in _OF_COUNTRIES.items() if country in countries.split()
    )
    return written or next(own, ENGLISH)
