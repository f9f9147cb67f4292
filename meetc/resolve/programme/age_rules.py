"""Which table of age groups holds in a meet: the one that it names, else its country's by the day.

Without `age_rules=` the country's table only tells what somebody's group is called: schools, clubs
and federations count differently, so that only what no rule allows is told.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

import meetc.rules
from meetc.diagnostics.codes import BAD_AGE_RULES
from meetc.diagnostics.diagnostic import Span
from meetc.diagnostics.wording import did_you_mean
from meetc.resolve.context import Context
from meetc.resolve.fields.types import as_date
from meetc.rules.age_table import AgeTable, read_table
from meetc.syntax.age_file import age_file
from meetc.syntax.outline import Outline

_TABLES = Path(meetc.rules.__file__).parent / "tables"
_NAMES = ("uk2026", "uk2017", "wa", "norway", "masters")
_UK_CHANGED = date(2026, 4, 1)
_OFF_TRACK = ("ROAD", "XC", "TRAIL")


class AgeRules(NamedTuple):
    """The table that a meet names, None where it names none, and its first day."""

    table: AgeTable | None
    day: date
    off_track: bool
    country: str

    def group_of(self, born: date, gender: str) -> tuple[str, str]:
        """What somebody's group is called, and by which table; "" where it has none."""
        table = self.table or _of_country(self.country, self.day)
        return table.group_of(born, gender, self.day, off_track=self.off_track), table.name


def age_rules(outlines: list[Outline], files: Mapping[str, bytes], ctx: Context) -> AgeRules | None:
    """Those of the meet; None where its day is not known, or its table is reported."""
    day = as_date(ctx.meet.values.get("date"))
    named = ctx.meet.text("age_rules")
    table = _named(named, outlines, files, ctx) if named else None
    if day is None or (named and table is None):
        return None
    off_track = ctx.meet.text("type") in _OFF_TRACK
    return AgeRules(table, day, off_track, ctx.meet.text("country") or "")


def _named(
    name: str, outlines: list[Outline], files: Mapping[str, bytes], ctx: Context
) -> AgeTable | None:
    if name in _NAMES:
        return shipped_table(name)
    file = age_file(outlines)
    if file is None:
        meant = did_you_mean(name, _NAMES)
        ctx.report.error(
            BAD_AGE_RULES,
            f"there is no table of age groups {name}",
            ctx.meet.piece("age_rules").span,
            hint=f"did you mean {meant}?"
            if meant
            else f"there are {', '.join(_NAMES)}, and files of your own whose name ends in .csv",
        )
        return None
    return _own(file.path, file.name, files, ctx) if file.path in files else None


def _own(path: str, name: str, files: Mapping[str, bytes], ctx: Context) -> AgeTable | None:
    """The table of a file; each line that cannot be read is reported."""
    table = read_table(name, files[path].decode("utf-8-sig", "replace"), shipped)
    for fault in table.faults:
        span = Span(path, fault.number, 1, len(fault.line) + 1, fault.line)
        message = f"{fault.line.strip()} is no row of age groups"
        ctx.report.error(BAD_AGE_RULES, message, span, hint=fault.message)
    return None if table.faults else table


def _of_country(country: str, day: date) -> AgeTable:
    if country == "GBR":
        return shipped_table("uk2026" if day >= _UK_CHANGED else "uk2017")
    return shipped_table("norway" if country == "NOR" else "wa")


@cache
def shipped_table(name: str) -> AgeTable:
    return read_table(name, shipped(name) or "", shipped)


def shipped(name: str) -> str | None:
    return (_TABLES / f"{name}.csv").read_text("utf-8") if name in _NAMES else None
