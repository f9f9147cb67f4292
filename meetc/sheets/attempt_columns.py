"""Whether a sheet has a row for each attempt, and which of its columns say so."""

from __future__ import annotations

from collections.abc import Collection

from meetc.sheets.bars import BARS
from meetc.sheets.columns import Columns, Sort, plain
from meetc.sheets.marks import card_of, trial_of
from meetc.sheets.rows_below import fill_owners
from meetc.sheets.statuses import status_in
from meetc.sheets.table import Cell, Row
from meetc.sheets.trial_numbers import number_of
from meetc.sheets.words import OF_ATTEMPTS, TRIALS

_IDS = ("competitor_id", "national_id")
_WHO = ("name", "first_name", "last_name", "squad", "team_id", "team_name")
NO_MARKS = frozenset("x-r")
_BARS = frozenset(plain(word) + unit for word in BARS for unit in ("", "m", "cm"))
_ALSO_TRIALS = {"heat": plain("forsøk"), "event_id": plain("prova")}
_CLEARED = frozenset(("cleared", "clear", "over", "made", "success", "true"))
_FAILED = frozenset(("failed", "fail", "failure", "miss", "missed", "false"))


def is_bar(head: str) -> bool:
    """Whether a head of a mark says that it is a height."""
    return plain(head) in _BARS


def are_cards(cells: Collection[Cell]) -> bool:
    """Whether most cells have the attempts at a height, or one of them: xxo, O, cleared."""
    cards = [not attempts_of(cell.text).strip("xo-r") for cell in cells]
    others = [cell for cell in cells if status_in(cell.text)]
    return 2 * sum(cards) > len(cards) - len(others)


def tries_in(head: Row, sort: Sort) -> list[int]:
    """The columns of the first, second and third attempt at the height that a row has."""
    words = [plain(cell.text) for cell in head]
    numbered = {number_of(TRIALS, word): n for n, word in enumerate(words)}
    numbered.pop(0, None)
    has_bar = any(map(is_bar, words))
    if sort.trials or not sort.heights or not has_bar or sorted(numbered) != [1, 2, 3]:
        return []
    return [numbered[1], numbered[2], numbered[3]]


def settle_attempts(columns: Columns, sort: Sort) -> list[Cell]:
    """Decide whether there is a row for each attempt; the heads of the columns that would say so
    where there is not, which are left out."""
    if sort.heights:
        _settle_bars(columns)
    is_dealt = sort.trials and sort.heights  # whose rows may be of races as well
    if sort.in_columns and not is_dealt and "attempt" not in columns.named:
        _settle_rounds(columns)
    if sort.in_columns and not is_dealt and {"attempt", "bar"} & set(columns.named):
        fill_owners(columns, (*_IDS, *_WHO), lambda row: key_of(columns, row))
    if not sort.in_columns or _has_row_an_attempt(columns, sort):
        return []
    left_out = [*columns.tries, *(columns.named.pop(n) for n in OF_ATTEMPTS & set(columns.named))]
    columns.tries = []
    return [columns.head[n] for n in sorted(left_out)]


def _settle_bars(columns: Columns) -> None:
    """Beside a column of attempts that has what was jumped the height is that of the bar."""
    named = columns.named
    if columns.tries and "performance" in named and "bar" not in named:
        named["bar"] = named.pop("performance")
    if "bar" not in named and "performance" in named and "attempt" in named:
        cells = columns.below(named["attempt"])
        if is_bar(columns.head[named["performance"]].text) and are_cards(cells):
            named["bar"] = named.pop("performance")
    if "bar" in named and "performance" not in named and "attempt" in named:
        named["performance"] = named.pop("attempt")


def _settle_rounds(columns: Columns) -> None:
    """The rounds of a jump or throw in which an athlete has several are those of its trials."""
    named = columns.named
    if "performance" not in named or columns.trials or not _repeats(columns):
        return
    for name in ("round", *_ALSO_TRIALS):
        cells = columns.below(named.get(name))
        numbers = [trial_round(name, cell.text, columns) for cell in cells]
        if numbers and all(numbers):
            named["attempt"] = named.pop(name)
            return


def trial_round(name: str, text: str, columns: Columns) -> str:
    """The number in a cell of rounds, or of what is a heat in Norwegian, forsøk, or an event in
    Portuguese, prova, that may be one of trials; "" of none."""
    is_number = text.isascii() and text.isdecimal()
    word = _ALSO_TRIALS.get(name)
    if word is not None and plain(columns.head[columns.named[name]].text) != word:
        return ""
    return text if is_number else ""


def _has_row_an_attempt(columns: Columns, sort: Sort) -> bool:
    named = columns.named
    if columns.tries and "bar" in named:
        return True
    if columns.trials or columns.heights or "series" in named or "performance" not in named:
        return False
    if sort.heights and "bar" in named:
        return True
    if "attempt" not in named or not sort.trials:
        return False
    numbers = {number_of(TRIALS, plain(cell.text)) for cell in columns.below(named["attempt"])}
    return numbers == {1} or (numbers != {0} and _repeats(columns))


def _repeats(columns: Columns) -> bool:
    """Whether somebody has several rows."""
    keys = [key for row in columns.rows if (key := key_of(columns, row))]
    return len(set(keys)) < len(keys)


def key_of(columns: Columns, row: Row) -> str:
    """Whose a row is, "" where nothing tells: by the bib, else the national id, else the names."""
    for name in _IDS:
        if text := columns.text(row, name):
            return text
    return " ".join(cell.text for cell in columns.cells(row, _WHO))


def attempts_of(text: str) -> str:
    """The attempts at one height in the signs of a card; of words what they say."""
    word = plain(text)
    if word in _CLEARED or word in _FAILED:
        return "o" if word in _CLEARED else "x"
    trial = trial_of(text)
    return trial if trial in NO_MARKS else card_of(text)
