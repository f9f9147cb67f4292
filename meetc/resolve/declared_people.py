"""Who is there, read from the outlines that declare people and the lists that add some."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from meetc.diagnostics.diagnostic import Report
from meetc.model import Team
from meetc.resolve.declared import DeclaredAthlete
from meetc.resolve.fields.reader import Fields
from meetc.resolve.people.athletes import read_athletes
from meetc.resolve.people.teams import read_teams
from meetc.resolve.programme.meet import read_meet
from meetc.syntax.outline import Outline

if TYPE_CHECKING:
    from meetc.sheets.table import Table
    from meetc.syntax.sheet_statement import SheetStatement


class DeclaredPeople(NamedTuple):
    """The meet itself with its teams and athletes: what all events are held against."""

    fields: Fields
    teams: dict[str, Team]
    athletes: dict[str, DeclaredAthlete]
    out_of_all: dict[str, str]
    """Why some of them are scratched from all events, by bib."""
    of_gender: dict[str, frozenset[str]]
    """The bibs of the men and of the women."""
    report: Report


class Sources(NamedTuple):
    """What the people are read from: the outlines that declare them, and the lists that add
    some. `key` holds all that they depend on."""

    declaring: tuple[Outline, ...]
    adding: list[tuple[SheetStatement, Table]]
    key: tuple[Hashable, ...]

    @classmethod
    def of(cls, outlines: list[Outline], tables: Mapping[tuple[str, str], Table]) -> Sources:
        declaring = tuple(outline for outline in outlines if outline.declares_people)
        adding: list[tuple[SheetStatement, Table]] = []
        key: tuple[Hashable, ...] = declaring
        for outline in outlines if tables else ():
            for statement, _ in outline.entry_sheets:
                if statement.adds and statement.page in tables:
                    adding.append((statement, tables[statement.page]))
                    key += (outline, tables[statement.page])
        return cls(declaring, adding, key)


def people_of(sources: Sources) -> DeclaredPeople:
    """The meet with its teams and athletes, and what is wrong with them."""
    report = Report()
    declaring = sources.declaring
    meets = [block for outline in declaring for block in outline.meets]
    fields = read_meet(meets, report) if meets else Fields()
    teams = read_teams([line for outline in declaring for line in outline.teams], fields, report)
    lines = [line for outline in declaring for line in outline.athletes]
    athletes = read_athletes(lines, fields, teams, report)
    if sources.adding:
        from meetc.resolve.sheets.athletes import added_athletes

        athletes |= added_athletes(sources.adding, athletes, fields, teams, report)
    said = ((bib, athlete.fields.text("scratched")) for bib, athlete in athletes.items())
    out_of_all = {bib: reason for bib, reason in said if reason is not None}
    of_gender = {
        gender: frozenset(bib for bib, athlete in athletes.items() if athlete.gender == gender)
        for gender in ("M", "F")
    }
    return DeclaredPeople(fields, teams, athletes, out_of_all, of_gender, report)
