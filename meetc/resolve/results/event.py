"""One declared event with its squads, units and rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meetc.diagnostics.codes import HEAT_IN_COMBINED_EVENT, MISPLACED_LINE, UNSCHEDULED_WITH_RESULTS
from meetc.disciplines import Discipline, Form
from meetc.fields import Kind
from meetc.model import Event, Row, Unit
from meetc.resolve.checks.contradictions import check_units
from meetc.resolve.checks.finish_order import check_finish_order
from meetc.resolve.context import Context
from meetc.resolve.declared import DeclaredEvent
from meetc.resolve.people.squads import read_squads
from meetc.resolve.programme.event_rounds import rounds_of
from meetc.resolve.programme.repechage import repechage_of
from meetc.resolve.programme.timetable import check_timetable
from meetc.resolve.results.units import no_heights, read_units
from meetc.resolve.rounds.going_on import rounds_going_on
from meetc.resolve.rounds.qualified import check_qualified
from meetc.resolve.rounds.starters import check_starters
from meetc.resolve.rows.row_reader import RowReader
from meetc.resolve.standing.standing import stand

if TYPE_CHECKING:
    from meetc.rules.match_points import Scoring
    from meetc.rules.team_race import TeamRace


def resolve_event(event: DeclaredEvent, ctx: Context) -> Event | None:
    """The event; None where its code is not known. Of a combined event the rows are those that
    are written."""
    if event.discipline is None:
        return None
    made = _as_read(event, event.discipline, ctx)
    check_units(made, ctx.rules, ctx.report)
    check_finish_order(made, ctx.report)
    if made.discipline.form.measured:
        from meetc.resolve.checks.bests_alone import check_bests_alone

        check_bests_alone(made, ctx.report)
    if made.discipline.form is Form.VERTICAL:
        from meetc.resolve.checks.bars import check_bars
        from meetc.resolve.standing.jump_off import check_jump_offs

        check_bars(made, event.whole is not None, ctx.rules, ctx.report)
        check_jump_offs(made, ctx.report)
    made = _with_going_on(made, ctx)
    if made.discipline.legs:
        from meetc.resolve.checks.line_ups import check_line_ups

        check_line_ups(made, ctx)
    return made


def _as_read(event: DeclaredEvent, discipline: Discipline, ctx: Context) -> Event:
    """The event with its squads, units and rows, which are held against each other next."""
    if discipline.form.measured:
        event.fields.measure("record_perf")
    rounds = rounds_of(event, ctx.report)
    if discipline.form.measured and "qualifying_performance" in event.fields.values:
        from meetc.resolve.programme.standard import check_standard

        check_standard(event, discipline, rounds, ctx.report)
    defaults = (event.fields, ctx.meet)
    check_timetable(event, len(rounds), ctx)
    squads = read_squads(event, defaults, ctx)
    reader = RowReader(event, discipline, squads, defaults, ctx)
    is_combined = discipline.form is Form.COMBINED
    rows = _combined_rows(reader) if is_combined else ()
    units = _units(rounds, reader) if not is_combined else ()
    made = Event(
        id=event.id,
        discipline=discipline,
        rounds=rounds,
        squads=tuple(squads.values()),
        units=units,
        rows=rows,
        fields=event.fields.sent(Kind.EVENT),
        extra=event.fields.extra,
        line=event.line,
        draw=event.fields.number("draw"),
        scratched=reader.scratched.reasons,
        repechage=repechage_of(event, discipline, rounds, ctx.report),
        qual_by_place_r4=event.fields.number("qual_by_place_r4"),
        qual_fastest_losers_r4=event.fields.number("qual_fastest_losers_r4"),
        scoring=_scoring(event, discipline.legs),
        counting=_team_race(event, ctx),
        others_go_on=ctx.others_go_on.get(event.id, ()),
    )
    if discipline.form.in_trials and event.fields.values.get("cut_after_round"):
        from meetc.resolve.programme.cut import check_cut

        check_cut(event, made, ctx)
    if event.fields.values.get("lane_prefs"):
        from meetc.resolve.programme.lane_preferences import check_lane_preferences

        check_lane_preferences(event, made, ctx)
    if reader.scratched.reasons:
        reader.scratched.check(made)
    return made


def _scoring(event: DeclaredEvent, legs: int) -> Scoring | None:
    """How it scores; most events say nothing of that, and import nothing for it."""
    if event.parent or not any("score" in name for name in event.fields.values):
        return None
    from meetc.resolve.standing.match_points import scoring_of

    return scoring_of(event.fields, legs=legs)


def _team_race(event: DeclaredEvent, ctx: Context) -> TeamRace | None:
    """How its places are added up; the same."""
    if event.fields.number("team_race") is None:
        return None
    from meetc.resolve.standing.match_points import team_race_of

    return team_race_of(event.fields, ctx.report)


def _with_going_on(event: Event, ctx: Context) -> Event:
    """The event with who goes on by its rule; what is typed of that is checked."""
    held = list(rounds_going_on(event, ctx.rules))
    if by_rule := [one for one in held if one.agrees]:
        going_on = {
            (one.number, bib): advance for one in by_rule for bib, advance in one.advance.items()
        }
        event = event._replace(going_on=going_on)
    check_qualified(event, ctx.report)
    check_starters(event, held, ctx.rules, ctx.report)
    return event


def _units(rounds: tuple[int, ...], reader: RowReader) -> tuple[Unit, ...]:
    """The units of an event, outside which it has no rows."""
    event, report = reader.event, reader.report
    own_rows = [line for block in event.blocks for line in block.rows]
    if own_rows:
        message = f"a result row stands in {event.id}, outside its units"
        hint = "write a header above it: `final official`, `heat 1` or another"
        report.error(MISPLACED_LINE, message, own_rows[0].span(), hint=hint)
    units = read_units(rounds, reader)
    if event.fields.values.get("status") == "none" and any(unit.has_results for unit in units):
        message = f"{event.id} has results, and its status says none"
        hint = "partial or complete; or leave status= out"
        report.warning(UNSCHEDULED_WITH_RESULTS, message, event.fields.span("status"), hint=hint)
    return units


def _combined_rows(reader: RowReader) -> tuple[Row, ...]:
    """The rows of a combined event, which has no units."""
    event, discipline, ctx = reader.event, reader.discipline, reader.ctx
    units = [unit for block in event.blocks for unit in block.units]
    heights = [line for block in (*event.blocks, *units) for line in block.heights]
    if heights:
        no_heights(heights[0], discipline, ctx.report)
    if units:
        message = f"{event.id} is a combined event and has no heats of its own"
        hint = "its rows stand right below it, its results in the events of its parts"
        ctx.report.error(HEAT_IN_COMBINED_EVENT, message, units[0].header.span(), hint=hint)
    lines = [line for block in event.blocks for line in block.rows]
    rows = reader.read(lines, None, None, 0)
    if portions := [portion for _, own in ctx.dealt.get(event.id, ()) for portion in own]:
        from meetc.resolve.sheets.open_results import open_results

        sheets = open_results(portions, event, discipline, {}, ctx)
        lines = [line for sheet in sheets for line in sheet.rows(None)]
        rows = reader.join(rows, reader.read(lines, None, None, 0))
    return stand(rows, discipline, None, event.genders, False, ctx)
