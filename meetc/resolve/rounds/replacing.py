"""Who takes the place of one who has qualified and left, of the round before."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from meetc.model import Event, Row
from meetc.resolve.rounds.field_round import places_of_all
from meetc.resolve.rounds.held_round import HeldRound
from meetc.rules.replacement import NextBest, next_by_place, next_by_time, replaced_by


def next_of(
    event: Event, held: HeldRound, following: Iterable[Row], gone: Collection[str]
) -> NextBest:
    """The next best of a round: who has not gone on, is on no list of the following one, and has
    not left: those are `gone`, the scratched, and whom rows of the list stand for."""
    away = {*gone, *event.scratched}
    for row in following:
        away |= {row.bib, *replaced_by(row.note)}
    out = {
        n
        for n, row in enumerate(held.rows)
        if row.bib in away or event.qualifier_of(held.number, row) not in ("", "qD")
    }
    if event.discipline.form.on_track:
        return next_by_time(held.runners, out)
    return next_by_place(places_of_all(event, held.rows), out)
