"""Rows as written, before anything follows from them: one by one, or in columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from decimal import Decimal
from functools import cached_property, partial
from typing import NamedTuple

from meetc.model import Values
from meetc.resolve.fields.reader import NO_FIELDS, Fields, FieldsOfLine, SharedValues
from meetc.rules.horizontal import metres_of_all
from meetc.syntax.lines import Line

_NO_SERIES: tuple[str, ...] = ()


class Written(NamedTuple):
    """A row as written: `mark` is its one mark or its status word. It is not `sound` where
    something was said of it: what only follows from that is then not told."""

    bib: str
    mark: str | None
    series: tuple[str, ...]
    jump_off: tuple[str, ...]
    qualifier: str | None
    fields: Fields
    line: Line
    sound: bool = True

    @property
    def place(self) -> int | None:
        """The place as written; None also where `-` says that there is none."""
        place = self.fields.values.get("place")
        return place if isinstance(place, int) else None


_written = partial(tuple.__new__, Written)
"""A row of its values; its own __new__ is as dear as all else."""


class RowColumns(NamedTuple):
    """The rows of a unit, a column for each thing that a row says. Nobody adds to `extras`."""

    bibs: Sequence[str]
    marks: Sequence[str | None]
    series: Sequence[tuple[str, ...]]
    jump_offs: Sequence[tuple[str, ...]]
    qualifiers: Sequence[str | None]
    values: Sequence[Values | SharedValues]
    extras: Sequence[Values]
    lines: Sequence[Line]

    @classmethod
    def of(cls, rows: Sequence[Written]) -> RowColumns:
        """The columns of rows, of which there is one at least."""
        bibs, marks, series, jump_offs, qualifiers, fields, lines, _ = zip(*rows, strict=True)
        values, extras = [own.values for own in fields], [own.extra for own in fields]
        return cls._make((bibs, marks, series, jump_offs, qualifiers, values, extras, lines))


_NO_COLUMNS = RowColumns._make([()] * len(RowColumns._fields))


class WrittenRows:
    """The rows of a unit as written."""

    columns: RowColumns
    said: frozenset[str]
    """The fields that rows have."""

    def __init__(self, rows: Sequence[Written]) -> None:
        self._rows: Sequence[Written] | None = rows
        self.columns = RowColumns.of(rows) if rows else _NO_COLUMNS
        self.said = frozenset().union(*[own for own in self.columns.values if own])

    @property
    def rows(self) -> Sequence[Written]:
        """The rows one by one."""
        return self._rows or ()

    @cached_property
    def metres(self) -> Sequence[Sequence[Decimal | None]]:
        """What each trial of each series measures."""
        return metres_of_all(self.columns.series)

    def __len__(self) -> int:
        return len(self.columns.bibs)

    def __iter__(self) -> Iterator[Written]:
        return iter(self.rows)


class UsualRows(WrittenRows):
    """Those of a usual unit, read in columns; `words` are the places of the values of each row
    behind its mark. A row is made where somebody asks for it, to report something say."""

    def __init__(
        self, columns: RowColumns, values: Iterable[SharedValues], words: Sequence[tuple[int, ...]]
    ) -> None:
        self._rows, self.columns, self._words = None, columns, words
        self.said = frozenset().union(*{*values})

    def are_of(self, known: Set[str], others: frozenset[str]) -> bool:
        """Whether each is of somebody else, who is known and not among others."""
        bibs = frozenset(self.columns.bibs)
        return len(bibs) == len(self) and bibs <= known and bibs.isdisjoint(others)

    @property
    def rows(self) -> Sequence[Written]:
        if self._rows is None:
            self._rows = self._made()
        return self._rows

    def _made(self) -> list[Written]:
        bibs, marks, series, _, qualifiers, values, _, lines = self.columns
        fields = [
            FieldsOfLine(own, tuple(n + (2 if mark else 1) for n in words), line)
            if own
            else NO_FIELDS
            for own, words, mark, line in zip(values, self._words, marks, lines, strict=True)
        ]
        return [
            _written((bib, mark, trials, _NO_SERIES, qualifier, own, line, True))
            for bib, mark, trials, qualifier, own, line in zip(
                bibs, marks, series, qualifiers, fields, lines, strict=True
            )
        ]
