"""Compares two compiled meets: one pure function from both to a tree of changes.

Nothing that a payload holds is left out: every value of every thing is compared, whatever its
name. What the rules derive differs like anything else, and is marked where it follows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from meetc.compare.change import ABSENT, POINTS_OF, THROUGH, Change, Detail, Verb
from meetc.compare.heats import with_moves
from meetc.compare.match import Pair, pair
from meetc.compare.names import Names
from meetc.compare.values import differing, series_of, values_of
from meetc.fields import Kind
from meetc.json_values import same
from meetc.model import Athlete, Event, Meet, Row, Unit, Values
from meetc.resolve.review.team_scores import scores_by_team

_FOLLOWS_IN_A_UNIT = frozenset(("status", "results_status", "event_id", "event_name", "event_code"))
"""What a unit repeats of its event, and what follows from its rows."""

_NEVER_FOLLOWS = frozenset("performance series jump_off raw_time qualifier pb sb qp".split())
"""What somebody measured, wherever it is written."""


def compare(old: Meet, new: Meet) -> tuple[Change, ...]:
    """What makes `new` of `old`, in the order of `new`; empty where nothing differs that is
    sent, or would be if it had a known key."""
    return tuple(_meet(Pair("", old, new), Names(old), Names(new)))


def _meet(meets: Pair[Meet], was: Names, now: Names) -> Iterator[Change]:
    yield from _changes(Kind.MEET, meets, now.meet)
    scores = [{} if meet is None else _scores(meet) for meet in (meets.old, meets.new)]
    for team in _below(meets, "teams", lambda team: team.id):
        sides = zip((team.old, team.new), scores, strict=True)
        values = ({} if own is None else values_of(own) | of.get(team.id, {}) for own, of in sides)
        name = (now if team.new else was).team(team.id)
        yield from _changes(Kind.TEAM, team, name, (), differing(*values))
    for athlete in filter(_is_open, _below(meets, "athletes", lambda athlete: athlete.bib)):
        yield from _athlete(athlete, was, now)
    for event in filter(_is_open, _below(meets, "events", lambda event: event.id)):
        yield from _event(event, was, now)


def _is_open(things: Pair[Any]) -> bool:
    """Whether anything can differ: not of what was compiled once for both sides."""
    return things.old is not things.new or things.moved is not None


def _scores(meet: Meet) -> dict[str, Values]:
    """The points and the place of each team in its match."""
    return {
        own.team: {
            "score": own.total if isinstance(own.total, int) else str(own.total),
            "place": own.place,
        }
        for own in scores_by_team(meet)
    }


def _athlete(athlete: Pair[Athlete], was: Names, now: Names) -> Iterator[Change]:
    below: list[Change] = []
    for entry in _below(athlete, "entries", lambda entry: entry.event_id):
        below += _changes(Kind.ENTRY, entry, (now if entry.new else was).event(entry.id))
    name = (now if athlete.new else was).athlete(athlete.id)
    yield from _changes(Kind.ATHLETE, athlete, name, below)


def _event(event: Pair[Event], was: Names, now: Names) -> Iterator[Change]:
    below: list[Change] = []
    for squad in _below(event, "squads", lambda squad: squad.id):
        below += _changes(Kind.SQUAD, squad, (now if squad.new else was).squad(squad.id, event.id))
    below += _rows(event, event, was, now)
    units: list[Change] = []
    for unit in _below(event, "units", lambda unit: f"{unit.round}/{unit.heat}"):
        rows = list(_rows(event, unit, was, now))
        units += _changes(Kind.UNIT, unit, _unit_name(event, unit), rows)
    name = (now if event.new else was).event(event.id)
    sides = ((event.old, was), (event.new, now))
    values = ({} if own is None else values_of(own) | _run_with(own, of) for own, of in sides)
    yield from _changes(Kind.EVENT, event, name, below + with_moves(units), differing(*values))


def _run_with(event: Event, names: Names) -> Values:
    """The event whose races it is in, as its text says with `with=`."""
    lead = names.lead(event.id)
    return {} if lead in ("", event.id) else {"run_with": lead}


def _unit_name(event: Pair[Event], units: Pair[Unit]) -> str:
    unit, owner = (units.new, event.new) if units.new else (units.old, event.old)
    assert unit is not None
    assert owner is not None
    return owner.name_of(unit)


def _rows(
    event: Pair[Event], holder: Pair[Unit] | Pair[Event], was: Names, now: Names
) -> Iterator[Change]:
    """The rows of a unit, or those that stand in a combined event itself."""
    for row in _below(holder, "rows", lambda row: row.bib):
        beside = _beside(row.old, event.old, holder.old), _beside(row.new, event.new, holder.new)
        is_still = not row.moved and beside[0] == beside[1]
        if row.old and row.new and is_still and _is_same_row(row.old, row.new):
            continue
        old = _row_values(row.old, holder.old) | beside[0]
        new = _row_values(row.new, holder.new) | beside[1]
        if old.get("qualifier", old.get(THROUGH)) == new.get("qualifier", new.get(THROUGH)):
            old.pop(THROUGH, None)  # what was worked out is typed now, or the other way round
            new.pop(THROUGH, None)
        if row.old and row.new:
            for name in ("series", "jump_off"):
                if getattr(row.old, name) == getattr(row.new, name):
                    old.pop(name, None)  # the same card over other bars: the unit tells them
                    new.pop(name, None)
        name = (now if row.new else was).row(row.id, event.id)
        yield from _changes(Kind.ROW, row, name, (), differing(old, new))


def _beside(row: Row | None, event: Event | None, holder: Unit | Event | None) -> Values:
    """What the rules say of a row: what it goes on with where nothing is typed, and of a combined
    event the total with the points of each part."""
    if row is None or event is None:
        return {}
    if isinstance(holder, Unit):
        through = event.going_on and not row.qualifier and event.qualifier_of(holder.round, row)
        return {THROUGH: through} if through else {}
    own = event.totals.get(row.bib)
    if own is None:
        return {}
    points = {f"{POINTS_OF}{part}": points for part, points in own.points.items()}
    values = {"place": own.place, "total": own.out or own.total, **points}
    return {name: value for name, value in values.items() if value is not None}


def _is_same_row(old: Row, new: Row) -> bool:
    """Decides on most rows of a season, and so does without a table of their values."""
    return (
        old[:-1] == new[:-1]
        and same(old.fields, new.fields)
        and same(old.unsent, new.unsent)
        and same(old.extra, new.extra)
    )


def _row_values(row: Row | None, holder: Unit | Event | None) -> Values:
    if row is None:
        return {}
    bars, jump_off = (holder.heights, holder.jump_off) if isinstance(holder, Unit) else ((), ())
    cards = {
        "series": series_of(row.series, bars),
        "jump_off": series_of(row.jump_off, jump_off),
    }
    return values_of(row) | {name: card for name, card in cards.items() if card is not ABSENT}


def _below(things: Pair[Any], name: str, id_of: Callable[[Any], str]) -> list[Pair[Any]]:
    """What stands below a thing before and after, in pairs."""
    old, new = (() if side is None else getattr(side, name) for side in (things.old, things.new))
    return pair(old, new, id_of)


def _changes(
    kind: Kind,
    things: Pair[Any],
    name: str,
    below: Sequence[Change] = (),
    details: list[Detail] | None = None,
) -> Iterator[Change]:
    """The change of a thing, if it or anything below it has changed."""
    old, new, moved = things.old, things.new, things.moved
    if details is None:
        details = differing(*({} if side is None else values_of(side) for side in (old, new)))
    if old is None or new is None:
        verb = Verb.ADDED if old is None else Verb.REMOVED
        yield Change(kind, verb, things.id, name, tuple(details), tuple(below))
    elif details or moved or below:
        follows = bool(details) and not moved and _follows(kind, old, new, details)
        details += [moved] if moved else []
        yield Change(kind, Verb.CHANGED, things.id, name, tuple(details), tuple(below), follows)


def _follows(kind: Kind, old: Any, new: Any, details: list[Detail]) -> bool:
    """Whether nobody wrote a change: the line of the thing says the same as before. Meets,
    events and units have values on lines of their own."""
    names = {detail.name for detail in details}
    if kind in (Kind.MEET, Kind.EVENT) or names & _NEVER_FOLLOWS:
        return False
    if kind is Kind.UNIT and not names <= _FOLLOWS_IN_A_UNIT:
        return False
    return bool(old.line.words == new.line.words)
