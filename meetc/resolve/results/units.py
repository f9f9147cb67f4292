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
from meetc.resolve.checks.wind import check_wind
from meetc.resolve.declared import DeclaredEvent
from meetc.resolve.fields.reader import Fields
from meetc.resolve.programme.heights import Heights, read_heights
from meetc.resolve.programme.timetable import check_day
from meetc.resolve.programme.unit_header import Name, header_fields, read_name
from meetc.resolve.programme.usual_header import UsualHeader, usual_header
from meetc.resolve.rows.row_reader import RowReader
from meetc.resolve.rows.words import trial_word
from meetc.resolve.rows.written import WrittenRows
from meetc.resolve.standing.overall_places import Heat, into_units
from meetc.resolve.standing.standing import stand
from meetc.rules.rounds import unit_name
from meetc.syntax.lines import Line
from meetc.syntax.outline import Block
from meetc.syntax.parts import values

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from meetc.resolve.portion import Place
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


def read_units(rounds: tuple[int, ...], reader: RowReader) -> tuple[Unit, ...]:
    """The written units of an event in file order, behind them those that sheets tell of."""
    return _UnitReader(rounds, reader).read()


class _UnitReader:
    """Reads the units of one event. `shared` are the heights that stand above all of them."""

    def __init__(self, rounds: tuple[int, ...], reader: RowReader) -> None:
        self.rounds, self.rows = rounds, reader
        self.event, self.discipline, self.ctx = reader.event, reader.discipline, reader.ctx
        self.report = reader.report
        self.shared = [line for block in self.event.blocks for line in block.heights]
        self.dealt = dict(self.ctx.dealt.get(self.event.id, ()))
        self.is_vertical = self.discipline.form is Form.VERTICAL

    def read(self) -> tuple[Unit, ...]:
        opened = self._opened()
        if self.shared and not self.is_vertical:
            no_heights(self.shared[0], self.discipline, self.report)
        has_places = any("place" in unit.written.said for unit in opened)
        for number in range(1, len(self.rounds) + 1) if has_places and len(opened) > 1 else ():
            heats = [unit.heat_of_round for unit in opened if unit.number == number]
            into_units(heats, self.discipline, self.ctx)
        units = tuple(map(self._complete, opened))
        _check_twice(units, self.event, self.rounds, self.report)
        return units

    def _opened(self) -> Collection[_Opened]:
        """The units as far as they are written; of one that is written twice the first."""
        opened: dict[Place, _Opened] = {}
        for block in self._blocks():
            usual = usual_header(self.rounds, *block.header.words)
            name = usual.name if usual else read_name(block.header, self.rounds, self.report)
            if name is None:
                continue
            place = name[:2]
            if place not in opened:
                opened[place] = self._open(block, name, usual)
                continue
            first = opened[place].header
            self.report.error(
                UNIT_TWICE,
                f"{self.event.id} {unit_name(*place, self.rounds)} is written a second time",
                block.header.span(),
                related=[Related(first.span(), "first written here")],
                hint=f"complete the rows at line {first.number}: "
                "those of a heat stand below one header",
            )
        return opened.values()

    def _blocks(self) -> Iterator[Block]:
        """The blocks of the units; of those that no header writes the ones made of sheets, in the
        order of their rounds and heats."""
        written = [unit for block in self.event.blocks for unit in block.units]
        yield from written
        if self.dealt:
            from meetc.resolve.sheets.dealing import made_block

            names = [read_name(block.header, self.rounds, Report()) for block in written]
            known = {name[:2] for name in names if name is not None}
            dealt = self.dealt.items()
            yield from (made_block(place, own[0]) for place, own in dealt if place not in known)

    def _open(self, block: Block, name: Name, usual: UsualHeader | None) -> _Opened:
        """A unit as far as it is written."""
        number, heat, words = name
        fields = self._fields(block, words, usual)
        sheets = self._sheets((number, heat), fields)
        check_wind(fields, self.discipline, self.ctx.rules, self.report)
        heights = None
        if self.is_vertical:
            of_sheets = (line for sheet in sheets for line in sheet.heights())
            bars = block.heights or self.shared or list(of_sheets)
            heights = read_heights(bars, self.rows.limits.most, self.report)
        elif block.heights:
            no_heights(block.heights[0], self.discipline, self.report)
        attempts = self._attempts(fields)
        checked = self.is_vertical or not (block.heights or self.shared)
        written = self.rows.read(block.rows, fields, heights, attempts, checked=checked)
        if sheets:
            lanes = {str(row.fields.values.get("lane")): row.bib for row in written}
            lines = [line for sheet in sheets for line in sheet.rows(heights, lanes)]
            written = self.rows.join(written, self.rows.read(lines, fields, heights, attempts))
        self._check_part(fields, written)
        check_day(fields, "day", self.ctx)
        if heights is None and self.is_vertical:
            _check_heights(block.header, written, self.report)
        return _Opened(number, heat, block.header, fields, heights, attempts, written)

    def _fields(self, block: Block, words: list[int], usual: UsualHeader | None) -> Fields:
        """The fields of a unit, its own and those that it inherits."""
        if usual is not None and not block.fields:
            fields = usual.fields_in(block.header)
        else:
            fields = header_fields(block, words, self.report)
        fields.inherit(*self.rows.defaults, kind=Kind.UNIT)
        return fields

    def _sheets(self, place: Place, fields: Fields) -> list[ResultSheet]:
        """The rows of sheets that a unit has; they may give its wind as well."""
        portions = self.dealt.get(place, ())
        if not portions:
            return []
        from meetc.resolve.sheets.open_results import open_results
        from meetc.resolve.sheets.titles import check_titles
        from meetc.resolve.sheets.winds import give_wind

        sheets = open_results(portions, self.event, self.discipline, self.rows.squads, self.ctx)
        for sheet in sheets:
            give_wind(sheet.columns, self.discipline, fields, self.ctx)
            check_titles(sheet.columns, self.event, place, self.rounds, fields, self.ctx)
        return sheets

    def _attempts(self, fields: Fields) -> int:
        said = fields.values.get("rounds"), self.event.fields.values.get("max_field_attempts")
        written = next((value for value in said if isinstance(value, int)), self.ctx.rules.trials)
        return max(0, min(written, _MOST_ATTEMPTS))

    def _check_part(self, fields: Fields, rows: WrittenRows) -> None:
        """In a part of a combined event each has three trials, unless it says otherwise.
        Source: TR39.8."""
        said = fields.given("rounds") or self.event.fields.given("max_field_attempts")
        if said or not self.discipline.form.in_trials or not self.event.parent:
            return
        trials = self.ctx.rules.trials_of_a_part
        longest = next((row for row in rows if len(row.series) > trials), None)
        if longest is not None:
            self.report.warning(
                FOURTH_TRIAL_IN_A_PART,
                f"{count_of(len(longest.series), 'trial')} in a part of a combined event, where "
                f"each has {trials}",
                longest.line.span(trial_word(longest.line, trials)),
                hint="attempts= on the event says that there are more, or fewer",
            )

    def _complete(self, unit: _Opened) -> Unit:
        """A unit with all that follows from its rows."""
        fields, heights, event = unit.fields, unit.heights, self.event
        running = unit.is_running
        rows = stand(unit.written, self.discipline, heights, event.genders, running, self.ctx)
        has_results = any(row.has_result for row in rows)
        _check_copies(fields, event, unit.number, self.report)
        day = fields.values.get("day")
        for field, value in self._derived(unit, has_results).items():
            if not fields.given(field):
                fields.values[field] = value
        _check_status(fields, has_results, self.report)
        return Unit(
            round=unit.number,
            heat=unit.heat,
            rows=rows,
            heights=heights.bars if heights else (),
            jump_off=heights.jump_off if heights else (),
            fields=fields.sent(Kind.UNIT),
            extra=fields.extra,
            line=unit.header,
            unsent=_official_at(fields, self.report),
            day=day if isinstance(day, int) else None,
        )

    def _derived(self, unit: _Opened, has_results: bool) -> Values:
        """What follows, in the shape that OpenTrack documents for each kind of unit."""
        derived: Values = {
            "round": unit.number,
            "heat": unit.heat,
            "status": "finished" if has_results else "unscheduled",
            "results_status": "provisional" if has_results else "in_progress",
        }
        if self.discipline.form.measured:
            name: Any = self.event.fields.values.get("name", OMIT)
            derived |= {"event_id": self.event.id, "event_name": name}
        if self.discipline.form.in_trials:
            derived |= {"day": _day(self.event, unit.number), "rounds": unit.attempts}
        if self.is_vertical:
            bars = (*unit.heights.bars, *unit.heights.jump_off) if unit.heights else ()
            derived["heights"] = list(dict.fromkeys(bars))
        return derived


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


def _day(event: DeclaredEvent, number: int) -> Any:
    """The day of the meet that a round is on: its own, else that of the round before, else 1."""
    days = map(event.fields.values.get, reversed(SPREAD["day"][:number]))
    return next((day for day in days if isinstance(day, int)), 1)


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
