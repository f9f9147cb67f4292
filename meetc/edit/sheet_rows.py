"""The cells of sheets that name an event, a bib or a team: told where a name changes, and never
written, since a sheet belongs to whoever sent it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from meetc.diagnostics.diagnostic import Report
from meetc.edit.named import Named
from meetc.edit.texts import Texts
from meetc.sheets.columns import DEALT_LIST, ENTRY_LIST, Sort
from meetc.sheets.file import read_files
from meetc.sheets.headers import find_columns
from meetc.sheets.lif_file import lines_of
from meetc.sheets.table import Cell, Table, cell_name
from meetc.syntax.sheet_statement import SheetStatement

_COLUMNS = {
    Named.EVENT: ("event_id",),
    Named.BIB: ("competitor_id",),
    Named.TEAM: ("team_id", "squad"),
}


class SheetCell(NamedTuple):
    """A cell that says `text`, which names `name`: itself, or the team of a squad THH-A."""

    table: Table
    cell: Cell
    name: str

    @property
    def place(self) -> str:
        """Where it is: `F01.csv:3`, or `F01.xlsx:B3`."""
        span = self.table.span(self.cell)
        return f"{span.path}:{cell_name(span) if self.table.is_workbook else span.line}"


def sheet_cells(texts: Texts, kind: Named, names: Mapping[str, str]) -> list[SheetCell]:
    """The cells of all sheets of a meet that name what is renamed."""
    cells: dict[tuple[str, int, int], SheetCell] = {}
    for statement, sort in _statements(texts):
        own = {path: texts.files[path] for path in statement.files(texts.files)}
        page, report = statement.page, Report()
        results = sort is DEALT_LIST
        table = read_files(own, *page, report, results=results) if own else None
        columns = find_columns(table, sort, report) if table is not None else None
        for row in columns.rows if columns else ():
            assert table is not None
            assert columns is not None
            for column in _COLUMNS[kind]:
                cell = columns.cell(row, column)
                name = _name(cell.text, column, names) if cell is not None else ""
                if cell is not None and name:
                    key = (table.path, cell.line, cell.start)
                    cells.setdefault(key, SheetCell(table, cell, name))
    return list(cells.values())


def _name(text: str, column: str, names: Mapping[str, str]) -> str:
    if text in names:
        return text
    before = text.rpartition("-")[0]
    return before if column == "squad" and before in names else ""


def as_if_renamed(
    texts: Texts, cells: list[SheetCell], names: Mapping[str, str]
) -> Mapping[str, bytes]:
    """The files of a meet with these cells renamed, to prove what the meet will be once somebody
    has done so. A workbook stands there as CSV."""
    files = dict(texts.files)
    by_path: dict[str, list[SheetCell]] = {}
    for cell in cells:
        by_path.setdefault(cell.table.path, []).append(cell)
    for path, own in by_path.items():
        table = own[0].table
        if table.is_timing:
            files |= _with_cells(own, texts, names)
            continue
        new = {(c.cell.line, c.cell.start): names[c.name] + c.cell.text[len(c.name) :] for c in own}
        out = io.StringIO()
        writer = csv.writer(out, delimiter=";", lineterminator="\n")
        for row in table.rows:
            writer.writerow([new.get((cell.line, cell.start), cell.text) for cell in row])
        files[path] = out.getvalue().encode("utf-8")
    return files


def _with_cells(cells: list[SheetCell], texts: Texts, names: Mapping[str, str]) -> dict[str, bytes]:
    """Result files of photo finish with cells renamed where they stand."""
    spans = [(one.table.span(one.cell), names[one.name]) for one in cells]
    files: dict[str, bytes] = {}
    for path in {span.path for span, _ in spans}:
        lines = lines_of(texts.files[path])
        own = [
            (span.line, span.column, span.end_column, new)
            for span, new in spans
            if span.path == path
        ]
        for number, start, end, new in sorted(own, reverse=True):
            line = lines[number - 1]
            lines[number - 1] = line[: start - 1] + new + line[end - 1 :]
        files[path] = "\n".join(lines).encode("utf-8")
    return files


def _statements(texts: Texts) -> Iterator[tuple[SheetStatement, Sort]]:
    """The statements that read a sheet, and what kind of table each of them is."""
    for outline in texts.outlines():
        entries = {id(statement) for statement, _ in outline.entry_sheets}
        for statement in outline.sheets:
            yield statement, ENTRY_LIST if id(statement) in entries else DEALT_LIST
