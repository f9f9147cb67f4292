"""Contradictions of what is typed of those who qualify, as far as no rule of progression is needed
to see them."""

from __future__ import annotations

from decimal import Decimal

from meetc.diagnostics.codes import (
    Q_BEHIND_OTHERS,
    Q_WITHOUT_THE_TIME,
    QUALIFIED_IN_THE_LAST_ROUND,
)
from meetc.diagnostics.diagnostic import Related, Report
from meetc.diagnostics.wording import have, ordinal
from meetc.model import Event, Row, Unit, qualifiers_of
from meetc.resolve.rows.words import who
from meetc.rules.marks import time_value
from meetc.rules.progression import FIELDS
from meetc.rules.qualifying import (
    Ran,
    ahead_without,
    by_time_with_the_place,
    faster_without,
    one_too_many,
)


def check_qualified(event: Event, report: Report) -> None:
    """Nobody qualifies in the last round, nor by place before those in front; `qual_by_place`,
    where it is given, says the second better."""
    last = len(event.rounds)
    by_place = [event.progression_from(number).by_place for number in range(1, last)]
    for unit in event.units:
        if unit.round == last > 1:  # a straight final may be a qualification for another meet
            _check_last(event, unit, report)
        elif unit.round < last and unit.is_official and not by_place[unit.round - 1]:
            _check_order(event, unit, report)
    for number in range(1, last):
        if event.round_after(number) == number + 1:  # nobody goes past a repechage by time
            _check_times(event, number, report)


def _check_last(event: Event, unit: Unit, report: Report) -> None:
    for row in unit.rows:
        if row.qualifier and not row.note:
            report.warning(
                QUALIFIED_IN_THE_LAST_ROUND,
                f"{who(event, row)} has {row.qualifier} in the last round of {event.id}",
                row.line.span(qualifier_word(row)),
                hint="is it a heat? rounds=2,1 has a final behind two; a note can say what else "
                "somebody qualifies for",
            )
            return  # the others of this unit are of the same mistake


def _check_order(event: Event, unit: Unit, report: Report) -> None:
    qualifiers = qualifiers_of(unit.rows)
    if "Q" not in qualifiers:
        return
    ahead = ahead_without([row.place for row in unit.rows], qualifiers)
    for behind, before in ahead[:1]:
        first = unit.rows[before]
        report.warning(
            Q_BEHIND_OTHERS,
            f"{who(event, unit.rows[behind])} has Q, and {who(event, first)} in front has none",
            unit.rows[behind].line.span(qualifier_word(unit.rows[behind])),
            related=[Related(first.line.span(), "in front")],
            hint="Q is by place, from the first on; q is by time, qR and qJ by decision",
        )


def _check_times(event: Event, number: int, report: Report) -> None:
    """Who goes on by time is among the fastest of a round, once that is official whole. Hand times
    do not compare with others, and a note says why somebody does not go on."""
    units = event.units_of(number) if event.is_official(number) else []
    whole = [row for unit in units for row in unit.rows]
    letters = zip(whole, qualifiers_of(whole), strict=True)
    if all(row.note for row, letter in letters if letter == "q"):
        return
    timed = [row for row in whole if row.place and time_value(row.performance or "") is not None]
    rows = [row for row in timed if not row.note]
    if not event.discipline.form.on_track or len({_decimals(row) for row in rows}) > 1:
        return
    runners = [
        Ran(
            time_value(row.performance or "") or Decimal(0),
            time_value(str(row.fields.get("raw_time") or "")),
            event.qualifier_of(number, row),
        )
        for row in rows
    ]
    if pair := faster_without(runners):
        row, first = rows[pair[0]], rows[pair[1]]
        message = f"{who(event, row)} has q with {row.performance}, and {who(event, first)} none"
        _tell_time(row, f"{message} with {first.performance}", first, report)
        return
    places = event.progression[number - 1].by_mark if number <= len(event.progression) else 0
    if (n := one_too_many(runners, places)) is not None:
        by_place = [row for unit in units for row in _by_place(event, unit)]
        if by_place:
            _tell_place(event, number, by_place[0], report)
            return
        message = f"{who(event, rows[n])} has q, and {places} faster {have(places)}"
        _tell_time(rows[n], f"{message} it: qual_fastest_losers={places}", None, report)


def _by_place(event: Event, unit: Unit) -> list[Row]:
    """Who of a heat has q and goes on by place."""
    places, letters = [row.place for row in unit.rows], qualifiers_of(unit.rows)
    by_place = event.progression_from(unit.round).by_place
    return [unit.rows[n] for n in by_time_with_the_place(places, letters, by_place)]


def _tell_place(event: Event, number: int, row: Row, report: Report) -> None:
    name, by_place = FIELDS[number - 1][0], event.progression_from(number).by_place
    report.warning(
        Q_WITHOUT_THE_TIME,
        f"{who(event, row)} has q and is {ordinal(row.place or 0)}, and {name}={by_place}",
        row.line.span(qualifier_word(row)),
        hint="write Q, which is by place: q is for the fastest of the others; else correct the row",
    )


def _tell_time(row: Row, message: str, first: Row | None, report: Report) -> None:
    report.warning(
        Q_WITHOUT_THE_TIME,
        message,
        row.line.span(qualifier_word(row)),
        related=[Related(first.line.span(), "the faster one")] if first else [],
        hint="q is by time, over all heats; qR, qJ and qD are by decision",
    )


def _decimals(row: Row) -> int:
    return len((row.performance or "").partition(".")[2])


def qualifier_word(row: Row) -> int | None:
    """The number of the word that says who qualifies; None where a field says it."""
    return next((n for n, word in enumerate(row.line.words) if word == row.qualifier), None)
