"""Who goes on from the rounds of an event by its own rule, and of whom it cannot tell yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from meetc.model import Event, Row
from meetc.resolve.rounds.field_round import places_of_all, qualified_in_field
from meetc.resolve.rounds.held_round import heats_over, held_round, open_heat
from meetc.rules.field_qualifying import next_best_of
from meetc.rules.progression import Advance, Advanced, Runner, Undecided, best_of, progress
from meetc.rules.rulebook import Rulebook


class GoingOn(NamedTuple):
    """A round from which a rule says who goes on. While heats of it are to come, `is_over` is
    unset and `advance` has those alone who have their place; whom the rule leaves undecided is
    there too."""

    number: int
    rows: Sequence[Row]
    runners: Sequence[Runner]
    advance: Mapping[str, Advance]
    undecided: tuple[Undecided, ...]
    is_over: bool

    @property
    def agrees(self) -> bool:
        """Whether every Q and q that is typed is what the rule says, or decides what is open."""
        return all(
            row.bib in self.open or self._rule(row) == row.qualifier
            for row in self.rows
            if row.qualifier in ("Q", "q")
        )

    def _rule(self, row: Row) -> str:
        advance = self.advance.get(row.bib)
        return advance.qualifier if advance else ""

    @property
    def open(self) -> set[str]:
        """The bibs of those of whom only some can go on."""
        return {self.rows[n].bib for one in self.undecided for n in one.runners}


def rounds_going_on(event: Event, rules: Rulebook) -> Iterator[GoingOn]:
    """The rounds, as far as they have results, from which the rule of the event says who goes on;
    most events have none."""
    for number, criteria in enumerate(event.progression[: len(event.rounds) - 1], 1):
        if any(criteria) and any(unit.has_results for unit in event.units_of(number)):
            going_on = _on_track if event.discipline.form.on_track else _in_the_field
            if (held := going_on(event, number, rules)) is not None:
                yield held


def _on_track(event: Event, number: int, rules: Rulebook) -> GoingOn | None:
    """A round of a race. Who is among the fastest others is known once all heats are over."""
    criteria = event.progression_from(number)
    _, rows, runners, room = held_round(event, number, rules)
    if not open_heat(event, number):
        return _made(number, rows, runners, progress(runners, *criteria, room), over=True)
    over = heats_over(event, number)
    known = [n for n, one in enumerate(runners) if one.heat in over]
    rows, runners = [rows[n] for n in known], [runners[n] for n in known]
    by_place = Advanced(progress(runners, criteria.by_place, 0).advanced)
    return _made(number, rows, runners, by_place, over=False)


def _in_the_field(event: Event, number: int, rules: Rulebook) -> GoingOn | None:
    """A round of a field event, once all groups are over. A standard alone may be that to enter."""
    says = event.discipline.form.measured and any(event.progression_from(number))
    if not says or open_heat(event, number):
        return None
    held = held_round(event, number, rules)
    advance = qualified_in_field(event, held, rules)
    if advance is None:
        return None
    return _made(number, held.rows, held.runners, Advanced(advance), over=True)


def _made(
    number: int, rows: Sequence[Row], runners: Sequence[Runner], through: Advanced, *, over: bool
) -> GoingOn:
    advance = {rows[n].bib: one for n, one in through.advanced.items()}
    return GoingOn(number, rows, runners, advance, through.undecided, over)


def next_best(event: Event, held: GoingOn, count: int) -> set[str]:
    """The bibs of the best so many of those who do not go on: they take the places of who has
    withdrawn. Source: TR20.8."""
    if not count:
        return set()
    through = {n for n, row in enumerate(held.rows) if row.bib in held.advance}
    if not event.discipline.form.on_track:
        best = next_best_of(places_of_all(event, held.rows), through, count)
    else:
        others = [n for n in range(len(held.rows)) if n not in through]
        best = best_of(held.runners, others, count)
    return {held.rows[n].bib for n in best}
