"""The other sheets of a workbook that have the same heads as the one that is read: lists of women
and men, a sheet for each event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from meetc.sheets.table import Row

FIRST_ROWS = 20
"""Where the heads stand, below titles."""

Texts = Iterable[Iterable[str]]


def texts_of(rows: Sequence[Row]) -> Texts:
    """The texts of the first rows of a table."""
    return [[cell.text for cell in row] for row in rows[:FIRST_ROWS]]


def sheets_alike(own: Texts, others: Mapping[str, Texts]) -> tuple[str, ...]:
    """The names of those sheets with a row of heads of which most are heads of this one, too."""
    heads = _heads(own)
    return tuple(name for name, rows in others.items() if any(
        2 * len(one & other) > max(len(one), len(other)) and len(one & other) > 1
        for one in heads for other in _heads(rows)
    ))  # fmt: skip


def _heads(rows: Texts) -> Sequence[frozenset[str]]:
    """The rows that may be heads: several words, and no number."""
    filled = (frozenset(text.casefold() for text in row if text) for row in rows)
    return [row for row in filled if len(row) > 1 and all(any(map(str.isalpha, t)) for t in row)]
