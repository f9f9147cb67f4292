"""Result files of photo finish: a `.lif` of FinishLynx has one heat, its first line says which.

    T11,1,2,100 metres Women,+0.8,m/s,,,,,14:02:11.2875
    1,214,4,Example,Ada,Thames Hounds,11.816,,11.816,0.152
    DNS,160,6,Sample,Bea,Thames Hounds,

Source: the maker's help on database files; eleven to 21 cells a row, comments, localised words,
decimal commas, event numbers with letters, ids of 0 and rows not read yet in files of real meets.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from meetc.diagnostics.codes import TIMING_FILE_NOT_READ
from meetc.diagnostics.wording import count_of
from meetc.file_formats import foreign_format
from meetc.sheets.csv_file import split_line
from meetc.sheets.lif_cells import (
    BIB,
    CELLS,
    EVENT,
    FIRST,
    HEAT,
    LANE,
    LAST,
    LICENCE,
    NAME,
    PLACE,
    REACTION,
    ROUND,
    SPLITS,
    START,
    TEAM,
    TIME,
    UNIT,
    WIND,
    Doubt,
)
from meetc.sheets.lif_commas import whole_head, whole_rows
from meetc.sheets.lif_head import METRES_PER_SECOND, began, is_head
from meetc.sheets.marks import clock, fine_time, is_wind, place_of, says_no_wind
from meetc.sheets.statuses import status_in
from meetc.sheets.table import Cell, Row, tidy

SIMULATED = "simulated by meetc, for a rehearsal: no athlete ran these times"
"""The comment above what was never run."""
_OF_NAME = re.compile(r"(.+?)-(\d{1,2})-(\d{1,3})(?!\d)", re.ASCII)
_LASTS = re.compile(r"(?:(?:(\d{1,2}):)?(\d{1,3}):)?(\d{1,6})(?:[.,](\d{1,9}))?", re.ASCII)
_REACTION = re.compile(r"-?\d{0,2}[.,]\d{1,4}", re.ASCII)
_SPLIT = re.compile(r"([\d:]{1,8}[.,]\d{1,4})(?: ?\([\d:.,]{1,12}\))?(?:[,;] ?|\Z)", re.ASCII)
_UNREADABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffd]")
_A_TIME = re.compile(r"(?:\d{1,2}:){0,2}\d{1,2}[.,]\d{2,4}|(?:\d{1,2}:){1,2}\d\d", re.ASCII)
_USUAL_TIME = re.compile(r"(?:[1-9]\d?:[0-5]|[1-9])\d?\.\d\d\d?", re.ASCII)
_OF_HEAD, _OF_ROW = START + 4, CELLS + 3
"""As many cells of a line are told apart: those that are read, and one more for each comma that may
cut one of them."""
_ENCODINGS = ("utf-8-sig", "cp1252", "latin-1")
_OTHER_SIGNS = {";": "semicolons", "\t": "tabs"}


class HeatNumber(NamedTuple):
    """Which heat a file is of, as it is compared: T01 is t1, and what nothing tells is ""."""

    event: str
    round: str
    number: str


_NO_HEAT = HeatNumber("", "", "")


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


ENDINGS = (".lif", ".heatresultxml")
"""How the files of photo finish end."""


def is_lif(path: str) -> bool:
    """Whether a file is of photo finish, by its name."""
    return path.lower().endswith(ENDINGS)


def number_key(event: str) -> str:
    """The number of an event as it is compared: other software writes T1 or t01 of T01."""
    return re.sub(r"(?<!\d)0+(?=\d)", "", event.strip().casefold())


def read_lif(data: bytes, path: str, above: int = 0) -> list[LifFile]:
    """A file of any bytes, which has one heat, and where several were joined a further one behind
    each first line; `above` lines of other files are counted before its own. What cannot be read
    of it is a doubt, and no row is lost."""
    lines = tuple(lines_of(data))
    numbered = [(n, line) for n, line in enumerate(lines, above + 1) if not _is_left_out(line)]
    if not numbered:
        nothing = Doubt(
            Cell("", above + 1, 0, 0), "the file is empty", "it is read once it is written"
        )
        return [unread(path, above, lines, nothing)]
    if doubt := _other_format(data, numbered):
        return [unread(path, above, lines, doubt)]
    doubts: list[Doubt] = []
    _check_characters(numbered, doubts)
    head = whole_head(_cells(*numbered[0], _OF_HEAD, doubts), doubts)
    read = [_cells(n, line, _OF_ROW, doubts) for n, line in numbered[1:] if line.strip(" \t,")]
    if numbered[-1][0] == above + len(lines) and _is_half_written(read):
        hint = "it is read once the file is whole: save it again, or end its last line"
        message = "the file ends within this row, which is not read yet"
        doubts.append(Doubt(read.pop()[0], message, hint))
    if not any(map(is_head, read)):
        return [file_of(path, above, lines, head, whole_rows(read, doubts), doubts)]
    return _joined_heats(path, above, lines, head, read, doubts)


def _is_half_written(rows: list[Row]) -> bool:
    """Whether the last row, whose line has no end, breaks off: all others have more cells, or more
    decimals of the time that it ends with."""
    if len(rows) < 2:
        return False
    *others, last = rows
    if len(last) == TIME + 1:
        timed = [row[TIME].text for row in others if len(row) > TIME and seconds_of(row[TIME].text)]
        decimals = [_decimals(time) for time in timed]
        if decimals and _decimals(last[TIME].text) < min(decimals):
            return True
    return len(last) < min(map(len, others))


_READING = 3  # decimals of a time that nothing parts further


def _decimals(time: str) -> int:
    return len(time.replace(",", ".").partition(".")[2])


def _joined_heats(
    path: str, above: int, lines: tuple[str, ...], head: Row, read: list[Row], doubts: list[Doubt]
) -> list[LifFile]:
    """The heats of a file that has several, as files of their own; each further one is told."""
    heats: list[tuple[Row, list[Row]]] = [(head, [])]
    for row in read:
        if not is_head(row):
            heats[-1][1].append(row)
        elif [cell.text for cell in row] != [cell.text for cell in heats[-1][0]]:
            heats.append((row, []))
    files = [file_of(path, above, lines, head, whole_rows(heats[0][1], doubts), doubts)]
    for further, own in heats[1:]:
        name = "-".join(further[n].text for n in (EVENT, ROUND, HEAT))
        message = f"another heat begins here, {name}: the rows below are of it"
        own_doubts = [Doubt(further[NAME], message, "are two files joined? Look at both heats")]
        whole, rows = whole_head(further, own_doubts), whole_rows(own, own_doubts)
        files.append(file_of(path, above, lines, whole, rows, own_doubts, is_first=False))
    return files


def file_of(
    path: str,
    above: int,
    lines: tuple[str, ...],
    head: Row,
    read: list[Row],
    doubts: list[Doubt],
    *,
    is_first: bool = True,
) -> LifFile:
    """The file of a heat, of the cells that it has: those of its first line, and of each row. The
    name of a file tells of its first heat alone."""
    of_heat = _of_heat(head, path if is_first else "", doubts)
    heat = HeatNumber(
        number_key(of_heat[0].text), *(cell.text.lstrip("0") for cell in of_heat[2:4])
    )
    _check_places(read, doubts)
    level = _level_times(read)
    rows = tuple(_row(cells, of_heat, doubts, level) for cells in read)
    return LifFile(path, above, lines, heat, began(head), rows, tuple(doubts))


def unread(path: str, above: int, lines: tuple[str, ...], doubt: Doubt) -> LifFile:
    """A file of which nothing is read, and why."""
    return LifFile(path, above, lines, _NO_HEAT, (), (), (doubt,))


def _other_format(data: bytes, numbered: list[tuple[int, str]]) -> Doubt | None:
    """Why a file is not read at all: it is of another program, or a spreadsheet has saved it, which
    may have made dates of its times."""
    number, line = numbered[0]
    foreign = foreign_format(data, "")
    name = foreign.name if foreign else "a workbook" if data.startswith(b"PK\x03\x04") else ""
    sign = next((sign for sign in _OTHER_SIGNS if line.count(sign) > max(1, line.count(","))), "")
    if not name and not sign:
        return None
    rows = f"{count_of(len(numbered) - 1, 'row')} below {'is' if len(numbered) == 2 else 'are'}"
    what = f"it is {name}" if name else f"{_OTHER_SIGNS[sign]} part its cells, and not commas"
    return Doubt(
        Cell("", number, 0, len(line)),
        f"no result file of photo finish: {what}; its {rows} not read",
        "take the file that the timing computer wrote: a spreadsheet may have made dates of times",
        TIMING_FILE_NOT_READ,
    )


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


def _cells(number: int, line: str, most: int, doubts: list[Doubt]) -> Row:
    """The `most` first cells of a line."""
    row, unclosed = split_line(line, number, most)
    if unclosed >= 0:
        where = Cell("", number, unclosed, unclosed + 1)
        hint = "the file may be half written: save it again; until then look at this row"
        doubts.append(Doubt(where, "the quote that opens here is never closed", hint))
    return row


def _check_characters(numbered: list[tuple[int, str]], doubts: list[Doubt]) -> None:
    """Tell once of characters that stand in no text: the first, and in how many lines."""
    damaged = [(n, control) for n, line in numbered if (control := _UNREADABLE.search(line))]
    if damaged:
        number, control = damaged[0]
        where = Cell("", number, control.start(), control.end())
        more = f", and one in {count_of(len(damaged) - 1, 'other line')}" if damaged[1:] else ""
        message = f"the character U+{ord(control[0]):04X} stands in this line{more}"
        hint = "the file may be damaged: save it again, and look at its rows"
        doubts.append(Doubt(where, message, hint))


def _of_heat(head: Row, path: str, doubts: list[Doubt]) -> Row:
    """The cells of event, name, round, heat and wind, as the first line has them, else the name
    of the file: T11-1-02.lif."""
    empty = Cell("", head[0].line, 0, 0)
    said = [*head, *[empty] * (UNIT + 1 - len(head))]
    stem = path.rpartition("/")[2].rpartition(".")[0]
    match = _OF_NAME.match(stem)
    event, *numbers = number_in_name(stem) if match else (stem, "", "")
    named = [
        empty._replace(text=event),
        *(_nothing_of_zero(empty._replace(text=number)) for number in numbers),
    ]
    own = [_nothing_of_zero(said[n]) for n in (EVENT, ROUND, HEAT)]
    if own[0].text and match:
        _check_name(own, named, path, doubts)
    if not own[0].text or (match and number_key(own[0].text) == number_key(named[0].text)):
        own = [cell if cell.text else other for cell, other in zip(own, named, strict=True)]
    return (own[0], said[NAME], own[1], own[2], _wind(said[WIND], said[UNIT], doubts))


def number_in_name(name: str) -> tuple[str, str, str]:
    """Event, round and heat of a name such as T11-1-02; "" of another."""
    match = _OF_NAME.match(name)
    return (match[1], match[2], match[3]) if match else ("", "", "")


def _wind(wind: Cell, unit: Cell, doubts: list[Doubt]) -> Cell:
    """The wind of the first line; one that may be another wind is left out, and told."""
    why = ""
    if wind.text and unit.text.casefold() not in METRES_PER_SECOND:
        why = f"{unit.text} stands where the unit of the wind does, m/s"
    elif wind.text and not says_no_wind(wind.text) and not is_wind(wind.text):
        why = f"{wind.text} stands where the wind does"
    if not why:
        return wind
    hint = "write wind= on the heat; a comma in a name may have moved it, unless in quotes"
    doubts.append(Doubt(wind, f"{why}: no wind is read", hint))
    return wind._replace(text="")


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


def _level_times(rows: list[Row]) -> set[str]:
    """The times to 0.01 s that several have, each with a place: it tells who of them was ahead, as
    the photo has shown, or that they were level."""
    placed = [row[TIME].text for row in rows if len(row) > TIME and place_of(row[PLACE].text)]
    if len(placed) == len({*placed}):
        return set()
    times = Counter(row[TIME].text for row in rows if len(row) > TIME)
    shared = Counter(placed)
    return {
        time
        for time, number in shared.items()
        if 1 < number == times[time] and seconds_of(time) and _decimals(time) < _READING
    }


def _row(cells: Row, of_heat: Row, doubts: list[Doubt], level: Collection[str]) -> Row:
    """A row as long as every other, its heat behind it. The place of who has a time is left out,
    but where the time is one of `level`: it follows, also once somebody is disqualified. What is
    no place, lane or time is told, and left out."""
    end = cells[-1]._replace(text="", start=cells[-1].end)
    row = [*cells[:CELLS], *[end] * (CELLS - len(cells))]
    for n in (PLACE, BIB, LANE):
        row[n] = _nothing_of_zero(row[n])
    keeps_place = row[TIME].text in level
    row[TIME] = _time(row[TIME])
    place, lane, time = row[PLACE], row[LANE], row[TIME]
    if lane.text and not lane.text.isdecimal():
        row[LANE] = _left_out(lane, "is no lane", doubts)
    if time.text and seconds_of(time.text) is None and not status_in(time.text):
        row[TIME] = _left_out(time, "is no time and no status", doubts)
    if not time.text and not (place.text and status_in(place.text)):
        _check_other_cells(row, doubts)
    if row[REACTION].text:
        row[REACTION] = _reaction(row[REACTION], doubts)
    if row[SPLITS].text:
        row[SPLITS] = _splits(row[SPLITS], doubts)
    if not place.text:
        return (*row, *of_heat)
    if place.text.isdecimal():
        if row[TIME].text and not keeps_place:
            row[PLACE] = Cell("", place.line, place.start, place.end)
    elif status := status_in(place.text):
        if row[TIME].text and not status_in(row[TIME].text):
            message = f"{status[0]} and a time, {row[TIME].text}, which is left out"
            hint = "take the status out of the file, or the time"
            doubts.append(Doubt(row[TIME], message, hint))
            row[TIME] = row[TIME]._replace(text="", held="")
    elif not place_of(place.text).isdecimal():
        row[PLACE] = _left_out(place, "is no place and no status", doubts)
    elif row[TIME].text and not keeps_place:
        row[PLACE] = place._replace(text="")
    return (*row, *of_heat)


def _check_other_cells(row: list[Cell], doubts: list[Doubt]) -> None:
    """Tell of a time in a cell where none belongs: a cell is missing, or a comma in a name has
    moved it."""
    for n, what in ((FIRST, "first name"), (TEAM, "team"), (LICENCE, "licence")):
        if _A_TIME.fullmatch(row[n].text):
            message = f"{row[n].text} stands where the {what} does: no time is read of the row"
            hint = "is a cell missing, or a comma in a name too many? Names with one need quotes"
            doubts.append(Doubt(row[n], message, hint))


def _reaction(cell: Cell, doubts: list[Doubt]) -> Cell:
    """A reaction time, which is none where it is of zeros alone."""
    if not cell.text.strip("0.,"):
        return cell._replace(text="")
    if not _REACTION.fullmatch(cell.text):
        return _left_out(cell, "is no reaction time", doubts)
    return cell._replace(held=cell.text.replace(",", ".")) if "," in cell.text else cell


def _splits(cell: Cell, doubts: list[Doubt]) -> Cell:
    """The times on the way; the lap that stands in brackets behind each follows from them."""
    times = [match[1].replace(",", ".") for match in _SPLIT.finditer(cell.text)]
    if _SPLIT.sub("", cell.text):
        return _left_out(cell, "is no list of splits", doubts)
    return cell._replace(held=",".join(times))


def _left_out(cell: Cell, why: str, doubts: list[Doubt]) -> Cell:
    """An empty cell in the place of one that cannot be read, which is told."""
    hint = "the rest of the row is read: mend it in the timing computer, or write the row by hand"
    doubts.append(Doubt(cell, f"{cell.text} {why}, and is left out", hint))
    return cell._replace(text="", held="")


def _time(cell: Cell) -> Cell:
    """The cell of a time, which holds it as the language writes it: with a point, and with its
    minutes. One of zeros alone is none."""
    seconds = None if _USUAL_TIME.fullmatch(cell.text) else seconds_of(cell.text)
    if seconds is None:
        return cell
    whole, _, fraction = f"{seconds:f}".partition(".")
    time = fine_time(clock(int(whole)) + (f".{fraction}" if fraction else ""))
    if not seconds:
        return cell._replace(text="")
    return cell if time == cell.text else cell._replace(held=time)


@lru_cache(maxsize=4096)
def seconds_of(text: str) -> Decimal | None:
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
        if len(row) > TIME and row[PLACE].text.isdecimal() and (time := seconds_of(row[TIME].text))
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
    name = tidy(f"{row[FIRST].text} {row[LAST].text}")
    return row[BIB].text or (f"lane {row[LANE].text}" if row[LANE].text else name)
