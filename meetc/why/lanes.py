"""Why somebody runs in a lane."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from meetc.diagnostics.wording import ordinal
from meetc.model import Event, Row, Unit
from meetc.pipeline import Compiled
from meetc.rules.lane_draw import draw_lanes, lane_groups, lanes_used
from meetc.rules.lanes import lanes_in
from meetc.rules.progression import Runner, rank_key
from meetc.rules.seed_marks import entered_value
from meetc.rules.seeding import Entrant
from meetc.why.reason import About, Reason
from meetc.why.through import HeldRound, held_round, lines_of, rows_of


def lane(event: Event, unit: Unit, row: Row, compiled: Compiled) -> Reason | None:
    """Why a row has its lane; None where it has none, or the race is not run in lanes."""
    rules = compiled.meet.rules
    lanes = lanes_in(event.discipline, event.lanes_of(unit.round), rules)
    if row.lane is None or not lanes:
        return None
    groups = lane_groups(event.discipline, lanes, rules)
    lines = (row.line.span(), *lines_of(event, ("draw", "lanes"), compiled))
    made = Reason(About.LANE, str(row.lane), "", "TR20.4", lines)
    if unit.round == 1:
        used = [sorted(lane for group in lanes_used(groups, len(unit.rows)) for lane in group)]
        by_lot = _by_lot(event, unit, row, _entrants(event, unit, compiled), used)
        return made._replace(why=f"a first round draws lots for all lanes{by_lot}")
    former = _former(event, unit, compiled)
    if former is None:
        why = "typed in the row: not all of this heat have a result in the round before"
        return made._replace(why=why, rule="")
    used = lanes_used(groups, len(unit.rows))
    teams = {athlete.bib: athlete.team_id or "" for athlete in compiled.meet.athletes}
    ranked = [Entrant(f.row.bib, teams.get(f.row.bib, f.row.bib), None) for f in former]
    rank = next(n for n, own in enumerate(former) if own.row.bib == row.bib)
    return made._replace(
        why=f"{ordinal(rank + 1)} of {len(former)} in this heat by round {unit.round - 1} "
        f"({former[rank]}); {_group(used, rank, row.lane)}"
        + _by_lot(event, unit, row, ranked, used),
        lines=(row.line.span(), former[rank].row.line.span(), *lines[1:]),
    )


def _group(used: Sequence[Sequence[int]], rank: int, lane: int) -> str:
    """The lanes for a rank: `lanes 4, 5, 6, 7 are for ranks 1 to 4`."""
    first = 0
    for group in used:
        if rank < first + len(group):
            lanes = ", ".join(map(str, group))
            to = "and" if len(group) == 2 else "to"
            words = f"lanes {lanes} are for ranks {first + 1} {to} {first + len(group)}"
            if len(group) == 1:
                words = f"lane {lanes} is for rank {first + 1}"
            return words if lane in group else f"{words}, and lane {lane} is none of them"
        first += len(group)
    return "the rules have no lane for the rank"


def _by_lot(
    event: Event, unit: Unit, row: Row, ranked: Sequence[Entrant], used: Sequence[Sequence[int]]
) -> str:
    """What the recorded number draws."""
    if event.draw is None or len(ranked) > sum(map(len, used)):
        return "; no draw= is written: it is typed"
    lanes = draw_lanes(ranked, used, event.draw, event.id, unit.round, unit.heat)
    drawn = next((lane for entrant, lane in lanes.items() if entrant.bib == row.bib), None)
    if drawn == row.lane:
        return f"; draw={event.draw} gives lane {drawn}"
    return f"; it is typed, and draw={event.draw} gives lane {drawn}"


def _entrants(event: Event, unit: Unit, compiled: Compiled) -> list[Entrant]:
    """Those of a heat of the first round, as they were seeded."""
    bibs = {row.bib for row in unit.rows}
    if event.discipline.legs:
        squads = (squad for squad in event.squads if squad.id in bibs)
        return [Entrant(squad.id, squad.team_id or "", None) for squad in squads]
    return [
        Entrant(a.bib, a.team_id or "", entered_value(entry.fields, event.discipline))
        for a in compiled.meet.athletes
        if a.bib in bibs
        for entry in a.entries
        if entry.event_id == event.id
    ]


class _Former(NamedTuple):
    """What somebody goes on with from the round before."""

    row: Row
    ran: Runner
    qualifier: str

    def __str__(self) -> str:
        """`Q, place 1 of heat 2, 12.02`."""
        place = f"place {self.ran.place} of heat {self.ran.heat}" if self.ran.place else ""
        return ", ".join(filter(None, (self.qualifier, place, self.row.performance)))


def _former(event: Event, unit: Unit, compiled: Compiled) -> list[_Former] | None:
    """Those of a heat by their results of the round before, the best first; None where somebody
    has none."""
    rows, runners = rows_of(event, unit.round - 1)
    held = held_round(event, unit.round - 1, compiled)
    by_rule = held.advanced.advanced if isinstance(held, HeldRound) else {}
    former = {
        row.bib: _Former(row, ran, row.qualifier or (by_rule[n].qualifier if n in by_rule else ""))
        for n, (row, ran) in enumerate(zip(rows, runners, strict=True))
    }
    if any(row.bib not in former for row in unit.rows):
        return None
    return sorted(
        (former[row.bib] for row in unit.rows),
        key=lambda own: rank_key(own.ran, own.qualifier, event.discipline),
    )
