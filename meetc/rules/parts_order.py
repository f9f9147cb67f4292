"""The order in which the parts of a combined event are held."""

from __future__ import annotations

import re
from collections.abc import Sequence

from meetc.rules.rulebook import Rulebook
from meetc.rules.standard_parts import standard_parts

_ORDERED = ("DEC", "HEP", "PEN")
"""Whose parts are put in the order of the rules."""

_CODE = re.compile(r"(\d+)(H?)(?!\w*[A-GI-Z]\b)|([A-Z]{2})", re.ASCII)


def in_official_order(
    code: str, gender: str, parts: Sequence[str], rules: Rulebook
) -> list[int] | None:
    """The numbers of the parts, by their event codes, in the order of the rules; None where there
    is none for them, as for an event that is not of the rules or has other parts. Sprint hurdles
    of whatever distance are one part."""
    event = code.upper()[:3]
    of_rules = standard_parts(event, gender, rules, indoors=None) if event in _ORDERED else []
    order = [_plain(part.code) for part in of_rules]
    plain = [_plain(part) for part in parts]
    if len(set(plain)) < len(plain) or not set(plain) <= set(order):
        return None
    return sorted(range(len(parts)), key=lambda n: order.index(plain[n]))


def _plain(code: str) -> str:
    """SP of SP7.26K, H of 110H and of 100H76.2, 400 of 400."""
    match = _CODE.match(code.upper())
    if match is None:
        return code
    metres, hurdles, letters = match.groups()
    return letters or hurdles or metres
