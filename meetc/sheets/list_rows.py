"""The rows of a list of entries that are of nobody: its heads again, headings of its parts, lines
below it, teams of relays. Headings say the event or the class of the rows below them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from meetc.diagnostics.codes import BRACKETS_BEHIND_A_NAME, ROW_OF_NOBODY, TEAM_IN_A_LIST, Code
from meetc.diagnostics.diagnostic import Report
from meetc.diagnostics.wording import count_of
from meetc.sheets.columns import Columns, plain
from meetc.sheets.named_class import NamedClass
from meetc.sheets.named_event import class_in, named, names_discipline
from meetc.sheets.statuses import entry_status, is_guest
from meetc.sheets.table import Cell, Row
from meetc.sheets.words import EVENT_COLUMNS

_NAMES = ("name", "first_name", "last_name")
_KEYS = ("competitor_id", "national_id")
_SHORTEST_CLUB = 3
_RELAY = re.compile(
    r"\b(?:relay|staffel|stafett|stafet|relais|estafett?e|relevos?|4 ?[x\u00d7] ?\d+)\b",
    re.IGNORECASE,
)


_OF_TEAM = re.compile(r"|[a-e]|i{1,3}|iv|[1-9]")  # what stands behind the club of a team
_GUEST = re.compile(r"\s*[(\[]([^()\[\]]+)[)\]]|,?\s+(a\.\s?[KW]\.)$")
_NO_GUESTS = frozenset(
    (*_NAMES, *_KEYS, *EVENT_COLUMNS, "team_id", "team_name", "nationality", "gender")
)


def note_guests(columns: Columns) -> None:
    """Note who competes as a guest, by what a cell, a column or the name says of it, and take
    that out of the names."""
    number_of = {n: name for name, n in columns.named.items()}
    named = [n for n, name in number_of.items() if name in _NAMES]
    width = max(map(len, (columns.head, *columns.rows)))
    others = [n for n in range(width) if number_of.get(n, "") not in _NO_GUESTS]
    columns.rows = tuple(_noted(row, named, others, columns) for row in columns.rows)


def _noted(row: Row, named: Sequence[int], others: Sequence[int], columns: Columns) -> Row:
    """A row with its names, in the columns `named`, without brackets; `others` may tell of a
    guest."""
    guest, cells = None, list(row)
    for n in named:
        match = _GUEST.search(row[n].text) if n < len(row) else None
        if match is not None:
            cells[n] = row[n]._replace(text=row[n].text.replace(match[0], "").strip())
            if is_guest(match[1] or match[2]):
                guest = row[n]
            else:
                columns.bracketed.append(row[n])
    for n in others:
        if n < len(row) and row[n].text and _says_guest(row[n], columns.head[n : n + 1]):
            guest = row[n]
    columns.guests += [guest] if guest is not None else []
    return tuple(cells)


def _says_guest(cell: Cell, head: Row) -> bool:
    in_column = bool(head) and is_guest(head[0].text)
    return is_guest(cell.text) or (in_column and entry_status(cell.text) == "entered")


def keep_people(columns: Columns, report: Report) -> None:
    """Leave the rows of people in a list, and tell which others are left out."""
    headed: dict[str, Cell] = {}
    heads = [cell.text for cell in columns.head]
    rows, others, teams = [], [], []
    for row in columns.rows:
        alone = _alone(row, columns)
        if row[0].text == heads[0] and [cell.text for cell in row] == heads:
            continue
        if alone is not None and (column := _heading(alone, columns)):
            headed[column] = alone
            if column == "event_id":
                headed.pop("category", None)
        elif alone is not None and any(letter.isdecimal() for letter in alone.text):
            others.append(alone)
        elif (cell := _team(row, columns)) is not None:
            teams.append(cell)
        else:
            rows.append((row, dict(headed)))
    columns.rows = tuple(_with_headings(rows, columns))
    brackets = "brackets behind the name"
    _tell(columns.bracketed, f"has {brackets}", f"have {brackets}", BRACKETS_BEHIND_A_NAME,
          "a birth year, club or class has a column of its own", columns, report)  # fmt: skip
    _tell(others, "is of nobody", "are of nobody", ROW_OF_NOBODY,
          "delete the row, or write whose it is", columns, report)  # fmt: skip
    _tell(teams, "is of a team", "are of teams", TEAM_IN_A_LIST,
          "the teams of a relay are written as squads, in its event", columns, report)  # fmt: skip


def _alone(row: Row, columns: Columns) -> Cell | None:
    """The only cell of a row, but one that tells whose it is for sure."""
    if sum(1 for cell in row if cell.text) > 1:
        return None
    cells = [(n, cell) for n, cell in enumerate(row) if cell.text]
    if len(cells) != 1:
        return None
    number, cell = cells[0]
    is_bib = number in {columns.named.get(name) for name in _KEYS}
    in_words = " " in cell.text or names_discipline(cell.text)
    is_heading = in_words and any(map(str.isalpha, cell.text)) and len(columns.named) > 1
    return cell if is_heading or not is_bib else None


def _heading(cell: Cell, columns: Columns) -> str:
    """The column that a heading stands for: that of an event, or of a class; "" of no heading,
    and where the list has such a column."""
    if len(columns.named) + len(columns.events) < 2:
        return ""  # a list of names alone
    has_events = columns.events or any(name in columns.named for name in EVENT_COLUMNS)
    if names_discipline(cell.text):
        return "" if has_events else "event_id"
    is_class = class_in(cell.text) not in (None, NamedClass()) and not cell.text.isdecimal()
    return "category" if is_class and "category" not in columns.named else ""


def _with_headings(rows: list[tuple[Row, dict[str, Cell]]], columns: Columns) -> Iterable[Row]:
    """The rows with what headings say of them in columns of their own."""
    names = list(dict.fromkeys(name for _, headed in rows for name in headed))
    width = max([len(columns.head), *(len(row) for row, _ in rows)])
    columns.named |= {name: width + n for n, name in enumerate(names)}
    for row, headed in rows:
        if not names:
            yield row
            continue
        blank = row[-1]._replace(text="", held="")
        filled = row + (blank,) * (width - len(row))
        yield filled + tuple(headed.get(name, blank) for name in names)


def _team(row: Row, columns: Columns) -> Cell | None:
    """The cell that names a team where an athlete belongs: its club again, or a relay; or the
    club of a row of a relay without a name. None of a row of an athlete."""
    parts, clubs = columns.cells(row, _NAMES), columns.cells(row, ("team_id", "team_name"))
    if not parts:
        is_relay = any(map(_is_relay, columns.cells(row, EVENT_COLUMNS)))
        return clubs[0] if clubs and is_relay and not columns.cells(row, _KEYS) else None
    name = " ".join(cell.text for cell in parts)
    of_club = any(
        len(plain(club.text)) >= _SHORTEST_CLUB
        and plain(name).startswith(plain(club.text))
        and _OF_TEAM.fullmatch(plain(name).removeprefix(plain(club.text)))
        for club in clubs
    )
    return parts[0] if of_club or _RELAY.search(name) else None


def _is_relay(cell: Cell) -> bool:
    codes = (code for reading in named(cell.text) for code in reading.codes)
    return any(re.match(r"\dX", code) for code in codes)


def _tell(
    cells: list[Cell], one: str, several: str, code: Code, hint: str, columns: Columns,
    report: Report,
) -> None:  # fmt: skip
    if cells:
        rest = len(cells) - 1
        more = f" ({cells[0].text} and {rest} more)" if rest else f" ({cells[0].text})"
        subject = f"{count_of(len(cells), 'row')} {several}" if rest else f"a row {one}"
        left = "they are" if code == BRACKETS_BEHIND_A_NAME else "are" if rest else "is"
        message = f"{subject}{more}, and {left} left out"
        report.warning(code, message, columns.table.span(cells[0]), hint=hint)
