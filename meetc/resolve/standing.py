"""What follows from the rows of a unit: best marks, places, places in the category.

Written values win; one that contradicts what follows from the rest is reported.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from meetc.disciplines import Discipline, Form
from meetc.fields import FIELDS, Kind
from meetc.model import Row, Values
from meetc.resolve.context import Context
from meetc.resolve.heights import Heights
from meetc.resolve.reader import OMIT
from meetc.resolve.rows import Written
from meetc.rules import horizontal, race, vertical
from meetc.rules.category_places import category_places
from meetc.rules.marks import STATUSES, distance_value, time_value
from meetc.rules.places import contradicts, places, settle

_NOTHING: Values = {}
_RACE_POINTS: Values = {"points": 0}
_OWN = frozenset(("performance", "place", "catpos"))
_SENT = tuple(name for name in FIELDS[Kind.ROW] if name not in _OWN and name != "bib")


def stand(
    rows: Sequence[Written],
    discipline: Discipline,
    heights: Heights | None,
    genders: str,
    running: bool,
    ctx: Context,
) -> tuple[Row, ...]:
    """The rows complete. `running` says that the unit is not over: nobody is without a mark yet."""
    marks = [_performance(row, discipline, heights, running, ctx) for row in rows]
    found = _places(rows, marks, discipline, ctx)
    in_category = _category_places(rows, found, discipline, genders, ctx)
    return tuple(
        Row(
            row.bib,
            mark,
            place,
            catpos,
            row.series,
            row.jump_off,
            _fields(row, mark, discipline, number),
            _unsent(row),
            row.fields.extra if row.fields else _NOTHING,
            row.line,
        )
        for number, (row, mark, place, catpos) in enumerate(
            zip(rows, marks, found, in_category, strict=True), 1
        )
    )


def _written(row: Written, name: str) -> Any:
    return row.fields.values.get(name) if row.fields is not None else None


def _performance(
    row: Written, discipline: Discipline, heights: Heights | None, running: bool, ctx: Context
) -> str | None:
    """The mark that stands: as written, else the best of the series, or NM or NH."""
    written = row.mark
    if row.fields is not None and row.mark is None:
        written = row.fields.values.get("performance")
        if written is OMIT:
            return None
    derived: str | None = None
    if discipline.form.in_trials and row.series:
        valid = horizontal.valid_marks(row.series)
        if valid:
            derived = valid[0][1]
        elif not running and horizontal.no_mark(row.series):
            derived = "NM"
    elif discipline.form is Form.VERTICAL and row.series and heights is not None:
        best = vertical.read_card(row.series).best
        if best is not None:
            derived = heights.bars[best] if best < len(heights.bars) else None
        elif vertical.no_height(row.series):
            derived = "NH"
    elif discipline.form.on_track:
        raw = _written(row, "raw_time")
        if isinstance(raw, str):
            on_road = discipline.form is Form.ROAD
            derived = race.official_time(raw, discipline.metres, on_road=on_road)
            if written is not None and derived is not None:
                _check_raw(row, str(written), derived, ctx)
    if written is None:
        return derived
    if row.series and derived is not None:
        _check_best(row, str(written), derived, ctx)
    return str(written)


def _check_raw(row: Written, written: str, derived: str, ctx: Context) -> None:
    mark = time_value(written)
    if mark is not None and mark != time_value(derived) and row.fields is not None:
        line, word = row.fields.where["raw_time"]
        ctx.report.warning(
            "M704",
            f"raw={row.fields.values['raw_time']} makes {derived}, and the row says {written}",
            line.span(word),
            hint="times are rounded up: to hundredths, beyond 10,000 m to tenths, on the road "
            "to seconds",
        )


def _check_best(row: Written, written: str, derived: str, ctx: Context) -> None:
    if written in ("NM", "NH") and derived != written:
        ctx.report.warning(
            "M702",
            f"the best of the series is {derived}, and the row says {written}",
            row.line.span(),
            hint="NM and NH are for a series without a valid mark",
        )
        return
    value = distance_value(written)
    if value is None or value == distance_value(derived) or row.fields is None:
        return
    line, word = row.fields.where["performance"]
    ctx.report.warning(
        "M702",
        f"the best of the series is {derived}, and the row says {written}",
        line.span(word),
        hint="leave performance= out, or correct the series",
    )


def _places(
    rows: Sequence[Written], marks: list[str | None], discipline: Discipline, ctx: Context
) -> list[int | None]:
    value = time_value if discipline.form.on_track else distance_value
    best: list[Decimal | None] = []
    written: list[int | None] = []
    for row, mark in zip(rows, marks, strict=True):
        place = _written(row, "place")
        written.append(place if isinstance(place, int) else None)
        unranked = place is OMIT or mark is None or mark in STATUSES
        best.append(None if unranked or mark is None else value(mark))
    detail = [None if best[n] is None else _detail(row, discipline) for n, row in enumerate(rows)]
    derived = places(best, detail, lowest_wins=discipline.lowest_wins)
    if any(place is not None for place in written):
        tied = Counter(derived)
        for row, mark, own, place in zip(rows, marks, written, derived, strict=True):
            if own is not None and contradicts(own, place, tied[place]):
                _report_place(row, mark, own, place, ctx)
        return settle(derived, written)
    return derived


def _detail(row: Written, discipline: Discipline) -> Any:
    if discipline.form.on_track:
        raw = _written(row, "raw_time")
        return race.detail(raw) if isinstance(raw, str) else None
    if discipline.form.in_trials:
        return horizontal.detail(row.series)
    if discipline.form is Form.VERTICAL:
        return vertical.detail(row.series, row.jump_off)
    return None


def _report_place(
    row: Written, mark: str | None, own: int, place: int | None, ctx: Context
) -> None:
    assert row.fields is not None
    line, word = row.fields.where["place"]
    if mark is None or mark in STATUSES:
        ctx.report.warning(
            "M705",
            f"place {own} beside {mark}" if mark else f"place {own} without a mark",
            line.span(word),
            hint="who has no mark has no place",
        )
    elif place is not None:
        ctx.report.warning(
            "M701",
            f"the marks make bib {row.bib} {_ordinal(place)}, and the row says place {own}",
            line.span(word),
            hint="leave place= out, or correct the mark; written, it wins",
        )


def _ordinal(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def _category_places(
    rows: Sequence[Written],
    found: list[int | None],
    discipline: Discipline,
    genders: str,
    ctx: Context,
) -> list[int | None]:
    """The written catpos, else in field events the derived one."""
    written = [_written(row, "catpos") for row in rows]
    if not discipline.form.in_trials and not any(isinstance(c, int) for c in written):
        return [None] * len(rows)
    own = genders if genders in ("M", "F") else None
    categories = []
    for row in rows:
        athlete = ctx.athletes.get(row.bib)
        categories.append((athlete.category if athlete else None) or own)
    derived = category_places(found, categories)
    result: list[int | None] = []
    for row, given, follows in zip(rows, written, derived, strict=True):
        if isinstance(given, int):
            if follows is not None and given != follows and row.fields is not None:
                line, word = row.fields.where["catpos"]
                ctx.report.warning(
                    "M703",
                    f"the places make bib {row.bib} {_ordinal(follows)} of its category, and the "
                    f"row says catpos {given}",
                    line.span(word),
                    hint="leave catpos= out; written, it wins",
                )
            result.append(given)
        else:
            result.append(follows if given is not OMIT and discipline.form.in_trials else None)
    return result


def _fields(row: Written, mark: str | None, discipline: Discipline, number: int) -> Values:
    """What else is sent with the row, in the table's order."""
    form = discipline.form
    if row.fields is None:
        if form.in_trials:
            return {"order": number}
        return _RACE_POINTS if form.on_track and mark is not None else _NOTHING
    values = row.fields.values
    found = {n: values[n] for n in _SENT if n in values and values[n] is not OMIT}
    if form.in_trials and "order" not in values:
        found["order"] = number
    if form.on_track and mark is not None and "points" not in values:
        found["points"] = 0
    if "place" in values and values["place"] is None:
        found["place"] = None
    return found


def _unsent(row: Written) -> Values:
    found: Values = {}
    if row.qualifier is not None:
        found["qualifier"] = row.qualifier
    if row.fields is not None:
        for name in ("runners", "chip"):
            value = row.fields.values.get(name)
            if value is not None and value is not OMIT:
                found[name] = value
    return found or _NOTHING
