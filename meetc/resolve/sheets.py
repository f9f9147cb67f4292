"""The sheets of a meet: their tables, read once and remembered, and whose rows are whose."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from meetc.diagnostics.diagnostic import Diagnostic, Related, Report
from meetc.memory import Memory
from meetc.model import Team
from meetc.resolve.context import Context
from meetc.sheets.file import read_table
from meetc.sheets.headers import Columns, plain
from meetc.sheets.table import Cell, Row, Table, cell_name
from meetc.syntax.outline import Outline

Tables = dict[tuple[str, str], Table]
"""The tables by path and name of the sheet."""


def open_tables(
    outlines: Iterable[Outline], files: Mapping[str, bytes], memory: Memory, report: Report
) -> Tables:
    """The tables that the statements of a meet name; what cannot be read is reported."""
    tables: Tables = {}
    for statement in (each for outline in outlines for each in outline.sheets):
        page, data = statement.page, files.get(statement.path)
        if data is not None and page not in tables:
            table, found = memory.recall(("sheet", *page, data), partial(_read, *page, data))
            report.found += found
            if table is not None:
                tables[page] = table
    return tables


def _read(path: str, sheet: str, data: bytes) -> tuple[Table | None, list[Diagnostic]]:
    report = Report()
    return read_table(data, path, sheet, report), report.found


def as_told(found: list[Diagnostic], tables: Tables) -> list[Diagnostic]:
    """Diagnostics as they are told where sheets are read: in workbooks with the names of the
    cells; without fixes and what hints say of quotes, which are for the text of a meet."""
    workbooks = {table.path for table in tables.values() if table.is_workbook}
    paths = {table.path for table in tables.values()}
    return [
        _told(diagnostic, diagnostic.span.path in workbooks)
        if diagnostic.span.path in paths
        else diagnostic
        for diagnostic in found
    ]


def _told(diagnostic: Diagnostic, in_workbook: bool) -> Diagnostic:
    span, fix = diagnostic.span, diagnostic.fix
    if fix is not None and fix.span.path == span.path:
        diagnostic = replace(diagnostic, fix=None)
    if "quote" in diagnostic.hint and diagnostic.code != "M830":
        diagnostic = replace(diagnostic, hint="")
    if in_workbook and not span.text:
        diagnostic = replace(diagnostic, message=f"{cell_name(span)}: {diagnostic.message}")
    return diagnostic


class Whose(NamedTuple):
    """Whose a row is: the bib of an athlete, "" of nobody who is declared; and the cell that
    tells."""

    bib: str
    cell: Cell


def whose(columns: Columns, row: Row, ctx: Context) -> Whose | None:
    """Who has the bib of a row, else who has its national id; None of a row that tells neither,
    or has the national id of several, which is reported."""
    bib, licence = columns.cell(row, "competitor_id"), licence_in(columns, row)
    if bib is not None and (bib.text in ctx.athletes or licence is None):
        return Whose(bib.text if bib.text in ctx.athletes else "", bib)
    if licence is None:
        ctx.report.error(
            "M839",
            "the row has neither bib nor national id",
            columns.table.row_span(row),
            hint="write one of the two into it, or delete the row",
        )
        return None
    bibs = ctx.licences.get(licence.text, [""])
    if len(bibs) > 1:
        ctx.report.error(
            "M839",
            f"{len(bibs)} athletes have the national id {licence.text}",
            columns.table.span(licence),
            related=[Related(ctx.athletes[each].line.span(1), f"bib {each}") for each in bibs[:5]],
            hint="write the bib into the row",
        )
        return None
    return Whose(bibs[0], licence if bibs[0] or bib is None else bib)


def licence_in(columns: Columns, row: Row) -> Cell | None:
    """The national id of a row; OpenTrack's exports have the word None in the place of none."""
    cell = columns.cell(row, "national_id")
    return cell if cell is not None and cell.text not in ("None", "-") else None


def name_in(columns: Columns, row: Row) -> tuple[str, Cell] | None:
    """The full name that a row has, and the cell where it begins."""
    first, last = columns.cell(row, "first_name"), columns.cell(row, "last_name")
    whole = columns.cell(row, "name")
    if whole is not None:
        return whole.text, whole
    return (f"{first.text} {last.text}", first) if first and last else None


def check_person(bib: str, columns: Columns, row: Row, ctx: Context) -> None:
    """Warn where a row's name or national id is not that of the athlete whose bib it has."""
    athlete = ctx.athletes[bib]
    name = name_in(columns, row)
    if name is not None and athlete.name and not same_name(name[0], athlete.name):
        ctx.report.warning(
            "M840",
            f"bib {bib} is {athlete.name}, and the row says {name[0]}",
            columns.table.span(name[1]),
            related=[Related(athlete.line.span(1), "the athlete")],
            hint="is the bib right?",
        )
        return
    licence, own = licence_in(columns, row), athlete.fields.text("national_id")
    if licence is not None and own and licence.text != own:
        ctx.report.warning(
            "M840",
            f"bib {bib} has the national id {own}, and the row says {licence.text}",
            columns.table.span(licence),
            related=[Related(athlete.line.span(1), "the athlete")],
            hint="is the bib right?",
        )


def same_name(one: str, other: str) -> bool:
    """Whether two names have the same parts: `LIND Bo`, `Lind, Bo` and `Bo Lind` have."""
    return sorted(map(plain, one.split())) == sorted(map(plain, other.split()))


def team_names(teams: Mapping[str, Team]) -> dict[str, str]:
    """The codes of the teams by what a sheet may call them: the code itself, or the name where
    one team alone has it."""
    codes: dict[str, list[str]] = {}
    for code, team in teams.items():
        codes.setdefault(plain(str(team.fields.get("team_name") or code)), []).append(code)
    named = {name: own[0] for name, own in codes.items() if len(own) == 1}
    return named | {code: code for code in teams}


def team_in(columns: Columns, row: Row, names: Mapping[str, str]) -> tuple[str, Cell] | None:
    """The code of the team that a row names, else the text that it has in its place."""
    for column in ("team_id", "team_name"):
        cell = columns.cell(row, column)
        if cell is not None:
            return names.get(cell.text) or names.get(plain(cell.text)) or cell.text, cell
    return None


def list_of(rows: Collection[int]) -> str:
    """Numbers of rows for a message: 5, 9, 12-15."""
    spans: list[list[int]] = []
    for number in sorted(set(rows)):
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    shown = [f"{a}" if a == b else f"{a}-{b}" if b > a + 1 else f"{a}, {b}" for a, b in spans]
    more = f" and more, up to {spans[-1][1]}" if len(shown) > 30 else ""
    return ", ".join(shown[:30]) + more
