"""Rows of a list of results that begin with the place: `1 21 12.55`."""

from __future__ import annotations

import re
from collections.abc import Collection

from meetc.diagnostics.codes import PLACE_IN_FRONT
from meetc.diagnostics.diagnostic import Fix, Report
from meetc.disciplines import Form
from meetc.rules.lanes import MOST_LANES
from meetc.rules.marks import STATUSES, distance_value, time_value
from meetc.syntax.lines import Line
from meetc.syntax.values import split_field

_PLACE = re.compile(r"=?0*(\d{1,4})\.?", re.ASCII)
_NUMBER = r"\1"
_SERIES = frozenset((Form.HORIZONTAL, Form.THROW, Form.VERTICAL))


def without_places(
    lines: list[Line], known: Collection[str], form: Form, report: Report
) -> list[Line]:
    """The rows of a unit, those that begin with a place in front of the bib without it, which is
    told; the same list where none does. `known` are the bibs and ids that a row can begin with,
    none where the meet declares nobody."""
    placed = {
        n: line.part(1, len(line.words) - 1)
        for n, line in enumerate(lines)
        if len(line.words) > 2 and _begins_with_place(line, n + 1, len(lines), known, form)
    }
    for n, rest in placed.items():
        _report(lines[n], rest, known, report)
    return [placed.get(n, line) for n, line in enumerate(lines)] if placed else lines


def _begins_with_place(
    line: Line, number: int, rows: int, known: Collection[str], form: Form
) -> bool:
    """Whether a row, that of a `number` among so many, begins with a place."""
    first, bib, behind = line.words[:3]
    place = _PLACE.fullmatch(first)
    if place is None or (first.isdecimal() and int(first) > rows) or split_field(behind):
        return False
    if bib not in known and (known or not bib.isdecimal()):
        return False
    if not _may_be_bib(first, known):
        return True
    return int(place[1]) == number and _is_no_mark(bib, behind, form)


def _report(line: Line, rest: Line, known: Collection[str], report: Report) -> None:
    first = line.words[0]
    meant = f"{' '.join(rest.words)} place={_PLACE.sub(_NUMBER, first)}"
    report.error(
        PLACE_IN_FRONT,
        f"{first} stands in front of the bib {rest.words[0]}, as the place does in a list",
        line.span(0),
        hint=f"a row begins with the bib: {meant}; without place= it follows from the marks",
        fix=None if _may_be_bib(first, known) else Fix(line.span(), meant),
    )


def _may_be_bib(word: str, known: Collection[str]) -> bool:
    return word in known or (not known and word.isdecimal())


def _is_no_mark(word: str, behind: str, form: Form) -> bool:
    """Whether a word is no mark, nor the lane, of a row that has one mark at most, behind it."""
    one_mark = form not in _SERIES
    is_lane = word.isdecimal() and int(word) <= MOST_LANES
    is_mark = behind in STATUSES or (time_value(behind) or distance_value(behind)) is not None
    return one_mark and is_mark and not is_lane
