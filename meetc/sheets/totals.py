"""Rows of a sheet that count or sum up the others: `Totalt;24`, `Summe: 24 Teilnehmer`."""

from __future__ import annotations

from dataclasses import replace

from meetc.sheets.cell_words import fold
from meetc.sheets.table import Row, Table
from meetc.sheets.words import COUNTED, TOTALS

_MOST_WORDS = 4


def without_totals(table: Table) -> Table:
    """The table without such rows: nobody's name stands in them, but counts alone."""
    rows = tuple(row for n, row in enumerate(table.rows) if n == 0 or not _is_total(row))
    return table if len(rows) == len(table.rows) else replace(table, rows=rows)


def _is_total(row: Row) -> bool:
    first = next((cell.text for cell in row if cell.text), "")
    begins = fold(first).replace("i alt", "ialt", 1).split(" ")[0].strip(":.=")
    if not first or begins not in TOTALS:
        return False
    words = [word for cell in row for word in _words(cell.text)]
    return len(words) <= _MOST_WORDS and all(word in TOTALS or word in COUNTED for word in words)


def _words(text: str) -> list[str]:
    """The words of a cell that are no numbers."""
    words = (fold(word).strip(":.,=()") for word in text.split(" "))
    return [word for word in words if any(letter.isalpha() for letter in word)]
