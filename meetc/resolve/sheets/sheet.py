"""The sheets of a meet: their tables, read once and remembered, and whose rows are whose."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from functools import partial
from typing import NamedTuple

from meetc.diagnostics.codes import (
    NAMELESS_ROW,
    NO_FIRST_NAME,
    OTHER_NAME_FOR_BIB,
    UNKNOWN_BIB,
    UNREAD_ROWS,
)
from meetc.diagnostics.diagnostic import Diagnostic, Hint, Related, Report, Severity
from meetc.diagnostics.wording import runs_of
from meetc.memory import Memory
from meetc.model import Team
from meetc.patterns import pattern
from meetc.resolve.context import Context
from meetc.resolve.known_people import Person, parts_of, shortens
from meetc.resolve.sheets.dates import Dates
from meetc.sheets.cell_words import fold
from meetc.sheets.code_pages import rereadings
from meetc.sheets.columns import Columns, plain
from meetc.sheets.file import read_files
from meetc.sheets.statuses import entry_status, is_no_club
from meetc.sheets.table import Cell, Row, Table, cell_name
from meetc.sheets.western_letters import fitting
from meetc.sheets.words import NO_IDS
from meetc.syntax.outline import Outline
from meetc.syntax.parts import owner_span

_CLUB_NUMBER = r"(?:[A-Z]{2}\d{3}|\d{5,7})"  # FIDAL's of Italy, FFA's of France
_NUMBERED_CLUB = pattern(
    rf"{_CLUB_NUMBER}[ :/-]+(?P<name>.+)|(?P<before>.+?) *\({_CLUB_NUMBER}\)", re.ASCII
)
_NEARLY = 0.85
_MOST_SHARING = 5

Tables = dict[tuple[str, str], Table]
"""The tables by path and name of the sheet."""


def open_tables(
    outlines: Iterable[Outline], files: Mapping[str, bytes], memory: Memory, report: Report
) -> Tables:
    """The tables that the statements of a meet name; what cannot be read is reported."""
    tables: Tables = {}
    for statement in (sheet for outline in outlines for sheet in outline.sheets):
        page = statement.page
        own = {path: files[path] for path in statement.files(files)}
        if own and page not in tables:
            results = statement.line.words[0] == "results"
            key = ("sheet", *page, results, *own, *own.values())
            table, reported = memory.recall(key, partial(_read, *page, own, results))
            report.diagnostics += reported
            if table is not None:
                tables[page] = table
    _tell_others(tables, report)
    return tables


def _tell_others(tables: Tables, report: Report) -> None:
    """Say of the sheets of a workbook that have the same heads as its first that nothing reads
    them."""
    for (path, _), table in tables.items():
        for name in table.others:
            if (path, name) not in tables:
                report.warning(
                    UNREAD_ROWS,
                    f"the sheet {name} of {path} has the same heads, and nothing reads it",
                    table.span(Cell("", 1, 0, 0)),
                    hint=f'a statement of its own reads it, with sheet="{name}"; meetc import '
                    "reads the first sheet of a workbook alone",
                )


def _read(
    path: str, sheet: str, files: Mapping[str, bytes], results: bool
) -> tuple[Table | None, list[Diagnostic]]:
    report = Report()
    return read_files(files, path, sheet, report, results=results), report.diagnostics


def for_sheets(diagnostics: list[Diagnostic], tables: Tables) -> list[Diagnostic]:
    """Diagnostics as they are told where sheets are read: in workbooks with the names of the
    cells; without fixes and hints that are for the text of a meet."""
    of_path = {path: table for table in tables.values() for path in table.paths}
    return [
        _for_sheet(diagnostic, of_path[diagnostic.span.path])
        if diagnostic.span.path in of_path
        else diagnostic
        for diagnostic in diagnostics
    ]


def _for_sheet(diagnostic: Diagnostic, table: Table) -> Diagnostic:
    span, fix = diagnostic.span, diagnostic.fix
    if fix is not None and fix.span.path == span.path:
        diagnostic = diagnostic._replace(fix=None)
    if isinstance(diagnostic.hint, Hint):
        diagnostic = diagnostic._replace(hint=diagnostic.hint.in_cell)
    if table.is_workbook and not span.text:
        diagnostic = diagnostic._replace(message=f"{cell_name(span)}: {diagnostic.message}")
    return _on_the_day(diagnostic) if table.is_timing else diagnostic


def _on_the_day(diagnostic: Diagnostic) -> Diagnostic:
    """A mistake in a result file of photo finish, which nobody can mend while the meet runs: it
    is told, and does not keep the others from being published."""
    if not diagnostic.is_error and diagnostic.code != UNKNOWN_BIB:
        return diagnostic
    message, path = diagnostic.message, diagnostic.span.path
    if path not in message:
        message = f"{path}: {message}"
    return diagnostic._replace(severity=Severity.WARNING, message=message)


class RowOwner(NamedTuple):
    """Whose a row is: the bib of an athlete, "" of nobody who is declared; and the cell that
    tells."""

    bib: str
    cell: Cell


def whose(
    columns: Columns, row: Row, ctx: Context, person: Person | None = None
) -> RowOwner | None:
    """Who has the bib of a row, else who has its national id, else its name and what else is
    known of the `person`; None of a row that tells nobody, or several, which is reported."""
    bib, name = bib_in(columns, row, ctx.athletes), name_in(columns, row)
    licence = licence_in(columns, row)
    cell = licence or bib or (name[1] if name else None)
    if cell is None:
        message = "the row has neither bib nor national id nor name"
        hint = "write one of them into it, or delete the row"
        ctx.report.error(NAMELESS_ROW, message, columns.table.row_span(row), hint=hint)
        return None
    said = (text_in(bib), text_in(licence), name[0] if name else "")
    bibs = ctx.people.find(*said, person or Person())
    if not bibs and said[2] and not said[0].strip("_") and not said[1]:
        bibs = with_short_name(said[2], cell, columns, person or Person(), ctx)
    if len(bibs) > 1:
        called = "are called" if ctx.people.namesakes(said[2]) else "may be"
        what = f"have the national id {licence.text}" if licence else f"{called} {said[2]}"
        hint = "write the bib into the row" + ("" if licence else ", or the birth date")
        tell_several(bibs, what, cell, columns, hint, ctx)
        return None
    if not bibs:
        return RowOwner("", bib or cell)
    return RowOwner(bibs[0], bib if bib is not None and bib.text == bibs[0] else cell)


def tell_several(
    bibs: Sequence[str], what: str, cell: Cell, columns: Columns, hint: str, ctx: Context
) -> None:
    """Report a row that several athletes may be of: nobody guesses among them."""
    ctx.report.error(
        NAMELESS_ROW,
        f"{len(bibs)} athletes {what}",
        columns.table.span(cell),
        related=[Related(owner_span(ctx.athletes[bib].line), f"bib {bib}") for bib in bibs[:5]],
        hint=hint,
    )


def with_short_name(
    name: str, cell: Cell, columns: Columns, person: Person, ctx: Context
) -> list[str]:
    """The bibs of those whose name a row may have shortened; where it is one, that is told, once
    for a sheet."""
    bibs = ctx.people.shortened(name, person)
    if len(bibs) == 1 and not columns.is_short:
        columns.is_short = True
        own = ctx.athletes[bibs[0]]
        ctx.report.warning(
            NO_FIRST_NAME,
            f"{name} is taken for {own.name}, the only one who fits; so are others of this sheet",
            columns.table.span(cell),
            related=[Related(owner_span(own.line), f"bib {own.bib}")],
            hint="whole names or bibs leave no doubt",
        )
    return bibs


def text_in(cell: Cell | None) -> str:
    return cell.text if cell is not None else ""


def bib_in(columns: Columns, row: Row, bibs: Container[str]) -> Cell | None:
    """The bib of a row; zeros and dashes stand in the place of none, unless somebody wears them."""
    cell = columns.cell(row, "competitor_id")
    if cell is None or cell.text in bibs or plain(cell.text).strip("0") not in ("", "none"):
        return cell
    return None


def licence_in(columns: Columns, row: Row) -> Cell | None:
    """The national id of a row. Yes and no, zeros and dashes are none, as in OpenTrack's exports
    the word None; nor is what rows of different names have."""
    cell = columns.cell(row, "national_id")
    if cell is None or not _can_be_licence(cell.text):
        return None
    return None if cell.text in shared_licences(columns) else cell


def _can_be_licence(text: str) -> bool:
    return bool(plain(text).strip("0")) and text.casefold().strip(".!") not in NO_IDS


def shared_licences(columns: Columns) -> Mapping[str, list[Cell]]:
    """The ids that rows of different names have, with a cell of each name."""
    if columns.shared is None:
        first: dict[str, list[tuple[str, str, Cell]]] = {}
        for row in columns.rows if "national_id" in columns.named else ():
            cell, name = columns.cell(row, "national_id"), name_in(columns, row)
            if cell is not None and name is not None and _can_be_licence(cell.text):
                born = columns.text(row, "date_of_birth")
                own = first.setdefault(cell.text, [])
                if len(own) < _MOST_SHARING and not any(
                    _one_name(name[0], other, born, date) for other, date, _ in own
                ):
                    own.append((name[0], born, cell))
        columns.shared = {
            licence: [cell for *_, cell in own] for licence, own in first.items() if len(own) > 1
        }
    return columns.shared


def _one_name(name: str, other: str, born: str, others_birth: str) -> bool:
    """Whether two names are one athlete's, mistyped or without a middle name perhaps."""
    parts, others = parts_of(name), parts_of(other)
    if parts == others:
        return True
    if born and others_birth and born != others_birth:
        return False
    fewer, more = sorted((set(parts), set(others)), key=len)
    alike = SequenceMatcher(None, " ".join(parts), " ".join(others)).ratio()
    return (len(fewer) > 1 and fewer <= more) or alike >= _NEARLY


def name_in(columns: Columns, row: Row) -> tuple[str, Cell] | None:
    """The full name that a row has, and the cell where it begins."""
    whole = columns.cell(row, "name")
    if whole is not None:
        return whole.text, whole
    first, last = columns.cell(row, "first_name"), columns.cell(row, "last_name")
    cell = first or last
    return (f"{text_in(first)} {text_in(last)}".strip(), cell) if cell is not None else None


def check_person(bib: str, columns: Columns, row: Row, ctx: Context) -> None:
    """Warn where a row's name or national id is not that of the athlete whose bib it has."""
    athlete = ctx.athletes[bib]
    name = name_in(columns, row)
    if name is not None and athlete.name and not _names(name[0], athlete.name, columns.table):
        ctx.report.warning(
            OTHER_NAME_FOR_BIB,
            f"bib {bib} is {athlete.name}, and the row says {name[0]}",
            columns.table.span(name[1]),
            related=[Related(owner_span(athlete.line), "the athlete")],
            hint="is the bib right?",
        )
        return
    licence, own = licence_in(columns, row), athlete.fields.text("national_id")
    if licence is not None and own and licence.text != own:
        ctx.report.warning(
            OTHER_NAME_FOR_BIB,
            f"bib {bib} has the national id {own}, and the row says {licence.text}",
            columns.table.span(licence),
            related=[Related(owner_span(athlete.line), "the athlete")],
            hint="is the bib right?",
        )


def _names(name: str, full: str, table: Table) -> bool:
    """Whether a name may be a full one, also without the letters that keyboards and files of
    photo finish lack, or by the code page of another timing computer."""
    return _may_be(name, full) or (
        table.is_timing
        and any(_may_be(other, fitting(full)) for other in (name, *rereadings(name)))
    )


def _may_be(name: str, full: str) -> bool:
    return any(
        same_name(*both) or shortens(*both) for both in ((name, full), (fold(name), fold(full)))
    )


def same_name(one: str, other: str) -> bool:
    """Whether two names have the same parts: `LIND Bo`, `Lind, Bo` and `Bo Lind` have."""
    return parts_of(one) == parts_of(other)


def team_names(teams: Mapping[str, Team]) -> dict[str, str]:
    """The codes of the teams by what a sheet may call them: the code itself, the name where one
    team alone has it, or both, `THH - Thames Hounds`."""
    codes: dict[str, list[str]] = {}
    for code, team in teams.items():
        name = team.name or code
        for called in {name, f"{code} {name}", f"{name} {code}"}:
            codes.setdefault(plain(called), []).append(code)
    named = {name: own[0] for name, own in codes.items() if len(own) == 1}
    return named | {code: code for code in teams}


def _known_team(text: str, names: Mapping[str, str]) -> str:
    """The code of the team that a cell names, alone or beside the number that its federation has
    for it, `AA001 Thames Hounds`; "" of no known one."""
    code = names.get(text) or names.get(plain(text))
    numbered = None if code else _NUMBERED_CLUB.fullmatch(text)
    return code or (
        names.get(plain(numbered["name"] or numbered["before"]), "") if numbered else ""
    )


def team_in(columns: Columns, row: Row, names: Mapping[str, str]) -> tuple[str, Cell] | None:
    """The code of the team that a row names, else the text that it has in its place; None where
    that says that there is no club."""
    for cell in columns.cells(row, ("team_id", "team_name")):
        code = _known_team(cell.text, names)
        if code or not is_no_club(cell.text):
            return code or cell.text, cell
    return None


def person_in(columns: Columns, row: Row, dates: Dates, names: Mapping[str, str]) -> Person:
    """What a row says of its athlete beside the name."""
    team = team_in(columns, row, names)
    return Person(dates.born(row), team[0] if team else "")


def is_withdrawn(columns: Columns, row: Row) -> bool:
    """Whether a row of a list is of an entrant who will not come."""
    return entry_status(columns.text(row, "status")) == "withdrawn"


def list_of(rows: Iterable[int]) -> str:
    """Numbers of rows for a message: 5, 9, 12-15."""
    spans = runs_of(rows)
    shown = [f"{a}" if a == b else f"{a}-{b}" if b > a + 1 else f"{a}, {b}" for a, b in spans]
    more = f" and more, up to {spans[-1][1]}" if len(shown) > 30 else ""
    return ", ".join(shown[:30]) + more
