"""Winds in sheets of results: that of a race for all its rows, and what says that none was
measured."""

from __future__ import annotations

from collections.abc import Iterable

from meetc.diagnostics.codes import (
    COLUMN_LEFT_OUT,
    HAND_AND_SHEET_DIFFER,
    NO_WIND_MEASURED,
    TWO_WINDS,
)
from meetc.diagnostics.diagnostic import Related
from meetc.disciplines import Discipline
from meetc.fields import Kind
from meetc.resolve.context import Context
from meetc.resolve.fields.reader import Fields, read_words
from meetc.resolve.sheets.line import bare_word, field_word, sheet_line
from meetc.sheets.columns import Columns
from meetc.sheets.marks import NOTHING, says_no_wind, wind_of, without_no_wind, without_windy
from meetc.sheets.table import Cell, Row


def give_wind(columns: Columns, discipline: Discipline, unit: Fields, ctx: Context) -> None:
    """The wind of a race is one for all its rows: the unit has it, unless it is written."""
    cells = list({id(c): c for c in columns.below(columns.named.get("wind"))}.values())
    unmeasured = [cell for cell in cells if says_no_wind(cell.mark)]
    cells = [cell for cell in cells if cell not in unmeasured]
    if not discipline.form.on_track:
        if any(cell.text not in NOTHING for cell in cells):
            _leave_out(columns, discipline, ctx)
        return
    tell_unmeasured(unmeasured, columns, ctx)
    if not cells:
        return
    first, wind = cells[0], wind_of(cells[0].mark)
    other = next((cell for cell in cells if wind_of(cell.mark) != wind), None)
    if other is not None:
        ctx.report.warning(
            TWO_WINDS,
            f"the wind is {wind_of(other.mark)} in this row, and {wind} in the first",
            columns.table.span(other),
            related=[Related(columns.table.span(first), "the first row with a wind")],
            hint="a race has one wind: are these rows of two heats?",
        )
    word = field_word("wind", bare_word(wind, first))
    line = sheet_line(columns.table, columns.head, [word])
    if not unit.given("wind_assistance"):
        read_words(line, (0,), Kind.UNIT, unit, ctx.report)
    elif (own := unit.text("wind_assistance")) and own != wind:
        ctx.report.warning(
            HAND_AND_SHEET_DIFFER,
            f"the wind is {own} by hand, and {wind} in the sheet",
            line.span(0),
            related=[Related(unit.span("wind_assistance"), "written by hand here")],
            hint="what is written by hand counts; take one of the two out",
        )


def unmeasured_in(row: Row, columns: Columns, discipline: Discipline) -> list[Cell]:
    """The cells of a row that say of a jump or throw that its wind was not measured."""
    numbers = (*columns.trials.values(), *columns.winds.values())
    cells = [columns.at(row, number) for number in numbers]
    if not discipline.form.on_track:
        cells += [columns.cell(row, "wind"), columns.cell(row, "performance")]
    filled = [cell for cell in cells if cell is not None]
    return [c for c in filled if says_no_wind(c.mark) or without_no_wind(c.mark) != c.mark]


def tell_unmeasured(cells: Iterable[Cell], columns: Columns, ctx: Context) -> None:
    """Say once that a wind was not measured, which OpenTrack cannot be told."""
    for cell in cells:
        message = f"{cell.text} says that no wind was measured, and none is sent"
        hint = "OpenTrack has no word for it; note= can say it of a row"
        ctx.report.warning(NO_WIND_MEASURED, message, columns.table.span(cell), hint=hint)
        return


def tell_windy(columns: Columns, ctx: Context) -> None:
    """Say once that a w behind a mark is not sent where no wind stands in the sheet."""
    if columns.winds or "wind" in columns.named:
        return
    numbers = (columns.named.get("performance"), *columns.trials.values())
    for cell in (cell for number in numbers for cell in columns.below(number)):
        if without_windy(cell.mark) != cell.mark:
            message = (
                f"the w of {cell.text} says that its wind was over +2.0, and no wind stands here"
            )
            hint = "a column Wind, or wind=+2.4 on the heat, says how strong it was"
            ctx.report.warning(NO_WIND_MEASURED, message, columns.table.span(cell), hint=hint)
            return


def _leave_out(columns: Columns, discipline: Discipline, ctx: Context) -> None:
    head = columns.head[columns.named["wind"]]
    ctx.report.warning(
        COLUMN_LEFT_OUT,
        f"the column {head.text} is left out for {discipline.code}",
        columns.table.span(head),
        hint="the wind of a jump stands behind its trial, 5.74(+1.2), or in a column of the "
        "trial's number: Wind 1",
    )
