"""Adds an imported document to a meet that is there already: what the meet does not have yet.

The text of the meet wins. What it has and the document says otherwise is told, and stays.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, NamedTuple

from meetc.assumptions import TRIAL_WIND_KEY
from meetc.edit.edit import Edit, append, edited, insert_behind
from meetc.edit.texts import Texts
from meetc.fields import Kind
from meetc.lower.opentrack import trials_of
from meetc.model import OMIT, Event, Meet, Row, Unit, Values
from meetc.printer.lines import Printer
from meetc.printer.statement import IDENTITY, Origin, Statement
from meetc.resolve.index import Index
from meetc.resolve.sheets.line import SheetLine
from meetc.syntax.lines import Line

_ORDER = (Kind.TEAM, Kind.ATHLETE, Kind.ENTRY, Kind.EVENT)


class Kept(NamedTuple):
    """Something that the meet has and the document says otherwise: the meet's stays."""

    origin: Origin
    message: str
    line: Line


def add_to(
    texts: Texts, meet: Meet, references: Index, statements: Iterable[Statement]
) -> tuple[Texts, list[Kept]]:
    """The texts of a meet with what some statements of a document add to it, and what of them
    it has already, and otherwise."""
    adding = _Adding(texts.root, meet, references)
    for statement in statements:
        adding.take(statement)
    return edited(texts, adding.changes()), adding.kept


class _Adding:
    """Collects what is new, by where it belongs."""

    def __init__(self, root: str, meet: Meet, references: Index) -> None:
        self.root, self.references = root, references
        self.teams = {team.id: team for team in meet.teams}
        self.athletes = {athlete.bib: athlete for athlete in meet.athletes}
        self.events = {event.id: event for event in meet.events}
        self.entered = {(a.bib, e.event_id): e for a in meet.athletes for e in a.entries}
        self.new: list[Statement] = []
        self.rows: list[tuple[Line, list[Statement]]] = []
        self.kept: list[Kept] = []

    def take(self, statement: Statement) -> None:
        """Sort out one statement of the document's top."""
        wanted = statement.wanted
        if statement.kind is Kind.TEAM and wanted["team_id"] in self.teams:
            team = self.teams[wanted["team_id"]]
            self._hold(statement, team.fields | team.extra, team.line, f"the team {team.id}")
        elif statement.kind is Kind.ATHLETE and wanted["competitor_id"] in self.athletes:
            athlete = self.athletes[wanted["competitor_id"]]
            self._hold(statement, athlete.fields | athlete.extra, athlete.line,
                       f"bib {athlete.bib}")  # fmt: skip
            for event_id in wanted.get("events_entered", ()):
                if (athlete.bib, event_id) not in self.entered:
                    self._enter(athlete.bib, event_id)
        elif statement.kind is Kind.EVENT and wanted["event_id"] in self.events:
            self._event(statement, self.events[wanted["event_id"]])
        elif statement.kind is Kind.ENTRY:
            self._entry(statement)
        elif statement.kind is not Kind.MEET:
            self.new.append(statement)

    def _entry(self, statement: Statement) -> None:
        event_id = statement.wanted["event_id"]
        entered = self.entered.get((statement.form, event_id))
        if entered is not None:
            self._hold(statement, entered.fields | entered.extra, entered.line,
                       f"{statement.form} in {event_id}")  # fmt: skip
        elif event_id in self.events and "event_code" in statement.silent:
            self._go_on(event_id, [statement])
        else:
            self.new.append(statement)

    def _enter(self, bib: str, event_id: str) -> None:
        entry = Statement(Kind.ENTRY, (), {"event_id": event_id}, silent={"event_code"}, form=bib)
        if event_id in self.events:
            self._go_on(event_id, [entry])
        else:
            entry.silent.clear()
            self.new.append(entry)

    def _go_on(self, event_id: str, children: list[Statement]) -> None:
        """Add to an event that the meet has: in a block of its own, headed by its id."""
        block = next((s for s in self.new if s.goes_on and s.wanted["event_id"] == event_id), None)
        if block is None:
            event = self.events[event_id]
            rounds = ",".join(map(str, event.rounds))
            wanted = {"event_id": event_id, "event_code": event.code, "rounds": rounds}
            block = Statement(Kind.EVENT, (), wanted, goes_on=True)
            self.new.append(block)
        block.children += children

    def _event(self, statement: Statement, event: Event) -> None:
        self._hold(statement, event.fields | event.extra, event.line, event.id)
        units = {unit.place: unit for unit in event.units}
        squads = {squad.id: squad for squad in event.squads}
        new: list[Statement] = []
        rows = {row.bib: row for row in event.rows}
        for child in statement.children:
            wanted = child.wanted
            unit = units.get((wanted.get("round", 0), wanted.get("heat", 0)))
            if child.kind is Kind.SQUAD and wanted["relay_team_id"] in squads:
                squad = squads[wanted["relay_team_id"]]
                self._hold(child, squad.fields | squad.extra, squad.line, f"the squad {squad.id}")
            elif child.kind is Kind.ENTRY:
                self._entry(child)
            elif child.kind is Kind.UNIT and unit is not None:
                self._unit(child, unit, event)
            elif child.kind is Kind.ROW and wanted["bib"] in rows:
                self._row(child, rows[wanted["bib"]], event.id)
            else:
                new.append(child)
        if new:
            self._go_on(event.id, new)

    def _unit(self, statement: Statement, unit: Unit, event: Event) -> None:
        self._hold(statement, unit.fields | unit.extra, unit.line, f"this unit of {event.id}")
        rows = {row.bib: row for row in unit.rows}
        new = []
        for row in statement.children:
            if row.wanted["bib"] in rows:
                self._row(row, rows[row.wanted["bib"]], event.id)
            else:
                new.append(row)
        own = unit.extra.get("trials", trials_of(unit, event))
        said, here = _series(statement.lists.get("trials")), _series(own)
        for bib in (bib for bib in said if bib in rows and said[bib] != here.get(bib)):
            message = f"the series of {bib} in {event.id} is {' '.join(said[bib])} in the document"
            message += f", and {' '.join(here.get(bib, ['nothing']))} here"
            self.kept.append(Kept(statement.at("trials"), message, rows[bib].line))
        if new and isinstance(unit.line, SheetLine):  # a sheet alone tells of the unit
            self._go_on(event.id, [replace(statement, children=new)])
        elif new:
            block = self.references.unit(unit.line)
            self.rows.append((block.end if block is not None else unit.line, new))

    def _row(self, statement: Statement, row: Row, event_id: str) -> None:
        own: Values = row.fields | row.extra | {"performance": row.performance, "place": row.place,
                                                "catpos": row.catpos}  # fmt: skip
        sent = {name: value for name, value in own.items() if value is not None}
        self._hold(statement, sent, row.line, f"{row.bib} in {event_id}")

    def _hold(self, statement: Statement, own: dict[str, Any], line: Line, what: str) -> None:
        """Tell what a thing is in the meet, where the document says otherwise. What deriving
        gives, the document need not agree with: it may have fewer rows."""
        identity = IDENTITY.get(statement.kind, frozenset()) | {"events_entered"}
        for name, value in statement.wanted.items():
            if name in identity or name in statement.silent:
                continue
            here = own.get(name)
            if here != value and here is not OMIT:
                said = "nothing" if here is None else here
                message = f"{name} of {what} is {value} in the document, and {said} here"
                self.kept.append(Kept(statement.at(name), message, line))

    def changes(self) -> list[Edit]:
        """What to write: rows into their units, people behind those that are there, events at
        the end. An entry that stands in no event follows an athlete, or comes first of all."""
        known = [*self.teams, *(s.wanted["team_id"] for s in self.new if s.kind is Kind.TEAM)]
        changes = [insert_behind(line, _lines(rows, known)) for line, rows in self.rows]
        rest = sorted(self.new, key=lambda s: _ORDER.index(s.kind))
        teams, athletes = self.teams.values(), self.athletes.values()
        for kinds, homes in (((Kind.TEAM,), teams), ((Kind.ATHLETE, Kind.ENTRY), athletes)):
            own = [statement for statement in rest if statement.kind in kinds]
            here = [home.line for home in homes if home.line.source.path == self.root]
            if own and here:
                last = max(here, key=lambda line: line.number)
                changes.append(insert_behind(last, _lines(own, known)))
                rest = [statement for statement in rest if statement.kind not in kinds]
        if rest and rest[0].kind is Kind.ENTRY:
            entries = [statement for statement in rest if statement.kind is Kind.ENTRY]
            text = "".join(line + "\n" for line in _lines(entries, known))
            changes.append(Edit(self.root, (1, 0), (1, 0), text))
            rest = rest[len(entries) :]
        if rest:
            changes.append(append(self.root, ["", *_lines(rest, known)]))
        return changes


def _lines(statements: list[Statement], teams: Iterable[str]) -> list[str]:
    return Printer(teams).print(statements).rstrip("\n").split("\n")


def _series(trials: Any) -> dict[str, list[str]]:
    """The trials of each bib as words, by round or by height; attempts at a height as they come."""
    by_bib: dict[str, list[dict[str, Any]]] = {}
    for trial in trials if isinstance(trials, list) else ():
        if isinstance(trial, dict) and isinstance(trial.get("bib"), str):
            by_bib.setdefault(trial["bib"], []).append(trial)
    for own in by_bib.values():
        own.sort(key=lambda trial: (str(trial.get("height")), str(trial.get("round")).zfill(3)))
    return {bib: [_word(trial) for trial in own] for bib, own in by_bib.items()}


def _word(trial: dict[str, Any]) -> str:
    """A trial as people read it: `5.74(1.2)`, `1.55:x`."""
    height = f"{trial['height']}:" if "height" in trial else ""
    wind = f"({trial[TRIAL_WIND_KEY]})" if TRIAL_WIND_KEY in trial else ""
    return f"{height}{trial.get('result')}{wind}"
