"""What stands in which cell of a result file of photo finish, and what is doubtful of it.

Source: the maker's help on database files.
"""

from __future__ import annotations

from typing import NamedTuple

from meetc.diagnostics.codes import DOUBTFUL_TIMING_FILE, Code
from meetc.sheets.table import Cell

EVENT, ROUND, HEAT, NAME, WIND, UNIT, START = 0, 1, 2, 3, 4, 5, 10
"""The cells of the first line, which says which heat the file is of."""
PLACE, BIB, LANE, LAST, FIRST, TEAM, TIME, LICENCE, DELTA, REACTION, SPLITS = range(11)
"""Those of a row."""
CELLS = 11
"""As many cells of a row are read: those behind are copies for boards, and speeds."""
NAMED = {
    "place": PLACE,
    "competitor_id": BIB,
    "lane": LANE,
    "last_name": LAST,
    "first_name": FIRST,
    "team_name": TEAM,
    "performance": TIME,
    "reaction": REACTION,
    "split_times": SPLITS,
    "event_id": CELLS,
    "event_name": CELLS + 1,
    "round": CELLS + 2,
    "heat": CELLS + 3,
    "wind": CELLS + 4,
}
"""What stands in which cell: behind those of a row what its first line says of the heat."""


class Doubt(NamedTuple):
    """Something that is told of a file: where it stands, what it is, and what to do."""

    cell: Cell
    message: str
    hint: str
    code: Code = DOUBTFUL_TIMING_FILE
