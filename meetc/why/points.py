"""Where points come from: those of a part of a combined event, a total, and those of a match."""

from __future__ import annotations

from collections.abc import Sequence

from meetc.diagnostics.wording import count_of
from meetc.model import Event, Meet, Row
from meetc.resolve.index import Index
from meetc.rules.combined import table_gender
from meetc.rules.marks import STATUSES
from meetc.rules.match_points import MatchPoints, Scoring
from meetc.rules.points import added, formula, points
from meetc.why.reason import About, Reason, says

_NONE = "guests, and who is one too many of a team, win none and take nobody's place"
_SCORING = ("score", "score_b", "score_c", "score_d", "ties")


def of_part(part: Event, row: Row, whole: Event, meet: Meet) -> Reason | None:
    """The points of a part in its combined event; None where nothing is known of them."""
    total = whole.totals.get(row.bib)
    if total is None or part.id not in total.points:
        return None
    number = total.points[part.id]
    value = "" if number is None else str(number)
    why = _from_mark(part, row, whole, meet, number)
    rule = "TR39.10" if row.performance in STATUSES else "TR39"
    return Reason(About.POINTS, value, why, rule, (row.line.span(),))


def _from_mark(part: Event, row: Row, whole: Event, meet: Meet, number: int | None) -> str:
    mark, what = row.performance or "", f"{part.id} {part.code}"
    if mark in STATUSES:
        return f"{what}: {mark} makes no points"
    gender = next((athlete.gender for athlete in meet.athletes if athlete.bib == row.bib), None)
    table = table_gender(gender, part.genders, whole.genders)
    if number is None or table is None:
        return f"{what}: no table has points for {mark or 'it'}"
    if points(part.discipline, table, mark) != number:
        return f"{what}: {mark}"
    whose = {"M": "men", "F": "women"}[table]
    seconds = added(part.discipline, mark)
    by_hand = f" with {seconds} s for timing by hand" if seconds else ""
    how = formula(part.discipline, table, mark) or "beyond the limit of the table"
    return f"{what}: {mark}{by_hand}, table of {whose}: {how}"


def total(event: Event, row: Row, meet: Meet) -> Reason:
    """The total of a combined event as the sum of its parts."""
    own = event.totals[row.bib]
    parts = tuple(
        reason
        for part in meet.parts_of(event)
        for result in _results(part, row.bib)[-1:]
        if (reason := of_part(part, result, event, meet))
    )
    lines = (row.line.span(),)
    if own.out:
        return _abandoned(event, row, meet)._replace(parts=parts)
    known = [int(part.value) for part in parts if part.value]
    why = f"the sum of {count_of(len(known), 'part')}"
    if own.total is None:
        why = "no total yet" if not parts else "not all parts have points by a table"
    elif own.total != sum(known):
        why = f"written in the row, and wins; the parts make {sum(known)}"
    value = "" if own.total is None else str(own.total)
    return Reason(About.TOTAL, value, why, "TR39", lines, parts=parts)


def _abandoned(event: Event, row: Row, meet: Meet) -> Reason:
    """That somebody has no total, by the part in which they did not start, where one has that."""
    why, lines = "who does not start in a part has abandoned, and has no total", [row.line.span()]
    for part in meet.parts_of(event):
        own = _results(part, row.bib)[-1:]
        if own and own[0].performance == "DNS":
            why = f"DNS in {part.id}: {why}"
            lines.append(own[0].line.span())
            break
    out = event.totals[row.bib].out
    return Reason(About.TOTAL, out, why, "TR39.10", tuple(lines))


def _results(part: Event, bib: str) -> Sequence[Row]:
    """The rows with a result of an athlete in a part, round by round: the last one counts."""
    units = sorted(part.units, key=lambda unit: unit.round)
    return [row for unit in units for row in unit.rows if row.bib == bib and row.has_result]


def of_match(event: Event, row: Row, said: Index, *, decides: bool = True) -> Reason | None:
    """The points for a team, with the lines that say how places win them; None where nobody wins
    any. `decides` says that the match is decided by the round of the row."""
    won, lines = event.won.get(row.bib), [row.line.span()]
    if not row.points and not (decides and event.won and row.place is not None):
        return None
    value, why = str(row.points or 0), "the heading above gives each place its points"
    if says(row, "points"):
        why = f"points={row.points} is written in the row"
    elif event.scoring is not None:
        why = _NONE if won is None else f"{won.why}; {_tables(event.scoring)}"
        names = ("relay_score", *_SCORING) if event.discipline.legs else _SCORING
        lines += said.said(event.id, names)
    return Reason(About.POINTS, value, why, "", tuple(lines))


def _tables(scoring: Scoring) -> str:
    """`the table is 8, 7, 6, 5`, string by string."""
    tables = (", ".join(map(str, map(MatchPoints, table))) or "as many as there are teams"
              for table in scoring.tables)  # fmt: skip
    return f"the table is {' / '.join(tables)}"
