"""Athletes whom `entries from "FILE" add` declares: the rows of whom no `athlete` line speaks.

A row that has neither bib nor national id is of its name and birth date, or name and team.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from meetc.diagnostics.codes import (
    NO_COUNTRY,
    ONE_ID_FOR_SEVERAL_NAMES,
    PERHAPS_ONE_ATHLETE,
    UNCLEAR_FAMILY_NAME,
    UNKNOWN_TEAM,
)
from meetc.diagnostics.diagnostic import Related, Report
from meetc.diagnostics.wording import count_of, did_you_mean, have
from meetc.fields import Type
from meetc.model import Team
from meetc.resolve.declared import DeclaredAthlete
from meetc.resolve.fields.reader import Fields
from meetc.resolve.known_people import KnownPeople, Person, parts_of
from meetc.resolve.people.athletes import hint_of_team, read_athletes
from meetc.resolve.sheets.dates import Dates
from meetc.resolve.sheets.line import (
    SheetLine,
    Word,
    bare_word,
    field_word,
    keyword,
    sheet_line,
    text_word,
)
from meetc.resolve.sheets.sheet import (
    bib_in,
    is_withdrawn,
    licence_in,
    name_in,
    person_in,
    same_name,
    shared_licences,
    team_in,
    team_names,
    text_in,
)
from meetc.sheets.columns import ENTRY_LIST, Columns, plain
from meetc.sheets.countries import country_of
from meetc.sheets.headers import find_columns, own_fields
from meetc.sheets.marks import NOTHING
from meetc.sheets.person_names import family_comes_first, split_name, writes_capitals
from meetc.sheets.statuses import gender_of
from meetc.sheets.table import Cell, Row, Table
from meetc.syntax.sheet_statement import SheetStatement

_MOST_COMPARED = 20
_NEARLY = 0.8
_EMPTY = Word('""', ())
_ONE: tuple[tuple[str, str, Callable[[str], object]], ...] = (
    ("name", "", parts_of),
    ("gender", "gender", gender_of),
    ("birth date", "date_of_birth", str),
    ("team", "team_id", str.casefold),
)
"""What an athlete has one of, with its column and how its text is compared."""


def added_athletes(
    sheets: list[tuple[SheetStatement, Table]],
    athletes: Mapping[str, DeclaredAthlete],
    meet: Fields,
    teams: Mapping[str, Team],
    report: Report,
) -> dict[str, DeclaredAthlete]:
    """The athletes that some sheets add to those declared, by their bib. What is wrong with the
    heads of their columns is told where the entries are read."""
    names = team_names(teams)
    lists = []
    for statement, table in sheets:
        columns = find_columns(table, ENTRY_LIST, Report())
        if columns is not None:
            lists.append(_List(columns, Dates(columns, statement, meet), names, teams))
    finder = _Finder(KnownPeople(athletes.values()), report)
    for row in sorted(_rows(lists, athletes), key=lambda row: row.rank):
        finder.take(row)
    for added in finder.added:
        added.rows.sort(key=lambda row: row.number)
        added.tell(report)
    finder.added.sort(key=lambda added: added.rows[0].number)
    lines = [added.list.line(added) for added in finder.added]
    for list_ in lists:
        list_.tell(report)
    no_teams: dict[str, Team] = {}  # each list has told of those that the meet does not have
    return read_athletes(list(lines), meet, no_teams, report) if lines else {}


class _ListRow(NamedTuple):
    """A row of a list, and what it says of its athlete. `rank` puts those first that say most,
    since a name alone may be anybody's."""

    list: _List
    row: Row
    number: int
    bib: Cell | None
    licence: Cell | None
    name: str
    cell: Cell
    person: Person

    @property
    def rank(self) -> tuple[bool, bool, int]:
        by_name = self.bib is None and self.licence is None
        return by_name, by_name and not self.person.born, self.number


def _rows(lists: list[_List], bibs: Container[str]) -> Iterator[_ListRow]:
    """The rows that say whose they are."""
    number = 0
    for own in lists:
        for row in own.columns.rows:
            bib, licence = bib_in(own.columns, row, bibs), licence_in(own.columns, row)
            name = name_in(own.columns, row)
            cell = bib or licence or (name[1] if name else None)
            if cell is not None and not is_withdrawn(own.columns, row):
                person = person_in(own.columns, row, own.dates, own.teams)
                said = name[0] if name else ""
                yield _ListRow(own, row, number, bib, licence, said, cell, person=person)
            number += 1


@dataclass
class _Added:
    """An athlete whom rows of a list declare, all rows in their order."""

    bib: str
    rows: list[_ListRow] = field(default_factory=list)

    @property
    def list(self) -> _List:
        return self.rows[0].list

    def tell(self, report: Report) -> None:
        """Warn of what the rows say otherwise than the first of them that says it."""
        columns = self.list.columns
        for what, column, read in _ONE:
            first: Cell | None = None
            says = ""
            for row in self.rows:
                name = name_in(columns, row.row) if not column else None
                cell = name[1] if name else columns.cell(row.row, column)
                if cell is None:
                    continue
                said = row.name if name else cell.text
                if first is None:
                    first, says = cell, said
                elif read(said) != read(says):
                    report.warning(
                        PERHAPS_ONE_ATHLETE,
                        f"the {what} of {self.rows[0].name or self.bib} is {said} here, and "
                        f"{says} in another row",
                        columns.table.span(cell),
                        related=[Related(columns.table.span(first), "the other row")],
                        hint="the first row counts; keep what is right",
                    )
                    break

    def first(self, of: Callable[[_ListRow], Cell | None]) -> tuple[Row, Cell] | None:
        """The first cell that one of the rows has of something."""
        cells = ((row.row, of(row)) for row in self.rows)
        return next(((row, cell) for row, cell in cells if cell is not None), None)

    def cell(self, column: str) -> Cell | None:
        first = self.first(lambda row: self.list.columns.cell(row.row, column))
        return first[1] if first else None


class _Finder:
    """Finds the athletes of rows, and adds those whom nobody has declared."""

    def __init__(self, known: KnownPeople, report: Report) -> None:
        self.known, self.report = known, report
        self.added: list[_Added] = []
        self.by_bib: dict[str, _Added] = {}
        self.by_birth: dict[str, dict[str, _ListRow]] = {}

    def take(self, row: _ListRow) -> None:
        said = (text_in(row.bib), text_in(row.licence), row.name, row.person)
        bibs = self.known.find(*said)
        if not bibs:
            self._add(row)
        elif len(bibs) == 1 and (former := self.by_bib.get(bibs[0])):
            worn = row.bib is not None and row.bib.text == former.bib
            if (
                worn
                and row.name
                and former.rows[0].name != row.name
                and not same_name(row.name, former.rows[0].name)
            ):
                self.added.append(_Added(former.bib, [row]))  # which is told of it then
            elif row.list is former.list:
                former.rows.append(row)

    def _add(self, row: _ListRow) -> None:
        bib, licence = text_in(row.bib), text_in(row.licence)
        if not bib and not licence:
            self._tell_namesake(row)
        self._tell_near_name(row)
        bib = bib or self.known.new_bib(row.list.ordered(row), licence)
        added = _Added(bib, [row])
        self.added.append(added)
        self.by_bib[bib] = added
        self.known.add(bib, row.name, licence, row.person)

    def _tell_near_name(self, row: _ListRow) -> None:
        """Warn of a name that is nearly one of the same birth date: the same person, mistyped."""
        born = row.person.born
        if len(born) < len("2009-11-03") or not row.name:
            return
        others = self.by_birth.setdefault(born, {})
        compared = islice(others.values(), _MOST_COMPARED)
        former = next((other for other in compared if _is_slip(other.name, row.name)), None)
        others.setdefault(row.name, row)
        if former is None or _have_ids(former, row):
            return
        self.report.warning(
            PERHAPS_ONE_ATHLETE,
            f"{row.name} and {former.name} were born on the same day, and are taken for two",
            row.list.columns.table.span(row.cell),
            related=[Related(former.list.columns.table.span(former.cell), "the first")],
            hint="write the same name into both rows if they are one, else this is right",
        )

    def _tell_namesake(self, row: _ListRow) -> None:
        """Warn of a second athlete of a name who may be the first one, mistyped: of another team
        where the birth dates do not part them, or of the same team."""
        if not self.known.namesakes(row.name) and self.known.shortened(row.name, row.person):
            self.report.warning(
                PERHAPS_ONE_ATHLETE,
                f"{row.name} is taken for another athlete, whose first name is not told",
                row.list.columns.table.span(row.cell),
                hint="write the whole name, or the bib of who it is",
            )
        for other in self.known.namesakes(row.name)[:_MOST_COMPARED]:
            former = self.by_bib.get(other.bib)
            person, others = row.person, other.person
            born = bool(person.born and others.born)
            if former is None or born != (person.team == others.team):
                continue
            differ = "birth date" if born else "team"
            self.report.warning(
                PERHAPS_ONE_ATHLETE,
                f"{row.name} of another {differ} is taken for another athlete",
                row.list.columns.table.span(row.cell),
                related=[Related(former.list.columns.table.span(former.rows[0].cell), "the first")],
                hint="write the same into both rows if they are one, else this is right",
            )
            return


def _is_slip(one: str, other: str) -> bool:
    """Whether one name is the other but for a slip in one word."""
    mine, theirs = set(parts_of(one)), set(parts_of(other))
    differing = mine - theirs, theirs - mine
    return [len(words) for words in differing] == [1, 1] and bool(
        did_you_mean(differing[0].pop(), differing[1], _NEARLY)
    )


def _have_ids(one: _ListRow, other: _ListRow) -> bool:
    """Whether two rows have a bib each, or a national id, so that they cannot be of one."""
    return bool((one.bib and other.bib) or (one.licence and other.licence))


def _own_words(added: _Added) -> Iterator[Word]:
    """What an athlete's rows say in columns that are called as a field is."""
    for own in own_fields(ENTRY_LIST):
        cell = added.cell(own.name)
        if cell and own.type is Type.TEXT:
            yield field_word(own.name, text_word(cell))
        elif cell and cell.text not in NOTHING:
            yield field_word(own.name, bare_word(cell.text, cell))


class _List:
    """One list: its columns, and how its athletes become lines."""

    def __init__(
        self,
        columns: Columns,
        dates: Dates,
        teams: Mapping[str, str],
        declared: Mapping[str, Team],
    ) -> None:
        self.columns, self.dates, self.teams, self.declared = columns, dates, teams, declared
        self.unknown: dict[str, list[Cell]] = {}
        self.guessed: list[tuple[str, str, Cell]] = []
        self.countries: list[Cell] = []
        names = columns.below(columns.named.get("name"))
        self.with_capitals = writes_capitals(cell.text for cell in names)
        named = columns.named.get("name")
        self.family_first = named is not None and family_comes_first(columns.head[named].text)

    def line(self, added: _Added) -> SheetLine:
        """The `athlete` line that the rows of an athlete are."""
        first = added.rows[0]
        words = [keyword("athlete"), bare_word(added.bib, first.bib or first.licence or first.cell)]
        words += self._name(first)
        if gender := added.cell("gender"):
            words.append(field_word("gender", bare_word(gender_of(gender.text), gender)))
        if (born := added.cell("date_of_birth")) and (date := self.dates.read(born)):
            words.append(field_word("date_of_birth", bare_word(date, born)))
        if nationality := added.cell("nationality"):
            country = country_of(nationality.text)
            if country:
                words.append(field_word("nationality", bare_word(country, nationality)))
            elif nationality.text not in NOTHING:
                self.countries.append(nationality)
        if named := added.first(lambda row: self._team(row.row)):
            team, cell = team_in(self.columns, named[0], self.teams) or ("", named[1])
            words.append(field_word("team_id", text_word(cell, team)))
            if self.declared and team not in self.declared:
                self.unknown.setdefault(plain(team), []).append(cell)
        if licence := added.first(lambda row: row.licence):
            words.append(field_word("national_id", text_word(licence[1])))
        words += _own_words(added)
        line = sheet_line(self.columns.table, first.row, words)
        line.born = next((row.person.born for row in added.rows if row.person.born), "")
        return line

    def ordered(self, row: _ListRow) -> str:
        """The name of a row, the first name first."""
        if self.columns.cell(row.row, "name") is None:
            return row.name
        first, last, _ = split_name(row.name, self.with_capitals, self.family_first)
        return f"{first} {last}"

    def _team(self, row: Row) -> Cell | None:
        team = team_in(self.columns, row, self.teams)
        return team[1] if team else None

    def _name(self, row: _ListRow) -> list[Word]:
        """First and last name, also of a whole one in one column."""
        first, last = (self.columns.cell(row.row, name) for name in ("first_name", "last_name"))
        whole = self.columns.cell(row.row, "name")
        if first is not None or last is not None:
            return [text_word(part) if part else _EMPTY for part in (first, last)]
        if whole is None:
            return []
        name = split_name(whole.text, self.with_capitals, self.family_first)
        if not name.is_sure:
            self.guessed.append((name.first, name.last, whole))
        return [text_word(whole, part) if part else _EMPTY for part in (name.first, name.last)]

    def tell(self, report: Report) -> None:
        """Report what was left out or guessed of the whole list."""
        self.dates.tell(report)
        self._tell_shared(report)
        self._tell_countries(report)
        for cells in self.unknown.values():
            self._tell_team(cells, report)
        if not self.guessed:
            return
        first, last, cell = self.guessed[0]
        rest = len(self.guessed) - 1
        more = f", and so {count_of(rest, 'more name')}" if rest else ""
        message = f"{cell.text} is taken for first name {first or 'none'}, family name {last}{more}"
        hint = "write `Last, First`, the family name in CAPITALS, or two columns"
        report.warning(UNCLEAR_FAMILY_NAME, message, self.columns.table.span(cell), hint=hint)

    def _tell_shared(self, report: Report) -> None:
        shared = shared_licences(self.columns)
        for licence, cells in list(shared.items())[:1]:
            rest = len(shared) - 1
            more = f", and {count_of(rest, 'more')} like it" if rest else ""
            report.warning(
                ONE_ID_FOR_SEVERAL_NAMES,
                f"rows of {len(cells)} names have the national id {licence}, which is taken for "
                f"none{more}",
                self.columns.table.span(cells[1]),
                related=[Related(self.columns.table.span(cells[0]), "the first of them")],
                hint="these rows are of their names and birth dates; correct the ids, or leave "
                "them out",
            )

    def _tell_team(self, cells: list[Cell], report: Report) -> None:
        """Warn once of a team that the meet does not have, however many athletes are of it."""
        rest, team = len(cells) - 1, cells[0].text
        more = f", and {count_of(rest, 'more athlete')} {have(rest)} it" if rest else ""
        message = f"no team {team} is declared{more}"
        hint = hint_of_team(team, self.declared, report)
        report.warning(UNKNOWN_TEAM, message, self.columns.table.span(cells[0]), hint=hint)

    def _tell_countries(self, report: Report) -> None:
        for cell in self.countries[:1]:
            rest = len(self.countries) - 1
            more = f", and so {count_of(rest, 'more row')}" if rest else ""
            message = f"{cell.text} is no country, and is left out{more}"
            hint = "write the code of World Athletics, such as GER or NOR, or the name"
            report.warning(NO_COUNTRY, message, self.columns.table.span(cell), hint=hint)
