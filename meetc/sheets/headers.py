"""Finds out what stands in which column of a table, from the words at its head."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sized
from functools import cache
from itertools import count, takewhile

from meetc.diagnostics.codes import BAD_SHEET_HEAD, NEARLY_KNOWN_COLUMN
from meetc.diagnostics.diagnostic import Related, Report
from meetc.diagnostics.wording import did_you_mean
from meetc.fields import FIELDS, UNSENT, Field
from meetc.sheets.attempt_columns import are_cards, is_bar, settle_attempts, tries_in
from meetc.sheets.attempt_rows import gather_attempts
from meetc.sheets.bars import HEIGHT, metres_of_bars
from meetc.sheets.columns import Columns, Sort, head_word, plain
from meetc.sheets.countries import is_code
from meetc.sheets.entry_columns import EntryColumns, entry_columns
from meetc.sheets.gender_letters import settle_genders
from meetc.sheets.list_rows import keep_people, note_guests
from meetc.sheets.marks import cards_of, series_of, with_point
from meetc.sheets.named_event import names_discipline
from meetc.sheets.parts_of_results import keep_first_part
from meetc.sheets.person_names import names_both
from meetc.sheets.statuses import is_guest, status_in
from meetc.sheets.table import Cell, Row, Table
from meetc.sheets.trial_numbers import number_of
from meetc.sheets.unread_columns import mark_below, tell_unread
from meetc.sheets.words import (
    ENTRIES,
    EVENT_COLUMNS,
    LEFT_OUT,
    OF_ATTEMPTS,
    RESULTS,
    TRIALS,
    UNIT_COLUMNS,
    WINDS,
    Column,
)

_HYTEK_RECORDS = frozenset("DEHIQR")
_HYTEK_CELLS = 5
_HYTEK_HINT = (
    "this is the semicolon format of Hy-Tek, which has no heads: have its program export a table "
    "with heads, or write a row above that heads them, such as D;Last;First;Initial;Gender;"
    "Born (mm/dd/yyyy);Club code;Club;Age;Year;Event;Seed;M;Div;Bib"
)
_TITLE_ROWS = 20
_NEARLY = 0.8
_MOST_COMPARED = 50
_NO_COLUMNS = ("events_entered", "scratched")
_YEAR = re.compile(r"\b20\d\d\b")  # of a season: SB 2026
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_WHOSE = (
    "your",
    "which",
    "athletes",
    "athlete",
    "competitors",
    "competitor",
    "participants",
    "participant",
)
_COUNTED_BY = ("#", "no", "nr", "number", "numero")
_LONGEST_CODE = 6
_LESS = {"team_id": ("lv", "landesverband"), "competitor_id": ("#",)}
_CODES = {"team_id": ("teamid", "teamcode", "clubcode")}


@cache
def _words(sort: Sort) -> dict[str, str]:
    """The name of the column that each word heads."""
    columns = [c for c in sort.columns if sort.in_columns or c.name not in OF_ATTEMPTS]
    names = {head_word(word): column.name for column in columns for word in column.words}
    for known in (*FIELDS[sort.kind].values(), *UNSENT.get(sort.kind, {}).values()):
        for name in (known.name, known.short):
            if name and name not in _NO_COLUMNS:
                names.setdefault(plain(name), known.name)
    return names


@cache
def own_fields(sort: Sort) -> tuple[Field, ...]:
    """The fields that head a column by their own names, and for which there is no other word."""
    own = set(_words(sort).values()) - {column.name for column in sort.columns}
    fields = FIELDS[sort.kind] | UNSENT.get(sort.kind, {})
    return tuple(field for name, field in fields.items() if name in own)


@cache
def _left_out(sort: Sort) -> frozenset[str]:
    """The words of columns that are left out without a word; in results what lists of entries
    say of people."""
    columns = (LEFT_OUT, *(ENTRIES if sort.columns is RESULTS else ()))
    return frozenset(plain(word) for column in columns for word in column.words)


@cache
def _plain_words(column: Column) -> frozenset[str]:
    return frozenset(map(plain, column.words))


def find_columns(
    table: Table, sort: Sort, report: Report, events: Collection[str] = ()
) -> Columns | None:
    """The columns of a table; None where nothing tells whose its rows are, which is reported. A
    list of entries may have a column for each event, headed by one of the ids `events` or by the
    words of a discipline, or columns for several entries of a row, which has a row for each
    then."""
    if not table.rows:
        message = f"{table.path} has no rows"
        hint = "the first row says what stands in which column"
        report.error(BAD_SHEET_HEAD, message, table.span(Cell("", 1, 0, 0)), hint=hint)
        return None
    if table.named is not None:
        return Columns(table, table.rows[0], table.rows[1:], dict(table.named))
    words = _words(sort)
    if _is_hytek(table) and not _is_head(table.rows[0], words, sort):
        _tell_no_keys(Columns(table, table.rows[0], ()), _HYTEK_HINT, report)
        return None
    top = next(
        (n for n, row in enumerate(table.rows[:_TITLE_ROWS]) if _is_head(row, words, sort)), 0
    )
    columns = Columns(table, table.rows[top], table.rows[top + 1 :])
    entries = entry_columns(table, top, words, report) if sort.of_entries else EntryColumns()
    columns.named |= entries.first
    columns.rows = entries.rows(columns.rows)
    columns.tries = tries_in(columns.head, sort)
    heights = _heights(columns.head, sort) if sort.heights else []
    columns.heights = [height for height in heights if height[1] not in columns.tries]
    ignored = _take_all({*entries.all, *columns.tries}, columns, sort, report, events)
    if not any(key in columns.named for key in sort.keys):
        _tell_no_keys(columns, f"head it {sort.example}", report)
        return None
    ignored += _settle(columns, sort)
    settle_genders(columns)
    if sort.of_entries:
        note_guests(columns)
        keep_people(columns, report)
    else:
        keep_first_part(columns, report)
    attempts = settle_attempts(columns, sort)
    tell_unread([*ignored, *attempts], columns, sort, report)
    if "attempt" in columns.named or "bar" in columns.named:
        gather_attempts(columns, sort, report)
    return columns


def _is_hytek(table: Table) -> bool:
    """Whether all rows begin with the letter of a record, as Hy-Tek's programs write them."""
    return all(row[0].text in _HYTEK_RECORDS and len(row) > _HYTEK_CELLS for row in table.rows)


def _tell_no_keys(columns: Columns, hint: str, report: Report) -> None:
    table = columns.table
    message = f"no column of {table.path} tells whose a row is"
    report.error(BAD_SHEET_HEAD, message, table.row_span(columns.head), hint=hint)


def _take_all(
    taken: Collection[int], columns: Columns, sort: Sort, report: Report, events: Collection[str]
) -> list[Cell]:
    """Note what stands in each column that is not `taken`; the heads of those that say nothing."""
    bars = {n for _, n in columns.heights}
    unknown: list[tuple[int, Cell]] = []
    for n, cell in enumerate(columns.head):
        if n in taken or n in bars or not cell.text or _take(n, cell, columns, sort, report):
            continue
        if sort.of_entries and (cell.text in events or _heads_an_event(cell.text)):
            columns.events.append(n)
        elif not (sort.in_columns and _is_series(cell, columns, sort)):
            unknown.append((n, cell))
    with_marks = {n for n, _ in unknown if sort.in_columns and mark_below(n, columns)}
    return [
        cell
        for count, (n, cell) in enumerate(unknown)
        if count >= _MOST_COMPARED
        or n in with_marks
        or not _take_as_meant(n, cell, columns, sort, report)
    ]


def _settle(columns: Columns, sort: Sort) -> list[Cell]:
    """Decide between the columns that may be one thing or another; the heads of those that are
    left out for it."""
    ignored = []
    _name_alone(columns.named)
    if _counts_rows(columns):
        ignored.append(columns.head[columns.named.pop("competitor_id")])
    if any(_texts(columns.named[n], columns) for n in EVENT_COLUMNS if n in columns.named):
        ignored += [columns.head[n] for n in columns.events]
        columns.events = []
    if sort.in_columns:  # a German Serie may be a heat, and a French one as well
        for name in ("attempt", *(UNIT_COLUMNS if sort.trials else ())):
            head = columns.head[columns.named[name]] if name in columns.named else None
            if head is not None and _is_series(head, columns, sort):
                del columns.named[name]
    return ignored


def _counts_rows(columns: Columns) -> bool:
    """Whether what may be a bib counts the rows: one athlete has several of these numbers."""
    number = columns.named.get("competitor_id")
    if number is None or head_word(columns.head[number].text) not in _COUNTED_BY:
        return False
    names: dict[str, str] = {}
    counts = 0
    for n, row in enumerate(columns.rows, 1):
        cell = columns.at(row, number)
        parts = columns.cells(row, ("first_name", "last_name", "name"))
        name = " ".join(part.text for part in parts)
        if cell is None or cell.text.strip(".") != str(n):
            return False
        counts += bool(name) and names.setdefault(name, cell.text) != cell.text
    return counts > 0


def _is_head(row: Row, words: Mapping[str, str], sort: Sort) -> bool:
    """Whether a row heads the columns: one of its words tells whose the rows are, and is not the
    only one that is known, as `no` may be in a row of something else."""
    texts = [cell.text for cell in row if cell.text]
    named = [name for text in texts if (name := _named_by(text, words)) is not None]
    numbered = sum(1 for text in texts if _heads_a_mark(text, sort))
    is_of_somebody = any(name in sort.keys for name in named)
    return is_of_somebody and len(named) + numbered >= min(2, len(texts))


def _heads_an_event(text: str) -> bool:
    """Whether a word heads the column of an event; time, an hour in Norwegian, does not."""
    return plain(text) != "time" and names_discipline(text)


def _heads_a_mark(text: str, sort: Sort) -> bool:
    """Whether a word heads the column of a trial, a height or, in a list, an event."""
    if sort.of_entries:
        return _heads_an_event(text)
    is_trial = sort.trials and number_of(TRIALS, plain(text)) > 0
    return is_trial or (sort.heights and HEIGHT.fullmatch(with_point(text)) is not None)


def _is_series(cell: Cell, columns: Columns, sort: Sort) -> bool:
    """Whether whole series stand in a column, all trials or heights of a row in one cell; notes
    it."""
    number = columns.head.index(cell)
    texts = [cell.mark for cell in columns.below(number) if status_in(cell.mark) is None]
    series: list[Sized | None] = [series_of(text) for text in texts] if sort.trials else []
    if sort.heights and not any(series):
        series = [cards_of(text) for text in texts]
    several = sum(len(trials or ()) > 1 for trials in series)
    holds_series = several > 0 and 2 * sum(map(bool, series)) >= len(series)
    if holds_series:
        columns.named.setdefault("series", number)
    return holds_series


def _heights(head: Row, sort: Sort) -> list[tuple[str, int]]:
    """The bars that head columns, each with the number of its column: metres, or centimetres
    where all are. A spreadsheet shows 2.00 as 2; where trials may have columns as well, 1, 2, 3
    are theirs."""
    marks = (with_point(cell.mark) for cell in head)
    heights = [(match, n) for n, mark in enumerate(marks) if (match := HEIGHT.fullmatch(mark))]
    if sort.trials:
        alone = {match[0] for match, _ in heights}
        trials = set(takewhile(alone.__contains__, map(str, count(1))))
        heights = [(match, n) for match, n in heights if match[0] not in trials]
    return metres_of_bars([(match[1], n) for match, n in heights])


def _name_alone(named: dict[str, int]) -> None:
    """German lists call the family name Name, French ones either name nom."""
    if "first_name" in named and "last_name" not in named and "name" in named:
        named["last_name"] = named.pop("name")
    elif "last_name" in named and "first_name" not in named and "name" not in named:
        named["name"] = named.pop("last_name")
    elif "first_name" in named and "last_name" not in named:
        named["name"] = named.pop("first_name")


def _take(number: int, cell: Cell, columns: Columns, sort: Sort, report: Report) -> bool:
    """Whether the words at the head of a column say what stands in it; notes it."""
    if sort.of_entries and is_guest(cell.text):
        return True
    word = plain(cell.text)
    if sort.trials:
        for column, into in ((TRIALS, columns.trials), (WINDS, columns.winds)):
            if trial := number_of(column, word):
                _check_once(into.setdefault(trial, number), number, columns, report)
                return True
        if word in _plain_words(WINDS) and (trial := _trial_beside(number, columns.head)):
            columns.winds.setdefault(trial, number)
            return True
    name = _named_by(cell.text, _words(sort))
    if name is not None:
        _take_named(name, number, columns, sort, report)
        return True
    return _without_brackets(cell.text) in _left_out(sort)


def _trial_beside(number: int, head: Row) -> int:
    """The trial whose wind stands in a column that only says so: the one on its left, or on its
    right where the first such column has none on its left; 0 of none. Where trials have more
    columns than that, one wind is that of a race or of the best."""
    words = [plain(cell.text) for cell in head]
    trials = [number_of(TRIALS, word) for word in words]
    winds = [n for n, word in enumerate(words) if word in _plain_words(WINDS)]
    numbered = any(number_of(WINDS, word) for word in words)
    if numbered or (len(winds) < 2 and len(winds) < len([n for n in trials if n])):
        return 0
    beside = number - 1 if winds[0] and trials[winds[0] - 1] else number + 1
    return trials[beside] if beside < len(trials) else 0


def _without_brackets(head: str) -> str:
    """The compared word of a head without what stands in brackets: `Sex (m/f)`."""
    return head_word(_BRACKETS.sub(" ", head))


def _named_by(head: str, words: Mapping[str, str]) -> str | None:
    """The name of the column that a head means, also of one in two languages, `Bib / Stnr`."""
    for word in (head_word(head), _without_brackets(head), plain(_YEAR.sub(" ", head))):
        if word in words:
            return words[word]
    for whose in _WHOSE:
        if word.startswith(whose) and (name := words.get(word.removeprefix(whose))):
            return name
    names = {words.get(_without_brackets(part)) for part in re.split(r"[/|]", head)}
    if len(names) == 1 and (name := names.pop()):
        return name
    return "name" if names_both(head) else None


def _take_named(name: str, number: int, columns: Columns, sort: Sort, report: Report) -> None:
    """Note what stands in a column. Of two for the same one without a value does not count; a
    code goes before a name, of a team and of a country."""
    first = columns.named.setdefault(name, number)
    if first == number:
        return
    own, others = (_texts(n, columns) for n in (number, first))
    if not own or own == others:
        return
    if not others:
        columns.named[name] = number
        return
    heads = [head_word(columns.head[n].text) for n in (first, number)]
    for n, head, other in ((number, heads[1], first), (first, heads[0], number)):
        if head in _LESS.get(name, ()):  # a state's federation beside a club, # beside a bib
            columns.named[name] = other
            return
        if name == "nationality" and all(is_code(text) for _, text in _texts(n, columns)):
            columns.named[name] = n
            return
        is_code_of_team = name == "team_id" and _are_codes(_texts(n, columns))
        if (head in _CODES.get(name, ()) or is_code_of_team) and "team_name" not in columns.named:
            columns.named |= {name: n, "team_name": other}
            return
    if name == "event_id" and "event_name" not in columns.named:
        columns.named["event_name"] = number
        return
    if name == "performance" and sort.heights and _take_bar(first, number, columns):
        return
    _check_once(first, number, columns, report)


def _take_bar(first: int, number: int, columns: Columns) -> bool:
    """Whether one of two columns is the height of the bar, and the other what was jumped at it;
    notes them."""
    for bar, marks in ((first, number), (number, first)):
        at_bars = [columns.at(row, marks) for row in columns.rows if columns.at(row, bar)]
        tried = [cell for cell in at_bars if cell is not None]
        if is_bar(columns.head[bar].text) and are_cards(tried):
            columns.named |= {"bar": bar, "performance": marks}
            return True
    return False


def _are_codes(texts: list[tuple[int, str]]) -> bool:
    return all(text.isupper() and 2 <= len(text) <= _LONGEST_CODE for _, text in texts)


def _texts(number: int, columns: Columns) -> list[tuple[int, str]]:
    """The lines and texts of the cells below a head that are not empty."""
    return [(cell.line, cell.text) for cell in columns.below(number)]


def _check_once(first: int, number: int, columns: Columns, report: Report) -> None:
    if first != number:
        before, cell = columns.head[first], columns.head[number]
        report.error(
            BAD_SHEET_HEAD,
            f"the columns {before.text} and {cell.text} are for the same",
            columns.table.span(cell),
            related=[Related(columns.table.span(before), "the first of them")],
            hint="rename or delete one of the two; the first one counts",
        )


def _take_as_meant(number: int, cell: Cell, columns: Columns, sort: Sort, report: Report) -> bool:
    """Take a column with a mistyped head as it is meant, where that can be told."""
    words = _words(sort)
    meant = did_you_mean(plain(cell.text), words, least=_NEARLY)
    if not meant or words[meant] in columns.named:
        return False
    columns.named[words[meant]] = number
    shown = _spelled(words[meant], meant, sort)
    message = f"the column {cell.text} is taken for {shown}"
    report.warning(NEARLY_KNOWN_COLUMN, message, columns.table.span(cell), hint=f"head it {shown}")
    return True


def _spelled(name: str, word: str, sort: Sort) -> str:
    """A compared word as the table of words writes it."""
    spellings = (w for c in sort.columns if c.name == name for w in c.words if plain(w) == word)
    return next(spellings, name)
