"""Places that are written over all heats of a round, as sheets of timed finals have them. Each
unit is sent the places of its own, which is what OpenTrack has there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from meetc.disciplines import Discipline, Form
from meetc.model import OMIT
from meetc.resolve.context import Context
from meetc.resolve.programme.heights import Heights
from meetc.resolve.rows.written import Written, WrittenRows
from meetc.resolve.standing.standing import detail_of, marks_of
from meetc.rules.places import beside, misplaced, places, settle
from meetc.rules.tie_breaks import worth_of
from meetc.syntax.values import is_quoted


class Heat(NamedTuple):
    """The rows of one unit of a round, with what their marks follow from."""

    written: WrittenRows
    heights: Heights | None
    running: bool

    @property
    def rows(self) -> Sequence[Written]:
        return self.written.rows


def into_units(heats: Sequence[Heat], discipline: Discipline, ctx: Context) -> None:
    """Turn the written places of a round's units into those of each unit, where they are sound
    over the whole round and not in each unit alone. In quotes they stay."""
    heats = [heat for heat in heats if any(row.place for row in heat.rows)]
    if len(heats) < 2 or discipline.form is Form.COMBINED or any(map(_is_quoted, heats)):
        return
    among_all = [_worths(heat, discipline, ctx) for heat in heats]
    ranked = [_without_guests(heat, own) for heat, own in zip(heats, among_all, strict=True)]
    readings = (ranked, among_all)  # who is not ranked may count in the places of the others
    if any(_fit_in_each(heats, worths, discipline) for worths in readings):
        return
    rows = [row for heat in heats for row in heat.rows]
    for worths in readings:
        if _fits(rows, [one for own in worths for one in own], discipline):
            for heat, own in zip(heats, worths, strict=True):
                _give(heat.rows, _derived(heat.rows, own, discipline))
            return


def _fit_in_each(
    heats: Sequence[Heat], worths: Sequence[Sequence[Any]], discipline: Discipline
) -> bool:
    return all(_fits(heat.rows, own, discipline) for heat, own in zip(heats, worths, strict=True))


def _is_quoted(heat: Heat) -> bool:
    """Whether a place stands in quotes: somebody means it as it is."""
    written = (row.fields for row in heat.rows if row.place)
    return any(is_quoted(fields.piece("place").raw) for fields in written)


def _worths(heat: Heat, discipline: Discipline, ctx: Context) -> list[Any]:
    """What the rows are ranked by; what is wrong with their marks is told later."""
    marks = ctx.record(
        lambda: marks_of(heat.written, discipline, heat.heights, heat.running, ctx)
    ).made
    worth = worth_of(discipline.form)
    return [None if mark is None else worth(mark) for mark in marks.rank]


def _without_guests(heat: Heat, worths: Sequence[Any]) -> list[Any]:
    """What counts of those who are ranked; `place=-` is for who is not."""
    return [
        None if row.fields.values.get("place") is OMIT else own
        for row, own in zip(heat.rows, worths, strict=True)
    ]


def _derived(
    rows: Sequence[Written], worths: Sequence[Any], discipline: Discipline
) -> list[int | None]:
    return places(
        worths, lambda n: detail_of(rows[n], discipline.form), lowest_wins=discipline.lowest_wins
    )


def _fits(rows: Sequence[Written], worths: Sequence[Any], discipline: Discipline) -> bool:
    """Whether the written places are those of the marks, or of an order without gaps where there
    are none."""
    written = [row.place for row in rows]
    without = [place for place, own in zip(written, worths, strict=True) if place and own is None]
    derived = beside(_derived(rows, worths, discipline), without)
    settled = settle(derived, written)
    wrong = [n for n in misplaced(derived, written, settled) if worths[n] is not None]
    ahead = [sum(p is not None and p < place for p in settled) for place in without]
    return not wrong and all(n + 1 == place for n, place in zip(ahead, without, strict=True))


def _give(rows: Sequence[Written], derived: Sequence[int | None]) -> None:
    """Write the place of each into its row, as it is among these rows."""
    written = [row.place for row in rows]
    for row, own, follows in zip(rows, written, derived, strict=True):
        if own is not None:
            row.fields.values["place"] = 1 + sum(
                other < own if other is not None else bool(place and follows and place < follows)
                for other, place in zip(written, derived, strict=True)
            )
