"""Athletes whom `entries from "FILE" add` declares: the rows of whom no `athlete` line speaks."""

from __future__ import annotations

import re
from collections.abc import Mapping

from meetc.diagnostics.diagnostic import Fix, Related, Report
from meetc.diagnostics.wording import count_of
from meetc.fields import FIELDS, Kind
from meetc.model import Team
from meetc.resolve.athletes import Declared, read_athletes
from meetc.resolve.reader import Fields
from meetc.resolve.sheet_line import (
    SheetLine,
    Word,
    bare_word,
    field_word,
    keyword,
    sheet_line,
    text_word,
)
from meetc.resolve.sheets import licence_in, name_in, same_name, team_in, team_names
from meetc.sheets.headers import ENTRY_LIST, Columns, find_columns, gender_of
from meetc.sheets.table import Cell, Row, Table
from meetc.syntax.sheet_statement import Statement

_LOOSE_DATE = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})", re.ASCII)
_TEXTS = ("national_id", "ot_athlete_id", "first_name_local", "last_name_local")


def added_athletes(
    sheets: list[tuple[Statement, Table]],
    athletes: Mapping[str, Declared],
    meet: Fields,
    teams: Mapping[str, Team],
    report: Report,
) -> dict[str, Declared]:
    """The athletes that some sheets add to those declared, by their bib."""
    licences = {athlete.fields.text("national_id") for athlete in athletes.values()}
    names = team_names(teams)
    lines: list[SheetLine] = []
    first_names: dict[str, str] = {}
    for statement, table in sheets:
        columns = find_columns(table, ENTRY_LIST, report)
        dates = _Dates(statement, table)
        for row in columns.rows if columns else ():
            assert columns is not None
            bib = _bib(columns, row)
            licence = licence_in(columns, row)
            if bib is None or bib.text in athletes or (licence and licence.text in licences):
                continue
            name = (name_in(columns, row) or ("",))[0]
            if bib.text in first_names and same_name(name, first_names[bib.text]):
                continue  # another event of the same athlete
            first_names.setdefault(bib.text, name)
            lines.append(_line(bib, columns, row, dates, names))
        dates.tell(report)
    return read_athletes(list(lines), meet, teams, report) if lines else {}


def _bib(columns: Columns, row: Row) -> Word | None:
    """The bib of a row; without one `_` and the national id, since OpenTrack takes bibs that
    begin so for athletes who have no number yet."""
    cell = columns.cell(row, "competitor_id")
    if cell is not None:
        return bare_word(cell.text, cell)
    licence = licence_in(columns, row)
    return Word(f"_{licence.text}", ((1, licence),)) if licence else None


def _line(
    bib: Word, columns: Columns, row: Row, dates: _Dates, teams: Mapping[str, str]
) -> SheetLine:
    """The `athlete` line that a row is."""
    words = [keyword("athlete"), bib, *_name(columns, row)]
    if gender := columns.cell(row, "gender"):
        words.append(field_word("gender", bare_word(gender_of(gender.text), gender)))
    if born := columns.cell(row, "date_of_birth"):
        date = dates.read(born)
        words += [field_word("date_of_birth", bare_word(date, born))] if date else []
    if nationality := columns.cell(row, "nationality"):
        words.append(field_word("nationality", bare_word(nationality.text, nationality)))
    if team := team_in(columns, row, teams):
        words.append(field_word("team_id", text_word(team[1], team[0])))
    for name in (name for name in FIELDS[Kind.ATHLETE] if name in _TEXTS):
        cell = licence_in(columns, row) if name == "national_id" else columns.cell(row, name)
        words += [field_word(name, text_word(cell))] if cell else []
    return sheet_line(columns.table, row, words)


def _name(columns: Columns, row: Row) -> list[Word]:
    """First and last name; a whole one may be written `Last, First`."""
    first, last = columns.cell(row, "first_name"), columns.cell(row, "last_name")
    whole = columns.cell(row, "name")
    if first is not None or last is not None:
        empty = Word('""', ())
        return [text_word(part) if part else empty for part in (first, last)]
    if whole is None:
        return []
    family, comma, given = whole.text.partition(", ")
    if not comma:
        return [text_word(whole)]
    return [text_word(whole, part) for part in (given, family)]


class _Dates:
    """Reads the dates of one sheet, and tells once of those whose order is not declared."""

    def __init__(self, statement: Statement, table: Table) -> None:
        self.statement, self.table = statement, table
        self.unclear: list[Cell] = []

    def read(self, cell: Cell) -> str:
        """The date as ISO has it, "" where its order is not declared; anything else as it is."""
        match = _LOOSE_DATE.fullmatch(cell.text)
        if match is None:
            return cell.text
        if not self.statement.dates:
            self.unclear.append(cell)
            return ""
        day, month = match.group(1, 2) if self.statement.dates == "dmy" else match.group(2, 1)
        return f"{match[3]}-{int(month):02}-{int(day):02}"

    def tell(self, report: Report) -> None:
        """Report the unclear dates; where one of them tells the order, with the fix."""
        if not self.unclear:
            return
        matches = [_LOOSE_DATE.fullmatch(cell.text) for cell in self.unclear]
        orders = {
            "dmy" if int(match[1]) > 12 else "mdy"
            for match in matches
            if match and max(int(match[1]), int(match[2])) > 12
        }
        line, word = self.statement.line, self.statement.file_word
        fix = None
        if len(orders) == 1:
            fix = Fix(line.span(word), f"{line.words[word]} dates={orders.pop()}")
        rest = len(matches) - 1
        more = f", and so in {count_of(rest, 'more row')}" if rest else ""
        report.error(
            "M834",
            f"is {self.unclear[0].text} the day first or the month{more}?",
            self.table.span(self.unclear[0]),
            related=[Related(line.span(), "the statement that reads it")],
            hint=f"write {fix.replacement} in the statement"
            if fix
            else "dates=dmy behind the name of the file takes the day first, dates=mdy the month",
            fix=fix,
        )
