"""The parts that a combined event has by the rules."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from meetc.patterns import pattern
from meetc.rules.rulebook import Rulebook

_AGE = pattern(r"[A-Z]+(\d+)", re.ASCII | re.IGNORECASE)


class StandardPart(NamedTuple):
    """A part by its code, and the day of the combined event that it is held on, from 1."""

    code: str
    day: int


def standard_parts(
    code: str, gender: str, rules: Rulebook, *, indoors: bool | None
) -> list[StandardPart]:
    """The parts in order; none where the rules have no such combined event for M or F. `indoors`
    is None where nobody says. Source: TR39 and TR53."""
    for of_rules in rules.part_sets:
        fits = indoors is None or of_rules.indoors == indoors
        if fits and (of_rules.code, of_rules.gender) == (code.upper(), gender):
            return [
                StandardPart(part, day)
                for day, parts in enumerate(of_rules.parts.split("/"), 1)
                for part in parts.split()
            ]
    return []


def too_young(age_groups: Sequence[str], rules: Rulebook) -> str:
    """The first age group whose parts are its federation's, U14 or J13; "" where there is none."""
    for group in age_groups:
        age = _AGE.fullmatch(group)
        if age is not None and int(age[1]) < rules.part_sets_from:
            return group
    return ""
