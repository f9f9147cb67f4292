"""What stands above the heads of a sheet of results and says something of its unit: the wind of a
race, another discipline, another heat."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from meetc.diagnostics.codes import TITLE_OF_OTHER_UNIT, WIND_IN_TITLE
from meetc.disciplines import Form
from meetc.resolve.context import Context
from meetc.resolve.declared import DeclaredEvent
from meetc.resolve.fields.reader import Fields
from meetc.resolve.portion import Place
from meetc.resolve.sheets.heat_of_row import round_of
from meetc.rules.rounds import unit_name
from meetc.rules.winds import is_measured
from meetc.sheets.columns import Columns
from meetc.sheets.marks import wind_of
from meetc.sheets.named_event import NamedEvent, code_of, named
from meetc.sheets.table import Cell, Row
from meetc.sheets.words import EVENT_COLUMNS, UNIT_COLUMNS

_WIND = re.compile(r"\b(?:wind|vind|vent|viento|vw)\b[\s:=(]*([+-]?\d{1,2}[.,]\d)(?!\d)", re.I)
_LENGTH = re.compile(r"\d ?k?m", re.I)


def check_titles(
    columns: Columns,
    event: DeclaredEvent,
    place: Place,
    rounds: tuple[int, ...],
    fields: Fields,
    ctx: Context,
) -> None:
    """Tell of titles that the unit contradicts, or does not say. Columns that name the event or
    the heat of each row say it better."""
    titles = list(takewhile(lambda row: row is not columns.head, columns.table.rows))
    if not titles:
        return
    _check_wind(titles, columns, event, fields, ctx)
    cells = [cell for row in titles for cell in row if cell.text]
    if not any(name in columns.named for name in EVENT_COLUMNS):
        _check_event(cells, columns, event, ctx)
    if not any(name in columns.named for name in UNIT_COLUMNS):
        _check_unit(cells, columns, event, place, rounds, ctx)


def _check_wind(
    titles: list[Row], columns: Columns, event: DeclaredEvent, fields: Fields, ctx: Context
) -> None:
    discipline = event.discipline
    if discipline is None or discipline.form is Form.HORIZONTAL:
        return
    for row in titles if is_measured(discipline, ctx.rules) else ():
        match = _WIND.search(" ".join(cell.text for cell in row))
        wind = wind_of(match[1]) if match else ""
        if wind and wind != fields.text("wind_assistance"):
            ctx.report.warning(
                WIND_IN_TITLE,
                f"the wind above the heads of the columns, {wind}, is not read",
                columns.table.span(next(cell for cell in row if cell.text)),
                hint=f"write wind={wind} behind the unit",
            )
            return


def _check_event(cells: list[Cell], columns: Columns, event: DeclaredEvent, ctx: Context) -> None:
    """Of the titles that name a discipline one has to name that of the event."""
    if event.discipline is None or any(cell.text in (event.id, event.name) for cell in cells):
        return
    parent = ctx.events.get(event.parent)  # a part may be headed by its combined event
    own = [one.discipline.code for one in (event, parent) if one and one.discipline]
    codes = {code_of(code).codes[0] for code in own}
    disciplines = [(cell, readings) for cell in cells if (readings := list(_disciplines(cell)))]
    if any(_is_of(event, codes, one) for _, readings in disciplines for one in readings):
        return
    for cell, _ in disciplines[:1]:
        ctx.report.warning(
            TITLE_OF_OTHER_UNIT,
            f"the sheet is headed {cell.text}, and {event.id} is {event.discipline.code} "
            f"{event.genders}",
            columns.table.span(cell),
            hint="is it the sheet of this event?",
        )


def _disciplines(cell: Cell) -> Iterator[NamedEvent]:
    """What a title may mean, if it names a discipline; a number alone may be a year."""
    readings = named(cell.text)
    if all(reading.codes for reading in readings):
        for reading in readings:
            if not reading.codes[0].isdecimal() or _LENGTH.search(cell.text):
                yield reading


def _is_of(event: DeclaredEvent, codes: set[str], title: NamedEvent) -> bool:
    is_for_others = {title.of_class.gender, event.genders} == {"M", "F"}
    return not codes.isdisjoint(title.codes) and not is_for_others


def _check_unit(
    cells: list[Cell],
    columns: Columns,
    event: DeclaredEvent,
    place: Place,
    rounds: tuple[int, ...],
    ctx: Context,
) -> None:
    """A title that names one round or heat alone has to name this one."""
    for cell in cells:
        units = {reading.unit for reading in named(cell.text)}
        unit = units.pop() if len(units) == 1 else None
        if unit is None or not any(unit):
            continue
        number = round_of(unit.round, rounds) if unit.round else place[0]
        if (number, unit.heat or place[1]) != place and len(rounds) + sum(rounds) > 2:
            ctx.report.warning(
                TITLE_OF_OTHER_UNIT,
                f"the sheet is headed {cell.text}, and this is {event.id} "
                f"{unit_name(*place, rounds)}",
                columns.table.span(cell),
                hint="is it the sheet of this heat?",
            )
            return
