"""Entry lists as a source of an import: the people and entries of a sheet as statements.

The list is read by `entries from "FILE" add` of the language itself, in the meet that it is added
to or in an empty one.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import NamedTuple

from meetc.diagnostics.codes import AMBIGUOUS_DATE
from meetc.diagnostics.diagnostic import Diagnostic, Report
from meetc.edit.layout import format_text
from meetc.edit.texts import Texts
from meetc.fields import Kind
from meetc.json_values import quoted
from meetc.model import Athlete, Meet
from meetc.pipeline import compile
from meetc.printer.lines import Printer
from meetc.printer.statement import Statement
from meetc.resolve.programme.events import EVENT_ID
from meetc.resolve.sheets.line import SheetLine
from meetc.sheets.columns import ENTRY_LIST
from meetc.sheets.file import read_table
from meetc.sheets.headers import find_columns

_NO_MEET = 'meet "Entries" slug=entries country=GBR date=2026-01-01\n'


class EntryList(NamedTuple):
    """What a list says that the meet does not have yet, and what is wrong with it."""

    statements: list[Statement]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def ok(self) -> bool:
        return not any(diagnostic.is_error for diagnostic in self.diagnostics)

    def text(self) -> str:
        """The statements as a text, to stand in a meet."""
        text = Printer(()).print(self.statements) if self.statements else ""
        return format_text(text, Report()) or ""


def read_entry_list(data: bytes, path: str, texts: Texts | None, dates: str) -> EntryList:
    """The people and entries of a list, CSV, TSV or xlsx.

    `texts` is the meet that they are for; without one, whatever the list has in its column of
    events and can be the id of an event is taken for one. `dates` is the order of day and month
    in the list, `dmy` or `mdy`, "" where all its dates are ISO's.
    """
    root = texts.root if texts is not None else "meet"
    name = posixpath.basename(path).encode("utf-8", "replace").decode()  # it may be no text
    place = posixpath.normpath(posixpath.join(posixpath.dirname(root), name))
    option = f" dates={dates}" if dates else ""
    statement = f"entries from {quoted(name)} add{option}\n"
    text = texts.files[root].decode("utf-8-sig") if texts is not None else _stand_in(data, path)

    def read(wanted: str) -> bytes:
        if wanted == place:
            return data
        if texts is None:
            raise FileNotFoundError(2, "No such file or directory")
        return texts.included(wanted)

    compiled = compile(statement + text, path=root, read=read)
    own = (
        d for d in compiled.diagnostics
        if d.span.path == place or (d.is_error and (d.span.path, d.span.line) == (root, 1))
    )  # fmt: skip
    statements = list(_statements(compiled.meet, texts is None))
    return EntryList(statements, tuple(_of_list(d, root) for d in own))


def _of_list(diagnostic: Diagnostic, root: str) -> Diagnostic:
    """A diagnostic without the statement that stood above the meet while it was compiled."""
    related = tuple(
        note._replace(span=note.span._replace(line=note.span.line - 1))
        if note.span.path == root else note
        for note in diagnostic.related
        if note.span.path != root or note.span.line > 1
    )  # fmt: skip
    hint = diagnostic.hint
    if diagnostic.code == AMBIGUOUS_DATE:
        written = diagnostic.fix.replacement if diagnostic.fix else ""
        order = next((own for own in ("dmy", "mdy") if written.endswith(f"dates={own}")), "")
        both = "--dates dmy says that the day is first, --dates mdy the month"
        hint = f"write --dates {order}, as some of them tell" if order else both
    return diagnostic._replace(hint=hint, fix=None, related=related)


def _stand_in(data: bytes, path: str) -> str:
    """A meet with the events that a list names by their ids, of whatever kind."""
    table = read_table(data, path, "", report := Report())
    columns = find_columns(table, ENTRY_LIST, report) if table is not None else None
    cells = (columns.cell(row, "event_id") for row in columns.rows) if columns else ()
    ids = dict.fromkeys(cell.text for cell in cells if cell and EVENT_ID.fullmatch(cell.text))
    return _NO_MEET + "".join(f"event {event} OT MF category={event}\n" for event in ids)


def _statements(meet: Meet, stands_in: bool) -> Iterator[Statement]:
    """The athletes of the list, each with its bare entries; then the entries that say more, and
    those of athletes whom the meet has."""
    more: list[Statement] = []
    for athlete in meet.athletes:
        entries = [_entry(athlete, n, stands_in) for n in range(len(athlete.entries))
                   if isinstance(athlete.entries[n].line, SheetLine)]  # fmt: skip
        if isinstance(athlete.line, SheetLine):
            said = athlete.fields | athlete.extra
            statement = Statement.of(Kind.ATHLETE, athlete.line.span(), said)
            bare = [entry for entry in entries if not entry.fields_to_write()]
            if bare:
                statement.wanted["events_entered"] = [e.wanted["event_id"] for e in bare]
            entries = [entry for entry in entries if entry not in bare]
            yield statement
        more += entries
    if stands_in:  # there are no events for them to stand in
        for entry in more:
            entry.silent.clear()
    yield from more


def _entry(athlete: Athlete, number: int, stands_in: bool) -> Statement:
    entry = athlete.entries[number]
    wanted = entry.fields | entry.extra
    if stands_in:
        wanted.pop("event_code", None)
    span, silent = entry.line.span(), {"event_code"}
    return Statement(Kind.ENTRY, span, wanted, silent=silent, form=athlete.bib)
