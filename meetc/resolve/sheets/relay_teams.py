"""Whose relay team a row of a sheet is, by what lists call it: the squad or the team, its code or
its name, with the letter of the squad behind it or in a cell of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from meetc.diagnostics.codes import NAMELESS_ROW, OTHER_NAME_FOR_BIB
from meetc.model import Squad
from meetc.resolve.context import Context
from meetc.resolve.sheets.line import Word, bare_word
from meetc.resolve.sheets.sheet import team_in, team_names
from meetc.sheets.cell_words import fold
from meetc.sheets.columns import Columns, plain
from meetc.sheets.table import Cell, Row

_NAMING = ("squad", "team_id", "team_name", "last_name", "name", "first_name")
_FIRST_LETTER = "a"


class RowTeam(NamedTuple):
    """The word that a row of a relay begins with; None where several teams have its name, which
    is reported."""

    word: Word | None


class RelayTeams:
    """The squads of an event, and the teams that have none in it, by their names."""

    def __init__(self, columns: Columns, squads: Mapping[str, Squad], ctx: Context) -> None:
        self.columns, self.ctx = columns, ctx
        self.squads = squads
        self.codes = team_names(ctx.teams)
        self.by_name: dict[str, set[str]] = defaultdict(set)
        of_team: dict[str, list[str]] = defaultdict(list)
        for squad in squads.values():
            of_team[squad.team_id or ""].append(squad.id)
            for name in filter(None, (squad.id, squad.name)):
                self.by_name[_key(name)].add(squad.id)
        self.of_code = {code: of_team[code] or [code] for code in ctx.teams}
        for code, team in ctx.teams.items():
            for name in filter(None, (code, team.name)):
                self._note(_key(name), of_team[code] or [code])

    def _note(self, name: str, own: list[str]) -> None:
        """A team alone is its only squad; of several each has its letter."""
        self.by_name[name].update(own)
        for squad in own:
            _, hyphen, last = squad.rpartition("-")
            letter = plain(last) if hyphen else ""
            if len(letter) == 1 or len(own) == 1:
                self.by_name[name + (letter if len(letter) == 1 else _FIRST_LETTER)].add(squad)

    def owner(self, row: Row, lanes: Mapping[str, str]) -> RowTeam | None:
        """Whose a row is: by the id of the squad or team, else by its name; None where nothing
        tells. Of several squads of a team that is meant which alone is on the start list, by the
        `lanes`."""
        squad = self.columns.cell(row, "squad") or self.columns.cell(row, "competitor_id")
        if squad is not None and squad.text in self.squads:
            self.check(squad.text, row)
            return RowTeam(bare_word(squad.text, squad))
        named = self._named(row)
        if squad is not None and squad.text in self.of_code:
            named = self._of_code(squad, named)
        team = (squad.text, squad) if squad else team_in(self.columns, row, self.codes)
        if named is None and team is not None:
            named = self.of_code.get(team[0], [team[0]]), team[1]
        if named is None:
            return None
        here = [own for own in named[0] if own in lanes.values()]
        return self._only(here if len(here) == 1 else named[0], named[1])

    def _of_code(self, code: Cell, named: tuple[list[str], Cell] | None) -> tuple[list[str], Cell]:
        """The squads of a team by its code, or those of them that the row names as well; that it
        names none of them is reported."""
        own = self.of_code[code.text]
        both = [squad for squad in own if named and squad in named[0]]
        if named is not None and not both:
            self._tell_other(code.text, named[1])
        return both or own, code

    def _only(self, ids: list[str], cell: Cell) -> RowTeam:
        """The one of some teams; that there are several is reported."""
        if len(ids) == 1:
            return RowTeam(bare_word(ids[0], cell))
        self.ctx.report.error(
            NAMELESS_ROW,
            f"{cell.text} may be {' or '.join(ids)}",
            self.columns.table.span(cell),
            hint="write the id of the squad into the row, or its letter behind the name",
        )
        return RowTeam(None)

    def _named(self, row: Row) -> tuple[list[str], Cell] | None:
        """The ids that the cells of a row may mean, and the cell that says so; None where they
        mean nothing."""
        for words, cell in _names(self.columns.cells(row, _NAMING)):
            if own := self.by_name.get(words):
                return sorted(own), cell
        return None

    def check(self, own: str, row: Row) -> None:
        """Warn where a row, which is a squad's by its id or its lane, has the name of another."""
        named = self._named(row)
        is_known = own in self.squads or own in self.of_code
        if named is not None and is_known and own not in named[0]:
            self._tell_other(own, named[1])

    def _tell_other(self, own: str, named: Cell) -> None:
        self.ctx.report.warning(
            OTHER_NAME_FOR_BIB,
            f"the row is of {own}, and says {named.text}",
            self.columns.table.span(named),
            hint="is the id or the lane right?",
        )


def _key(name: str) -> str:
    """A name as it is compared: without the letters that files of photo finish lack."""
    return plain(fold(name))


def _names(cells: list[Cell]) -> Iterator[tuple[str, Cell]]:
    """What cells may name, compared: a name with the letter of another cell before one alone."""
    words = [(_key(cell.text), cell) for cell in cells]
    letters = [word for word, _ in words if len(word) == 1]
    names = [(word, cell) for word, cell in words if len(word) > 1]
    for name, cell in names:
        yield from ((name + letter, cell) for letter in letters)
    yield from names
