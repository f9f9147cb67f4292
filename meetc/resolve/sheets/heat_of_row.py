"""Which event, round and heat each row of a sheet of results is of."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from meetc.diagnostics.codes import COLUMN_LEFT_OUT
from meetc.disciplines import Form
from meetc.resolve.context import Context
from meetc.resolve.known_people import Person
from meetc.resolve.people.entries import Entries
from meetc.resolve.portion import OWN_ROWS, Place
from meetc.resolve.sheets.called_events import CalledEvents, Candidate
from meetc.resolve.sheets.sheet import bib_in, licence_in, name_in, text_in
from meetc.rules.repechage import ROUND as REPECHAGE
from meetc.sheets.attempt_columns import key_of, trial_round
from meetc.sheets.columns import Columns
from meetc.sheets.named_event import named
from meetc.sheets.named_unit import NamedUnit, unit_in
from meetc.sheets.table import Row
from meetc.sheets.words import EVENT_COLUMNS, UNIT_COLUMNS

WORDS = ("first", "repechage", "quarter", "semi", "final")
"""The words of rounds in their order."""
_BARE = {"round": "round", "heat": "heat", "round_name": "round"}
"""What a number alone is of in a column."""


class Problem(StrEnum):
    """Why the unit of a row is not known, or only guessed."""

    UNCLEAR = "its cells are not understood"
    OUTSIDE = "the event has no such unit"
    WHICH_HEAT = "the round has several heats"
    NO_ROUND = "no round is named, and the final is taken"


class UnitOfRow(NamedTuple):
    """What a row says of where it belongs: the events that it may be of, None where its sheet
    names none; the unit, None where that is not understood."""

    among: tuple[Candidate, ...] | None
    unit: NamedUnit | None

    @property
    def ids(self) -> list[str]:
        return [candidate.event.id for candidate in self.among or ()]


class Places:
    """The places of the rows of one table. `own` are the events whose blocks read it: where its
    words for events are none of the meet's, the rows are theirs. `of_meet` is whether the meet
    reads it for all of its events."""

    def __init__(
        self,
        columns: Columns,
        own: Collection[str],
        of_meet: bool,
        rounds: Mapping[str, tuple[int, ...]],
        entries: Entries,
        ctx: Context,
    ) -> None:
        self.columns, self.own, self.of_meet = columns, own, of_meet
        self.rounds, self.ctx = rounds, ctx
        self.events = CalledEvents(columns, entries, ctx)
        self.unit_columns = [name for name in UNIT_COLUMNS if self._says_units(name)]
        self.names_events = self.events.has_column and self._says_events()
        self._noted = 0
        self.rows = self._units_of_rows()
        if ctx.together and columns.table.is_timing:
            self.rows = self._in_shared_races(entries)
        self.problems: dict[tuple[Problem, str], dict[int, None]] = {}

    # What the cells say

    def _says_units(self, name: str) -> bool:
        """Whether a column tells of units: some of its cells do, or it has none. A column of
        which nothing is understood is of something else, and left out."""
        texts = {cell.text for cell in self.columns.below(self.columns.named.get(name))}
        if not texts or any(unit_in(text, _BARE[name]) for text in texts):
            return bool(texts)
        head = self.columns.head[self.columns.named[name]]
        message = f"the column {head.text} is left out"
        hint = "its cells name no round or heat, such as Final, Semi 1 or Heat 2"
        self.ctx.report.warning(COLUMN_LEFT_OUT, message, self.columns.table.span(head), hint=hint)
        return False

    def _says_events(self) -> bool:
        """Whether the column of events names any that is known, or a discipline at all. In the
        block of an event a column of something else, the name of the meet perhaps, is left
        out. A result file of photo finish that several events read, or that a pattern found, is
        of none of them unless it says so; one that is named belongs where it is named."""
        columns = self.columns
        cells = {c.text: (row, c) for row in columns.rows if (c := self.events.cell_of(row))}
        table = columns.table
        in_words = not table.is_timing
        known = (
            (in_words and any(reading.codes for reading in named(text)))
            or self.events.among(row, cell, "")
            for text, (row, cell) in cells.items()
        )
        several = not in_words and (len(self.own) > 1 or table.path not in table.paths)
        if self.of_meet or several or any(known):
            return bool(cells)
        if cells and in_words and not self._numbers_trials(cells):
            head = next(columns.head[columns.named[n]] for n in EVENT_COLUMNS if n in columns.named)
            message = f"the column {head.text} is left out"
            hint = "its cells name no event and no discipline"
            self.ctx.report.warning(COLUMN_LEFT_OUT, message, table.span(head), hint=hint)
        return False

    def _numbers_trials(self, texts: Iterable[str]) -> bool:
        """Whether the column of events has the numbers of the trials of jumps or throws."""
        return (
            "event_id" in self.columns.named
            and all(trial_round("event_id", text, self.columns) for text in texts)
            and all(map(self._is_in_field, self.own))
        )

    def _units_of_rows(self) -> list[UnitOfRow]:
        """The unit of each row; rows of a result file share the cells that tell of their heat."""
        named = self.columns.table.named
        if named is None:
            return [self._unit_of(row) for row in self.columns.rows]
        shared: dict[int, UnitOfRow] = {}
        units = []
        for row in self.columns.rows:
            key = id(row[named["event_id"]])
            if key not in shared:
                shared[key] = self._unit_of(row)
            units.append(shared[key])
        return units

    def _in_shared_races(self, entries: Entries) -> list[UnitOfRow]:
        """The units of the rows, each of its own event where a race serves several."""
        from meetc.resolve.sheets.shared_races import SharedRaces

        together = self.ctx.together
        races = SharedRaces(self.columns.table, self.rounds, entries, self._bib, self.ctx)
        units = []
        for row, said in zip(self.columns.rows, self.rows, strict=True):
            names = list(self.own) if said.among is None else said.ids
            group = together.get(names[0]) if len(names) == 1 else None
            if group is not None:
                place = self._named_place(group[0], said.unit or NamedUnit())
                event = self.ctx.events[races.event_of(row, group, place)]
                said = said._replace(among=(Candidate(event),))
            units.append(said)
        return units

    def _named_place(self, event_id: str, unit: NamedUnit) -> Place:
        """The place that a result file names, the first heat where it names none."""
        its_round = round_of(unit.round, self.rounds.get(event_id, ())) if unit.round else 1
        return its_round or 1, unit.heat or 1

    def _unit_of(self, row: Row) -> UnitOfRow:
        among: tuple[Candidate, ...] | None = None
        unit: NamedUnit | None = NamedUnit()
        of_event = NamedUnit()
        cell = self.events.cell_of(row) if self.names_events else None
        if self.names_events:
            among = self.events.among(row, cell, self._bib(row)) if cell is not None else ()
            units = {candidate.reading.unit for candidate in among}
            of_event = units.pop() if len(units) == 1 else NamedUnit()
        for name in self.unit_columns:
            of_unit = self.columns.cell(row, name)
            said = unit_in(of_unit.text, _BARE[name]) if of_unit is not None else NamedUnit()
            unit = unit.or_else(said) if said is not None and unit is not None else None
        return UnitOfRow(among, unit.or_else(of_event) if unit is not None else None)

    def _bib(self, row: Row) -> str:
        """The bib of who a row may be of, without judging it."""
        bib = bib_in(self.columns, row, self.ctx.athletes)
        if bib is not None:
            return bib.text
        licence, name = licence_in(self.columns, row), name_in(self.columns, row)
        said = text_in(licence), name[0] if name is not None else ""
        people = self.ctx.people
        known = people.find("", *said, Person()) or people.shortened(said[1], Person())
        return known[0] if len(known) == 1 else ""

    # Where the rows belong

    def of(self, event_id: str, place: Place | None) -> Iterator[tuple[int, str, Place]]:
        """The rows, by number, that a statement takes: one of a unit, an event or the meet."""
        alike: dict[int, tuple[str, Place] | None] = {}  # rows of photo finish share what they say
        for number, said in enumerate(self.rows):
            if id(said) not in alike:
                noted = self._noted
                own = self._where(number, said, event_id, place)
                if noted != self._noted:
                    if own is not None:
                        yield number, *own
                    continue
                alike[id(said)] = own
            if known := alike[id(said)]:
                yield number, *known

    def _where(
        self, number: int, said: UnitOfRow, event_id: str, place: Place | None
    ) -> tuple[str, Place] | None:
        """The event and the unit of a row that a statement takes; None of one that it does not."""
        event = self._event(number, said, event_id)
        if not event or event in self.clashing:
            return None
        own = self._place(number, event, said.unit, place)
        return (event, own) if own is not None and place in (None, own) else None

    def _event(self, number: int, said: UnitOfRow, event_id: str) -> str:
        """The event of a row, "" where that is not the one asked for, or not known. A sheet
        without a column of events may have rows of other classes."""
        if said.among is None:
            fits = self.events.may_be(self.columns.rows[number], self.ctx.events[event_id])
            return event_id if fits else ""
        if event_id in said.ids:
            return event_id
        return said.ids[0] if len(said.ids) == 1 and not event_id else ""

    def _place(
        self, number: int, event_id: str, unit: NamedUnit | None, asked: Place | None
    ) -> Place | None:
        """The unit of an event that a row is of; None where it is not the one asked for, or
        cannot be told, which is noted."""
        event, rounds = self.ctx.events[event_id], self.rounds.get(event_id, ())
        if event.discipline is None or not rounds:
            return None
        if event.discipline.form is Form.COMBINED:
            return OWN_ROWS
        if unit is None:
            self._note(Problem.UNCLEAR, "", number)
            return None
        if event_id in self.with_trials:
            unit = self._without_trial(unit)
        its_round = round_of(unit.round, rounds)
        if asked is not None:
            if not unit.round:  # where no row tells rounds they are those of the statement
                its_round = 1 if "first" in self.words.get(event_id, ()) else asked[0]
            if its_round != asked[0] or unit.heat not in (0, asked[1]):
                return None
            if not unit.heat and rounds[asked[0] - 1] > 1 and self.tells_heats:
                self._note(Problem.WHICH_HEAT, event_id, number)  # others say theirs
                return None
            return asked
        if not unit.round:
            its_round = self._usual_round(number, event_id, unit)
        if its_round is None or unit.heat > rounds[its_round - 1]:
            self._note(Problem.OUTSIDE, event_id, number)
            return None
        if not unit.heat and rounds[its_round - 1] > 1:
            self._note(Problem.WHICH_HEAT, event_id, number)
            return None
        return its_round, unit.heat or 1

    @cached_property
    def with_trials(self) -> frozenset[str]:
        """The jumps and throws of one round whose rows number their trials where others have
        rounds: an athlete has several rows with other numbers."""
        numbers: dict[tuple[str, str], set[str]] = {}
        names = [name for name in ("round", "heat") if name in self.unit_columns]
        for row, said in zip(self.columns.rows, self.rows, strict=True):
            cells = [(name, cell) for name in names if (cell := self.columns.cell(row, name))]
            trials = [trial_round(name, cell.text, self.columns) for name, cell in cells]
            for event_id in self.own if said.among is None else said.ids:
                if any(trials) and self._is_in_field(event_id):
                    own = numbers.setdefault((event_id, key_of(self.columns, row)), set())
                    own.add(next(filter(None, trials)))
        return frozenset(event_id for (event_id, _), own in numbers.items() if len(own) > 1)

    def _is_in_field(self, event_id: str) -> bool:
        discipline = self.ctx.events[event_id].discipline
        in_field = discipline is not None and discipline.form.measured
        return in_field and self.rounds.get(event_id) == (1,) and not self.columns.trials

    def _without_trial(self, unit: NamedUnit) -> NamedUnit:
        """What a row says of its unit without the number of a trial."""
        return unit._replace(round="") if unit.round.isdecimal() else unit._replace(heat=0)

    def _usual_round(self, number: int, event_id: str, unit: NamedUnit) -> int:
        """The round of a row that tells none: a heat with a number is of the first, as in the
        text of a meet; without one it is the only or last round."""
        rounds = self.rounds[event_id]
        if unit.heat or len(rounds) == 1:
            return 1
        if rounds[-1] == 1:
            self._note(Problem.NO_ROUND, event_id, number)
        return len(rounds)

    def _note(self, kind: Problem, event_id: str, number: int) -> None:
        self._noted += 1
        self.problems.setdefault((kind, event_id), {})[number] = None

    @cached_property
    def tells_heats(self) -> bool:
        """Whether any row tells its heat."""
        return any(said.unit is not None and said.unit.heat for said in self.rows)

    @cached_property
    def words(self) -> dict[str, set[str]]:
        """The rounds that the rows of each event tell of; heats with a number alone are of the
        first round, where other rows tell of others."""
        words: dict[str, set[str]] = {}
        with_heats = set()
        for said in self.rows:
            unit = said.unit or NamedUnit()
            for event_id in said.ids if said.among is not None else self.own:
                if unit.round:
                    words.setdefault(event_id, set()).add(unit.round)
                elif unit.heat:
                    with_heats.add(event_id)
        for event_id in with_heats & set(words):
            words[event_id].add("first")
        return words

    @cached_property
    def clashing(self) -> frozenset[str]:
        """The events whose rows tell of more rounds than they have, such as heats and a final
        of one that has one round: they would be mixed."""
        clashing = set()
        for event_id, named_rounds in self.words.items():
            rounds = self.rounds.get(event_id, ())
            numbers = [round_of(word, rounds) for word in named_rounds if word in WORDS]
            if len(set(numbers)) < len(numbers) and (event_id in self.own or self.of_meet):
                clashing.add(event_id)
        return frozenset(clashing)


def round_of(word: str, rounds: tuple[int, ...]) -> int | None:
    """The number of the round that a word names; None where the event has none such."""
    behind = {"final": 0, "semi": 1, "quarter": 2}.get(word)
    if behind is not None:
        return len(rounds) - behind if len(rounds) > behind else None
    if word == "repechage":  # which has a round behind it
        return REPECHAGE if len(rounds) > REPECHAGE else None
    number = 1 if word == "first" else int(word or 0)
    return number if 1 <= number <= len(rounds) else None
