"""Decimal commas of a result file that stand without quotes, and so part a cell in two.

    T11,1,2,100 metres Women,-0,4,m/s,,,,,14:02:11,2875
    1,214,4,Example,Ada,Thames Hounds,11,816,,11,816,0,152

A wind or a time that a comma cuts is put together again where that is certain, else it is left
out; both are told. Source: a decimal comma is what Windows of most of Europe writes.
"""

from __future__ import annotations

import re

from meetc.diagnostics.codes import COMMA_PARTS_A_NUMBER
from meetc.diagnostics.wording import count_of
from meetc.sheets.lif_cells import DELTA, LICENCE, REACTION, START, TIME, WIND, Doubt
from meetc.sheets.table import Cell, Row

_SIGNED = re.compile(r"[+-]?\d{1,2}", re.ASCII)
_WHOLE = re.compile(r"(?:(?:\d{1,2}:)?\d{1,3}:)?\d{1,6}", re.ASCII)
_DECIMALS = re.compile(r"\d{1,4}", re.ASCII)
_DECIMALS_OF_WIND = re.compile(r"\d{1,9}(?: ?m/s)?", re.ASCII | re.IGNORECASE)
_SECONDS = re.compile(r"(?:\S+ )?\d{1,2}:\d\d:\d\d", re.ASCII)
_POINT = "set the decimal sign of the timing computer to a point, and save the file again"


def whole_head(head: Row, doubts: list[Doubt]) -> Row:
    """The first line of a file with its wind, and the start of its race, in one cell each."""
    if _is_cut(head, WIND, _SIGNED, _DECIMALS_OF_WIND):
        head = _joined(head, WIND)
        message = f"the comma of the wind parts the line: it is read as {_with_point(head[WIND])}"
        doubts.append(Doubt(head[WIND], message, _POINT, COMMA_PARTS_A_NUMBER))
    for n in range(START, len(head) - 1):
        if _is_cut(head, n, _SECONDS, _DECIMALS):
            return _joined(head, n)
    return head


def whole_rows(rows: list[Row], doubts: list[Doubt]) -> list[Row]:
    """The rows of a file with their times in one cell each. It is certain that a comma cuts them
    where no time has a point, and behind each stand as many digits."""
    cut = [row for row in rows if _is_cut(row, TIME, _WHOLE, _DECIMALS)]
    if not cut:
        return rows
    timed = [row for row in rows if len(row) > TIME and row[TIME].text[:1].isdecimal()]
    lengths = {len(row[LICENCE].text) for row in cut}
    is_certain = len(cut) == len(timed) and len(lengths) == 1
    first = _joined(cut[0], TIME)[TIME]
    more = f", like {count_of(len(cut) - 1, 'other')} of the file" if len(cut) > 1 else ""
    if is_certain:
        message = f"the comma of a time parts the row: it is read as {_with_point(first)}{more}"
        doubts.append(Doubt(first, message, _POINT, COMMA_PARTS_A_NUMBER))
    else:
        for row in cut:
            message = (
                f"{row[TIME].text} may be cut by a comma, {row[LICENCE].text} stands behind it"
            )
            hint = f"the row is left without a result: {_POINT}, or write the row by hand"
            doubts.append(Doubt(row[TIME], message, hint, COMMA_PARTS_A_NUMBER))
    lines = {row[0].line for row in cut}
    return [_whole_row(row, is_certain) if row[0].line in lines else row for row in rows]


def _whole_row(row: Row, is_certain: bool) -> Row:
    """A row whose time a comma cuts, with what may be cut behind it; without its time where that
    is not certain."""
    if not is_certain:
        return (*row[:TIME], row[TIME]._replace(text=""), *row[LICENCE:])
    row = _joined(row, TIME)
    for n in (DELTA, REACTION):
        if _is_cut(row, n, _WHOLE, _DECIMALS):
            row = _joined(row, n)
    return row


def _is_cut(row: Row, at: int, whole: re.Pattern[str], decimals: re.Pattern[str]) -> bool:
    """Whether a cell is a number that may go on in the next one."""
    return (
        len(row) > at + 1
        and decimals.fullmatch(row[at + 1].text) is not None
        and whole.fullmatch(row[at].text) is not None
    )


def _joined(row: Row, at: int) -> Row:
    first, second = row[at : at + 2]
    whole = Cell(f"{first.text},{second.text}", first.line, first.start, second.end)
    return (*row[:at], whole, *row[at + 2 :])


def _with_point(cell: Cell) -> str:
    return cell.text.replace(",", ".")
