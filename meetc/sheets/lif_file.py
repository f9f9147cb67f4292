"""Result files of photo finish: a `.lif` of FinishLynx has one heat, its first line says which.

    T11,1,2,100 metres Women,+0.8,m/s,,,,,14:02:11.2875
    1,214,4,Example,Ada,Thames Hounds,11.816,,11.816,0.152
    DNS,160,6,Sample,Bea,Thames Hounds,

Source: the maker's help on database files; eleven to 21 cells a row, comments, localised words,
decimal commas, event numbers with letters, ids of 0 and rows not read yet in files of real meets.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from meetc.sheets.csv_file import split_line
from meetc.sheets.marks import clock, fine_time
from meetc.sheets.statuses import status_in
from meetc.sheets.table import Cell, Row, tidy

_EVENT, _ROUND, _HEAT, _NAME, _WIND, _START = 0, 1, 2, 3, 4, 10
PLACE, BIB, LANE, TIME, REACTION = 0, 1, 2, 6, 9
_CELLS = 10
"""As many cells of a row are read: those behind are copies for boards, and speeds."""
NAMED = {
    "place": PLACE,
    "competitor_id": BIB,
    "lane": LANE,
    "last_name": 3,
    "first_name": 4,
    "team_name": 5,
    "performance": TIME,
    "event_id": _CELLS,
    "event_name": _CELLS + 1,
    "round": _CELLS + 2,
    "heat": _CELLS + 3,
    "wind": _CELLS + 4,
}
"""What stands in which cell: behind those of a row what its first line says of the heat."""
SIMULATED = "simulated by meetc, for a rehearsal: no athlete ran these times"
"""The comment above what was never run."""
_OF_NAME = re.compile(r"(.+?)-(\d{1,2})-(\d{1,3})(?!\d)", re.ASCII)
_TIME_OF_DAY = re.compile(r"(\d{1,2}):(\d\d):(\d\d)(?:[.,](\d{1,6}))?", re.ASCII)
_LASTS = re.compile(r"(?:(?:(\d{1,2}):)?(\d{1,3}):)?(\d{1,6})(?:[.,](\d{1,9}))?", re.ASCII)
_UNREADABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffd]")
_ENCODINGS = ("utf-8-sig", "cp1252", "latin-1")


class Doubt(NamedTuple):
    """Something that is told of a file: where it stands, what it is, and what to do."""

    cell: Cell
    message: str
    hint: str


class HeatNumber(NamedTuple):
    """Which heat a file is of, as it is compared: T01 is t1, and what nothing tells is ""."""

    event: str
    round: str
    number: str


@dataclass(frozen=True, slots=True)
class LifFile:
    """One file, whose cells stand in lines that are counted behind those `above`; `start` is when
    its race began, as hours, minutes, seconds and their fraction, () where it does not say."""

    path: str
    above: int
    lines: tuple[str, ...]
    heat: HeatNumber
    start: tuple[int, ...]
    rows: tuple[Row, ...]
    doubts: tuple[Doubt, ...]

    @property
    def is_simulated(self) -> bool:
        return is_simulated(self.lines[0])

    @property
    def has_results(self) -> bool:
        return any(has_result(row) for row in self.rows)


def has_result(row: Row) -> bool:
    """Whether a row is read: it has a time, a place or a status."""
    return bool(row[TIME].text or row[PLACE].text)


def is_simulated(line: str) -> bool:
    """Whether the first line of a file says that it is for a rehearsal."""
    return line.strip().removeprefix("; ") == SIMULATED


def is_lif(path: str) -> bool:
    return path.lower().endswith(".lif")


def number_key(event: str) -> str:
    """The number of an event as it is compared: other software writes T1 or t01 of T01."""
    return re.sub(r"(?<!\d)0+(?=\d)", "", event.strip().casefold())


def read_lif(data: bytes, path: str, above: int = 0) -> LifFile:
    """A file of any bytes; `above` lines of other files are counted before its own. What cannot be
    read of it is a doubt, and no row is lost."""
    lines = tuple(lines_of(data))
    numbered = [(n, line) for n, line in enumerate(lines, above + 1) if not _is_left_out(line)]
    if not numbered:
        nothing = Doubt(
            Cell("", above + 1, 0, 0), "the file is empty", "it is read once it is written"
        )
        return LifFile(path, above, lines, HeatNumber("", "", ""), (), (), (nothing,))
    doubts: list[Doubt] = []
    head = _cells(*numbered[0], doubts)
    of_heat = _of_heat(head, path, doubts)
    heat = HeatNumber(
        number_key(of_heat[0].text), *(cell.text.lstrip("0") for cell in of_heat[2:4])
    )
    read = [_cells(n, line, doubts) for n, line in numbered[1:] if line.strip(" \t,")]
    _check_places(read, doubts)
    rows = tuple(_row(cells, of_heat, doubts) for cells in read)
    start = _TIME_OF_DAY.fullmatch(head[_START].text) if len(head) > _START else None
    began = tuple(int(part) for part in start.groups("0")[:3]) if start else ()
    fraction = (int((start[4] or "0").ljust(6, "0")),) if start else ()
    return LifFile(path, above, lines, heat, began + fraction, rows, tuple(doubts))


def lines_of(data: bytes) -> list[str]:
    return _decode(data).replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _decode(data: bytes) -> str:
    """The text of any bytes. Windows software writes its own code page, rarely UTF-8."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    for encoding in _ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise AssertionError("Latin-1 has every byte")


def _is_left_out(line: str) -> bool:
    """Whether a line is blank, the end that old programs mark with Ctrl-Z, or a comment."""
    return not line.strip(" \t\x1a") or line.lstrip().startswith(";")


def _cells(number: int, line: str, doubts: list[Doubt]) -> Row:
    row, unclosed = split_line(line, number)
    if unclosed >= 0:
        where = Cell("", number, unclosed, unclosed + 1)
        hint = "the file may be half written: save it again; until then look at this row"
        doubts.append(Doubt(where, "the quote that opens here is never closed", hint))
    elif control := _UNREADABLE.search(line):
        where = Cell("", number, control.start(), control.end())
        message = f"the character U+{ord(control[0]):04X} stands in this line"
        doubts.append(Doubt(where, message, "the file may be damaged: save it again"))
    return row


def _of_heat(head: Row, path: str, doubts: list[Doubt]) -> Row:
    """The cells of event, name, round, heat and wind, as the first line has them, else the name
    of the file: T11-1-02.lif."""
    empty = Cell("", head[0].line, 0, 0)
    said = [*head, *[empty] * (_WIND + 1 - len(head))]
    stem = path.rpartition("/")[2].rpartition(".")[0]
    match = _OF_NAME.match(stem)
    named = [empty._replace(text=part) for part in (match.groups() if match else (stem, "", ""))]
    own = [_nothing_of_zero(said[n]) for n in (_EVENT, _ROUND, _HEAT)]
    if own[0].text and match:
        _check_name(own, named, path, doubts)
    if not own[0].text or (match and number_key(own[0].text) == number_key(named[0].text)):
        own = [cell if cell.text else other for cell, other in zip(own, named, strict=True)]
    return (own[0], said[_NAME], own[1], own[2], said[_WIND])


def _check_name(own: list[Cell], named: list[Cell], path: str, doubts: list[Doubt]) -> None:
    """Tell where the name of a file is of another heat than its first line."""
    texts = [[number_key(cell.text) for cell in cells] for cells in (own, named)]
    if any(a != b for a, b in zip(*texts, strict=True) if a):
        line, name = ("-".join(cell.text for cell in cells) for cells in (own, named))
        message = f"the first line says {line}, and the name of the file {name}"
        doubts.append(Doubt(own[0], message, "the first line counts: is it the right file?"))


def _nothing_of_zero(cell: Cell) -> Cell:
    """A cell, empty where it has zeros alone: they stand for none."""
    return cell._replace(text="") if not cell.text.strip("0") else cell


def _row(cells: Row, of_heat: Row, doubts: list[Doubt]) -> Row:
    """A row as long as every other, its heat behind it. The place of who has a time is left out:
    it follows, also once somebody is disqualified."""
    end = cells[-1]._replace(text="", start=cells[-1].end)
    row = [*cells[:_CELLS], *[end] * (_CELLS - len(cells))]
    for n in (PLACE, BIB, LANE):
        row[n] = _nothing_of_zero(row[n])
    row[TIME] = _time(row[TIME])
    if row[TIME].text and row[PLACE].text:
        status = status_in(row[PLACE].text)
        if status and not status_in(row[TIME].text):
            message = f"{status[0]} and a time, {row[TIME].text}, which is left out"
            hint = "take the status out of the file, or the time"
            doubts.append(Doubt(row[TIME], message, hint))
            row[TIME] = row[TIME]._replace(text="", held="")
        elif not status and row[PLACE].text.isdecimal():
            row[PLACE] = row[PLACE]._replace(text="")
    return (*row, *of_heat)


def _time(cell: Cell) -> Cell:
    """The cell of a time, which holds it as the language writes it: with a point, and with its
    minutes. One of zeros alone is none."""
    seconds = _seconds(cell.text)
    if seconds is None:
        return cell
    whole, _, fraction = f"{seconds:f}".partition(".")
    time = fine_time(clock(int(whole)) + (f".{fraction}" if fraction else ""))
    if not seconds:
        return cell._replace(text="")
    return cell if time == cell.text else cell._replace(held=time)


def _seconds(text: str) -> Decimal | None:
    """A time in seconds, with the decimals that it has; None of what is none."""
    lasts = _LASTS.fullmatch(text)
    if lasts is None:
        return None
    hours, minutes, seconds = (int(part or 0) for part in lasts.group(1, 2, 3))
    fraction = f".{lasts[4]}" if lasts[4] else ""
    return Decimal(f"{hours * 3600 + minutes * 60 + seconds}{fraction}")


def _check_places(rows: list[Row], doubts: list[Doubt]) -> None:
    """Tell once where places are in another order than times: one of the two was changed."""
    placed = [
        (int(row[PLACE].text), time, row[TIME])
        for row in rows
        if len(row) > TIME and row[PLACE].text.isdecimal() and (time := _seconds(row[TIME].text))
    ]
    for (place, time, cell), (behind, slower, other) in pairwise(sorted(placed, key=_by_place)):
        if place and time > slower:
            message = f"{other.text} is place {behind}, behind {cell.text} of place {place}"
            hint = "the times count; is one of them mistyped?"
            doubts.append(Doubt(other, message, hint))
            return


def _by_place(placed: tuple[int, Decimal, Cell]) -> tuple[int, Decimal]:
    return placed[:2]


def text_of_row(row: Row) -> str:
    """Time, status or place of a row, "" of one that is not read."""
    return row[TIME].mark or row[PLACE].text


def who(row: Row) -> str:
    """Whose a row is, for a message: its id, else its lane, else its name."""
    name = tidy(f"{row[4].text} {row[3].text}")
    return row[BIB].text or (f"lane {row[LANE].text}" if row[LANE].text else name)
