"""Makes the rows of an athlete one where a sheet has a row for each attempt, as tablets and
databases write them: `bib, attempt, mark, wind`, or `bib, height, attempts`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from meetc.diagnostics.codes import ATTEMPT_NOT_PLACED, COLUMN_LEFT_OUT
from meetc.diagnostics.diagnostic import Report
from meetc.sheets.attempt_columns import NO_MARKS, are_cards, attempts_of, key_of
from meetc.sheets.bars import HEIGHT, metres_of_bars
from meetc.sheets.columns import Columns, Sort, plain
from meetc.sheets.marks import NOTHING, trial_of, with_point
from meetc.sheets.statuses import entry_status, is_status
from meetc.sheets.table import Cell, Row
from meetc.sheets.trial_cells import failure_of, is_no_mark
from meetc.sheets.trial_numbers import number_of
from meetc.sheets.words import TRIALS

_UNTRUE = frozenset(("false", "falsch", "faux", "falsk", "falso", "usann"))

Trials = dict[int, tuple[Cell, Cell | None]]
"""The marks of an athlete by the number of the trial, each with its wind."""


def gather_attempts(columns: Columns, sort: Sort, report: Report) -> None:
    """Make the rows of each athlete one; what cannot be placed is reported."""
    if sort.trials and sort.heights:  # dealt out first, row by row
        return
    _Gathering(columns, report).gather(in_heights=sort.heights)


class _Gathering:
    """The rows of a sheet while they are made one for each athlete."""

    def __init__(self, columns: Columns, report: Report) -> None:
        self.columns, self.report = columns, report
        self.width = max(len(columns.head), *map(len, columns.rows), 0)
        self.own: dict[str, list[Row]] = defaultdict(list)
        self.several: dict[int, Cell] = {}

    def gather(self, *, in_heights: bool) -> None:
        """Give the columns their new rows."""
        columns = self.columns
        for n, row in enumerate(columns.rows):
            self.own[key_of(columns, row) or f"\n{n}"].append(row)
        special = {"attempt", "bar", "valid", "foul", *(() if in_heights else ("wind",))}
        self.special = {columns.named[n] for n in (*special, "status", "performance")
                        if n in columns.named}  # fmt: skip
        self.special |= set(columns.tries)
        if in_heights:
            self._gather_heights()
        else:
            self._gather_trials()
        for name in special:
            columns.named.pop(name, None)
        self._tell_several()

    def _gather_trials(self) -> None:
        """A column for each trial, and one for its wind."""
        trials = {key: self._trials(rows) for key, rows in self.own.items()}
        last = max((max(own, default=0) for own in trials.values()), default=0)
        for n in range(1, last + 1):
            self.columns.trials[n] = self.width + 2 * n - 2
            self.columns.winds[n] = self.width + 2 * n - 1
        self.columns.rows = tuple(
            self._whole(self.own[key], [c for n in range(1, last + 1) for c in own.get(n, _NONE)])
            for key, own in trials.items()
        )

    def _trials(self, rows: list[Row]) -> Trials:
        trials: Trials = {}
        for row in rows:
            mark, wind = self._trial(row), self.columns.cell(row, "wind")
            said = self.columns.cell(row, "attempt")
            if mark is None:
                continue
            number = self._number(row)
            if not number:
                self._tell_attempt(mark, said)
            elif number not in trials:
                trials[number] = failure_of(mark) if len(rows) > 1 else mark, wind
            elif (trials[number][0].mark, _text(trials[number][1])) != (mark.mark, _text(wind)):
                before, now = trials[number][0].text, mark.text
                self._tell(mark, f"attempt {number} is {now} here, and {before} in a row above")
        return trials

    def _trial(self, row: Row) -> Cell | None:
        """What a row has of its trial: a failure that a column of its own tells goes before the
        mark. None of a status of the athlete, and where nothing stands."""
        columns = self.columns
        mark, status = columns.cell(row, "performance"), columns.cell(row, "status")
        fails = columns.text(row, "foul"), columns.text(row, "valid")
        if _says_yes(fails[0]) or (fails[1] and not _says_yes(fails[1])):
            named = columns.cell(row, "foul") or columns.cell(row, "valid")
            return named._replace(text="x", held="") if named is not None else None
        said = trial_of(status.text) if status is not None else ""
        is_failure = said in NO_MARKS or (status is not None and self._is_of_trial(row, status))
        if said == "x" or (is_failure and (mark is None or mark.text in NOTHING)):
            return status
        if mark is None or (is_status(mark.text) and not self._is_of_trial(row, mark)):
            return None
        return mark

    def _is_of_trial(self, row: Row, cell: Cell) -> bool:
        """Whether a cell says of a numbered trial that it has no mark."""
        return is_no_mark(cell) and self._number(row) > 0

    def _number(self, row: Row) -> int:
        return number_of(TRIALS, plain(self.columns.text(row, "attempt")))

    def _gather_heights(self) -> None:
        """A column for each bar, in their order."""
        columns = self.columns
        texts = {c.text: c for c in columns.below(columns.named["bar"])}
        known = [(match[1], n) for n, text in enumerate(texts)
                 if (match := HEIGHT.fullmatch(with_point(text)))]  # fmt: skip
        words = list(texts)
        self.bars = {words[n]: bar for bar, n in metres_of_bars(known)}
        cards = {key: self._card(rows) for key, rows in self.own.items()}
        heads = {bar: texts[text] for text, bar in self.bars.items()}
        bars = sorted({bar for own in cards.values() for bar in own}, key=Decimal)
        columns.heights = [(bar, self.width + n) for n, bar in enumerate(bars)]
        blank = [Cell("", columns.head[0].line, 0, 0)] * (self.width - len(columns.head))
        columns.head = (*columns.head, *blank, *(heads[bar] for bar in bars))
        columns.rows = tuple(
            self._whole(self.own[key], [own.get(bar) for bar in bars]) for key, own in cards.items()
        )

    def _card(self, rows: list[Row]) -> dict[str, Cell]:
        """The attempts of an athlete by the bar, as one cell each."""
        cards: dict[str, list[tuple[int, Cell]]] = {}
        highest = Decimal(0)
        for row in rows:
            tried, said = self._attempts(row), self.columns.cell(row, "bar")
            if tried is None:
                continue
            bar = self.bars.get(said.text) if said is not None else None
            if bar is None:
                self._tell_bar(tried, said)
            elif tried.text.strip("xo-r"):
                self._tell(tried, f"{tried.text} is no attempt at {bar}", "such as xo, x or -")
            elif Decimal(bar) < highest:
                hint = "the heights of an athlete rise; a jump-off is typed by hand"
                self._tell(tried, f"{bar} stands below {highest}", hint)
            else:
                highest = Decimal(bar)
                cards.setdefault(bar, []).append((self._number(row), tried))
        return {bar: self._joined(bar, own) for bar, own in cards.items()}

    def _attempts(self, row: Row) -> Cell | None:
        """What a row has of the attempts at its height; None of a status of the athlete."""
        columns = self.columns
        tries = [cell for n in columns.tries if (cell := columns.at(row, n)) is not None]
        said = "".join(attempts_of(cell.text) for cell in tries if not is_status(cell.text))
        if columns.tries:
            return tries[0]._replace(text=said, held="") if said else None
        mark, status = columns.cell(row, "performance"), columns.cell(row, "status")
        if mark is None and status is not None and are_cards([status]):
            mark = status
        if mark is None or is_status(mark.text):
            return None
        return mark._replace(text=attempts_of(mark.text), held="")

    def _joined(self, bar: str, attempts: list[tuple[int, Cell]]) -> Cell:
        """The attempts at a bar in the order of their numbers, each once."""
        numbers = [number for number, _ in attempts]
        if any(numbers) and sorted(numbers) != list(range(1, len(numbers) + 1)):
            shown = ", ".join(str(number or "none") for number in numbers)
            self._tell(attempts[-1][1], f"at {bar} the attempts have the numbers {shown}",
                       "they are numbered 1, 2, 3 at each height")  # fmt: skip
        ordered = sorted(attempts, key=lambda one: one[0])
        return attempts[0][1]._replace(text="".join(cell.text for _, cell in ordered))

    def _whole(self, rows: list[Row], marks: Iterable[Cell | None]) -> Row:
        """The one row of an athlete: of each column what stands there first, behind it the marks,
        and a last cell on the line of the first."""
        first = rows[0]
        blank = Cell("", first[0].line, first[-1].end, first[-1].end)
        cells = [self._first(number, rows) or blank for number in range(self.width)]
        return (*cells, *(mark or blank for mark in marks), blank)

    def _first(self, number: int, rows: list[Row]) -> Cell | None:
        """What the rows have in a column; None where it differs, which is noted, and of what
        belongs to the attempts, but for a status."""
        cells = [(row, cell) for row in rows if (cell := self.columns.at(row, number)) is not None]
        filled = [cell for _, cell in cells]
        if number in self.special:
            filled = [cell for row, cell in cells
                      if is_status(cell.text) and self._trial(row) is not cell]  # fmt: skip
        elif number in self.columns.named.values() and len({cell.text for cell in filled}) > 1:
            self.several.setdefault(number, filled[0])
            return None
        return filled[0] if filled else None

    def _tell_several(self) -> None:
        for number, cell in self.several.items():
            head = self.columns.head[number].text
            self.report.warning(
                COLUMN_LEFT_OUT,
                f"{head} differs between the attempts of one athlete, and is left out there",
                self.columns.table.span(cell),
                hint="it belongs to the athlete: the same in each row, or in the first alone",
            )

    def _tell_attempt(self, mark: Cell, said: Cell | None) -> None:
        what = f"{said.text} is no number of an attempt" if said else "the row has no attempt"
        self._tell(said or mark, f"{what}, and {mark.text} belongs to none",
                   "write its number into the row")  # fmt: skip

    def _tell_bar(self, tried: Cell, said: Cell | None) -> None:
        what = f"{said.text} is no height" if said else "the row has no height"
        self._tell(said or tried, f"{what}, and {tried.text} belongs to none",
                   "a height is written 1.75")  # fmt: skip

    def _tell(self, cell: Cell, message: str, hint: str = "delete one of the two rows") -> None:
        self.report.error(ATTEMPT_NOT_PLACED, message, self.columns.table.span(cell), hint=hint)


_NONE: tuple[Cell | None, Cell | None] = (None, None)


def _text(cell: Cell | None) -> str:
    return cell.mark if cell is not None else ""


def _says_yes(text: str) -> bool:
    """Whether a cell of what is so or not says that it is."""
    word = plain(text)
    return bool(word) and word not in _UNTRUE and entry_status(text) != "not"
