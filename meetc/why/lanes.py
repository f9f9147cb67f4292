"""Why somebody runs in a lane."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from operator import itemgetter

from meetc.diagnostics.wording import listed, ordinal
from meetc.model import Event, Row, Unit
from meetc.pipeline import Compiled
from meetc.resolve.programme.entrants import groups_of, lanes_of
from meetc.resolve.rounds.held_round import Former, formers, rank_of
from meetc.rules.lane_draw import draw_lanes, lanes_used
from meetc.rules.replacement import replaced_by
from meetc.rules.rulebook import Rulebook
from meetc.why.reason import About, Reason
from meetc.why.through import lines_of

_NAMED = 4


class HeatLanes:
    """The lanes of a heat: what the rules say of them, and what the recorded number draws."""

    def __init__(self, event: Event, unit: Unit, compiled: Compiled) -> None:
        rules = compiled.meet.rules
        self.event, self.unit = event, unit
        self.race = compiled.meet.race_of(event)
        self.draw = self.race[0].draw if len(self.race) > 1 else event.draw
        self.lanes = lanes_of(event, unit.round, rules)
        if not self.lanes:
            return
        self.lines = lines_of(event, ("draw", "lanes", "lane_prefs"), compiled)
        bibs = [row.bib for own in self.race for row in _rows_of(own, unit)]
        self.used = lanes_used(groups_of(self.race[0], self.lanes, rules), len(bibs))
        self.former = None if unit.round == 1 else _ranked(self.race, unit, rules)
        if unit.round == 1:
            self.drawn = self._drawn(bibs, [sorted(chain.from_iterable(self.used))])
        elif self.former is not None:
            self.drawn = self._drawn(list(self.former), self.used)

    def _drawn(self, ranked: Sequence[str], used: Sequence[Sequence[int]]) -> dict[str, int] | None:
        """The lanes by bib that the number of the event draws; None without a number."""
        if self.draw is None:
            return None
        occasion = (self.race[0].id, self.unit.round, self.unit.heat)
        return draw_lanes(ranked, used, self.draw, *occasion)

    def reason(self, row: Row) -> Reason | None:
        """Why a row has its lane; None where it has none, or the race is not run in lanes."""
        if row.lane is None or not self.lanes:
            return None
        own = row.line.span()
        rule = "" if self.race[0].fields.get("lane_prefs") else "TR20.4"
        made = Reason(About.LANE, str(row.lane), "", rule, (own, *self.lines))
        if self.unit.round == 1:
            why = f"a first round draws lots for all lanes; {self._by_lot(row)}"
            return made._replace(why=why, rule="TR20.4")
        if self.former is None:
            why = "typed in the row: not all of this heat have a result in the round before"
            return made._replace(why=why, rule="")
        if row.bib not in self.former:
            why = f"that of {_drawn_as(row)}, whose place it is: lanes are not drawn again"
            return made._replace(why=why, rule="TR20.8")
        rank, former = list(self.former).index(row.bib), self.former[row.bib]
        return made._replace(
            why=f"{ordinal(rank + 1)} of {len(self.former)} in this heat by {_said(former)}; "
            f"{_group(self.used, rank, row.lane)}; "
            f"{self._by_lot(row)}",
            lines=(own, former.row.line.span(), *self.lines),
        )

    def _by_lot(self, row: Row) -> str:
        """What the recorded number draws."""
        if self.drawn is None:
            return "no draw= is written: it is typed"
        others = [own.id for own in self.race if own is not self.event]
        whose = f" for all who run together with {listed(others, _NAMED)}" if others else ""
        gives = f"draw={self.draw}{whose} gives lane {self.drawn.get(row.bib, 'none')}"
        if self.drawn.get(row.bib) == row.lane:
            return gives
        return f"it is typed, or was drawn for another list: {gives} now"


def _rows_of(event: Event, unit: Unit) -> tuple[Row, ...]:
    """The rows that an event has in the heat of a unit."""
    own = event.unit_at(unit.place)
    return own.rows if own else ()


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


def _said(own: Former) -> str:
    """`round 1 (Q, place 1 of heat 2, 12.02)`."""
    place = f"place {own.ran.place} of heat {own.ran.heat}" if own.ran.place else ""
    parts = filter(None, (own.qualifier, place, own.row.performance))
    return f"round {own.number} ({', '.join(parts)})"


def _ranked(race: Sequence[Event], unit: Unit, rules: Rulebook) -> dict[str, Former] | None:
    """Those of a heat by their results of the rounds before, the best first; None where somebody
    has none."""
    ranked = []
    for event in race:
        before = formers(event, unit.round, rules)
        drawn = [_drawn_as(row) for row in _rows_of(event, unit)]
        if any(bib not in before for bib in drawn):
            return None
        ranked += [(rank_of(before[bib], event, unit.round), before[bib]) for bib in drawn]
    return {own.row.bib: own for _, own in sorted(ranked, key=itemgetter(0))}
