"""Points in sheets of results: the match points of teams, or those of some other table, which
would become scores of teams."""

from __future__ import annotations

from meetc.diagnostics.codes import COLUMN_LEFT_OUT, POINTS_OF_NO_MATCH
from meetc.disciplines import Form
from meetc.resolve.context import Context
from meetc.resolve.declared import DeclaredEvent
from meetc.sheets.columns import Columns
from meetc.sheets.marks import mark_of

_MOST = 100
"""No place in a match is worth more; a points table gives hundreds."""
_EXCLUDED = "exclude_from_scoring_system"


def leave_out_points(columns: Columns, event: DeclaredEvent, ctx: Context) -> None:
    """Leave out the points of a sheet, and say so, where the text does not say that teams score
    in the event, or where they are too many for a match."""
    combined = event.discipline is not None and event.discipline.form is Form.COMBINED
    if combined and "sp" in columns.named:  # the shot put, and no seeding performance
        _leave_out("sp", columns, ctx)
    number = columns.named.get("points")
    if number is None or (combined and "performance" not in columns.named):
        return  # of a combined event they are the total
    numbers = [mark_of(cell.mark) for cell in columns.below(number)]
    is_table = any(text.isdecimal() and int(text) > _MOST for text in numbers)
    if not any(text.strip("0.-") for text in numbers):
        return
    if _is_scored(event, ctx) and not is_table:
        return
    del columns.named["points"]
    span = columns.table.span(columns.head[number])
    if (POINTS_OF_NO_MATCH, span) in ((d.code, d.span) for d in ctx.report.diagnostics):
        return  # another heat has told
    ctx.report.warning(
        POINTS_OF_NO_MATCH,
        f"the column {columns.head[number].text} is left out in {event.id}: "
        + (
            f"nobody wins more than {_MOST} points for a team"
            if is_table
            else "nothing says that teams score in it"
        ),
        span,
        hint="points of a performance by some table are no match points"
        if is_table
        else f"match points: write match_id=match on the teams, or {_EXCLUDED}=false on the event",
    )


def _leave_out(name: str, columns: Columns, ctx: Context) -> None:
    head = columns.head[columns.named.pop(name)]
    message = f"the column {head.text} is left out in a combined event"
    hint = "marks of the parts stand in sheets of their own events"
    ctx.report.warning(COLUMN_LEFT_OUT, message, columns.table.span(head), hint=hint)


def _is_scored(event: DeclaredEvent, ctx: Context) -> bool:
    """Whether the text says that teams score in an event: it does, or names their match."""
    excluded = event.fields.values.get(_EXCLUDED)
    if event.fields.given(_EXCLUDED):
        return excluded is False
    return any(team.fields.get("match_id") for team in ctx.teams.values())
