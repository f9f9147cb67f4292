"""Why somebody runs in a lane."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from meetc.diagnostics.wording import ordinal
from meetc.model import Event, Row, Unit
from meetc.pipeline import Compiled
from meetc.resolve.programme.entrants import lanes_of
from meetc.resolve.results.held_round import held_round
from meetc.rules.lane_draw import draw_lanes, lane_groups, lanes_used
from meetc.rules.progression import Runner, rank_key
from meetc.rules.replacement import replaced_by
from meetc.rules.rulebook import Rulebook
from meetc.why.reason import About, Reason
from meetc.why.through import DecidedRound, lines_of


class HeatLanes:
    """The lanes of a heat: what the rules say of them, and what the recorded number draws."""

    def __init__(
        self, event: Event, unit: Unit, compiled: Compiled, before: DecidedRound | str
    ) -> None:
        rules = compiled.meet.rules
        self.event, self.unit = event, unit
        self.lanes = lanes_of(event, unit.round, rules)
        if not self.lanes:
            return
        self.lines = lines_of(event, ("draw", "lanes"), compiled)
        self.used = lanes_used(lane_groups(event.discipline, self.lanes, rules), len(unit.rows))
        self.former = None if unit.round == 1 else _former(event, unit, before, rules)
        if unit.round == 1:
            self.drawn = self._drawn(
                [row.bib for row in unit.rows], [sorted(chain.from_iterable(self.used))]
            )
        elif self.former is not None:
            self.drawn = self._drawn(list(self.former), self.used)

    def _drawn(self, ranked: Sequence[str], used: Sequence[Sequence[int]]) -> dict[str, int] | None:
        """The lanes by bib that the number of the event draws; None without a number."""
        event, unit = self.event, self.unit
        if event.draw is None:
            return None
        return draw_lanes(ranked, used, event.draw, event.id, unit.round, unit.heat)

    def reason(self, row: Row) -> Reason | None:
        """Why a row has its lane; None where it has none, or the race is not run in lanes."""
        if row.lane is None or not self.lanes:
            return None
        own = row.line.span()
        made = Reason(About.LANE, str(row.lane), "", "TR20.4", (own, *self.lines))
        if self.unit.round == 1:
            why = f"a first round draws lots for all lanes; {self._by_lot(row)}"
            return made._replace(why=why)
        if self.former is None:
            why = "typed in the row: not all of this heat have a result in the round before"
            return made._replace(why=why, rule="")
        if row.bib not in self.former:
            why = f"that of {_drawn_as(row)}, whose place it is: lanes are not drawn again"
            return made._replace(why=why, rule="TR20.8")
        rank, former = list(self.former).index(row.bib), self.former[row.bib]
        return made._replace(
            why=f"{ordinal(rank + 1)} of {len(self.former)} in this heat by round "
            f"{self.unit.round - 1} ({former}); {_group(self.used, rank, row.lane)}; "
            f"{self._by_lot(row)}",
            lines=(own, former.row.line.span(), *self.lines),
        )

    def _by_lot(self, row: Row) -> str:
        """What the recorded number draws."""
        if self.drawn is None:
            return "no draw= is written: it is typed"
        gives = f"draw={self.event.draw} gives lane {self.drawn.get(row.bib, 'none')}"
        if self.drawn.get(row.bib) == row.lane:
            return gives
        return f"it is typed, or was drawn for another list: {gives} now"


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


def _drawn_as(row: Row) -> str:
    """Who was drawn: a replacement has the lane of the one who had the place first."""
    return [row.bib, *replaced_by(row.note)][-1]


class _Former(NamedTuple):
    """What somebody goes on with from the round before."""

    row: Row
    ran: Runner
    qualifier: str

    def __str__(self) -> str:
        """`Q, place 1 of heat 2, 12.02`."""
        place = f"place {self.ran.place} of heat {self.ran.heat}" if self.ran.place else ""
        return ", ".join(filter(None, (self.qualifier, place, self.row.performance)))


def _former(
    event: Event, unit: Unit, before: DecidedRound | str, rules: Rulebook
) -> dict[str, _Former] | None:
    """Those of a heat by their results of the round before, the best first; None where somebody
    has none."""
    _, rows, runners, _ = held_round(event, unit.round - 1, rules)
    by_rule = before.advanced.advanced if isinstance(before, DecidedRound) else {}
    former = {
        row.bib: _Former(row, ran, row.qualifier or (by_rule[n].qualifier if n in by_rule else ""))
        for n, (row, ran) in enumerate(zip(rows, runners, strict=True))
    }
    drawn = [_drawn_as(row) for row in unit.rows]
    if any(bib not in former for bib in drawn):
        return None
    ranked = sorted(
        (former[bib] for bib in drawn),
        key=lambda own: rank_key(own.ran, own.qualifier, event.discipline),
    )
    return {own.row.bib: own for own in ranked}
