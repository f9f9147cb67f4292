"""The sheets of results that a unit has, each as what reads its rows."""

from __future__ import annotations

from collections.abc import Iterable

from meetc.disciplines import Discipline, Form
from meetc.resolve.context import Context
from meetc.resolve.declared import DeclaredEvent
from meetc.resolve.portion import Portion
from meetc.resolve.sheets.match_points import leave_out_points
from meetc.resolve.sheets.results import ResultSheet
from meetc.resolve.sheets.timing import TimingSheet
from meetc.sheets.columns import HEIGHT_LIST, RELAY_LIST, RESULT_LIST, TRIAL_LIST, Sort


def open_results(
    portions: Iterable[Portion], event: DeclaredEvent, discipline: Discipline, ctx: Context
) -> list[ResultSheet]:
    """The rows of sheets that a unit has, as far as they can be read."""
    sheets: list[ResultSheet] = []
    for portion in portions:
        columns = portion.columns(_sort_of(discipline), ctx.report)
        if columns is None:
            continue
        leave_out_points(columns, event, ctx)
        if columns.table.is_timing and discipline.form.on_track:
            timing = TimingSheet(columns, discipline, ctx)
            timing.shares_race = event.id in ctx.together
            sheets.append(timing)
        else:
            sheets.append(ResultSheet(columns, discipline, ctx))
    return sheets


def _sort_of(discipline: Discipline) -> Sort:
    if discipline.legs:
        return RELAY_LIST
    if discipline.form.in_trials:
        return TRIAL_LIST
    return HEIGHT_LIST if discipline.form is Form.VERTICAL else RESULT_LIST
