"""Deals the rows of sheets of results out to events, rounds and heats.

A sheet that a unit names may have rows of other heats as well; one that an event or the meet
names is dealt out to all the units that its rows tell of. What no statement takes is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from meetc.diagnostics.codes import BAD_SHEET_HEAD, HEADING_IN_RESULTS, ROW_OF_NOBODY
from meetc.diagnostics.diagnostic import Report
from meetc.resolve.context import Context
from meetc.resolve.declared import DeclaredEvent
from meetc.resolve.people.entries import Entries
from meetc.resolve.portion import Place, Portion, Share
from meetc.resolve.programme.unit_header import read_name
from meetc.resolve.sheets.dealing_problems import tell_problems
from meetc.resolve.sheets.heat_of_row import Places
from meetc.resolve.sheets.line import SheetLine, keyword, sheet_line
from meetc.sheets.columns import DEALT_LIST, Columns
from meetc.sheets.headers import find_columns
from meetc.sheets.table import Table
from meetc.syntax.outline import Block, Outline


class Reader(NamedTuple):
    """A statement that reads a sheet, `page`: for one unit of an event, for an event, or, where
    `event_id` is "", for the meet."""

    page: tuple[str, str]
    event_id: str = ""
    place: Place | None = None


def readers(
    outlines: Iterable[Outline],
    events: Mapping[str, DeclaredEvent],
    rounds: Mapping[str, tuple[int, ...]],
) -> tuple[Reader, ...]:
    """All statements that read results, those of units first, those of the meet last."""
    units, whole = [], []
    for event in events.values():
        for block in event.blocks:
            for unit in block.units if event.id in rounds else ():
                for statement in unit.sheets:
                    name = read_name(unit.header, rounds[event.id], Report())
                    if name is not None:
                        units.append(Reader(statement.page, event.id, name[:2]))
            whole += [Reader(statement.page, event.id) for statement in block.sheets]
    of_meet = [
        Reader(result_sheet.page) for outline in outlines for result_sheet in outline.result_sheets
    ]
    return (*units, *whole, *dict.fromkeys(of_meet))


def deal(
    reading: Sequence[Reader], rounds: Mapping[str, tuple[int, ...]], entries: Entries, ctx: Context
) -> dict[str, Share]:
    """What each event has of the sheets."""
    shares: dict[str, dict[Place, list[Portion]]] = {}
    for page in dict.fromkeys(reader.page for reader in reading):
        table = ctx.tables.get(page)
        if table is not None:
            own = [reader for reader in reading if reader.page == page]
            _Dealer(table, own, rounds, entries, ctx).deal(shares)
    return {
        event_id: tuple((place, tuple(portions)) for place, portions in sorted(share.items()))
        for event_id, share in shares.items()
    }


class _Dealer:
    """Deals one table out to the statements that read it."""

    def __init__(
        self,
        table: Table,
        reading: list[Reader],
        rounds: Mapping[str, tuple[int, ...]],
        entries: Entries,
        ctx: Context,
    ) -> None:
        self.table, self.readers, self.rounds, self.ctx = table, reading, rounds, ctx
        self.entries = entries
        self.of_meet = any(not reader.event_id for reader in reading)

    def deal(self, shares: dict[str, dict[Place, list[Portion]]]) -> None:
        report = Report()
        columns = find_columns(self.table, DEALT_LIST, report)
        if self.of_meet or (columns is None and not all(reader.place for reader in self.readers)):
            self.ctx.report.diagnostics += report.diagnostics
        else:  # what else there is, the units tell
            of_no_unit = (HEADING_IN_RESULTS, ROW_OF_NOBODY)
            self.ctx.report.diagnostics += [d for d in report.diagnostics if d.code in of_no_unit]
        if columns is None:
            for reader in self.readers:
                if reader.place is not None:  # its unit tells
                    _add(shares, reader.event_id, reader.place, self._portion(0, (), True))
            return
        top = self.table.rows.index(columns.head) + 1
        own = frozenset(reader.event_id for reader in self.readers if reader.event_id)
        places = Places(columns, own, self.of_meet, self.rounds, self.entries, self.ctx)
        if self.of_meet and not places.events.has_column:
            self._no_event(columns)
            return
        taken: set[int] = set()
        given: set[tuple[str, Place, int]] = set()
        for reader in self.readers:
            parts: dict[tuple[str, Place], list[int]] = {}
            for number, event_id, place in self._rows_of(reader, places):
                key = (event_id, place, number)
                taken.add(number)
                if key not in given:
                    given.add(key)
                    parts.setdefault((event_id, place), []).append(number)
            for (event_id, place), numbers in parts.items():
                is_whole = len(numbers) == len(self.table.rows) - top
                own_rows = tuple(top + number for number in numbers)
                _add(shares, event_id, place, self._portion(top, own_rows, is_whole))
        tell_problems(places, taken)

    def _rows_of(self, reader: Reader, places: Places) -> Iterator[tuple[int, str, Place]]:
        """The rows that a statement takes, of all events that are run in one race with its own."""
        together = self.ctx.together if self.table.is_timing else {}
        for event_id in together.get(reader.event_id, (reader.event_id,)):
            yield from places.of(event_id, reader.place)

    def _portion(self, top: int, numbers: tuple[int, ...], is_whole: bool) -> Portion:
        return Portion(self.table, top, numbers, is_whole, self.of_meet)

    def _no_event(self, columns: Columns) -> None:
        self.ctx.report.error(
            BAD_SHEET_HEAD,
            f"no column of {self.table.path} names the event",
            self.table.row_span(columns.head),
            hint="head it Event, Disziplin, øvelse or épreuve; or write the statement below its "
            "event or unit",
        )


def _add(
    shares: dict[str, dict[Place, list[Portion]]], event_id: str, place: Place, portion: Portion
) -> None:
    shares.setdefault(event_id, {}).setdefault(place, []).append(portion)


def made_block(place: Place, portion: Portion) -> Block:
    """A unit that no header writes, as one whose header stands in the first row of the sheet
    that it is of."""
    row = portion.table.rows[portion.numbers[0]]
    words = [keyword(word) for word in ("round", str(place[0]), "heat", str(place[1]))]
    header: SheetLine = sheet_line(portion.table, row, words)
    return Block("UNIT", header)
