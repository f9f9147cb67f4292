"""Entries from a list: its seeding marks go to the entries that the meet has, and who or what
the meet does not know is told, or entered where the statement says `add`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from meetc.diagnostics.diagnostic import Related
from meetc.diagnostics.wording import count_of
from meetc.fields import FIELDS, Kind
from meetc.model import Entry, Values
from meetc.resolve.called_events import CalledEvents
from meetc.resolve.context import Context
from meetc.resolve.entries import Entries, add_entry
from meetc.resolve.events import Declared
from meetc.resolve.reader import Fields, Place, read_words
from meetc.resolve.sheet_dates import Dates
from meetc.resolve.sheet_line import SheetLine, Word, bare_word, field_word, keyword, sheet_line
from meetc.resolve.sheets import (
    Whose,
    check_person,
    licence_in,
    list_of,
    name_in,
    person_in,
    team_names,
    whose,
)
from meetc.sheets.headers import ENTRY_LIST, Columns, find_columns
from meetc.sheets.marks import NOTHING, distance_of, fine_time, mark_of
from meetc.sheets.table import Cell, Row, Table
from meetc.sheets.words import EVENT_COLUMNS
from meetc.syntax.sheet_statement import Statement

_MARKS = ("pb", "sb", "qp")
_MOST_NAMED = 20


class EntrySheet(NamedTuple):
    """A statement, the event it stands in, and its table."""

    statement: Statement
    event: Declared | None
    table: Table


def read_entry_sheets(sheets: Iterable[EntrySheet], found: Entries, ctx: Context) -> None:
    """Bring what some lists say into the entries of a meet."""
    given: Given = {}
    for sheet in sheets:
        columns = find_columns(sheet.table, ENTRY_LIST, ctx.report)
        if columns is None:
            continue
        if sheet.event is None and not any(name in columns.named for name in EVENT_COLUMNS):
            ctx.report.error(
                "M831",
                f"no column of {sheet.table.path} names the event",
                sheet.table.row_span(columns.head),
                hint="head it Event, Disziplin, øvelse or épreuve; or write the statement below "
                "its event",
            )
            continue
        _Reader(sheet, columns, found, given, ctx).read()


Given = dict[tuple[str, str, str], tuple[object, Place]]
"""The marks that lists have given so far, with their places: by bib, event and field."""


class _Reader:
    """Reads one list."""

    def __init__(
        self, sheet: EntrySheet, columns: Columns, found: Entries, given: Given, ctx: Context
    ) -> None:
        self.sheet, self.columns, self.found, self.ctx = sheet, columns, found, ctx
        self.given = given
        self.table = sheet.table
        self.rows: dict[tuple[str, str], SheetLine] = {}
        self.strangers: list[Related] = []
        self.checked: set[str] = set()
        self.events = CalledEvents(columns, found, ctx)
        self.dates = Dates(columns, sheet.statement, ctx.meet)
        self.teams = team_names(ctx.teams)

    def read(self) -> None:
        for row in self.columns.rows:
            said = person_in(self.columns, row, self.dates, self.teams)
            person = whose(self.columns, row, self.ctx, said)
            if person is not None and person.bib:
                self._row(person, row)
            elif person is not None and not self.sheet.statement.adds:
                self._stranger(person.cell, f"{self._called(person.cell, row)} is not in the meet")
        self._tell_strangers()
        self.events.tell()

    def _row(self, person: Whose, row: Row) -> None:
        bib, cell = person
        if bib not in self.checked:
            self.checked.add(bib)
            check_person(bib, self.columns, row, self.ctx)
        event = self._event(bib, row)
        if event is None:
            return
        line = sheet_line(self.table, row, self._words(person, row, event))
        first = self.rows.setdefault((bib, event.id), line)
        if first is not line:
            self.ctx.report.error(
                "M838",
                f"a second row for bib {bib} in {event.id}",
                line.span(1),
                related=[Related(first.span(1), "the first one")],
                hint="keep the one that is right",
            )
            return
        fields = Fields()
        read_words(line, range(2, len(line.words)), Kind.ENTRY, fields, self.ctx.report)
        self._check_lists(bib, event, fields)
        former = self.found.get(bib, {}).get(event.id)
        if former is not None:
            self.found[bib][event.id] = self._updated(former, fields, bib)
        elif self.sheet.statement.adds:
            if bib in self.ctx.bibs_of_others(event):
                self.ctx.report_gender(bib, event, line.span(1))
            fields.inherit(event.fields.below, self.ctx.meet.below, kind=Kind.ENTRY)
            add_entry(bib, event.id, fields, line, line.span(1), self.found, self.ctx)
        else:
            self._stranger(cell, f"{self._called(cell, row)} is not entered in {event.id}")

    def _check_lists(self, bib: str, event: Declared, fields: Fields) -> None:
        """No two lists say different things of one entry."""
        for name, value in fields.values.items():
            place = fields.where[name]
            other, (line, word) = self.given.setdefault((bib, event.id, name), (value, place))
            if other != value:
                self.ctx.report.error(
                    "M838",
                    f"{name} of bib {bib} in {event.id} is {value} here, and {other} in "
                    f"{line.source.path}",
                    place[0].span(place[1]),
                    related=[Related(line.span(word), "the other list")],
                    hint="keep the one that is right",
                )

    def _words(self, person: Whose, row: Row, event: Declared) -> list[Word]:
        """The `enter` line that a row is."""
        on_track = event.discipline is None or event.discipline.form.on_track
        plain = fine_time if on_track else distance_of
        words = [keyword("enter"), bare_word(person.bib, person.cell)]
        for name in _MARKS:
            cell = self.columns.cell(row, name)
            if cell is not None and (mark := plain(mark_of(cell.mark))) not in NOTHING:
                words.append(field_word(name, bare_word(mark, cell)))
        return words

    def _updated(self, entry: Entry, fields: Fields, bib: str) -> Entry:
        """An entry with the marks of a row; one written by hand stays, also where it is `-`."""
        words = () if isinstance(entry.line, SheetLine) else entry.line.words
        by_hand = [word.partition("=")[0] for word in words if "=" in word]
        values: Values = dict(entry.fields)
        for name, value in fields.values.items():
            own = values.get(name)
            if name not in by_hand:
                values[name] = value
            elif own != value and isinstance(own, str):
                line, word = fields.where[name]
                self.ctx.report.warning(
                    "M836",
                    f"{name} of bib {bib} is {own} by hand, and {value} in the sheet",
                    line.span(word),
                    related=[Related(entry.line.span(), "written by hand here")],
                    hint="what is written by hand counts; take one of the two out",
                )
        ordered = {name: values[name] for name in FIELDS[Kind.ENTRY] if name in values}
        return replace(entry, fields=ordered)

    def _event(self, bib: str, row: Row) -> Declared | None:
        """The event that a row is for; None where no single one can be told."""
        cell = self.events.cell_of(row)
        if cell is None:
            return self._event_of_block(row)
        found = self.events.event_of(row, cell, bib)
        return found.event if found is not None else None

    def _event_of_block(self, row: Row) -> Declared | None:
        """The event that the list stands in, where it has no column of events; None for a row of
        another class, which is told, and of an athlete without entries among others."""
        event = self.sheet.event
        if self.events.has_column or event is None or self.events.may_be(row, event):
            return None if self.events.has_column else event
        self._stranger(row[0], f"{self.events.of_class(row)} is no class of {event.id}")
        return None

    def _called(self, cell: Cell, row: Row) -> str:
        """A competitor for a message: bib 12 Ada Example."""
        number = self.columns.cell(row, "competitor_id")
        name = name_in(self.columns, row)
        if number == cell or licence_in(self.columns, row) == cell:
            what = "bib" if number == cell else "national id"
            return f"{what} {cell.text}" + (f" {name[0]}" if name else "")
        return name[0] if name else cell.text

    def _stranger(self, cell: Cell, what: str) -> None:
        self.strangers.append(Related(self.table.span(cell), what))

    def _tell_strangers(self) -> None:
        if not self.strangers:
            return
        rows = list_of([stranger.span.line for stranger in self.strangers])
        one = len(self.strangers) == 1
        self.ctx.report.warning(
            "M835",
            f"{count_of(len(self.strangers), 'row')} of {self.table.path} "
            f"{'has' if one else 'have'} no entry in the meet: {'row' if one else 'rows'} {rows}",
            self.strangers[0].span,
            related=self.strangers[:_MOST_NAMED],
            hint="`add` behind the name of the file declares and enters them",
        )
