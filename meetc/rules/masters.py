"""The age groups of masters: from 35 on, in steps of five years by the age on the day."""

from __future__ import annotations

import re
from datetime import date

from meetc.patterns import pattern
from meetc.rules.age import age_on

_YOUNGEST, _STEP = 35, 5
_GROUP = pattern(r"[MWVF](\d{2,3})", re.ASCII)


def group_named(text: str) -> int | None:
    """The group that a word such as M45, W45 or V45 names; None of any other."""
    named = _GROUP.fullmatch(text)
    return int(named[1]) if named and int(named[1]) >= _YOUNGEST else None


def group_of(born: date, on: date) -> int | None:
    """The group of who is born on a day, on another; None of who is younger. Source: WMA, and
    CR5 of the Competition Rules."""
    age = age_on(on, born)
    return age - age % _STEP if age >= _YOUNGEST else None
