"""Units: `heat 2 official wind=+0.8`, `semi 1`, `final`, `round 2 heat 5`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from meetc.diagnostics.codes import (
    COPY_DIFFERS_FROM_EVENT,
    FOURTH_TRIAL_IN_A_PART,
    HEIGHTS_WITHOUT_BAR,
    NO_HEIGHTS,
    OFFICIAL_WITHOUT_RESULTS,
    TWO_HEATS,
    UNIT_TWICE,
    UNSCHEDULED_WITH_RESULTS,
)
from meetc.diagnostics.diagnostic import Related, Report
from meetc.diagnostics.wording import count_of
from meetc.disciplines import Discipline, Form
from meetc.fields import SPREAD, Kind
from meetc.model import OMIT, Unit, Values
from meetc.resolve.context import Context
from meetc.resolve.declared import DeclaredEvent
from meetc.resolve.fields.reader import Fields
from meetc.resolve.programme.heights import Heights, read_heights
from meetc.resolve.programme.timetable import check_day
from meetc.resolve.programme.unit_header import Name, header_fields, read_name
from meetc.resolve.programme.usual_header import UsualHeader, usual_header
from meetc.resolve.results.contradictions import trial_word
from meetc.resolve.results.overall_places import Heat, into_units
from meetc.resolve.results.rows import RowReader
from meetc.resolve.results.standing import stand
from meetc.resolve.results.wind import check_wind
from meetc.resolve.results.written import WrittenRows
from meetc.rules.rounds import unit_name
from meetc.rules.rulebook import Rulebook
from meetc.syntax.lines import Line
from meetc.syntax.outline import Block
from meetc.syntax.parts import values

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from meetc.resolve.portion import Place, Portion
    from meetc.resolve.sheets.results import ResultSheet

_MOST_ATTEMPTS = 100
_COPIES = frozenset(("event_id", "event_code", "event_name", "day"))
"""What a unit may repeat of its event."""


class _Opened(NamedTuple):
    """A unit as it is written: its round, heat and header, and what is read below that."""

    number: int
    heat: int
    header: Line
    fields: Fields
    heights: Heights | None
    attempts: int
    written: WrittenRows

    @property
    def is_running(self) -> bool:
        return self.fields.values.get("results_status") == "in_progress"

    @property
    def heat_of_round(self) -> Heat:
        return Heat(self.written, self.heights, self.is_running)


def read_units(
    rounds: tuple[int, ...], reader: RowReader, defaults: tuple[Fields, ...]
) -> tuple[Unit, ...]:
    """The written units of an event in file order, behind them those that sheets tell of."""
    event, discipline, ctx = reader.event, reader.discipline, reader.ctx
    shared = [line for block in event.blocks for line in block.heights]
    opened: dict[Place, _Opened] = {}
    dealt = dict(ctx.dealt.get(event.id, ()))
    for block in _blocks(event, rounds, dealt):
        usual = usual_header(rounds, *block.header.words)
        name = usual.name if usual else read_name(block.header, rounds, ctx.report)
        if name is None:
            continue
        place = name[:2]
        if place not in opened:
            portions = dealt.get(place, ())
            opened[place] = _open(
                block, name, usual, rounds, shared, portions, reader, defaults=defaults
            )
            continue
        first = opened[place].header
        ctx.report.error(
            UNIT_TWICE,
            f"{event.id} {unit_name(*place, rounds)} is written a second time",
            block.header.span(),
            related=[Related(first.span(), "first written here")],
            hint=f"complete the rows at line {first.number}: "
            "those of a heat stand below one header",
        )
    if shared and discipline.form is not Form.VERTICAL:
        no_heights(shared[0], discipline, ctx.report)
    has_places = any("place" in unit.written.said for unit in opened.values())
    for number in range(1, len(rounds) + 1) if has_places and len(opened) > 1 else ():
        heats = [unit.heat_of_round for unit in opened.values() if unit.number == number]
        into_units(heats, discipline, ctx)
    units = tuple(_complete(unit, event, discipline, ctx) for unit in opened.values())
    _check_twice(units, event, rounds, ctx.report)
    return units


def _open(
    block: Block,
    name: Name,
    usual: UsualHeader | None,
    rounds: tuple[int, ...],
    shared: list[Line],
    portions: Sequence[Portion],
    reader: RowReader,
    defaults: tuple[Fields, ...],
) -> _Opened:
    """A unit as far as it is written; `shared` are the heights that stand above all units."""
    event, discipline, ctx = reader.event, reader.discipline, reader.ctx
    number, heat, rest = name
    is_vertical = discipline.form is Form.VERTICAL
    fields = _read_fields(block, rest, usual, defaults, ctx.report)
    sheets = _open_sheets(portions, reader, name[:2], rounds, fields)
    check_wind(fields, discipline, ctx.rules, ctx.report)
    heights = None
    if is_vertical:
        bars = block.heights or shared or [line for sheet in sheets for line in sheet.heights()]
        heights = read_heights(bars, reader.limits.most, ctx.report)
    elif block.heights:
        no_heights(block.heights[0], discipline, ctx.report)
    attempts = _attempts(fields, event, ctx.rules)
    checked = is_vertical or not (block.heights or shared)
    written = reader.read(block.rows, fields, heights, attempts, checked=checked)
    if sheets:
        lanes = {str(row.fields.values.get("lane")): row.bib for row in written}
        lines = [line for sheet in sheets for line in sheet.rows(heights, lanes)]
        written = reader.join(written, reader.read(lines, fields, heights, attempts))
    _check_part(event, discipline, fields, written, ctx)
    check_day(fields, "day", ctx)
    if heights is None and is_vertical:
        _check_heights(block.header, written, ctx.report)
    return _Opened(number, heat, block.header, fields, heights, attempts, written)


def _complete(unit: _Opened, event: DeclaredEvent, discipline: Discipline, ctx: Context) -> Unit:
    """A unit with all that follows from its rows."""
    number, heat, header, fields, heights, attempts, written = unit
    rows = stand(written, discipline, heights, event.genders, unit.is_running, ctx)
    has_results = any(row.has_result for row in rows)
    _check_copies(fields, event, number, ctx.report)
    _derive(fields, event, discipline, number, heat, heights, has_results, attempts=attempts)
    _check_status(fields, has_results, ctx.report)
    return Unit(
        round=number,
        heat=heat,
        rows=rows,
        heights=heights.bars if heights else (),
        jump_off=heights.jump_off if heights else (),
        fields=fields.sent(Kind.UNIT),
        extra=fields.extra,
        line=header,
        unsent=_official_at(fields, ctx.report),
    )


def _blocks(
    event: DeclaredEvent, rounds: tuple[int, ...], dealt: dict[Place, tuple[Portion, ...]]
) -> Iterator[Block]:
    """The blocks of the units of an event; of those that no header writes the ones made of
    sheets, in the order of their rounds and heats."""
    written = [unit for block in event.blocks for unit in block.units]
    yield from written
    if dealt:
        from meetc.resolve.sheets.dealing import made_block

        names = [read_name(block.header, rounds, Report()) for block in written]
        known = {name[:2] for name in names if name is not None}
        yield from (made_block(place, own[0]) for place, own in dealt.items() if place not in known)


def _open_sheets(
    portions: Sequence[Portion],
    reader: RowReader,
    place: Place,
    rounds: tuple[int, ...],
    fields: Fields,
) -> list[ResultSheet]:
    """The rows of sheets that a unit has; they may give its wind as well."""
    if not portions:
        return []
    from meetc.resolve.sheets.open_results import open_results
    from meetc.resolve.sheets.titles import check_titles
    from meetc.resolve.sheets.winds import give_wind

    event, discipline, ctx = reader.event, reader.discipline, reader.ctx
    sheets = open_results(portions, event, discipline, reader.squads, ctx)
    for sheet in sheets:
        give_wind(sheet.columns, discipline, fields, ctx)
        check_titles(sheet.columns, event, place, rounds, fields, ctx)
    return sheets


def _check_twice(
    units: tuple[Unit, ...], event: DeclaredEvent, rounds: tuple[int, ...], report: Report
) -> None:
    """Nobody is in two heats of one round."""
    heats = Counter(unit.round for unit in units)
    if not any(count > 1 and _is_anybody_twice(units, number) for number, count in heats.items()):
        return
    started: dict[tuple[int, str], Unit] = {}
    for row, unit in [(r, own) for own in units if heats[own.round] > 1 for r in own.rows]:
        first = started.setdefault((unit.round, row.bib), unit)
        if first is not unit:
            name = unit_name(first.round, first.heat, rounds)
            report.warning(
                TWO_HEATS,
                f"{row.bib} is in {event.id} {name} as well",
                row.line.span(0),
                related=[Related(first.line.span(), "the other heat of this round")],
                hint="one of the two bibs is mistyped",
            )


def _is_anybody_twice(units: tuple[Unit, ...], number: int) -> bool:
    """Whether a bib has two rows in a round."""
    bibs = [row.bib for unit in units if unit.round == number for row in unit.rows]
    return len({*bibs}) < len(bibs)


def _read_fields(
    block: Block,
    words: list[int],
    usual: UsualHeader | None,
    defaults: tuple[Fields, ...],
    report: Report,
) -> Fields:
    """The fields of a unit, its own and those that it inherits."""
    if usual is not None and not block.fields:
        fields = usual.fields_in(block.header)
    else:
        fields = header_fields(block, words, report)
    fields.inherit(*(d.below for d in defaults), kind=Kind.UNIT)
    return fields


def _attempts(fields: Fields, event: DeclaredEvent, rules: Rulebook) -> int:
    for value in (fields.values.get("rounds"), event.fields.values.get("max_field_attempts")):
        if isinstance(value, int):
            return max(0, min(value, _MOST_ATTEMPTS))
    return rules.trials


def _check_part(
    event: DeclaredEvent, discipline: Discipline, fields: Fields, rows: WrittenRows, ctx: Context
) -> None:
    """In a part of a combined event each has three trials, unless it says otherwise.
    Source: TR39.8."""
    said = fields.given("rounds") or event.fields.given("max_field_attempts")
    if said or not discipline.form.in_trials or not event.parent:
        return
    trials = ctx.rules.trials_of_a_part
    longest = next((row for row in rows if len(row.series) > trials), None)
    if longest is not None:
        ctx.report.warning(
            FOURTH_TRIAL_IN_A_PART,
            f"{count_of(len(longest.series), 'trial')} in a part of a combined event, where each "
            f"has {trials}",
            longest.line.span(trial_word(longest.line, trials)),
            hint="attempts= on the event says that there are more, or fewer",
        )


def no_heights(line: Line, discipline: Discipline, report: Report) -> None:
    hint = "heights are for HJ and PV; is the event's code right?"
    report.error(HEIGHTS_WITHOUT_BAR, f"{discipline.code} has no heights", line.span(), hint=hint)


def _check_heights(header: Line, rows: WrittenRows, report: Report) -> None:
    first = next((row for row in rows if row.series), None)
    if first is not None and not values(header, "heights"):
        report.error(
            NO_HEIGHTS,
            "the heights of this unit are missing",
            header.span(),
            related=[Related(first.line.span(), "the first series to need them")],
            hint="write them below the header: heights 1.60 1.65 1.70",
        )


def _derive(
    fields: Fields,
    event: DeclaredEvent,
    discipline: Discipline,
    number: int,
    heat: int,
    heights: Heights | None,
    has_results: bool,
    attempts: int,
) -> None:
    """Add what follows, in the shape that OpenTrack documents for each kind of unit."""
    derived: Values = {
        "round": number,
        "heat": heat,
        "status": "finished" if has_results else "unscheduled",
        "results_status": "provisional" if has_results else "in_progress",
    }
    name: Any = event.fields.values.get("name", OMIT)
    if discipline.form.in_trials or discipline.form is Form.VERTICAL:
        derived |= {"event_id": event.id, "event_name": name}
    if discipline.form.in_trials:
        derived |= {"day": _day(event, number), "rounds": attempts}
    if discipline.form is Form.VERTICAL:
        bars = (*heights.bars, *heights.jump_off) if heights is not None else ()
        derived["heights"] = list(dict.fromkeys(bars))
    for field, value in derived.items():
        if not fields.given(field):
            fields.values[field] = value


def _day(event: DeclaredEvent, number: int) -> Any:
    """The day of the meet that a round is on: its own, else that of round 1, else 1."""
    values = event.fields.values
    names = SPREAD["day"]
    own = values.get(names[number - 1]) if number <= len(names) else None
    return next((day for day in (own, values.get("day")) if isinstance(day, int)), 1)


def _check_copies(fields: Fields, event: DeclaredEvent, number: int, report: Report) -> None:
    """What a unit repeats of its event is the same there."""
    if _COPIES.isdisjoint(fields.values):
        return
    copies = {
        "event_id": event.id,
        "event_code": event.fields.values.get("event_code"),
        "event_name": event.fields.values.get("name"),
        "day": _day(event, number) if event.fields.given(SPREAD["day"][0]) else None,
    }
    for name, own in copies.items():
        value = fields.values.get(name)
        if value is not None and value is not OMIT and own is not None and value != own:
            message = f"{name} is {value} here, and {own} of the event {event.id}"
            hint = "leave it out: it is copied from the event"
            report.warning(COPY_DIFFERS_FROM_EVENT, message, fields.span(name), hint=hint)


def _official_at(fields: Fields, report: Report) -> Values:
    """The time when the results were made official, which is said of official results alone."""
    at = fields.text("official_at")
    if not at:
        return {}
    if fields.values.get("results_status") != "official":
        message = "at= is the time when results became official, and these are not"
        hint = "write official at=14:32; the start of a unit is scheduled_start_time="
        report.error(OFFICIAL_WITHOUT_RESULTS, message, fields.span("official_at"), hint=hint)
    return {"official_at": at}


def _check_status(fields: Fields, has_results: bool, report: Report) -> None:
    """A unit is finished once it has results, and not before."""
    status = fields.values.get("status")
    if status == ("unscheduled" if has_results else "finished"):
        report.warning(
            UNSCHEDULED_WITH_RESULTS,
            "a unit with results is finished, and this one says unscheduled"
            if has_results
            else "a unit without results is not finished, and this one says so",
            fields.span("status"),
            hint="leave status= out; written, it wins",
        )
