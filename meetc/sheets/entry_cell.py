"""What one cell says of several entries: `100 m (11,20), Weit (5,60 m)`."""

from __future__ import annotations

import re

from meetc.sheets.table import Cell

_A_MARK = r"(?:\d{1,2}[:.'])*\d{1,3}[.,:]\d{1,3} ?(?:m|s|sek|min|h)?"
_WITH_MARK = re.compile(
    rf"(.*?\S)(?: ?[:=]| ?-(?= ))? ?[(\[]?(?<![\d.,:])({_A_MARK})[)\]]?", re.ASCII
)
_BETWEEN = re.compile(
    r"\s*(?:[;|+&/]|,(?!\d)|(?<!\d),|\b(?:und|and|og|och|et|en|y)\b)\s*", re.IGNORECASE
)


def several_in(cell: Cell) -> list[Cell]:
    """The parts of a cell that may name an event each, in the place of the whole."""
    return [cell._replace(text=part, held="") for part in _BETWEEN.split(cell.text) if part]


def with_mark(cell: Cell) -> tuple[Cell, Cell | None]:
    """A cell, and the mark that stands behind what it says; None where none does."""
    match = _WITH_MARK.fullmatch(cell.text)
    if match is None:
        return cell, None
    return cell._replace(text=match[1], held=""), cell._replace(text=match[2], held="")
