"""The sheets of results that a unit has, each as what reads its rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from meetc.diagnostics.codes import TIMES_OF_NO_RACE
from meetc.diagnostics.wording import count_of
from meetc.disciplines import Discipline, Form
from meetc.model import Squad
from meetc.resolve.context import Context
from meetc.resolve.declared import DeclaredEvent
from meetc.resolve.portion import Portion
from meetc.resolve.sheets.match_points import leave_out_points
from meetc.resolve.sheets.results import ResultSheet
from meetc.resolve.sheets.timing import TimingSheet
from meetc.sheets.columns import (
    HEIGHT_LIST,
    RELAY_LIST,
    RESULT_LIST,
    TRIAL_LIST,
    Columns,
    Sort,
)


def open_results(
    portions: Iterable[Portion],
    event: DeclaredEvent,
    discipline: Discipline,
    squads: Mapping[str, Squad],
    ctx: Context,
) -> list[ResultSheet]:
    """The rows of sheets that a unit has, as far as they can be read."""
    sheets: list[ResultSheet] = []
    for portion in portions:
        columns = portion.columns(_sort_of(discipline), ctx.report)
        if columns is None:
            continue
        leave_out_points(columns, event, ctx)
        if columns.table.is_timing and not discipline.form.on_track:
            _tell_no_race(columns, event, discipline, ctx)
        elif columns.table.is_timing:
            timing = TimingSheet(columns, discipline, ctx, squads)
            timing.shares_race = event.id in ctx.together
            sheets.append(timing)
        else:
            sheets.append(ResultSheet(columns, discipline, ctx, squads))
    return sheets


def _tell_no_race(
    columns: Columns, event: DeclaredEvent, discipline: Discipline, ctx: Context
) -> None:
    """Say that the rows of photo finish are left out where nobody races: 14.21 s is no put."""
    rows = columns.rows
    ctx.report.warning(
        TIMES_OF_NO_RACE,
        f"{event.id} is no race, {discipline.code}: {count_of(len(rows), 'row')} of photo finish "
        f"{'is' if len(rows) == 1 else 'are'} not read",
        columns.table.row_span(rows[0]),
        hint="correct the number of the event in the timing computer; the sheet of a judge is a "
        ".csv",
    )


def _sort_of(discipline: Discipline) -> Sort:
    if discipline.legs:
        return RELAY_LIST
    if discipline.form.in_trials:
        return TRIAL_LIST
    return HEIGHT_LIST if discipline.form is Form.VERTICAL else RESULT_LIST
