"""Units and rows as readers see them: in the order of the result, with the best trial marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from meetc.disciplines import Form
from meetc.emit.view.flags import NOTHING, Beside, Flags
from meetc.emit.view.people import PeopleView
from meetc.emit.view.shapes import Competitor, EntryView, RowView, Status, Trial, UnitView
from meetc.model import Event
from meetc.model import Row as ModelRow
from meetc.model import Unit as ModelUnit
from meetc.rules.cut import counting, still_to_come
from meetc.rules.horizontal import metres_of, parted
from meetc.rules.marks import STATUSES
from meetc.rules.repechage import ROUND
from meetc.rules.vertical import read_card

_LAST = 1_000_000
_NO_ENTRY = EntryView(Competitor("", ""))
_ORDER_OF_STATUSES = ("NM", "NH", "DNF", "DQ", "DNS")


class UnitSource(NamedTuple):
    """All that the rows of one event have in common."""

    event: Event
    people: PeopleView
    squads: Mapping[str, Competitor]
    entries: Mapping[str, EntryView]
    flags: Flags

    @property
    def form(self) -> Form:
        return self.event.discipline.form


def status_of(unit: ModelUnit) -> Status:
    """How far a unit is, in the words of its header."""
    if not unit.rows:
        return Status.NONE
    if not unit.has_results:
        return Status.START_LIST
    return {
        "official": Status.OFFICIAL, "in_progress": Status.IN_PROGRESS,
    }.get(unit.results_status, Status.PROVISIONAL)  # fmt: skip


def unit_view(unit: ModelUnit, field: UnitSource) -> UnitView:
    """A unit with its rows in order."""
    fields, status = unit.fields, status_of(unit)
    name = _called(unit, field.event)
    beside = field.flags.get((field.event.id, unit.round, unit.heat), {})
    rows = [row_view(row, field, beside.get(row.bib, NOTHING), unit.round) for row in unit.rows]
    if not status.has_results:
        rows.sort(key=lambda row: row.lane or _LAST)
    else:
        rows.sort(key=_result_order)
    heights = tuple(str(height) for height in fields.get("planned_heights") or ())
    return UnitView(
        round=unit.round,
        heat=unit.heat,
        title=field.people.privacy.text(fields.get("heat_name")) or name[:1].upper() + name[1:],
        status=status,
        time=unit.start,
        wind=unit.wind,
        attempts=_attempts(unit, field),
        heights=unit.heights or heights,
        jump_off=unit.jump_off,
        rows=tuple(rows),
        official_at=unit.official_at or "",
        later=_later(unit, field),
    )


def _attempts(unit: ModelUnit, field: UnitSource) -> int:
    """The trials of a unit as written, else as many as are usual, or as somebody has had."""
    event, rules = field.event, field.people.meet.rules
    if unit.attempts not in (None, rules.trials):  # which a unit has where nothing is written
        return unit.attempts or 0
    had = max((len(row.series) for row in unit.rows), default=0)
    return max(had, event.trials_of(unit.round, rules))


def _called(unit: ModelUnit, event: Event) -> str:
    """What a unit is called: heats are run, and groups jump and throw."""
    if event.repechage and unit.round == ROUND:
        return f"repechage {unit.heat}" if event.rounds[ROUND - 1] > 1 else "repechage"
    name = event.name_of(unit)
    form = event.discipline.form
    if not form.measured or "heat" not in name:
        return name
    if unit.round == 1 and event.rounds[0] == 1:
        return "qualification"
    return name.replace("heat", "group")


def _later(unit: ModelUnit, field: UnitSource) -> tuple[RowView, ...]:
    """Who goes on after the cut that the event names, while the trials behind it are to come."""
    event = field.event
    after, survivors = event.cut
    is_final = (unit.round, event.rounds[-1]) == (len(event.rounds), 1)
    if not (after and survivors and is_final and event.discipline.form.in_trials):
        return ()
    series = [counting(row.performance, row.series) for row in unit.rows]
    order = still_to_come(series, after, survivors)
    rows = (row_view(unit.rows[n], field) for n in order)
    return tuple(row._replace(order=number) for number, row in enumerate(rows, 1))


def _result_order(row: RowView) -> tuple[int, int]:
    """By place; then marks without one, such as a guest's; then those without a mark. Equal
    rows keep the order of the file."""
    if row.place is not None:
        return 0, row.place
    if row.mark in STATUSES:
        return 2, _ORDER_OF_STATUSES.index(row.mark)
    return (1, 0) if row.mark else (3, 0)


def row_view(
    row: ModelRow, field: UnitSource, beside: Beside = NOTHING, round_number: int = 0
) -> RowView:
    """One row with all that is known of it, in the round of that number if in one. A row of a
    relay names its runners. Its values stand in the order of the fields of a RowView: to name
    each of them would take ten times as long."""
    fields, unsent, event, bib = row.fields, row.unsent, field.event, row.bib
    get, discipline = fields.get, event.discipline
    is_relay = discipline.legs > 0
    mark, note, weight = row.performance or "", get("note"), get("weight")
    who = field.squads.get(bib) if is_relay else None
    entry = field.entries.get(bib, _NO_ENTRY)
    series = _series(row, discipline.form) if row.series else ()
    advance = event.going_on.get((round_number, bib)) if event.going_on else None
    return tuple.__new__(RowView, (
        who or field.people.athlete(bib),
        row.place,
        mark,
        mark not in STATUSES if mark else row.place is not None,
        series,
        row.jump_off,
        _wind(series) if series else "",
        event.qualifier_of(round_number, row) if unsent or advance else "",
        advance.why if advance else "",
        row.catpos,
        get("lane"),
        get("order"),
        row.points or None,
        str(get("raw_time") or ""),
        str(unsent.get("chip") or "") if unsent else "",
        str(weight) if weight is not None else "",
        field.people.privacy.text(note) if note else "",
        str(get("sp") or ""),
        *entry[1:],
        field.people.runners(row, event) if is_relay else (),
        *beside,
        bool(mark) and not row.is_ranked,
        "",
        str(unsent.get("reaction") or "") if unsent else "",
        _splits(row) if "splits" in fields or "split_times" in unsent else (),
    ))  # fmt: skip


def _wind(series: Sequence[Trial]) -> str:
    """The wind of the trial that counts."""
    for trial in series:
        if trial.best:
            return trial.wind
    return ""


def _splits(row: ModelRow) -> tuple[str, ...]:
    """The times on the way as the service has them, else as photo finish has."""
    sent = row.fields.get("splits")
    known = [one for one in sent if isinstance(one, dict)] if isinstance(sent, list) else []
    texts = [
        (f"{one['distance']} m " if one.get("distance") else "") + str(one["elapsed_time"])
        for one in known
        if one.get("elapsed_time")
    ]
    return tuple(texts or row.unsent.get("split_times") or ())


@lru_cache(8192)
def _trial(text: str) -> Trial:
    mark, wind = parted(text)
    return Trial(text, mark, wind or "", metres_of(mark))


def _series(row: ModelRow, form: Form) -> tuple[Trial, ...]:
    if form is Form.VERTICAL:
        best = read_card(row.series).best
        return tuple(Trial(word, word, best=bar == best) for bar, word in enumerate(row.series))
    if not form.in_trials:
        return ()
    trials = [*map(_trial, row.series)]
    for number, trial in enumerate(trials):
        if trial.mark == row.performance:
            trials[number] = Trial(*trial[:-1], best=True)
            break
    return tuple(trials)
