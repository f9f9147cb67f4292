"""What stands in which column of a table, and what kinds of tables there are."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from meetc.fields import Kind
from meetc.sheets.table import Cell, Row, Table
from meetc.sheets.words import ENTRIES, RESULTS, Column


class Sort(NamedTuple):
    """What kind of table it is: its columns, the kind whose fields may head one as well, the
    columns that tell whose a row is, and whether trials or heights have columns of their own."""

    columns: tuple[Column, ...]
    kind: Kind
    keys: tuple[str, ...] = ("competitor_id", "national_id", "name", "last_name")
    example: str = "Bib, Startnummer, brystnummer or dossard"
    trials: bool = False
    heights: bool = False
    of_entries: bool = False

    @property
    def in_columns(self) -> bool:
        """Whether each trial or height has a column."""
        return self.trials or self.heights


ENTRY_LIST = Sort(ENTRIES, Kind.ATHLETE, of_entries=True)
RESULT_LIST = Sort(RESULTS, Kind.ROW)
RELAY_LIST = Sort(RESULTS, Kind.ROW, ("competitor_id", "squad", "team_id"), "Squad or Team")
TRIAL_LIST = Sort(RESULTS, Kind.ROW, trials=True)
HEIGHT_LIST = Sort(RESULTS, Kind.ROW, heights=True)
DEALT_LIST = Sort(
    RESULTS,
    Kind.ROW,
    ("competitor_id", "national_id", "name", "last_name", "squad", "team_id"),
    trials=True,
    heights=True,
)
"""Results of several events: whatever one of them may have."""


@dataclass
class Columns:
    """Where what stands. `heights` are the bars of the columns in order, behind them the
    numbers of their columns; `tries` the columns of the attempts at the height of a row; `events`
    are the columns that an event has each. `shared` are the ids that rows of different names have,
    once they are looked for; `is_short` is whether names without first names are told. `guests`
    are the cells that say who is one, `bracketed` names that had brackets."""

    table: Table
    head: Row
    rows: tuple[Row, ...]
    named: dict[str, int] = field(default_factory=dict)
    trials: dict[int, int] = field(default_factory=dict)
    winds: dict[int, int] = field(default_factory=dict)
    heights: list[tuple[str, int]] = field(default_factory=list)
    tries: list[int] = field(default_factory=list)
    events: list[int] = field(default_factory=list)
    shared: dict[str, list[Cell]] | None = None
    is_short: bool = False
    guests: list[Cell] = field(default_factory=list)
    bracketed: list[Cell] = field(default_factory=list)

    def cell(self, row: Row, name: str) -> Cell | None:
        """The cell of a row in a column; None where the table has none or it is empty."""
        number = self.named.get(name)
        return self.at(row, number) if number is not None else None

    def at(self, row: Row, number: int) -> Cell | None:
        """The cell of a row in a column by its number; None where it is empty."""
        return row[number] if number < len(row) and row[number].text else None

    def text(self, row: Row, name: str) -> str:
        """The text of a row in a column, "" where there is none."""
        cell = self.cell(row, name)
        return cell.text if cell is not None else ""

    def cells(self, row: Row, names: Iterable[str]) -> list[Cell]:
        """The cells of a row in some columns, without the empty ones."""
        return [cell for name in names if (cell := self.cell(row, name)) is not None]

    def below(self, number: int | None) -> list[Cell]:
        """The cells below a head that are not empty, by the number of the column."""
        if number is None:
            return []
        return [cell for row in self.rows if (cell := self.at(row, number)) is not None]


@lru_cache(maxsize=65536)
def plain(word: str) -> str:
    """A word as it is compared: small letters and digits alone, without accents."""
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in decomposed if c.isalnum())


def head_word(text: str) -> str:
    """A head as it is compared; one of signs alone, such as #, as it is."""
    return plain(text) or text.strip()


def rising(bars: Iterable[str]) -> int:
    """How many of the bars rise, each above the one before: those behind are a jump-off."""
    last = Decimal(0)
    count = 0
    for bar in bars:
        if Decimal(bar) <= last:
            break
        last, count = Decimal(bar), count + 1
    return count
