"""Rows of a list that begin with the place, `1 21 12.55`, or with the lane: `1 21`."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from meetc.diagnostics.codes import PLACE_IN_FRONT
from meetc.diagnostics.diagnostic import Fix, Report
from meetc.disciplines import Form
from meetc.rules.lanes import MOST_LANES
from meetc.rules.marks import STATUSES, distance_value, time_value
from meetc.syntax.lines import Line
from meetc.syntax.parts import is_field

_PLACE = re.compile(r"=?0*(\d{1,4})\.?", re.ASCII)
_NUMBER = r"\1"
_LANES = frozenset(map(str, range(1, MOST_LANES + 1)))
_WHOLE_NUMBERS = frozenset((Form.TIMED, Form.COMBINED, Form.OTHER))
_SERIES = frozenset((Form.HORIZONTAL, Form.THROW, Form.VERTICAL))


def without_places(
    lines: list[Line], known: Collection[str], form: Form, report: Report
) -> list[Line]:
    """The rows of a unit, those that begin with a place in front of the bib without it, which is
    told; the same list where none does. `known` are the bibs and ids that a row can begin with,
    none where the meet declares nobody."""
    of_a_list = numbered(lines, known, form)
    placed = {
        n: line.part(1, len(line.words) - 1)
        for n, line in enumerate(lines)
        if n < of_a_list or _begins_with_place(line, n + 1, len(lines), known, form)
    }
    for n, rest in placed.items():
        _report(lines[n], rest, known, form, report)
    return [placed.get(n, line) for n, line in enumerate(lines)] if placed else lines


def numbered(lines: list[Line], known: Collection[str], form: Form) -> int:
    """How many rows, from the first of a unit on, begin with one number after the other and have
    the bib of somebody else each behind it: all but those with a status, and no fewer than two,
    else none. Who the numbers are the bibs of has not run in their order a mark that is a bib."""
    if not may_be_numbered([line.words[0] for line in lines[:2]]):
        return 0
    first = int(lines[0].words[0])
    bibs: set[str] = set()
    for n, line in enumerate(lines):
        if len(line.words) > 1 and line.words[1] in STATUSES and n > 1:
            continue
        if n != len(bibs) or not _is_of_list(line, first + n, known, form) or line.words[1] in bibs:
            return 0
        bibs.add(line.words[1])
    return len(bibs)


def may_be_numbered(begun: Sequence[str]) -> bool:
    """Whether the second of the words that rows begin with is the number behind the first, which
    a lane has as well."""
    return len(begun) > 1 and begun[0] in _LANES and begun[1] == str(int(begun[0]) + 1)


def _is_of_list(line: Line, number: int, known: Collection[str], form: Form) -> bool:
    """Whether a row begins with a number and a bib; marks behind are not whole numbers as well.
    Points and the metres of an hour are whole numbers, and may look like bibs."""
    if len(line.words) < 2 or line.words[0] != str(number) or line.words[1] not in known:
        return False
    if len(line.words) == 2:
        return form not in _WHOLE_NUMBERS
    return not (is_field(line.words[2]) or line.words[2].isdecimal())


def _begins_with_place(
    line: Line, number: int, rows: int, known: Collection[str], form: Form
) -> bool:
    """Whether a row, that of a `number` among so many, begins with a place."""
    if len(line.words) < 2:
        return False
    first, bib, behind = (*line.words, "")[:3]
    place = _PLACE.fullmatch(first)
    most = rows if behind else max(rows, MOST_LANES)
    if place is None or (first.isdecimal() and int(place[1]) > most) or is_field(behind):
        return False
    if bib not in known and (known or not bib.isdecimal()):
        return False
    if not _may_be_bib(first, known):
        return bool(behind) or (form.on_track and bool(known))
    return int(place[1]) == number and _is_no_mark(bib, behind, form)


def _report(line: Line, rest: Line, known: Collection[str], form: Form, report: Report) -> None:
    first = line.words[0]
    number = _PLACE.sub(_NUMBER, first)
    bib, *marks = rest.words
    meant = f"{' '.join(rest.words)} place={number}"
    as_in = "as the place does in a list"
    hint = f"{meant}; without place= it follows from the marks"
    if not marks:
        as_in = "as lane or order do in a start list"
        hint = f"{bib} lane={number}, or {bib} alone" if form.on_track else f"{bib} alone"
    report.error(
        PLACE_IN_FRONT,
        f"{first} stands in front of the bib {bib}, {as_in}",
        line.span(0),
        hint=f"a row begins with the bib: {hint}",
        fix=Fix(line.span(), meant) if marks and not _may_be_bib(first, known) else None,
    )


def _may_be_bib(word: str, known: Collection[str]) -> bool:
    return word in known or (not known and word.isdecimal())


def _is_no_mark(word: str, behind: str, form: Form) -> bool:
    """Whether a word is no mark, nor the lane, of a row that has one mark at most, behind it."""
    if form is Form.VERTICAL:
        return word != "0" and bool(behind)  # no o
    one_mark = form not in _SERIES
    is_lane = word.isdecimal() and int(word) <= MOST_LANES
    is_mark = behind in STATUSES or (time_value(behind) or distance_value(behind)) is not None
    return one_mark and is_mark and not is_lane
