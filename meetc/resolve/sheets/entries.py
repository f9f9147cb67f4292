"""Entries from a list: its seeding marks go to the entries that the meet has, and who or what
the meet does not know is told, or entered where the statement says `add`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from copy import copy
from typing import NamedTuple

from meetc.diagnostics.codes import (
    ALL_IN_THE_LAST_EVENT,
    BAD_SHEET_HEAD,
    GUEST_IN_A_LIST,
    HAND_AND_SHEET_DIFFER,
    IMPOSSIBLE_MARK,
    MARK_FOR_NO_EVENT,
    NO_ENTRY_FOR_ROWS,
    ROW_TWICE,
    TWO_ROWS_FOR_ONE_ENTRY,
    UNCLEAR_ENTRY,
    WITHDRAWN,
)
from meetc.diagnostics.diagnostic import Related, Report
from meetc.diagnostics.wording import are, count_of
from meetc.fields import FIELDS, Kind
from meetc.model import Entry, Values
from meetc.resolve.context import Context
from meetc.resolve.declared import DeclaredEvent
from meetc.resolve.fields.reader import Fields, Place, read_words
from meetc.resolve.people.entries import (
    HINT_TO_IMPOSSIBLE_MARKS,
    SEEDING_MARKS,
    Entries,
    add_entry,
)
from meetc.resolve.sheets.called_events import CalledEvents
from meetc.resolve.sheets.dates import Dates
from meetc.resolve.sheets.line import SheetLine, Word, bare_word, field_word, keyword, sheet_line
from meetc.resolve.sheets.sheet import (
    RowOwner,
    bib_in,
    check_person,
    is_withdrawn,
    licence_in,
    list_of,
    name_in,
    person_in,
    team_names,
    whose,
)
from meetc.sheets.cell_words import fold
from meetc.sheets.columns import ENTRY_LIST, Columns
from meetc.sheets.entry_cell import several_in, with_mark
from meetc.sheets.headers import find_columns
from meetc.sheets.marks import NOTHING, best_of, clock_of, fine_time, mark_of
from meetc.sheets.statuses import entry_status, is_guest
from meetc.sheets.table import Cell, Row, Table
from meetc.sheets.words import EVENT_COLUMNS, NO_MARKS
from meetc.syntax.parts import fields as fields_of
from meetc.syntax.sheet_statement import SheetStatement

_MOST_NAMED = 20
_MOST_WORDS = 5
_A_MARK = re.compile(r"(?:\d{1,2}[:.'])*\d{1,5}(?:[.,:]\d{1,3})? ?(?:m|s|sek|min)?", re.ASCII)
_BEHIND = re.compile(r"(?<=\d) ?(?:ht?|e|w|i|\(.*\)|/.*)\Z", re.ASCII)


def _time(text: str) -> str:
    """A time that seeds an entry, without what stands behind it: h of a hand time, which its
    tenths tell, w and winds, dates."""
    return fine_time(mark_of(clock_of(_BEHIND.sub("", text))))


def _distance(text: str) -> str:
    return best_of(_BEHIND.sub("", text))


def _is_nothing(mark: str) -> bool:
    """Whether what stands in a cell of marks says that there is none."""
    return mark in NOTHING or fold(mark).strip(".-/ ") in NO_MARKS


class EntrySheet(NamedTuple):
    """A statement, the event it stands in, and its table."""

    statement: SheetStatement
    event: DeclaredEvent | None
    table: Table


def read_entry_sheets(sheets: Iterable[EntrySheet], entries: Entries, ctx: Context) -> None:
    """Bring what some lists say into the entries of a meet."""
    given: Given = {}
    for sheet in sheets:
        columns = find_columns(sheet.table, ENTRY_LIST, ctx.report, ctx.events)
        if columns is None:
            continue
        named = any(name in columns.named for name in EVENT_COLUMNS)
        if not named and not columns.events and sheet.event is None and not sheet.statement.adds:
            ctx.report.error(
                BAD_SHEET_HEAD,
                f"no column of {sheet.table.path} names the event",
                sheet.table.row_span(columns.head),
                hint="head it Event, Disziplin, øvelse or épreuve; or write the statement below "
                "its event, or `add` to declare its people alone",
            )
            continue
        says_more = named or columns.events or any(name in columns.named for name in SEEDING_MARKS)
        if sheet.event is not None and not says_more:
            _tell_at_the_margin(sheet, sheet.event, ctx)
        _Reader(sheet, columns, entries, given, ctx).read()


def _tell_at_the_margin(sheet: EntrySheet, event: DeclaredEvent, ctx: Context) -> None:
    """Ask whether a list without events and marks that stands at the margin is meant for one."""
    span = sheet.statement.line.span(0)
    if span.column == event.line.span(0).column == 1:
        ctx.report.warning(
            ALL_IN_THE_LAST_EVENT,
            f"no column of {sheet.table.path} names the event: all its rows are entered in "
            f"{event.id}, which stands above",
            span,
            hint="indent the line where that is meant; above the events it declares people alone",
        )


Given = dict[tuple[str, str, str], tuple[object, Place]]
"""The marks that lists have given so far, with their places: by bib, event and field."""


class _Reader:
    """Reads one list."""

    def __init__(
        self, sheet: EntrySheet, columns: Columns, entries: Entries, given: Given, ctx: Context
    ) -> None:
        self.sheet, self.columns, self.entries, self.ctx = sheet, columns, entries, ctx
        self.given = given
        self.table = sheet.table
        self.rows: dict[tuple[str, str], SheetLine] = {}
        self.strangers: list[Related] = []
        self.checked: set[str] = set()
        self.withdrawn: list[Row] = []
        self.unread: list[Cell] = []
        self.homeless: list[Cell] = []
        self.impossible: list[tuple[Cell, str]] = []
        self.repeated: list[tuple[SheetLine, SheetLine]] = []
        self.events = CalledEvents(columns, entries, ctx, enters=True)
        self.dates = Dates(columns, sheet.statement, ctx.meet)
        self.teams = team_names(ctx.teams)

    def read(self) -> None:
        for row in self.columns.rows:
            if is_withdrawn(self.columns, row):
                self.withdrawn.append(row)
            elif self._says_something(row):
                self._read_row(row)
        self._tell_strangers()
        self._tell_withdrawn()
        self._tell_unread()
        self._tell_homeless()
        self._tell_repeated()
        self._tell_guests()
        self._tell_impossible()
        self.events.tell()

    def _says_something(self, row: Row) -> bool:
        """Whether a row names somebody or has a mark; another one is a blank of a form."""
        return bool(
            self.columns.cells(row, SEEDING_MARKS)
            or bib_in(self.columns, row, self.ctx.athletes)
            or licence_in(self.columns, row)
            or name_in(self.columns, row)
        )

    def _whose(self, row: Row, ctx: Context) -> RowOwner | None:
        said = person_in(self.columns, row, self.dates, self.teams)
        return whose(self.columns, row, ctx, said)

    def _read_row(self, row: Row) -> None:
        person = self._whose(row, self.ctx)
        if person is not None and person.bib:
            self._row(person, row)
        elif person is not None and not self.sheet.statement.adds:
            self._stranger(person.cell, f"{self._called(person.cell, row)} is not in the meet")

    def _row(self, person: RowOwner, row: Row) -> None:
        if person.bib not in self.checked:
            self.checked.add(person.bib)
            check_person(person.bib, self.columns, row, self.ctx)
        status = self.columns.cell(row, "status")
        if status is not None and not (entry_status(status.text) or is_guest(status.text)):
            self.unread.append(status)
        if not self.columns.events:
            for event, mark in self._events(person.bib, row):
                self._enter(person, row, event, mark)
        for number in self.columns.events:
            self._below(number, person, row)

    def _below(self, number: int, person: RowOwner, row: Row) -> None:
        """Enter the athlete of a row in the event at the head of a column, if the cell says so."""
        cell = self.columns.at(row, number)
        said = entry_status(cell.text) if cell is not None else "not"
        if cell is None or said in ("not", "withdrawn"):
            return
        word, mark = with_mark(cell)
        if mark is None or entry_status(word.text) != "entered":
            mark = None if said else cell
        if mark is not None and not _A_MARK.fullmatch(mark_of(mark.mark)):
            self.unread.append(cell)
            return
        chosen = self.events.event_of(row, self.columns.head[number], person.bib)
        if chosen is not None:
            self._enter(person, row, chosen.event, mark)

    def _enter(
        self, person: RowOwner, row: Row, event: DeclaredEvent, mark: Cell | None = None
    ) -> None:
        """Enter the athlete of a row in an event, with the mark that stands below its head."""
        bib, cell = person
        line = sheet_line(self.table, row, self._words(person, row, event, mark))
        first = self.rows.setdefault((bib, event.id), line)
        if first is not line and first.words == line.words:
            self.repeated.append((line, first))
            return
        if first is not line:
            self.ctx.report.error(
                TWO_ROWS_FOR_ONE_ENTRY,
                f"a second row for bib {bib} in {event.id}",
                line.span(1),
                related=[Related(first.span(1), "the first one")],
                hint="keep the one that is right",
            )
            return
        fields = Fields()
        read_words(line, range(2, len(line.words)), Kind.ENTRY, fields, self.ctx.report)
        if event.discipline is not None and event.discipline.form.measured:
            fields.measure(*SEEDING_MARKS)
        self._check_lists(bib, event, fields)
        former = self.entries.get(bib, {}).get(event.id)
        if former is not None:
            self.entries[bib][event.id] = self._updated(former, fields, bib)
        elif self.sheet.statement.adds:
            if bib in self.ctx.bibs_of_others(event):
                self.ctx.report_gender(bib, event, line.span(1))
            fields.inherit(event.fields.below, self.ctx.meet.below, kind=Kind.ENTRY)
            add_entry(bib, event.id, fields, line, lambda: line.span(1), self.entries, self.ctx)
        else:
            self._stranger(cell, f"{self._called(cell, row)} is not entered in {event.id}")

    def _check_lists(self, bib: str, event: DeclaredEvent, fields: Fields) -> None:
        """No two lists say different things of one entry."""
        for name, value in fields.values.items():
            other, (line, word) = self.given.setdefault(
                (bib, event.id, name), (value, fields.where[name])
            )
            if other != value:
                self.ctx.report.error(
                    TWO_ROWS_FOR_ONE_ENTRY,
                    f"{name} of bib {bib} in {event.id} is {value} here, and {other} in "
                    f"{line.source.path}",
                    fields.span(name),
                    related=[Related(line.span(word), "the other list")],
                    hint="keep the one that is right",
                )

    def _words(
        self, person: RowOwner, row: Row, event: DeclaredEvent, below: Cell | None
    ) -> list[Word]:
        """The `enter` line that a row is."""
        on_track = event.discipline is None or event.discipline.form.on_track
        plain = _time if on_track else _distance
        words = [keyword("enter"), bare_word(person.bib, person.cell)]
        for name in SEEDING_MARKS:
            cell = self.columns.cell(row, name) if not self.columns.events else None
            if name == "qp" and below is not None and cell is None:
                cell = below
            if cell is not None and not _is_nothing(mark := plain(cell.mark)):
                words.append(field_word(name, bare_word(mark, cell)))
                if not event.can_be_made(mark):
                    self.impossible.append((cell, event.id))
        return words

    def _updated(self, entry: Entry, fields: Fields, bib: str) -> Entry:
        """An entry with the marks of a row; one written by hand stays, also where it is `-`."""
        is_typed = not isinstance(entry.line, SheetLine)
        by_hand = [name for name, _ in fields_of(entry.line)] if is_typed else []
        values: Values = dict(entry.fields)
        for name, value in fields.values.items():
            own = values.get(name)
            if name not in by_hand:
                values[name] = value
            elif own != value and isinstance(own, str):
                self.ctx.report.warning(
                    HAND_AND_SHEET_DIFFER,
                    f"{name} of bib {bib} is {own} by hand, and {value} in the sheet",
                    fields.span(name),
                    related=[Related(entry.line.span(), "written by hand here")],
                    hint="what is written by hand counts; take one of the two out",
                )
        ordered = {name: values[name] for name in FIELDS[Kind.ENTRY] if name in values}
        return entry._replace(fields=ordered)

    def _events(self, bib: str, row: Row) -> Iterator[tuple[DeclaredEvent, Cell | None]]:
        """The events that a row is for, with the mark that stands beside each in its cell; none
        where no single one can be told. What no event is called may be several, or have a
        mark: `100 m (11,20), Weit`."""
        cell = self.events.cell_of(row)
        if cell is None:
            event = self._event_of_block(row)
            if event is not None:
                yield event, None
            elif self.events.has_column:
                self.homeless += self.columns.cells(row, SEEDING_MARKS)
            return
        parts: list[tuple[Cell, Cell | None]] = [(cell, None)]
        if not self.events.among(row, cell, bib):
            split = [self._part(row, part, bib) for part in several_in(cell)]
            if all(self.events.is_event(row, part) for part, _ in split):
                parts = split
        for part, mark in parts:
            chosen = self.events.event_of(row, part, bib)
            if chosen is not None:
                yield chosen.event, mark

    def _part(self, row: Row, part: Cell, bib: str) -> tuple[Cell, Cell | None]:
        return (part, None) if self.events.among(row, part, bib) else with_mark(part)

    def _event_of_block(self, row: Row) -> DeclaredEvent | None:
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

    def _tell_withdrawn(self) -> None:
        """Tell once whose entries are left out, and of which the meet has nevertheless."""
        if not self.withdrawn:
            return
        lines = {row[0].line for row in self.withdrawn}
        rows, one = list_of(lines), len(lines) == 1
        self.ctx.report.warning(
            WITHDRAWN,
            f"{count_of(len(lines), 'row')} of {self.table.path} "
            f"{'is' if one else 'are'} withdrawn, and {'enters' if one else 'enter'} nobody: "
            f"{'row' if one else 'rows'} {rows}",
            self.table.span(self.columns.cell(self.withdrawn[0], "status") or self.withdrawn[0][0]),
            related=[entry for row in self.withdrawn for entry in self._still_entered(row)],
            hint="take these rows out, and what else enters these athletes",
        )

    def _still_entered(self, row: Row) -> list[Related]:
        """Where the meet itself has the entry of a row."""
        ctx = copy(self.ctx)
        ctx.report = Report()
        person = self._whose(row, ctx)
        cell = self.events.cell_of(row)
        if person is None or not person.bib:
            return []
        among = self.events.among(row, cell, person.bib) if cell is not None else ()
        own = [self.sheet.event] if self.sheet.event else []
        events = [candidate.event for candidate in among] or own
        entries = [self.entries.get(person.bib, {}).get(event.id) for event in events]
        return [
            Related(entry.line.span(), f"bib {person.bib} is entered in {entry.event_id} still")
            for entry in entries
            if len(events) == 1 and entry is not None
        ]

    def _tell_unread(self) -> None:
        """Tell once of what says neither that somebody is entered nor that somebody is not."""
        texts = dict.fromkeys(cell.text for cell in self.unread)
        if texts:
            shown = ", ".join(list(texts)[:_MOST_WORDS])
            more = f" ({count_of(len(self.unread), 'cell')})" if len(self.unread) > 1 else ""
            of_status = not self.columns.events
            self.ctx.report.warning(
                UNCLEAR_ENTRY,
                f"{shown} says neither entered nor withdrawn{more}; "
                + ("the rows are entered" if of_status else "nobody is entered by it"),
                self.table.span(self.unread[0]),
                hint="grammar/README.md lists the words of a status"
                if of_status
                else "below an event stands x, yes or a mark of who is entered in it",
            )

    def _tell_homeless(self) -> None:
        """Tell once of marks in rows that name no event."""
        if self.homeless:
            first, rest = self.homeless[0], len(self.homeless) - 1
            more = f", and so {are(rest)} {rest} more" if rest else ""
            message = f"{first.text} is a mark for no event, and is left out{more}"
            hint = "write the event into the row, or take the mark out"
            self.ctx.report.warning(MARK_FOR_NO_EVENT, message, self.table.span(first), hint=hint)

    def _tell_repeated(self) -> None:
        """Tell once of rows that enter an athlete again with the same marks."""
        if self.repeated:
            line, first = self.repeated[0]
            rest = len(self.repeated) - 1
            more = f", and so {'does' if rest == 1 else 'do'} {rest} more" if rest else ""
            self.ctx.report.warning(
                ROW_TWICE,
                f"row {line.number} enters bib {line.words[1]} again as row {first.number} does"
                f"{more}",
                line.span(1),
                related=[Related(first.span(1), "the first one")],
                hint="it counts once; take the row out, or correct whose it is",
            )

    def _tell_guests(self) -> None:
        """Tell once who competes as a guest: an entry has no word for it."""
        guests = self.columns.guests
        if guests:
            rows = list_of([cell.line for cell in guests])
            one = len({cell.line for cell in guests}) == 1
            self.ctx.report.warning(
                GUEST_IN_A_LIST,
                f"{'row' if one else 'rows'} {rows} of {self.table.path} "
                f"{'is of a guest' if one else 'are of guests'}, which no entry can say",
                self.table.span(guests[0]),
                hint="write place=- on their rows of results: they are not ranked then",
            )

    def _tell_impossible(self) -> None:
        """Tell once of marks that nobody has ever come near: of another event or unit."""
        if self.impossible:
            (cell, event_id), rest = self.impossible[0], len(self.impossible) - 1
            more = f", and so {are(rest)} {rest} more" if rest else ""
            self.ctx.report.warning(
                IMPOSSIBLE_MARK,
                f"{cell.text} is no possible mark in {event_id}{more}",
                self.table.span(cell),
                hint=HINT_TO_IMPOSSIBLE_MARKS,
            )

    def _tell_strangers(self) -> None:
        if not self.strangers:
            return
        rows = list_of([stranger.span.line for stranger in self.strangers])
        one = len(self.strangers) == 1
        self.ctx.report.warning(
            NO_ENTRY_FOR_ROWS,
            f"{count_of(len(self.strangers), 'row')} of {self.table.path} "
            f"{'has' if one else 'have'} no entry in the meet: {'row' if one else 'rows'} {rows}",
            self.strangers[0].span,
            related=self.strangers[:_MOST_NAMED],
            hint="`add` behind the name of the file declares and enters them",
        )
