"""The birth dates of one list; those that cannot be read whole are told once for all."""

from __future__ import annotations

from meetc.diagnostics.codes import AMBIGUOUS_DATE, YEAR_ONLY
from meetc.diagnostics.diagnostic import Fix, Related, Report
from meetc.diagnostics.wording import are, count_of
from meetc.resolve.fields.reader import Fields
from meetc.resolve.fields.types import as_date
from meetc.sheets.columns import Columns
from meetc.sheets.dates import order_in_head, read_date
from meetc.sheets.table import Cell, Row
from meetc.syntax.sheet_statement import SheetStatement

_LATEST = 2068
_COLUMN = "date_of_birth"


class Dates:
    """Reads the dates of a list. Their order is what the statement says, else the head of their
    column; two digits of a year are of the hundred years up to the meet."""

    def __init__(self, columns: Columns, statement: SheetStatement, meet: Fields) -> None:
        self.columns, self.statement = columns, statement
        number = columns.named.get(_COLUMN)
        head = columns.at(columns.head, number) if number is not None else None
        self.order = statement.dates or (order_in_head(head.text) if head is not None else "")
        first_day = as_date(meet.values.get("date"))
        self.latest = first_day.year if first_day is not None else _LATEST
        self.unclear: list[tuple[Cell, str]] = []
        self.years: list[Cell] = []

    def read(self, cell: Cell) -> str:
        """The date as ISO has it, "" where it is not told whole; what is no date as it is."""
        date = read_date(cell.text, self.order, self.latest)
        if date is None:
            return cell.text
        if date.order:
            self.unclear.append((cell, date.order))
        elif not date.iso:
            self.years.append(cell)
        return date.iso

    def born(self, row: Row) -> str:
        """The birth date of a row, else its year of birth, "" where it tells neither."""
        for name in (_COLUMN, "birth_year"):
            cell = self.columns.cell(row, name)
            date = read_date(cell.text, self.order, self.latest) if cell is not None else None
            if date is not None and (date.iso or date.year):
                return date.iso or date.year
        return ""

    def tell(self, report: Report) -> None:
        """Report the dates that were left out."""
        if self.unclear:
            self._tell_unclear(report)
        if self.years:
            first, rest = self.years[0], len(self.years) - 1
            more = f", and so {are(rest)} {count_of(rest, 'more')}" if rest else ""
            message = f"{first.text} is a year of birth, which is left out{more}"
            hint = "OpenTrack takes whole birth dates alone: write the day and the month as well"
            report.warning(YEAR_ONLY, message, self.columns.table.span(first), hint=hint)

    def _tell_unclear(self, report: Report) -> None:
        """The dates whose order is not declared; where one of them tells it, with the fix."""
        orders = {order for _, order in self.unclear if order != "?"}
        line, word = self.statement.line, self.statement.file_word
        fix = None
        if len(orders) == 1:
            fix = Fix(line.span(word), f"{line.words[word]} dates={orders.pop()}")
        cell, rest = self.unclear[0][0], len(self.unclear) - 1
        more = f", and so in {count_of(rest, 'more row')}" if rest else ""
        report.error(
            AMBIGUOUS_DATE,
            f"is {cell.text} the day first or the month{more}?",
            self.columns.table.span(cell),
            related=[Related(line.span(), "the statement that reads it")],
            hint=f"write {fix.replacement} in the statement"
            if fix
            else "dates=dmy behind the name of the file takes the day first, dates=mdy the month",
            fix=fix,
        )
