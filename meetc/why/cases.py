"""The reasons of all rows of an event."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from meetc.emit.view.flags import NOTHING, Beside, flags_of
from meetc.model import Event, Meet, Row, Unit
from meetc.pipeline import Compiled
from meetc.rules.combined_ties import WINS, parted
from meetc.rules.marks import STATUSES
from meetc.why import points
from meetc.why.at_the_cut import UnitCut
from meetc.why.instead import Replacements
from meetc.why.lanes import HeatLanes
from meetc.why.overall import OverAllHeats
from meetc.why.ranked_rows import RankedRows, ranked_rows
from meetc.why.reason import About, Case, Reason
from meetc.why.through import DecidedRound, OpenRound, decided_round, through
from meetc.why.through_in_field import FieldRound


class _Asked(NamedTuple):
    """What every row of an event is asked about, and what those are called who have rows."""

    names: dict[str, str]
    instead: Replacements
    overall: OverAllHeats


def cases(event: Event, compiled: Compiled, bib: str | None = None) -> list[Case]:
    """Each row of an event, or those of a bib, with its reasons: round by round and heat by heat,
    the best first, and who has no place behind in the order of the text."""
    names = _names(event, compiled.meet)
    made = list(_of_whole(event, compiled, names, bib))
    flags = flags_of(compiled.meet)
    asked = _Asked(names, Replacements(event, names, compiled), OverAllHeats(event, names))
    held_of = cache(lambda number: decided_round(event, number, compiled))
    field_of = cache(lambda number: FieldRound.of(event, number, compiled))
    for unit in event.units_in_order:
        if bib is None or any(row.bib == bib for row in unit.rows):
            held = field_of(unit.round) or held_of(unit.round)
            lanes = HeatLanes(event, unit, compiled)
            beside = flags.get((event.id, unit.round, unit.heat), {})
            for case in _of_unit(event, unit, compiled, asked, held, lanes, bib=bib):
                made.append(_with_flags(case, beside.get(case.bib, NOTHING)))
    return made


def _names(event: Event, meet: Meet) -> dict[str, str]:
    """What those are called who have rows: athletes, and in relays teams and squads."""
    names = {athlete.bib: athlete.name for athlete in meet.athletes}
    if event.discipline.legs:
        teams = {team.id: team.name for team in meet.teams}
        names = teams | {s.id: s.name or teams.get(s.team_id or "", "") for s in event.squads}
    return names


def _of_unit(
    event: Event,
    unit: Unit,
    compiled: Compiled,
    asked: _Asked,
    held: FieldRound | DecidedRound | OpenRound | str,
    lanes: HeatLanes,
    bib: str | None,
) -> Iterator[Case]:
    names, instead, overall = asked
    at_the_cut = UnitCut(event, unit, compiled)
    ranked, called = ranked_rows(event, unit, names), event.name_of(unit)
    meet, said = compiled.meet, compiled.references
    whole = meet.event(event.parent or "")
    for n in _in_order(ranked):
        row = unit.rows[n]
        if bib is not None and row.bib != bib:
            continue
        reasons = (
            ranked.reason(n) if unit.has_results else None,
            overall.reason(row),
            at_the_cut.reason(n),
            instead.start(unit, row),
            instead.onward(unit, row, _through(event, unit, row, held, names))
            if row.has_result
            else None,
            lanes.reason(row),
            points.of_part(event, row, whole, meet)
            if whole
            else points.of_match(event, row, said, decides=unit.round == len(event.rounds)),
        )
        yield Case(called, unit.round, unit.heat, row.bib, names.get(row.bib, ""),
                   row.performance or "", _known(reasons))  # fmt: skip


def _with_flags(case: Case, beside: Beside) -> Case:
    """A row with what stands beside its mark: PB, SB, records, too much wind."""
    lines = next((reason.lines[:1] for reason in case.reasons), ())
    flags = (Reason(About.FLAG, flag.name, flag.reason, "", lines) for flag in beside.flags)
    return case._replace(reasons=(*case.reasons, *flags))


def _through(
    event: Event,
    unit: Unit,
    row: Row,
    held: FieldRound | DecidedRound | OpenRound | str,
    names: dict[str, str],
) -> Reason | None:
    """Why a row goes on, or does not; of what no rule gives what is typed."""
    if isinstance(held, FieldRound):
        return held.reason(row) or through("", row, None, names)
    return through(held, row, event.going_on.get((unit.round, row.bib)), names)


def _known(reasons: tuple[Reason | None, ...]) -> tuple[Reason, ...]:
    return tuple(reason for reason in reasons if reason is not None)


def _of_whole(
    event: Event, compiled: Compiled, names: dict[str, str], bib: str | None
) -> Iterator[Case]:
    """The rows of a combined event: totals, and places by them."""
    said = compiled.references
    totals = [event.totals[row.bib] for row in event.rows]
    marks = [None if own.total is None else str(own.total) for own in totals]
    placed = [own.place for own in totals]
    by_wins = compiled.meet.ce_ties == WINS
    beside = parted([t.total for t in totals], [t.points for t in totals]) if by_wins else ()
    ranked = RankedRows(event.discipline, event.rows, placed, marks, names, parted=beside)
    for n in _in_order(ranked):
        row = event.rows[n]
        if bib is None or row.bib == bib:
            total = points.total(event, row, compiled.meet)
            place = ranked.reason(n)
            if not place.value and row.is_ranked and row.performance not in STATUSES:
                why = "the total of somebody is not known" if totals[n].total else total.why
                place = place._replace(why=why, rule=total.rule, lines=total.lines)
            reasons = _known((place, total, points.of_match(event, row, said)))
            mark = marks[n] or totals[n].out
            yield Case("", 0, 0, row.bib, names.get(row.bib, ""), mark, reasons)


def _in_order(ranked: RankedRows) -> list[int]:
    placed = ranked.placed
    return sorted(range(len(placed)), key=lambda n: (placed[n] is None, placed[n] or 0))
