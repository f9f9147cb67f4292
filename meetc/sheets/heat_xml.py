"""Heat results of ALGE's OPTIc3: one heat a file, `.heatresultxml`.

    <HeatResult Name="T11-1-02" DistanceMeters="100" Wind="0.8" WindUnit="MetersPerSecond"
                Starttime="14:02:11.2875"><Results>
      <Competitor Rank="1" Bib="214" Lane="4" Lastname="Example" Firstname="Ada" Club="Thames"
                  Runtime="11.82" RuntimeFullPrecision="11.8160"/>
      <Competitor Bib="160" Lane="6" State="DNS"/>
    </Results></HeatResult>

Source: three public programs that read such files, and agree; the maker has a specification.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple
from xml.parsers import expat

from meetc.diagnostics.codes import TIMING_FILE_NOT_READ
from meetc.sheets.lif_cells import (
    BIB,
    CELLS,
    EVENT,
    FIRST,
    HEAT,
    LANE,
    LAST,
    NAME,
    PLACE,
    ROUND,
    START,
    TEAM,
    TIME,
    UNIT,
    WIND,
    Doubt,
)
from meetc.sheets.lif_file import (
    ENDINGS,
    LifFile,
    file_of,
    lines_of,
    number_in_name,
    seconds_of,
    unread,
)
from meetc.sheets.statuses import status_in
from meetc.sheets.table import Cell, Row, tidy

ENDING = ENDINGS[1]
_ROOT, _RUNNER = "HeatResult", "Competitor"
_UNITS = {"MetersPerSecond": "m/s"}
_READ = {BIB: "Bib", LANE: "Lane", LAST: "Lastname", FIRST: "Firstname", TEAM: "Club"}
_STATES = ("State", "Disqualification")
_NO_REASONS = ("", "-", "none", "no", "false", "0")
_TENTH, _SECOND = Decimal("0.1"), Decimal(1)
"""As much as a time is rounded up at most: to the second, as on the road, where it shows no
decimals."""


class _NotWholeError(Exception):
    """That a file is no XML, or only its beginning, up to a line."""

    def __init__(self, line: int) -> None:
        self.line = line


class _Element(NamedTuple):
    """An element that begins in a line, at a character, with its attributes."""

    name: str
    line: int
    start: int
    attributes: Mapping[str, str]

    def cell(self, text: str = "") -> Cell:
        return Cell(tidy(text), self.line, self.start, self.start + len(self.name) + 1)


def read_heat_xml(data: bytes, path: str, above: int = 0) -> LifFile:
    """A file of any bytes; `above` lines of other files are counted before its own."""
    lines = tuple(lines_of(data))
    try:
        elements = _elements(data, above)
    except _NotWholeError as problem:
        line = min(problem.line, len(lines))
        where = Cell("", above + line, 0, len(lines[line - 1]))
        why = "the file is no whole XML, and nothing of it is read"
        return unread(path, above, lines, Doubt(where, why, "it is read once it is written"))
    root = elements[0]
    if root.name != _ROOT:
        why = f"no result file of photo finish: {root.name} stands where {_ROOT} does"
        hint = "export the result list of the heat"
        return unread(path, above, lines, Doubt(root.cell(), why, hint, TIMING_FILE_NOT_READ))
    doubts: list[Doubt] = []
    rows = [_row(one, doubts) for one in elements if one.name == _RUNNER]
    return file_of(path, above, lines, _head(root), rows, doubts)


def _elements(data: bytes, above: int) -> list[_Element]:
    """All elements in their order. Raises _NotWholeError, also for what declares entities."""
    parser = expat.ParserCreate()
    elements: list[_Element] = []

    def begin(name: str, attributes: dict[str, str]) -> None:
        own = name.rpartition(":")[2]
        line, start = parser.CurrentLineNumber, parser.CurrentColumnNumber
        elements.append(_Element(own, above + line, start, attributes))

    def refuse(*_: object) -> None:
        raise _NotWholeError(parser.CurrentLineNumber)

    parser.StartElementHandler = begin
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError, ValueError):  # the last two of an encoding
        raise _NotWholeError(parser.CurrentLineNumber) from None
    return elements


def _head(root: _Element) -> Row:
    """What a file says of its heat, as the first line of a `.lif` does."""
    said = root.attributes
    head = [root.cell()] * (START + 1)
    for n, number in zip((EVENT, ROUND, HEAT), number_in_name(said.get("Name", "")), strict=True):
        head[n] = root.cell(number)
    head[NAME] = root.cell(said.get("Name", ""))
    head[WIND] = root.cell(said.get("Wind", ""))
    unit = said.get("WindUnit", "")
    head[UNIT] = root.cell(_UNITS.get(unit, unit))
    head[START] = root.cell(said.get("Starttime", ""))
    return tuple(head)


def _row(runner: _Element, doubts: list[Doubt]) -> Row:
    said = runner.attributes
    row = [runner.cell()] * CELLS
    for n, name in _READ.items():
        row[n] = runner.cell(said.get(name, ""))
    row[TIME] = runner.cell(_time(runner, doubts))
    row[PLACE] = runner.cell(_status(runner, row[TIME].text, doubts) or said.get("Rank", ""))
    return tuple(row)


def _status(runner: _Element, time: str, doubts: list[Doubt]) -> str:
    """The status of a runner; without a time whatever stands in its place. A reason of a
    disqualification beside a time is told: nobody knows whether the time or the reason stayed."""
    states = [text for name in _STATES if (text := runner.attributes.get(name))]
    status = next((state for state in states if status_in(state)), "")
    if status or not time:
        return status or "".join(states[:1])
    reason = runner.attributes.get("Disqualification", "")
    if reason.lower() not in _NO_REASONS:
        message = f"Disqualification is {reason} beside the time {time}, which counts"
        doubts.append(Doubt(runner.cell(), message, "who is disqualified gets a DQ by hand"))
    return ""


def _time(runner: _Element, doubts: list[Doubt]) -> str:
    """The time with all its decimals, where that rounded up is the other; else the other."""
    time = runner.attributes.get("Runtime", "")
    fine = runner.attributes.get("RuntimeFullPrecision", "")
    rounded, exact = seconds_of(time), seconds_of(fine)
    if exact is None or not time:
        return time or fine
    coarsest = _TENTH if set(time) & set(".,") else _SECOND
    if rounded is not None and not 0 <= rounded - exact < coarsest:
        message = f"Runtime is {time}, and RuntimeFullPrecision {fine}: the former counts"
        doubts.append(Doubt(runner.cell(), message, "look at the picture again"))
        return time
    return fine
