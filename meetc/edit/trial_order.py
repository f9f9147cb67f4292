"""Puts the rows of a field event into the order of the later trials: the cut, and its reversal.

Rows keep every word of theirs; those who do not go on stand behind the others. Where rows say
`order=` themselves their numbers change, and no line moves.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from meetc.edit.edit import Edit, edited, set_field
from meetc.edit.errors import CannotOrderError, NotAsWantedError
from meetc.edit.start_lists import Drawn
from meetc.edit.texts import Texts
from meetc.edit.whole_rows import in_their_places, whole_text
from meetc.model import Event, Row, Unit
from meetc.pipeline import Compiled
from meetc.resolve.sheets.line import SheetLine
from meetc.rules.cut import counting, cut, first_trials, is_out, later_order, places_after
from meetc.rules.horizontal import best_mark
from meetc.rules.rulebook import Rulebook
from meetc.syntax.parts import values


class _Rule(NamedTuple):
    """After how many trials the order is made, and the cut: after how many trials, to how many."""

    after: int
    cut_after: int
    survivors: int


def with_trial_order(
    texts: Texts, compiled: Compiled, event_id: str, after: int | None = None
) -> Drawn:
    """The texts of a meet without errors, the rows of an event in the order of the trials behind
    the cut, or behind trial `after`; a sentence for each athlete, with the reason. Raises
    CannotOrderError and EditError."""
    event = next(event for event in compiled.meet.events if event.id == event_id)
    unit = _unit(event)
    rule = _rule(event, after, compiled.meet.rules)
    series = [counting(row.performance, row.series) for row in unit.rows]
    _check_complete(unit.rows, rule.cut_after)
    going_on = cut(series, rule.cut_after, rule.survivors).survivors
    _check_complete([unit.rows[n] for n in going_on], rule.after)
    placed = places_after(series, rule.after)
    order = later_order(placed, going_on)
    out = [n for n in range(len(series)) if n not in going_on]
    sentences = [_sentence(unit.rows[n], placed[n], rule, goes_on=n in going_on)
                 for n in (*order, *out)]  # fmt: skip
    edits = _edits(unit, [unit.rows[n] for n in (*order, *out)])
    if edits and any(trial != "." for own in series for trial in own[rule.after :]):
        raise CannotOrderError(f"trial {rule.after + 1} has begun: nothing is moved any more")
    after_edits = edited(texts, edits)
    _prove(after_edits, event, unit)
    return Drawn(after_edits, sentences, [], [])


def _unit(event: Event) -> Unit:
    """The one group of the last round, which has trials. Raises CannotOrderError."""
    if not event.discipline.form.in_trials:
        raise CannotOrderError("only throws and horizontal jumps have a cut")
    units = event.units_of(len(event.rounds))
    if event.rounds[-1] > 1:
        raise CannotOrderError("it has several groups, and the best of all of them go on")
    if not any(row.series for unit in units for row in unit.rows):
        raise CannotOrderError("no trial is written yet")
    if any(isinstance(row.line, SheetLine) for row in units[0].rows):
        raise CannotOrderError("its rows stand in a sheet: their order is made there")
    return units[0]


def _rule(event: Event, after: int | None, rules: Rulebook) -> _Rule:
    """The rule of the event, else that of the book. Raises CannotOrderError."""
    last, survivors = event.cut_by(rules)
    trials = event.trials_of(len(event.rounds), rules)
    own = last if after is None else after
    if not own:
        raise CannotOrderError("cut_after_round=0 says that there is no cut")
    if own >= trials:
        raise CannotOrderError(f"each has {trials} trials, and none is behind trial {own}")
    if not last or own < last:
        return _Rule(own, own, len(list(event.all_rows)))
    return _Rule(own, last, survivors)


def _check_complete(rows: Sequence[Row], after: int) -> None:
    """Raise CannotOrderError where somebody's trials before the order are missing."""
    for row in rows:
        taken = len(first_trials(row.series, after))
        if taken < after and "r" not in row.series and not is_out(row.performance):
            raise CannotOrderError(f"bib {row.bib} has {taken} of {after} trials")


def _sentence(row: Row, place: int | None, rule: _Rule, *, goes_on: bool) -> str:
    mark = best_mark(row.series[: rule.after])
    said = f"place {place} with {mark}" if place else "no valid mark"
    if is_out(row.performance):
        return f"{row.bib}  out: {row.performance}"
    if goes_on:
        return f"{row.bib}  {said} after trial {rule.after}"
    return f"{row.bib}  out: {said} after trial {rule.cut_after}, the best {rule.survivors} go on"


def _edits(unit: Unit, order: Sequence[Row]) -> list[Edit]:
    """What puts the lines of rows into an order, each with the comments right above it."""
    if any(values(row.line, "order") for row in unit.rows):
        return [
            set_field(row.line, "order", str(number))
            for number, row in enumerate(order, 1)
            if row.order != number
        ]
    return in_their_places([row.line for row in unit.rows], [whole_text(row.line) for row in order])


def _prove(texts: Texts, event: Event, unit: Unit) -> None:
    """Raises NotAsWantedError where anything but the order of the rows is another one."""
    compiled = texts.compile()
    after = compiled.meet.event(event.id) or event
    same = after.unit_at(unit.place)
    if not compiled.ok or _said(same.rows if same else ()) != _said(unit.rows):
        raise NotAsWantedError("the results would then be others")


def _said(rows: Sequence[Row]) -> dict[str, tuple[object, ...]]:
    return {row.bib: (row.performance, row.place, row.series, row.note) for row in rows}
