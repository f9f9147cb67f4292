"""Why somebody starts who has not qualified: for one who has, and has left."""

from __future__ import annotations

from collections.abc import Mapping

from meetc.model import Event, Row, Unit
from meetc.pipeline import Compiled
from meetc.resolve.rounds.field_round import places_of_all
from meetc.resolve.rounds.held_round import Former, HeldRound, formers, held_round, rank_of
from meetc.resolve.rounds.replacing import next_of
from meetc.rules.repechage import ROUND
from meetc.rules.replacement import replaced_by
from meetc.why.reason import About, Reason


class Replacements:
    """Who has whose place in the later rounds of an event, as the notes of the rows say."""

    def __init__(self, event: Event, names: Mapping[str, str], compiled: Compiled) -> None:
        self.event, self.names, self.rules = event, names, compiled.meet.rules
        self._for: dict[tuple[int, str], tuple[Unit, Row]] = {}
        """The row that stands for a bib of a round, and its unit, by the round and the bib."""
        self._by: dict[tuple[int, str], tuple[Unit, Row]] = {}
        """The same of each replacement."""
        self._gone: dict[tuple[int, str], list[str]] = {}
        """Whose place each replacement has, the latest first."""
        for unit in event.units:
            for row in unit.rows if unit.round > 1 else ():
                for bib in replaced_by(row.note):
                    self._put(bib, unit, row)
        for number in range(2, len(event.rounds) + 1 if event.scratched else 0):
            self._put_without_note(number)

    def _put(self, bib: str, unit: Unit, row: Row) -> None:
        self._by[unit.round, row.bib] = unit, row
        self._gone.setdefault((unit.round, row.bib), []).append(bib)
        self._for[unit.round, bib] = unit, row

    def _put_without_note(self, number: int) -> None:
        """Who was scratched before a start list was made has no row there; those of the rounds
        before who have not qualified start instead, the best for the best. In a repechage they run
        anyway."""
        if self.event.repechage and number == ROUND:
            return
        before = self._ranked(number)
        others = [own.row.bib for own in before if not own.qualifier]
        out = self.event.scratched.keys() - set(others)
        left = [own.row.bib for own in before if own.row.bib in out]
        left = [bib for bib in left if (number, bib) not in self._for]
        units = self.event.units_of(number)
        starting = {row.bib: (unit, row) for unit in units for row in unit.rows if not row.note}
        instead = (bib for bib in others if bib in starting)
        for bib, other in zip(left, instead, strict=False):
            self._put(bib, *starting[other])

    def _ranked(self, number: int) -> list[Former]:
        """Those of the rounds before a round, the best first."""
        before = list(formers(self.event, number, self.rules).values())
        if self.event.discipline.form.on_track:
            return sorted(before, key=lambda own: rank_of(own, self.event, number))
        places = places_of_all(self.event, [own.row for own in before])
        last = len(before) + 1
        return [before[n] for n in sorted(range(last - 1), key=lambda n: places[n] or last)]

    def start(self, unit: Unit, row: Row) -> Reason | None:
        """Why a row starts in place of another; None of any other."""
        gone = self._gone.get((unit.round, row.bib), [])
        own = formers(self.event, unit.round, self.rules) if gone else {}
        if not gone or gone[0] not in own:
            return None
        before = (own[bib].row.line.span() for bib in (gone[0], row.bib) if bib in own)
        next_best = self._next(held_round(self.event, unit.round - 1, self.rules), unit, row, gone)
        why = f"in the place of {self._left(gone[0])}: {next_best}"
        return Reason(About.START, gone[0], why, "TR20.8", (row.line.span(), *before))

    def _left(self, bib: str) -> str:
        out = "is scratched" if bib in self.event.scratched else "has left"
        return f"{self._named(bib)}, who {out}"

    def _next(self, held: HeldRound, unit: Unit, row: Row, gone: list[str]) -> str:
        """By which rule it is this one."""
        others = [
            other
            for own in self.event.units_of(unit.round)
            for other in own.rows
            if other is not row
        ]
        next_best = next_of(self.event, held, others, gone)
        if row.bib not in (held.rows[n].bib for n in next_best.level):
            return "typed in the row: by the rule it is not the next best"
        mark = next(own.performance for own in held.rows if own.bib == row.bib)
        drawn = " of several, by the draw" if len(next_best.level) > 1 else ""
        return f"{next_best.why} of round {held.number}{drawn}, with {mark}"

    def onward(self, unit: Unit, row: Row, reason: Reason | None) -> Reason | None:
        """Why a row goes on, or does not, with who took whose place behind it."""
        following = self.event.round_after(unit.round), row.bib
        place = self._by.get(following) or self._for.get(following)
        if reason is None or place is None:
            return reason
        name = self.event.name_of(place[0])
        why = f"has left, and {self._named(place[1].bib)} is in the {name} instead"
        if following in self._by:
            why = f"in the {name} for {self._left(self._gone[following][0])}"
        lines = (*reason.lines, place[1].line.span())
        return reason._replace(why=f"{reason.why}; {why}", lines=lines)

    def _named(self, bib: str) -> str:
        return f"{bib} {self.names.get(bib, '')}".rstrip()
