"""Who runs the repechage: all of round 1 who have not gone on by place, and nobody else."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from meetc.diagnostics.codes import NOT_OF_THE_REPECHAGE
from meetc.diagnostics.diagnostic import Related, Report
from meetc.diagnostics.wording import are, count_of, listed
from meetc.model import Event, Row, Unit
from meetc.resolve.rounds.held_round import Former, formers, in_repechage
from meetc.resolve.rows.words import who
from meetc.rules.repechage import ROUND
from meetc.rules.rulebook import Rulebook

_NAMED = 5
WITHDRAWN = "who does not come is DNS there; a note beside the mark says who has withdrawn before"
"""What is to be done about who is missing in a start list."""


def check_repechage(
    event: Event, former: Collection[Row], units: Sequence[Unit], rules: Rulebook, report: Report
) -> None:
    """The start lists of the repechage are those of round 1 whom they are for. `former` are the
    rows of round 1 once that is over, else none."""
    if not former or _by_time(event, former, report):
        return
    before = formers(event, ROUND, rules)
    entitled = {one.row.bib for one in in_repechage(event, before.values())}
    starting = {row.bib: (row, unit) for unit in units for row in unit.rows}
    wrong = [
        (row, unit)
        for bib, (row, unit) in starting.items()
        if bib not in entitled and not row.note and not (bib in before and before[bib].row.note)
    ]
    is_whole = len(units) == event.rounds[ROUND - 1] and all(unit.rows for unit in units)
    missing = [
        row
        for row in former
        if row.bib in entitled - starting.keys() - event.scratched.keys() and not row.note
    ]
    if wrong:
        _tell_starter(event, wrong, before, report)
    elif is_whole and missing:
        _tell_missing(event, missing, units[0], report)


def _by_time(event: Event, former: Collection[Row], report: Report) -> bool:
    """Whether somebody has gone on by time, as nobody does who can run again."""
    row = next((row for row in former if row.qualifier == "q"), None)
    if row is None:
        return False
    word = next((n for n, word in enumerate(row.line.words) if word == "q"), None)
    report.warning(
        NOT_OF_THE_REPECHAGE,
        f"{who(event, row)} has q, and who is not Q runs the repechage",
        row.line.span(word),
        related=[Related(event.line.span(), "it has a repechage")],
        hint="nobody goes on by time past a repechage; qR, qJ and qD are by decision",
    )
    return True


def _tell_starter(
    event: Event,
    wrong: Sequence[tuple[Row, Unit]],
    before: dict[str, Former],
    report: Report,
) -> None:
    (row, unit), others = wrong[0], len(wrong) - 1
    own = before.get(row.bib)
    more = f"; nor {are(others)} {count_of(others, 'other')} for it"
    report.warning(
        NOT_OF_THE_REPECHAGE,
        f"{who(event, row)} is in {event.id} {event.name_of(unit)}, the "
        f"repechage, and {_why_not(event, own)}{more if others else ''}",
        row.line.span(0),
        related=[Related(own.row.line.span(), "in round 1")] if own else [],
        hint="it is for all who have a time in round 1 and no Q; a note can say why else"
        if event.repechage == "finishers"
        else "it is for all who have started in round 1 and have no Q; a note can say why else",
    )


def _why_not(event: Event, own: Former | None) -> str:
    """Why the repechage is not for somebody."""
    if own is None:
        return "was not in round 1"
    if own.qualifier:
        return f"has gone on from round 1 with {own.qualifier}"
    mark = own.row.performance or "no time"
    return f"had {mark} in round 1: repechage={event.repechage}"


def _tell_missing(event: Event, missing: Sequence[Row], unit: Unit, report: Report) -> None:
    bibs = listed([row.bib for row in missing], _NAMED)
    report.warning(
        NOT_OF_THE_REPECHAGE,
        f"{bibs} {are(len(missing))} not Q in round 1 of {event.id}, and not in the repechage",
        missing[0].line.span(),
        related=[Related(unit.line.span(), "its start list")],
        hint=WITHDRAWN,
    )
