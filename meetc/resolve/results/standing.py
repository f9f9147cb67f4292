"""What follows from the rows of a unit: best marks, places, places in the category.

Written values win; one that contradicts what follows from the rest is reported.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal
from functools import lru_cache, partial
from typing import Any, NamedTuple, cast

from meetc.diagnostics.codes import (
    BEST_CONTRADICTS_SERIES,
    CATEGORY_PLACE_CONTRADICTS_PLACES,
    GAP_IN_THE_ORDER,
    PLACE_CONTRADICTS_MARKS,
    PLACE_WITHOUT_MARK,
    THOUSANDTHS_OF_SOME,
    TIME_CONTRADICTS_THOUSANDTHS,
)
from meetc.diagnostics.wording import are, count_of, listed, ordinal
from meetc.disciplines import Discipline, Form
from meetc.fields import FIELDS, Kind
from meetc.model import OMIT, Row, Values
from meetc.resolve.context import Context
from meetc.resolve.fields.reader import SharedValues
from meetc.resolve.programme.heights import Heights
from meetc.resolve.results.jump_off import check_jump_off_of
from meetc.resolve.results.written import Written, WrittenRows
from meetc.rules import horizontal, race, vertical
from meetc.rules.category_places import category_places
from meetc.rules.marks import QUALIFIERS, STATUSES, distance_value, time_value
from meetc.rules.places import beside, misplaced, places, settle
from meetc.rules.rulebook import Rulebook
from meetc.rules.tie_breaks import tie_break, worth_of

_NOTHING: Values = {}
_RACE_POINTS: Values = {"points": 0}
_QUALIFIERS: dict[str | None, Values] = {word: {"qualifier": word} for word in QUALIFIERS}
_QUALIFIERS[None] = _NOTHING
_UNRANKED: Values = {"ranked": False}
_UNSENT = ("runners", "chip", "string", "reaction", "split_times")
_row = partial(tuple.__new__, Row)
"""A row of its columns: a season has 30,000, and its own __new__ is as dear as all else."""
_NAMED = 3  # bibs in a message
_OWN = frozenset(("performance", "place", "catpos"))
_SENT = tuple(name for name in FIELDS[Kind.ROW] if name not in _OWN and name != "bib")


class Marks(NamedTuple):
    """Of each row of a unit the mark that stands, and what its place goes by."""

    stand: Sequence[str | None]
    rank: Sequence[str | None]


def stand(
    rows: WrittenRows,
    discipline: Discipline,
    heights: Heights | None,
    genders: str,
    running: bool,
    ctx: Context,
) -> tuple[Row, ...]:
    """The rows complete. `running` says that the unit is not over: nobody is without a mark yet.

    What no row of the unit has said by a field is not looked for in each."""
    if not len(rows):
        return ()
    form, said = discipline.form, rows.said
    bibs, _, series, jump_offs, qualifiers, values, extras, lines = rows.columns
    marks = marks_of(rows, discipline, heights, running, ctx)
    if form is Form.VERTICAL and any(jump_offs):
        check_jump_off_of(rows.rows, marks.rank, ctx.report)
    placed = _places(rows, marks, discipline, ctx)
    in_category = _category_places(rows, placed, discipline, genders, ctx)
    says_no_more = said.isdisjoint(("place", *_UNSENT))
    in_a_race = form.on_track or form is Form.TIMED
    rest = _race_fields if in_a_race else _trial_fields if form.in_trials else _other_fields
    if says_no_more:
        unsent = [_QUALIFIERS[word] for word in qualifiers]
    elif form is Form.COMBINED:
        unsent = [_unsent(row, "total") for row in rows]
    else:
        unsent = [_unsent(row, mark or "") for row, mark in zip(rows, marks.stand, strict=True)]
    said_beside: Iterable[Values] = map(rest, values, marks.stand, range(1, len(rows) + 1))
    if in_a_race and {*map(type, values)} == {SharedValues}:
        shared = cast("Sequence[SharedValues]", values)
        said_beside = map(_shared_race_fields, map(bool, marks.stand), shared)
    elif form.in_trials and not any(values):
        said_beside = [{"order": number} for number in range(1, len(rows) + 1)]
    columns = (bibs, marks.stand, placed, in_category, series, jump_offs, said_beside, unsent,
               extras, lines)  # fmt: skip
    return tuple(map(_row, zip(*columns, strict=True)))


def marks_of(
    rows: WrittenRows,
    discipline: Discipline,
    heights: Heights | None,
    running: bool,
    ctx: Context,
) -> Marks:
    """The marks of a unit as written, else as derived."""
    form, said = discipline.form, rows.said
    own, all_series = rows.columns.marks, rows.columns.series
    before: list[str | None] = []
    if form.in_trials:
        both = zip(all_series, rows.metres, strict=True)
        derived = [_best_trial(series, metres, running) for series, metres in both]
    elif form is Form.VERTICAL:
        before = [_best_height(series, heights) for series in all_series]
        derived = before
        if any(rows.columns.jump_offs):
            derived = [
                _with_jump_off(best, row, heights) for best, row in zip(before, rows, strict=True)
            ]
    elif form.on_track and "raw_time" in said:
        derived = [
            _time_of(row, discipline, ctx.rules) if "raw_time" in row.fields.values else None
            for row in rows
        ]
    else:
        derived = [None] * len(rows)
        if "performance" not in said:
            return Marks(own, own)
    is_said = "performance" in said
    marks = [
        follows
        if mark is None and not is_said
        else mark
        if follows is None and not is_said
        else _performance(rows.rows[n], follows, ctx)
        for n, (mark, follows) in enumerate(zip(own, derived, strict=True))
    ]
    if form is not Form.VERTICAL:
        return Marks(marks, marks)
    return Marks(marks, list(map(vertical.ranked_height, before, derived, marks)))


def _written(row: Written, name: str) -> Any:
    return row.fields.values.get(name)


def _best_trial(
    series: Sequence[str], metres: Sequence[Decimal | None], running: bool
) -> str | None:
    """The best mark of a series; NM of one that is over without any."""
    best = horizontal.best_of(series, metres)
    if best is None and not running and horizontal.no_mark(series):
        return "NM"
    return best


def _best_height(series: tuple[str, ...], heights: Heights | None) -> str | None:
    """The highest bar cleared; NH of a card that is over without any."""
    return vertical.best_height(series, heights.bars) if series and heights else None


def _with_jump_off(best: str | None, row: Written, heights: Heights | None) -> str | None:
    """The best height with what is cleared in the jump-off."""
    if best in (None, "NH") or not row.jump_off or heights is None or not heights.sound:
        return best
    return vertical.raised(best or "", row.jump_off, heights.jump_off)


def _time_of(row: Written, discipline: Discipline, rules: Rulebook) -> str | None:
    """The time that stands for a reading in thousandths."""
    raw = _written(row, "raw_time")
    if not isinstance(raw, str):
        return None
    return race.official_time(raw, discipline, rules)


def _performance(row: Written, derived: str | None, ctx: Context) -> str | None:
    """The mark that stands: as written, else as derived."""
    written = row.mark
    if written is None:
        written = row.fields.values.get("performance")
        if written is OMIT:
            return None
    if written is None or derived is None or not row.sound:
        return written or derived
    if row.series:
        _check_best(row, written, derived, ctx)
    else:
        _check_raw(row, written, derived, ctx)
    return written


def _check_raw(row: Written, written: str, derived: str, ctx: Context) -> None:
    mark = time_value(written)
    if mark is not None and mark != time_value(derived):
        ctx.report.warning(
            TIME_CONTRADICTS_THOUSANDTHS,
            f"raw={row.fields.values['raw_time']} makes {derived}, and the row says {written}",
            row.fields.span("raw_time"),
            hint="times are rounded up: to hundredths, beyond 10,000 m to tenths, on the road "
            "to seconds",
        )


def _check_best(row: Written, written: str, derived: str, ctx: Context) -> None:
    if written in ("NM", "NH") and derived != written:
        message = f"the best of the series is {derived}, and the row says {written}"
        hint = "NM and NH are for a series without a valid mark"
        ctx.report.warning(BEST_CONTRADICTS_SERIES, message, row.line.span(), hint=hint)
        return
    value = distance_value(written)
    if value is None or value == distance_value(derived):
        return
    message = f"the best of the series is {derived}, and the row says {written}"
    hint = "leave performance= out, or correct the series"
    ctx.report.warning(BEST_CONTRADICTS_SERIES, message, row.fields.span("performance"), hint=hint)


def _places(
    rows: WrittenRows, marks: Marks, discipline: Discipline, ctx: Context
) -> list[int | None]:
    form, said = discipline.form, rows.said
    value = worth_of(form)
    among_all = [None if mark is None else value(mark) for mark in marks.rank]
    best = among_all
    if "place" in said:
        best = [
            None if row.fields.values.get("place") is OMIT else own
            for row, own in zip(rows, among_all, strict=True)
        ]
    if form is Form.COMBINED:  # its totals come from its parts, see meetc/resolve/results/totals.py
        return [row.place for row in rows]

    def detail(n: int) -> Any:
        if form.in_trials:
            return horizontal.detail_of(rows.metres[n])
        raw = values[n].get("raw_time") if values else None
        return tie_break(form, raw if isinstance(raw, str) else None, series[n], jump_offs[n])

    _, _, series, jump_offs, *_ = rows.columns
    values = rows.columns.values if "raw_time" in said else ()
    derived = places(best, detail, lowest_wins=discipline.lowest_wins)
    if form.on_track and "raw_time" in said:
        _check_thousandths(rows.rows, derived, ctx)
    if "place" not in said:
        return derived
    written = [row.place for row in rows]
    without = {
        n
        for n, own in enumerate(written)
        if own is not None and among_all[n] is None and _may_be_placed(marks.stand[n], form)
    }
    derived = beside(derived, {written[n] or 0 for n in without})
    settled = settle(derived, written)
    if not all(row.sound for row in rows):
        return settled
    _check_order(rows.rows, marks.stand, settled, without, ctx)
    wrong = misplaced(derived, written, settled)
    if wrong and best != among_all:  # who is not ranked may count in the places of the others
        counted = places(among_all, detail, lowest_wins=discipline.lowest_wins)
        wrong = [n for n in misplaced(counted, written, settle(counted, written)) if n in wrong]
    for n in wrong:
        if n not in without:
            _report_place(rows.rows[n], marks.stand[n], written[n], derived[n], ctx)
    return settled


def detail_of(row: Written, form: Form) -> Any:
    """What parts a row from one with an equal mark."""
    raw = _written(row, "raw_time")
    return tie_break(form, raw if isinstance(raw, str) else None, row.series, row.jump_off)


def _may_be_placed(mark: str | None, form: Form) -> bool:
    """Whether a place says where somebody was whose mark tells nothing: judges take the order of
    a race, a clock may miss somebody, and what stands in quotes is of no known form."""
    return form.on_track if mark is None else mark not in STATUSES


def _check_order(
    rows: Sequence[Written],
    marks: Sequence[str | None],
    settled: Sequence[int | None],
    without: Collection[int],
    ctx: Context,
) -> None:
    """In an order that judges have taken each place follows those ahead, unless it may be that
    of somebody who has none yet."""
    open_places = sum(
        place is None and mark not in STATUSES for place, mark in zip(settled, marks, strict=True)
    )
    by_judges_alone = len(without) == sum(place is not None for place in settled)
    order = sorted(place for place in settled if place is not None)
    for n in sorted(without, key=lambda n: settled[n] or 0):
        own = settled[n] or 0
        ahead = bisect_left(order, own)
        if own > ahead + 1 + open_places or (by_judges_alone and own <= ahead):
            ctx.report.warning(
                GAP_IN_THE_ORDER,
                f"place {own}, and {count_of(ahead, 'competitor')} of this unit {are(ahead)} ahead",
                rows[n].fields.span("place"),
                hint="is a row missing, or a place mistyped? Who shares a place has the same, and "
                "the next is left out: 1, 2, 2, 4",
            )
            return


def _check_thousandths(
    rows: Sequence[Written], derived: Sequence[int | None], ctx: Context
) -> None:
    """Of equal times all have thousandths, or none: one without them parts nobody."""
    read = {n for n, row in enumerate(rows) if isinstance(_written(row, "raw_time"), str)}
    level: dict[int, list[int]] = {}
    for n, place in enumerate(derived if read else ()):
        if place is not None:
            level.setdefault(place, []).append(n)
    for place, tied in level.items():
        parted = [rows[n].bib for n in tied if n in read]
        if not 0 < len(parted) < len(tied):
            continue
        for n in tied:
            if n not in read and _written(rows[n], "place") is None:
                ctx.report.warning(
                    THOUSANDTHS_OF_SOME,
                    f"bib {rows[n].bib} has no raw=, and shares place {place} with "
                    f"{listed(parted, _NAMED)}",
                    rows[n].line.span(0),
                    hint="thousandths part equal times only where all of them have them",
                )


def _report_place(
    row: Written, mark: str | None, own: int | None, place: int | None, ctx: Context
) -> None:
    span = row.fields.span("place")
    if mark is None or mark in STATUSES:
        message = f"place {own} beside {mark}" if mark else f"place {own} without a mark"
        hint = "who has no mark has no place"
        ctx.report.warning(PLACE_WITHOUT_MARK, message, span, hint=hint)
    elif place is not None:
        message = f"the marks make bib {row.bib} {ordinal(place)}, and the row says place {own}"
        hint = "leave place= out, or correct the mark; written, it wins"
        ctx.report.warning(PLACE_CONTRADICTS_MARKS, message, span, hint=hint)


def _category_places(
    rows: WrittenRows,
    placed: list[int | None],
    discipline: Discipline,
    genders: str,
    ctx: Context,
) -> list[int | None]:
    """The written catpos, else in field events the derived one."""
    in_trials, said = discipline.form.in_trials, rows.said
    if not in_trials and "catpos" not in said:
        return [None] * len(rows)
    written = [own.get("catpos") for own in rows.columns.values]
    if not in_trials and not any(isinstance(c, int) for c in written):
        return [None] * len(rows)
    own = genders if genders in ("M", "F") else None
    categories = [ctx.categories.get(bib) or own for bib in rows.columns.bibs]
    is_one = len({*categories}) == 1 and categories[0] is not None
    has_gaps = "place" in said
    derived = placed if is_one and not has_gaps else category_places(placed, categories)
    if "catpos" not in said:
        return derived
    sound = all(row.sound for row in rows)
    result: list[int | None] = []
    for row, given, follows in zip(rows, written, derived, strict=True):
        if isinstance(given, int):
            if sound and follows is not None and given != follows:
                ctx.report.warning(
                    CATEGORY_PLACE_CONTRADICTS_PLACES,
                    f"the places make bib {row.bib} {ordinal(follows)} of its category, and "
                    f"the row says catpos {given}",
                    row.fields.span("catpos"),
                    hint="leave catpos= out; written, it wins",
                )
            result.append(given)
        else:
            result.append(follows if given is not OMIT and in_trials else None)
    return result


def _race_fields(values: Values, mark: str | None, _: int) -> Values:
    """What else is sent with the row of a race: 0 points where there is a mark."""
    return _beside(_RACE_POINTS if mark else _NOTHING, values)


@lru_cache(maxsize=4096)
def _shared_race_fields(has_mark: bool, written: SharedValues) -> Values:
    return _beside(_RACE_POINTS if has_mark else _NOTHING, written)


def _trial_fields(values: Values, _: str | None, number: int) -> Values:
    """What else is sent with a row of trials: its number in the order."""
    return _beside({"order": number}, values)


def _other_fields(values: Values, _: str | None, __: int) -> Values:
    """What else is sent with any other row: what is written."""
    return _beside(_NOTHING, values)


def _beside(derived: Values, written: Values) -> Values:
    """What stands beside mark and place, in the table's order; written values win."""
    if not written:
        return derived
    items = (*derived.items(), *written.items())
    try:
        return _in_order(items)
    except TypeError:  # a list or an object is no key to remember it by
        return _in_order.__wrapped__(items)


@lru_cache(maxsize=4096)
def _in_order(items: tuple[tuple[str, Any], ...]) -> Values:
    """Fields in the table's order, the later of two winning. In lane 4 run a thousand rows,
    which share one dictionary; nobody changes it."""
    values = dict(items)
    return {name: values[name] for name in _SENT if name in values and values[name] is not OMIT}


def _unsent(row: Written, mark: str) -> Values:
    """What has no known key. Without a mark, `place=-` says nothing."""
    unsent = _QUALIFIERS[row.qualifier]
    if mark and mark not in STATUSES and _written(row, "place") is OMIT:
        unsent = unsent | _UNRANKED
    if not row.fields.values.keys() & _UNSENT:
        return unsent
    values = row.fields.values
    return unsent | {n: values[n] for n in _UNSENT if values.get(n) and values[n] is not OMIT}
