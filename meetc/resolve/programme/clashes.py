"""Athletes who are in two events at once, or in two races with no time between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from meetc.diagnostics.codes import TWO_PLACES_AT_ONCE
from meetc.diagnostics.diagnostic import Related
from meetc.diagnostics.wording import count_of, listed
from meetc.model import OMIT, Event, Row
from meetc.resolve.context import Context
from meetc.resolve.people.entries import Entries
from meetc.resolve.programme.gaps import named, span_of
from meetc.resolve.programme.round_times import (
    RoundTime,
    at,
    is_field,
    is_race,
    without_sessions,
)
from meetc.rules.rulebook import Rulebook
from meetc.rules.timetable import MINUTE, Sitting, clash, race_seconds

_NAMED = 5


class _Place(NamedTuple):
    """Where an athlete is to be: `done` says whether a result is there already."""

    sitting: Sitting
    held: RoundTime
    done: bool

    @property
    def event(self) -> Event:
        return self.held.event


class _Pair(NamedTuple):
    """Two places that nobody can well be in, the first that begins before the other."""

    first: _Place
    second: _Place


def check_clashes(rounds: Sequence[RoundTime], entries: Entries, ctx: Context) -> None:
    """Nobody is to be in two places at once; told once for two events, with all whom it is of.
    What somebody has results of in both is over, parts of one combined event follow each other,
    and two races at one moment are told elsewhere."""
    minutes = ctx.meet.values.get("clash", ctx.rules.minutes_between_races)
    if minutes is OMIT or not isinstance(minutes, int):
        return
    pairs: dict[frozenset[str], tuple[_Pair, list[str]]] = {}
    for bib, places in _places(rounds, entries, ctx.rules).items():
        for pair in _clashes(places, minutes):
            key = frozenset((pair.first.event.id, pair.second.event.id))
            pairs.setdefault(key, (pair, []))[1].append(bib)
    for pair, bibs in pairs.values():
        _report(pair, list(dict.fromkeys(bibs)), ctx)


def _clashes(places: list[_Place], minutes: int) -> Iterator[_Pair]:
    places.sort(key=lambda place: place.sitting)
    for n, first in enumerate(places):
        for m in range(n + 1, len(places)):
            second = places[m]
            if second.sitting.start > first.sitting.end + minutes * MINUTE:
                break
            if not _is_apart(first, second) and clash(first.sitting, second.sitting, minutes):
                yield _Pair(first, second)


def _is_apart(first: _Place, second: _Place) -> bool:
    """Whether two places are no matter of the timetable."""
    one, other = first.event, second.event
    if one is other or (one.parent is not None and one.parent == other.parent):
        return True
    if first.done and second.done:
        return True
    races = first.sitting.is_race and second.sitting.is_race
    if not races or one.discipline.legs or other.discipline.legs:
        return False
    return first.sitting.start == second.sitting.start or first.held.first == second.held.first


def _places(
    rounds: Sequence[RoundTime], entries: Entries, rules: Rulebook
) -> Mapping[str, list[_Place]]:
    """Where each athlete is to be and when; of who is nowhere any more nothing is asked."""
    timed = [held for held in rounds if is_race(held.event) or is_field(held.event)]
    held_apart = without_sessions(timed)
    places: dict[str, list[_Place]] = {}
    for bib, place in _to_come(held_apart, entries, rules):
        places.setdefault(bib, []).append(place)
    if places:
        for held in held_apart:
            for bib, place in _in_rows(held, rules, done=True):
                if bib in places:
                    places[bib].append(place)
    return places


def _to_come(
    rounds: Sequence[RoundTime], entries: Entries, rules: Rulebook
) -> Iterator[tuple[str, _Place]]:
    """By the rows of units, else in round 1 by the entries and the squads."""
    entered: dict[str, list[str]] = {}
    for bib, of_bib in entries.items():
        for event_id in of_bib:
            entered.setdefault(event_id, []).append(bib)
    for held in rounds:
        yield from _in_rows(held, rules, done=False)
        if held.number == 1 and not any(unit.rows for unit in held.units):
            bibs = _entrants(held.event, entered)
            sitting = _sitting(held, held.first, len(bibs), rules)
            yield from ((bib, _Place(sitting, held, False)) for bib in bibs)


def _in_rows(held: RoundTime, rules: Rulebook, *, done: bool) -> Iterator[tuple[str, _Place]]:
    for unit in held.units:
        sitting = _sitting(held, held.start(unit, rules), len(unit.rows), rules)
        place = _Place(sitting, held, done)
        for row in unit.rows:
            if row.has_result is done and row.performance != "DNS":
                yield from ((bib, place) for bib in _who(row, held.event))


def _sitting(held: RoundTime, start: int, athletes: int, rules: Rulebook) -> Sitting:
    if is_race(held.event):
        return Sitting(start, start + race_seconds(held.event.discipline), True)
    return Sitting(start, start + held.seconds_of_field(athletes, rules), False)


def _who(row: Row, event: Event) -> Sequence[str]:
    """The bib of a row, or those who run for its squad."""
    if not event.discipline.legs:
        return (row.bib,)
    squad = next((squad.runners for squad in event.squads if squad.id == row.bib), ())
    return row.runners if row.runners is not None else squad


def _entrants(event: Event, entered: Mapping[str, list[str]]) -> list[str]:
    if not event.discipline.legs:
        return entered.get(event.id, [])
    return [bib for squad in event.squads for bib in squad.runners]


def _report(pair: _Pair, bibs: list[str], ctx: Context) -> None:
    first, second = pair
    who = f"bib {bibs[0]} is" if len(bibs) == 1 else f"{len(bibs)} athletes are"
    places = " and in ".join(f"{named(p.held)} at {at(p.sitting.start)}" for p in pair)
    ctx.report.warning(
        TWO_PLACES_AT_ONCE,
        f"{who} in {places}" + (f": bibs {listed(bibs, _NAMED)}" if len(bibs) > 1 else ""),
        span_of(second.held, ctx),
        related=[Related(span_of(first.held, ctx), "the other event")],
        hint=_hint(pair),
        events=(first.event.id, second.event.id),
    )


def _hint(pair: _Pair) -> str:
    first, second = (place.sitting for place in pair)
    if not (first.is_race and second.is_race):
        return "half of a field event and more is at the same time: TR4.3 excuses a trial, not that"
    if second.start < first.end:
        return "the first race is not over by then: move one of them"
    minutes = second.start // MINUTE - first.end // MINUTE
    return (
        f"{count_of(minutes, 'minute')} between two races: move one, or write `clash` in the meet"
    )
