"""Who starts in a later round has qualified in the one before, and who has qualified starts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from meetc.diagnostics.codes import (
    DRAW_TO_COME,
    FEWER_THAN_GO_ON,
    NOT_QUALIFIED,
    QUALIFIED_AND_MISSING,
)
from meetc.diagnostics.diagnostic import Related, Report
from meetc.diagnostics.wording import are, count_of, have, listed
from meetc.model import Event, Row, Unit, qualifiers_of
from meetc.resolve.rounds.going_on import GoingOn, next_best
from meetc.resolve.rounds.letters_in_field import check_letters
from meetc.resolve.rounds.repechage import WITHDRAWN, check_repechage
from meetc.resolve.rows.doubts import doubtful, doubtful_lines, has_unread_row
from meetc.resolve.rows.words import who
from meetc.rules.marks import STATUSES
from meetc.rules.repechage import ROUND
from meetc.rules.rulebook import Rulebook

_NAMED = 5
_NOT_THROUGH = ("without Q or q", "not through by the rule of the event")


class _RoundBefore(NamedTuple):
    """The round before, by bib, and those of it who go on."""

    number: int
    rows: dict[str, Row]
    qualified: dict[str, Row]
    qualifiers: dict[str, str]
    rule: GoingOn | None
    """Who goes on by the rule of the event; None where it has none, or where what is typed says
    otherwise."""

    @property
    def undecided(self) -> set[str]:
        return self.rule.open if self.rule else set()


def check_starters(event: Event, held: Sequence[GoingOn], rules: Rulebook, report: Report) -> None:
    """What is typed of a round is held against the one before, once that is over."""
    if len(event.rounds) == 1:
        return
    doubts = doubtful_lines(report)
    by_rule = {one.number: one for one in held if one.is_over and one.agrees}
    unread = {unit.round for unit in event.units if has_unread_row(unit, doubts)}
    for one in held:
        if not one.is_over or one.agrees or one.number in unread:
            continue
        if not doubtful(one.rows, doubts):
            is_told = _check_number(event, one, report)
            if not (is_told or event.discipline.form.on_track):
                check_letters(event, one, report)
    for number in range(1, len(event.rounds)):
        former = _round_before(event, number, by_rule.get(number))
        units = event.units_of(number + 1)
        rows = [*former.rows.values(), *(row for unit in units for row in unit.rows)]
        if doubtful(rows, doubts) or not unread.isdisjoint((number, number + 1)):
            continue
        if former.rule:
            _check_undecided(event, former.rule, report)
        if event.repechage and number + 1 == ROUND:
            check_repechage(event, former.rows.values(), units, rules, report)
        elif former.qualified:
            _check_start_lists(event, former, units, report)


def _round_before(event: Event, number: int, rule: GoingOn | None) -> _RoundBefore:
    """The round before, with that past a repechage. Without a rule it counts once it is official
    whole."""
    before = event.rounds_before(number + 1) if rule or event.is_official(number) else ()
    last = {row.bib: (n, row) for n in before for unit in event.units_of(n) for row in unit.rows}
    rows = {bib: row for bib, (_, row) in last.items()}
    typed = zip(last.items(), qualifiers_of(rows.values()), strict=True)
    qualifiers = {
        bib: qualifier
        for (bib, (n, row)), own in typed
        if (qualifier := own or (event.going_on and event.qualifier_of(n, row)))
    }
    qualified = {bib: rows[bib] for bib in qualifiers}
    return _RoundBefore(number, rows, qualified, qualifiers, rule)


def _check_start_lists(
    event: Event, former: _RoundBefore, units: Sequence[Unit], report: Report
) -> None:
    starting = {row.bib: (row, unit) for unit in units for row in unit.rows}
    is_whole = len(units) == event.rounds[former.number] and all(unit.rows for unit in units)
    missing = [
        row
        for bib, row in former.qualified.items()
        if bib not in starting and bib not in event.scratched and not row.note
    ]
    by_note = sum(bool(row.note) and b not in former.qualified for b, (row, _) in starting.items())
    among = missing[by_note:] if is_whole and former.rule else []
    unqualified = list(_unqualified(event, former, starting))
    if unqualified:
        _report_unqualified(event, former, unqualified, among, report)
    elif among:
        _report_missing(event, former, among, units[0], report)


def _unqualified(
    event: Event, former: _RoundBefore, starting: dict[str, tuple[Row, Unit]]
) -> Iterator[tuple[Row, Unit]]:
    """Those who start and have not qualified; not who takes the place of one who has withdrawn,
    nor who has a note. That beside a DQ is of the DQ, and explains no start."""
    gone = [
        bib
        for bib, row in former.qualified.items()
        if bib in event.scratched
        or (row.note if bib not in starting else starting[bib][0].performance == "DNS")
    ]
    instead = next_best(event, former.rule, len(gone)) if former.rule else set()
    through = former.qualified.keys() | former.undecided | instead
    for bib, (row, unit) in starting.items():
        own = former.rows.get(bib)
        if bib in through or row.note or _goes_on_by_note(own):
            continue
        if own is not None or former.rule:
            yield row, unit


def _goes_on_by_note(row: Row | None) -> bool:
    return row is not None and bool(row.note) and row.performance not in STATUSES


def _report_unqualified(
    event: Event,
    former: _RoundBefore,
    unqualified: Sequence[tuple[Row, Unit]],
    missing: Sequence[Row],
    report: Report,
) -> None:
    (row, unit), others = unqualified[0], len(unqualified) - 1
    place = event.name_of(unit)
    own = former.rows.get(row.bib)
    reason = "has not qualified" if own else "was not in the round before"
    nor = f"; nor {have(others)} {count_of(others, 'other')} of this round"
    more = nor + ("" if own else " qualified") if others else ""
    hint = "write the Q or q that is missing, or the right bib; a note can say why else"
    if own is not None and former.rule:
        hint = (
            f"is the bib right? `meetc why FILE {event.id} {row.bib}` tells why; by decision one "
            "goes on with qR, qJ or qD, and a note can say why else"
        )
    if own is not None and own.performance in STATUSES:
        hint = (
            f"`meetc advance FILE {event.id} --replace {row.bib}` has the next best there; "
            "a note can say why else"
        )
    if missing:
        number, bibs = len(missing), listed([other.bib for other in missing], _NAMED)
        qualified = f"{bibs} {have(number)} qualified and {are(number)} missing"
        hint = f"{qualified}; a note in a row can say why else"
    report.warning(
        NOT_QUALIFIED,
        f"{who(event, row)} is in {event.id} {place}, and {reason}{more}",
        row.line.span(0),
        related=[Related(own.line.span(), _NOT_THROUGH[bool(former.rule)])] if own else [],
        hint=hint,
    )


def _report_missing(
    event: Event, former: _RoundBefore, missing: Sequence[Row], unit: Unit, report: Report
) -> None:
    row, others = missing[0], len(missing) - 1
    qualifier = former.qualifiers[row.bib]
    heats = event.rounds[former.number]
    where = event.name_of(unit) if heats == 1 else f"round {unit.round}"
    more = f"; nor {are(others)} {count_of(others, 'other')}" if others else ""
    report.warning(
        QUALIFIED_AND_MISSING,
        f"{who(event, row)} has qualified with {qualifier}, and is not in {event.id} {where}{more}",
        row.line.span(),
        related=[Related(unit.line.span(), "the start list")],
        hint=WITHDRAWN,
    )


def _check_number(event: Event, held: GoingOn, report: Report) -> bool:
    """As many have Q or q as go on by the rule, where what is typed is not what it gives: a mark
    has changed, say, and somebody moves up. Whether that is told."""
    letters = [row.qualifier for row in held.rows if row.qualifier]
    if event.round_after(held.number) != held.number + 1 and "q" in letters:
        return True  # told of the repechage
    typed = len(letters)
    count = len(held.advance) + sum(one.places for one in held.undecided)
    next_up = [
        row
        for row in held.rows
        if row.bib in held.advance and not (row.qualifier or row.note or row.bib in event.scratched)
    ]
    if typed >= count or not next_up:
        return False
    row = next_up[0]
    qualifier = held.advance[row.bib].qualifier
    report.warning(
        FEWER_THAN_GO_ON,
        f"{who(event, row)} goes on from round {held.number} of {event.id} with {qualifier} by the "
        f"rule, and has none: {typed} {have(typed)} Q or q, and {count} go on",
        row.line.span(),
        hint="has a mark changed? Correct the letters, or take them out: they are worked out; a "
        "note says who has withdrawn",
    )
    return True


def _check_undecided(event: Event, held: GoingOn, report: Report) -> None:
    """Where the rule leaves some undecided, what decides it is written."""
    for one in held.undecided:
        rows = [held.rows[n] for n in one.runners]
        if sum(bool(row.qualifier) for row in rows) >= one.places:
            continue
        places = count_of(one.places, "place")
        bibs = listed([row.bib for row in rows], _NAMED)
        report.warning(
            DRAW_TO_COME,
            f"{bibs} of {event.id} are for {places} of the next round: {one.why}",
            rows[0].line.span(),
            related=[Related(row.line.span(), "level") for row in rows[1:_NAMED]],
            hint="draw lots, and write qD behind who goes on"
            if one.by_draw
            else "write what decides it; else Q or q behind who goes on, qD where lots "
            "have decided",
        )
