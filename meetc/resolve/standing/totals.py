"""Combined events: what the results of the parts make of the rows of the whole.

Written totals and places win; one that contradicts the parts is reported.
"""

from __future__ import annotations

from collections.abc import Sequence

from meetc.diagnostics.codes import (
    MIXED_MASTERS,
    NO_RESULT_IN_PART,
    NOBODY_IN_COMBINED_EVENT,
    PART_WITHOUT_TABLE,
    PLACE_CONTRADICTS_TOTALS,
    TOTAL_CONTRADICTS_PARTS,
)
from meetc.diagnostics.diagnostic import Related
from meetc.diagnostics.wording import ordinal
from meetc.disciplines import Form
from meetc.model import Event, Row, Total
from meetc.resolve.context import Context
from meetc.resolve.fields.types import as_date
from meetc.resolve.rows.doubts import doubtful, doubtful_lines
from meetc.resolve.standing.abandoned import check_starts, with_abandoned
from meetc.rules.combined import (
    Part,
    Score,
    abandoned,
    ranking,
    score,
    score_by_opentrack,
    table_gender,
)
from meetc.rules.combined_ties import WINS, parted
from meetc.rules.marks import STATUSES, distance_value
from meetc.rules.masters import group_named, group_of
from meetc.rules.places import misplaced, settle
from meetc.syntax.parts import owner_span

_TABLES = ("WA", "", None)


def add_totals(events: Sequence[Event], ctx: Context) -> tuple[Event, ...]:
    """The events, those that are combined with points, totals and places from their parts."""
    parts: dict[str, list[Event]] = {}
    for event in events:
        if event.parent is not None:
            parts.setdefault(event.parent, []).append(event)
    doubts = doubtful_lines(ctx.report)
    return tuple(
        _with_totals(event, parts.get(event.id, []), doubts, ctx)
        if event.discipline.form is Form.COMBINED
        else event
        for event in events
    )


def _with_totals(
    event: Event, parts: list[Event], doubts: frozenset[tuple[str, int]], ctx: Context
) -> Event:
    results = {part.id: rows for part in parts if (rows := _results(part))}
    whole = with_abandoned(event, parts, results, ctx)
    return whole._replace(totals=_Combined(whole, parts, results, doubts, ctx).totals())


class _Combined:
    """A combined event with its parts: those that are `held`, and the rows that count of each.
    `doubt` says that something is said of a row of theirs: what only follows is then not told."""

    def __init__(
        self,
        event: Event,
        parts: list[Event],
        results: dict[str, dict[str, Row]],
        doubts: frozenset[tuple[str, int]],
        ctx: Context,
    ) -> None:
        self.event, self.parts, self.results, self.ctx = event, parts, results, ctx
        self.report = ctx.report
        self.held = [part for part in parts if part.id in results]
        self.doubt = doubtful((row for part in self.held for row in part.all_rows), doubts)
        by_tables = event.fields.get("combined_event_tables") in _TABLES
        self.counted = list(map(self._part, self.held)) if by_tables else []
        self.scores = self._scores()

    def totals(self) -> dict[str, Total]:
        """The totals by bib; they are complete once all parts are held."""
        event, scores = self.event, self.scores
        if self.held and not event.rows:
            message = f"parts of {event.id} have results, and nobody is in {event.id} itself"
            hint = "write the bibs of its athletes below it, or enter them"
            self.report.warning(
                NOBODY_IN_COMBINED_EVENT, message, owner_span(event.line), hint=hint
            )
        check_starts(event, self.held, self.results, self.ctx)
        if not self.doubt:
            self._check_absent()
        is_written = all(row.performance for row in event.rows)
        if not is_written:
            self._check_tables()
        if self.counted and not is_written:
            _check_masters(event, self.ctx)
        if self.counted and len(self.held) == len(self.parts) and not self.doubt:
            for row, own in zip(event.rows, scores, strict=True):
                _check_total(row, own, self.ctx)
        totals = [_total(row, own) for row, own in zip(event.rows, scores, strict=True)]
        places = self._places(totals)
        return {
            row.bib: Total(own.points, total, place, "" if place else own.out)
            for row, own, total, place in zip(event.rows, scores, totals, places, strict=True)
        }

    def _part(self, part: Event) -> Part:
        by_rule = self.ctx.meet.text("combined_rules") != "opentrack"
        marks = {
            bib: "DNS" if by_rule and _has_no_trial(row) else row.performance or ""
            for bib, row in self.results[part.id].items()
        }
        gender = table_gender(part.genders, self.event.genders)
        return Part(part.id, part.discipline, marks, gender, frozenset(part.scratched))

    def _scores(self) -> list[Score]:
        """What each athlete has, by the rules that the meet names."""
        event, counted = self.event, self.counted
        athletes = [(row.bib, _gender(row.bib, self.ctx)) for row in event.rows]
        if self.ctx.meet.text("combined_rules") == "opentrack":
            return [score_by_opentrack(counted, *athlete) for athlete in athletes]
        over = bool(self.parts) and all(map(_is_official, self.parts))
        scores = [score(counted, *athlete, over=over) for athlete in athletes]
        return [
            abandoned(own) if row.bib in event.scratched else own
            for row, own in zip(event.rows, scores, strict=True)
        ]

    def _check_absent(self) -> None:
        """Who is out without a DNS: a row may just be missing, or a decision of the referee."""
        official = {part.id for part in self.held if _is_official(part)}
        for row, own in zip(self.event.rows, self.scores, strict=True):
            if any(row.bib in part.scratched for part in self.held):
                continue  # which says it
            own_rows = {part.id: self.results[part.id].get(row.bib) for part in self.held}
            has_dns = any(r is not None and r.performance == "DNS" for r in own_rows.values())
            if own.out != "DNF" or has_dns or row.performance or row.place:
                continue
            missing = next((p for p, r in own_rows.items() if r is None and p in official), "")
            idle = next((part for part, r in own_rows.items() if r and _has_no_trial(r)), "")
            self.report.warning(
                NO_RESULT_IN_PART,
                f"bib {row.bib} has no result in {missing}, which is over, and so no total"
                if missing
                else f"bib {row.bib} made no trial in {idle}, and so has no total",
                row.line.span(0),
                hint=f"is a row missing? Write {row.bib} DNS in {missing} if not"
                if missing
                else f"write {row.bib} DNS in {idle}, or NM there if the referee lets it count",
            )

    def _check_tables(self) -> None:
        """A part that no table knows leaves everybody without a total."""
        for part in self.held:
            numbers = [own.points[part.id] for own in self.scores if part.id in own.points]
            if numbers and not any(number is not None for number in numbers):
                marks = any(row.performance for row in self.results[part.id].values())
                self.report.warning(
                    PART_WITHOUT_TABLE,
                    f"no table has points for {part.code}, so {self.event.id} has no totals"
                    if marks
                    else f"{part.id} has places without marks, so {self.event.id} has no totals",
                    part.line.span(2),
                    related=[Related(owner_span(self.event.line), "the combined event")],
                    hint="write the totals in the rows of the combined event, and place= beside "
                    "them",
                )
                return

    def _places(self, totals: list[int | None]) -> list[int | None]:
        """The written places, else those of the totals. Where the total of somebody who has a
        result is not known, no place follows from the others; where the parts are in doubt, none
        is held against them."""
        rows, scores = self.event.rows, self.scores
        written = [row.place for row in rows]
        ranked = [
            not own.out and row.performance not in STATUSES and row.is_ranked
            for row, own in zip(rows, scores, strict=True)
        ]
        if any(
            r and total is None and (row.performance or own.points)
            for row, own, total, r in zip(rows, scores, totals, ranked, strict=True)
        ):
            return written
        known = any(own.points for own in scores)  # points typed alone rank nobody
        placed = [t if r and known else None for t, r in zip(totals, ranked, strict=True)]
        by_wins = self.ctx.meet.text("ce_ties") == WINS
        ties = parted(placed, [own.points for own in scores]) if by_wins else ()
        derived = ranking(placed, ties)
        settled = settle(derived, written)
        for n in [] if self.doubt else misplaced(derived, written, settled):
            without = known and totals[n] is None
            _report_place(rows[n], scores[n], derived[n], self.ctx, without_points=without)
        return settled


def _is_official(part: Event) -> bool:
    """Whether every unit of a part is there, and official."""
    return len(part.units) == part.unit_count and all(
        unit.has_results and unit.is_official for unit in part.units
    )


def _has_no_trial(row: Row) -> bool:
    """Whether a series is one in which no trial was made, and nobody has written what it is."""
    passed = all(letter in "-r." for word in row.series for letter in word)
    return bool(row.series) and passed and row.performance not in row.line.words


def _check_masters(event: Event, ctx: Context) -> None:
    """Masters of several groups have points by factors of their age, which no table here has."""
    groups = [_masters_group(row.bib, ctx) for row in event.rows]
    some = sorted({group for group in groups if group is not None})
    if None not in groups and len(some) > 1:
        named = ", ".join(map(str, some[:-1]))
        message = f"masters of {named} and {some[-1]} are in {event.id}, and the points know no age"
        hint = "write the totals by the factors of the age groups, or an event for each group"
        ctx.report.warning(MIXED_MASTERS, message, owner_span(event.line), hint=hint)


def _masters_group(bib: str, ctx: Context) -> int | None:
    """The age group of an athlete among masters, as written, else by the birth date."""
    athlete = ctx.athletes.get(bib)
    if athlete is None:
        return None
    written = (athlete.fields.text(name) or "" for name in ("age_group", "category"))
    named = next((group for text in written if (group := group_named(text))), None)
    born = as_date(athlete.fields.values.get("date_of_birth"))
    day = as_date(ctx.meet.values.get("date"))
    return named or (group_of(born, day) if born and day else None)


def _results(part: Event) -> dict[str, Row]:
    """The row that counts of each who has a result in a part: that of the last round."""
    rows: dict[str, Row] = {}
    for unit in sorted(part.units, key=lambda unit: unit.round):
        rows |= {row.bib: row for row in unit.rows if row.performance or row.place is not None}
    return rows


def _gender(bib: str, ctx: Context) -> str | None:
    return ctx.athletes[bib].gender if bib in ctx.athletes else None


def _total(row: Row, own: Score) -> int | None:
    """The points as written, else as the parts make them; None beside a status word."""
    if row.performance is None:
        return own.total
    written = distance_value(row.performance)
    return int(written) if written is not None and written == int(written) else None


def _check_total(row: Row, own: Score, ctx: Context) -> None:
    written = distance_value(row.performance or "")
    if written is None or written == own.total or (own.total is None and not own.out):
        return
    ctx.report.warning(
        TOTAL_CONTRADICTS_PARTS,
        f"bib {row.bib} has abandoned, and the row says {row.performance}"
        if own.total is None
        else f"the parts make {own.total} points, and the row says {row.performance}",
        row.line.span(),
        hint="who does not start in a part is out of the whole"
        if own.out
        else "leave the total out, or correct the marks of the parts; written, it wins",
    )


def _report_place(
    row: Row, own: Score, place: int | None, ctx: Context, *, without_points: bool
) -> None:
    if place is not None:
        said = f"place {row.place}"
        message = f"the totals make bib {row.bib} {ordinal(place)}, and the row says {said}"
    elif row.performance in STATUSES:
        message = f"place {row.place} beside {row.performance}"
    elif own.out:
        message = f"place {row.place} of who did not start in a part"
    elif without_points:
        message = f"place {row.place} without points"
    else:
        return
    hint = "leave place= out, or correct the marks of the parts; written, it wins"
    ctx.report.warning(PLACE_CONTRADICTS_TOTALS, message, row.line.span(), hint=hint)
