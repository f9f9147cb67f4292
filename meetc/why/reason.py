"""What a reason is: of a place, of going on, of a lane, of points."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from meetc.diagnostics.diagnostic import Span
from meetc.model import Row
from meetc.pipeline import Locate
from meetc.rules.comparison import Compared
from meetc.syntax.parts import fields


class About(StrEnum):
    """What a reason is of."""

    PLACE = "place"
    OVERALL = "overall"
    CUT = "cut"
    QUALIFIED = "qualified"
    REPECHAGE = "repechage"
    START = "start"
    LANE = "lane"
    POINTS = "points"
    TOTAL = "total"
    FLAG = "flag"


OPEN = ("open", "undecided")
"""What going on is while heats are to come, or while a draw or thousandths are."""


class Rival(NamedTuple):
    """Another competitor, and how one compares with them, up to what parts the two."""

    bib: str
    name: str
    steps: tuple[Compared, ...]


class Reason(NamedTuple):
    """Why something is what it is. `value` is what it is, "" where there is none; `rule` where
    the rules say so, such as TR26.8; `lines` are the places of the text that it rests on; of a
    sum `parts` has the reason of each part."""

    about: About
    value: str
    why: str
    rule: str = ""
    lines: tuple[Span, ...] = ()
    rivals: tuple[Rival, ...] = ()
    parts: tuple[Reason, ...] = ()


class Case(NamedTuple):
    """One row of an event with its reasons. `unit` is what people call the heat, "" of a combined
    event, whose round and heat are 0."""

    unit: str
    round: int
    heat: int
    bib: str
    name: str
    mark: str
    reasons: tuple[Reason, ...]


def says(row: Row, name: str) -> bool:
    """Whether a field is written in a row."""
    return any(field == name for field, _ in fields(row.line))


def located(cases: Sequence[Case], locate: Locate) -> list[Case]:
    """Cases whose reasons tell the places that a reader has before them."""
    every = [reason for case in cases for reason in case.reasons]
    every += [part for reason in every for part in reason.parts]
    places = locate(list(dict.fromkeys(span for reason in every for span in reason.lines)))

    def moved(reason: Reason) -> Reason:
        lines = tuple(places[span] for span in reason.lines)
        return reason._replace(lines=lines, parts=tuple(map(moved, reason.parts)))

    return [case._replace(reasons=tuple(map(moved, case.reasons))) for case in cases]
