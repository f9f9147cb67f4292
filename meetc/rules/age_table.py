"""A table of age groups and of the implements and hurdles of each, read from its text.

A line is a row, its cells parted by commas (by semicolons where it has any), `#` begins a comment:

    age,U16,,,15,08-31,to 09-30,     group, gender, least, most age, on which day, season, where
    throw,U16,M,SP,4                 group, gender, event, kilograms
    hurdles,U18,M,110H,91.4,13.72,9.14   group, gender, event, centimetres; metres to the first
                                     hurdle, and between two
    also,masters                     and the rows of another table that ships with meetc

An athlete is in the first group whose row takes the birth date.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from meetc.patterns import pattern
from meetc.rules.age_groups import AgeGroup

_DAY = pattern(r"day|(?:\d{4}-)?\d{2}-\d{2}", re.ASCII)
_SEASON = pattern(r"|(?:from|to) \d{2}-\d{2}", re.ASCII)
_AGE = pattern(r"\d{0,3}", re.ASCII)
_NUMBER = pattern(r"\d{1,3}(?:[.,]\d{1,3})?", re.ASCII)
_GENDERS = ("", "M", "F")
_WHERE = ("", "track", "off")


class Implement(NamedTuple):
    """What a group throws, in kilograms, or runs over, in centimetres, with the metres from the
    start to the first hurdle and from one to the next where the table has them."""

    groups: tuple[str, ...]
    gender: str
    event: str
    size: Decimal
    distances: tuple[Decimal, ...] = ()


class BadRow(NamedTuple):
    """What is wrong with a line of a table, by its number from 1."""

    number: int
    line: str
    message: str


@dataclass(frozen=True, slots=True)
class AgeTable:
    """A table by its name, `uk2026` or that of its file."""

    name: str
    groups: list[AgeGroup] = field(default_factory=list)
    implements: list[Implement] = field(default_factory=list)
    faults: list[BadRow] = field(default_factory=list)

    def named(self, group: str, *, off_track: bool) -> AgeGroup | None:
        """The group of a name; None of one that the table does not have."""
        groups = self._held(off_track)
        return next((own for own in groups if group.upper() in own.names), None)

    def group_of(self, born: date, gender: str, meet: date, *, off_track: bool) -> str:
        """The group that somebody is in; "" where the table has none."""
        for own in self._held(off_track):
            if own.gender in ("", gender) and own.takes(born, meet):
                return own.names[0]
        return ""

    def implement(self, group: str, gender: str, event: str) -> Implement | None:
        """What a group throws or runs over in an event, SP or 110H."""
        for own in self.implements:
            if (own.gender, own.event) == (gender, event) and group.upper() in own.groups:
                return own
        return None

    def _held(self, off_track: bool) -> list[AgeGroup]:
        where = _WHERE[1 + off_track]
        return [own for own in self.groups if own.where in ("", where)]


def read_table(name: str, text: str, shipped: Callable[[str], str | None]) -> AgeTable:
    """The table of a text; `shipped` gives the text of another by its name, None of none."""
    table = AgeTable(name)
    for number, line in enumerate(text.splitlines(), 1):
        row = line.partition("#")[0].strip().rstrip(",;")
        if row:
            cells = [cell.strip() for cell in row.split(";" if ";" in row else ",")]
            message = _read_row(cells, table, shipped)
            if message:
                table.faults.append(BadRow(number, line, message))
    return table


def _read_row(cells: Sequence[str], table: AgeTable, shipped: Callable[[str], str | None]) -> str:
    """Take one row in; what is wrong with it, "" where nothing is."""
    kind, *rest = cells
    if kind == "age":
        return _read_age([*rest, *[""] * 7][: max(7, len(rest))], table)
    if kind in ("throw", "hurdles") and len(rest) >= 4:
        return _read_implement(kind, rest, table)
    if kind == "also" and len(rest) == 1:
        text = shipped(rest[0])
        if text is None:
            return f"there is no table {rest[0]}"
        other = read_table(rest[0], text, shipped)
        table.groups.extend(other.groups)
        table.implements.extend(other.implements)
        return ""
    return "a row begins with age, throw, hurdles or also, and has cells behind it"


def _read_age(cells: Sequence[str], table: AgeTable) -> str:
    names, gender, least, most, day, season, where, *surplus = cells
    if not names or surplus:
        return "age, group, gender, least age, most age, day, season, where"
    if gender not in _GENDERS or where not in _WHERE:
        return "a gender is M, F or empty, and the last cell is track, off or empty"
    if not (_AGE.fullmatch(least) and _AGE.fullmatch(most)):
        return "an age is a whole number, or empty without a limit"
    if not (_is_day(day) and _SEASON.fullmatch(season) and (not season or _is_day(season[-5:]))):
        return "the day is day, 08-31 or 2026-08-31, the season to 09-30, from 09-01 or empty"
    limits = [int(age) if age else None for age in (least, most)]
    table.groups.append(
        AgeGroup(tuple(names.upper().split()), gender, limits[0], limits[1], day, season, where)
    )
    return ""


def _is_day(text: str) -> bool:
    if not _DAY.fullmatch(text):
        return False
    try:
        date.fromisoformat(f"2027-{text}" if len(text) == len("MM-DD") else text)
    except ValueError:
        return text == "day"
    return True


def _read_implement(kind: str, cells: Sequence[str], table: AgeTable) -> str:
    names, gender, event, *sizes = cells
    if not names or gender not in _GENDERS[1:]:
        return "a group and a gender, M or F, stand before the event"
    if len(sizes) > (3 if kind == "hurdles" else 1) or not all(map(_NUMBER.fullmatch, sizes)):
        return "kilograms of a throw, centimetres of hurdles, then metres to and between them"
    size, *distances = (Decimal(size.replace(",", ".")) for size in sizes)
    table.implements.append(
        Implement(tuple(names.upper().split()), gender, event.upper(), size, tuple(distances))
    )
    return ""
