"""The cells of the trials of a row: NM beside other trials is a failure, and alone says that the
athlete has no mark."""

from __future__ import annotations

from meetc.sheets.columns import Columns
from meetc.sheets.statuses import is_status, status_in
from meetc.sheets.table import Cell, Row


def trials_in(columns: Columns, row: Row) -> dict[int, Cell]:
    """The filled cells of a row by the number of their trial."""
    filled = {n: cell for n, number in columns.trials.items() if (cell := columns.at(row, number))}
    if len(filled) < 2:
        return filled
    return {n: failure_of(cell) for n, cell in filled.items()}


def failure_of(cell: Cell) -> Cell:
    """A cell that is x where it says NM, as it is where it does not."""
    return cell._replace(text="x", held="") if is_no_mark(cell) else cell


def is_no_mark(cell: Cell) -> bool:
    """Whether a cell of a trial says NM, in the words of lists."""
    return is_status(cell.text) and status_in(cell.text) == ("NM", "")
