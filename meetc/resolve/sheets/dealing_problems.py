"""Tells of the rows of a sheet of results that are no single event's, whose heat is not known, or
that nothing reads."""

from __future__ import annotations

from collections.abc import Collection

from meetc.diagnostics.codes import (
    ROW_WITHOUT_HEAT,
    ROWS_WITHOUT_ROUND,
    UNNAMED_UNIT,
    UNREAD_ROWS,
    Code,
)
from meetc.diagnostics.diagnostic import Span
from meetc.diagnostics.wording import count_of, have, listed
from meetc.resolve.sheets.heat_of_row import WORDS, Places, Problem
from meetc.resolve.sheets.sheet import list_of
from meetc.sheets.named_unit import NamedUnit
from meetc.sheets.words import EVENT_COLUMNS, UNIT_COLUMNS

_MOST_NAMED = 8
_MOST_ROUNDS = 9
_NO_COLUMN = "; or write the statement below its unit"


def tell_problems(places: Places, taken: Collection[int]) -> None:
    """Report, once for each kind, the rows of a sheet that have no place; `taken` are those, by
    number, that statements read."""
    _Teller(places).tell(taken)


class _Teller:
    def __init__(self, places: Places) -> None:
        self.places, self.columns, self.report = places, places.columns, places.ctx.report

    def tell(self, taken: Collection[int]) -> None:
        self._events(taken)
        noted = {number for problem in self.places.problems.values() for number in problem}
        for (kind, event_id), rows in self.places.problems.items():
            self._problem(kind, event_id, list(rows))
        for event_id in sorted(self.places.clashing):
            if numbers := self._rows_of(event_id):
                count = count_of(len(self.places.rounds.get(event_id, ())), "round")
                self._no_unit(event_id, numbers, f"has {count}")
                noted |= set(numbers)
        self._left({*taken, *noted})

    def _events(self, taken: Collection[int]) -> None:
        """The rows whose words name no single event, or none at all."""
        nameless = []
        for number, said in enumerate(self.places.rows):
            row = self.columns.rows[number]
            cell = self.places.events.cell_of(row)
            if said.among is None:
                continue
            if cell is None:
                nameless.append(number)
            elif len(said.among) == 1 and number in taken:
                self.places.events.take(row, cell, said.among[0])
            elif len(said.among) != 1 and number not in taken:
                self.places.events.leave(row, cell, said.among)
        self.places.events.tell()
        if nameless:
            self._error(UNNAMED_UNIT, f"{self._names(nameless)} no event", nameless,
                        "write its id or name into the row")  # fmt: skip

    def _problem(self, kind: Problem, event_id: str, numbers: list[int]) -> None:
        if kind is Problem.UNCLEAR:
            for text in dict.fromkeys(map(self._unit_text, numbers)):
                own = [number for number in numbers if self._unit_text(number) == text]
                more = f" ({count_of(len(own), 'row')})" if len(own) > 1 else ""
                self._error(UNNAMED_UNIT, f"{text} names no round or heat{more}", own,
                            "such as Final, Semi 1, Heat 2, or a number")  # fmt: skip
        elif kind is Problem.OUTSIDE:
            self._no_unit(event_id, numbers, "has no such unit")
        elif kind is Problem.WHICH_HEAT:
            question = f"which heat of {event_id} is it? {self._names(numbers)} none"
            self._error(ROW_WITHOUT_HEAT, question, numbers, f"a column Heat tells{_NO_COLUMN}")
        else:
            message = f"{self._names(numbers)} no round of {event_id}: its final is taken"
            hint = f"a column Round tells{_NO_COLUMN}"
            self.report.warning(ROWS_WITHOUT_ROUND, message, self._span(numbers[0]), hint=hint)

    def _no_unit(self, event_id: str, numbers: list[int], why: str) -> None:
        said = ", ".join(dict.fromkeys(filter(None, map(self._said, numbers))))
        files = list(dict.fromkeys(self._span(number).path for number in numbers))
        named = f"{listed(files, _MOST_NAMED)} {have(len(files))} {said}"
        self._error(
            ROW_WITHOUT_HEAT, f"{named} of {event_id}, which {why}", numbers, self._rounds(event_id)
        )

    def _left(self, done: Collection[int]) -> None:
        """Tell once of the rows of events and heats that nothing reads."""
        left: dict[int, str] = {}
        for number, said in enumerate(self.places.rows):
            if number not in done and (said.among is None or len(said.ids) == 1):
                left[number] = f"{self._event(number)} {self._said(number)}".strip()
        if left:
            names = list(dict.fromkeys(left.values()))
            one = len(left) == 1
            self.report.warning(
                UNREAD_ROWS,
                f"{count_of(len(left), 'row')} of {self.columns.table.path} "
                f"{'is' if one else 'are'} of {listed(names, _MOST_NAMED)}, and nothing "
                f"reads {'it' if one else 'them'}: {self._lines(left)}",
                self._span(next(iter(left)), (*EVENT_COLUMNS, *UNIT_COLUMNS)),
                hint="`results from` above the first event deals the rows of all of them out",
            )

    def _event(self, number: int) -> str:
        """The event of a row for a message; in a sheet that names none its class, where that
        keeps the row out of the events that read the sheet."""
        said, row = self.places.rows[number], self.columns.rows[number]
        own = [self.places.ctx.events[event_id] for event_id in sorted(self.places.own)]
        if said.among is not None:
            return said.ids[0]
        if not any(self.places.events.may_be(row, event) for event in own):
            return self.places.events.of_class(row)
        return own[0].id if len(own) == 1 else ""

    def _error(self, code: Code, message: str, numbers: list[int], hint: str) -> None:
        span = self._span(numbers[0], (*UNIT_COLUMNS, *EVENT_COLUMNS))
        self.report.error(code, message, span, hint=hint)

    def _span(self, number: int, names: tuple[str, ...] = EVENT_COLUMNS) -> Span:
        """The first cell of a row that stands in one of some columns, else the row."""
        row = self.columns.rows[number]
        cells, table = self.columns.cells(row, names), self.columns.table
        return table.span(cells[0]) if cells else table.row_span(row)

    def _lines(self, numbers: Collection[int]) -> str:
        table = self.columns.table
        files: dict[str, list[int]] = {}
        for number in numbers:
            span = table.span(self.columns.rows[number][0])
            files.setdefault(span.path, []).append(span.line)
        texts = [f"{'row' if len(own) == 1 else 'rows'} {list_of(own)}" for own in files.values()]
        if table.paths == (table.path,):
            return texts[0]
        named = [f"{text} of {path}" for text, path in zip(texts, files, strict=True)]
        return listed(named, _MOST_NAMED)

    def _names(self, numbers: list[int]) -> str:
        return f"{self._lines(numbers)} {'names' if len(numbers) == 1 else 'name'}"

    def _unit_text(self, number: int) -> str:
        """What stands in the cells of a row's round and heat."""
        cells = self.columns.cells(self.columns.rows[number], self.places.unit_columns)
        return " ".join(cell.text for cell in cells)

    def _said(self, number: int) -> str:
        """What a row says of its unit: heat 3; "" where it says nothing."""
        unit = self.places.rows[number].unit or NamedUnit()
        word = f"round {unit.round}" if unit.round.isdecimal() else unit.round
        return " ".join(filter(None, (word, f"heat {unit.heat}" if unit.heat else "")))

    def _rows_of(self, event_id: str) -> list[int]:
        return [
            number
            for number, said in enumerate(self.places.rows)
            if (event_id in self.places.own if said.among is None else said.ids == [event_id])
        ]

    def _rounds(self, event_id: str) -> str:
        """What to write on an event that has fewer rounds or heats than its rows tell of."""
        units = [self.places.rows[n].unit or NamedUnit() for n in self._rows_of(event_id)]
        words = [word for word in WORDS if any(unit.round == word for unit in units)]
        if words and words[0] != "first" and any(not unit.round for unit in units):
            words = ["first", *words]
        own = self.places.rounds.get(event_id, ())
        most = dict(enumerate(own, 1)) if len(words) in (0, len(own)) else {}
        for unit in units:
            at = words.index(unit.round) + 1 if unit.round in words else int(unit.round or 1)
            most[at] = max(most.get(at, 1), unit.heat)
        rounds = [str(most.get(at, 1)) for at in range(1, min(max(most), _MOST_ROUNDS) + 1)]
        runs_again = " repechage=finishers" if "repechage" in words else ""
        return f"write rounds={','.join(rounds)}{runs_again} on the event"
