"""Why somebody runs in a lane."""

from __future__ import annotations

from collections.abc import Sequence

from meetc.diagnostics.wording import ordinal
from meetc.model import Event, Row, Unit
from meetc.pipeline import Compiled
from meetc.rules.lane_draw import draw_lanes, lane_groups, lanes_used
from meetc.rules.lanes import lanes_in
from meetc.rules.progression import Runner, rank_key
from meetc.rules.seed_marks import entered_value
from meetc.rules.seeding import Entrant
from meetc.why.reason import About, Reason
from meetc.why.through import lines_of, rows_of


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
    former = _former(event, unit)
    if former is None:
        why = "typed in the row: not all of this heat have a result in the round before"
        return made._replace(why=why, rule="")
    used = lanes_used(groups, len(unit.rows))
    teams = {athlete.bib: athlete.team_id or "" for athlete in compiled.meet.athletes}
    ranked = [Entrant(own.bib, teams.get(own.bib, own.bib), None) for own, _ in former]
    rank = next(n for n, (own, _) in enumerate(former) if own.bib == row.bib)
    own, ran = former[rank]
    by_rank = f"{ordinal(rank + 1)} of {len(former)} in this heat by round {unit.round - 1}"
    so = f" ({_result(own, ran)}); {_group(used, rank, row.lane)}"
    return made._replace(
        why=by_rank + so + _by_lot(event, unit, row, ranked, used),
        lines=(row.line.span(), own.line.span(), *lines[1:]),
    )


def _result(row: Row, ran: Runner) -> str:
    """What somebody goes on with: `Q, place 1 of heat 2, 12.02`."""
    words = [row.qualifier or "", f"place {ran.place} of heat {ran.heat}" if ran.place else "",
             row.performance or ""]  # fmt: skip
    return ", ".join(word for word in words if word)


def _group(used: Sequence[Sequence[int]], rank: int, lane: int) -> str:
    """The lanes for a rank: `lanes 4, 5, 6, 7 are for ranks 1 to 4`."""
    first = 0
    for group in used:
        if rank < first + len(group):
            lanes = ", ".join(map(str, group))
            words = f"lanes {lanes} are for ranks {first + 1} to {first + len(group)}"
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


def _former(event: Event, unit: Unit) -> list[tuple[Row, Runner]] | None:
    """Those of a heat by their results of the round before, the best first; None where somebody
    has none."""
    rows, runners = rows_of(event, unit.round - 1)
    ran = {row.bib: (row, runner) for row, runner in zip(rows, runners, strict=True)}
    if any(row.bib not in ran for row in unit.rows):
        return None
    return sorted(
        (ran[row.bib] for row in unit.rows),
        key=lambda one: rank_key(one[1], one[0].qualifier or "", event.discipline),
    )
