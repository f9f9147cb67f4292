"""Folds the lines of a file into blocks: a header opens one, the next header closes it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from meetc.diagnostics.diagnostic import Diagnostic, Fix, Report
from meetc.diagnostics.wording import did_you_mean
from meetc.fields import all_names
from meetc.source import Source
from meetc.syntax.lines import Line
from meetc.syntax.parser import parse, split_words

if TYPE_CHECKING:
    from meetc.syntax.sheet_statement import Statement

_KINDS = {
    "meet": "MEET", "team": "TEAMS", "athlete": "ATHLETES", "include": "INCLUDES",
    "event": "EVENT", "events": "EVENTS", "enter": "ENTRIES", "squad": "SQUADS",
    "heat": "UNIT", "semi": "UNIT", "final": "UNIT", "round": "UNIT", "heights": "HEIGHTS",
    "entries": "SHEET", "results": "SHEET",
}  # fmt: skip
KEYWORDS = tuple(_KINDS)
_OTHER_NAMES = {
    "semi-final": "semi", "semifinal": "semi", "semis": "semi", "finals": "final",
    "heats": "heat", "race": "heat", "pool": "heat", "athletes": "athlete", "teams": "team",
    "entry": "enter", "result": "results", "entrant": "enter", "height": "heights",
}  # fmt: skip
_STATUSES = ("official", "provisional", "in_progress")
_LONGEST_TEAM = 5
_GLUED = re.compile(r"(heat|semi|final|round)(\d+)", re.ASCII)


@dataclass(slots=True, eq=False)
class Block:
    """A header line (`kind` is its terminal in the grammar) and the lines that are its own."""

    kind: str
    header: Line
    fields: list[Line] = field(default_factory=list)
    heights: list[Line] = field(default_factory=list)
    squads: list[Line] = field(default_factory=list)
    rows: list[Line] = field(default_factory=list)
    sheets: list[Statement] = field(default_factory=list)
    units: list[Block] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Outline:
    """What a file, or a part of one, says, by kind and in file order; nothing is judged yet.

    `entries` pairs each `enter` line with the event block it stands in, or None; `entry_sheets`
    does so with `entries from`. `result_sheets` has each `results from` that stands outside events;
    `sheets` has all statements that read a sheet.
    """

    meets: list[Block] = field(default_factory=list)
    teams: list[Line] = field(default_factory=list)
    athletes: list[Line] = field(default_factory=list)
    includes: list[Line] = field(default_factory=list)
    templates: list[Block] = field(default_factory=list)
    events: list[Block] = field(default_factory=list)
    entries: list[tuple[Line, Block | None]] = field(default_factory=list)
    sheets: list[Statement] = field(default_factory=list)
    entry_sheets: list[tuple[Statement, Block | None]] = field(default_factory=list)
    result_sheets: list[Statement] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    @property
    def declares_people(self) -> bool:
        """Whether it holds the meet, a team or an athlete."""
        return bool(self.meets or self.teams or self.athletes)


def fold(part: Source) -> Outline:
    """The outline of a part of a source that begins where no block is open."""
    report = Report()
    folder = _Folder(report)
    for kind, number, text in parse(part, report):
        folder.take(kind, _lines(part, number, text))
    folder.outline.diagnostics = report.found
    return folder.outline


class _Folder:
    """Takes runs of lines in file order; a method for each kind of line of the grammar."""

    def __init__(self, report: Report) -> None:
        self.outline, self.report = Outline(), report
        self.top: Block | None = None  # the open meet, event or template
        self.unit: Block | None = None  # the open unit of the open event

    def take(self, kind: str, lines: list[Line]) -> None:
        getattr(self, f"_{kind.lower()}")(lines)

    @property
    def event(self) -> Block | None:
        """The open event."""
        return self.top if self.top is not None and self.top.kind == "EVENT" else None

    def _open(self, kind: str, lines: list[Line], blocks: list[Block]) -> None:
        self.top, self.unit = Block(kind, lines[0]), None
        blocks.append(self.top)

    def _close(self) -> None:
        self.top = self.unit = None

    def _meet(self, lines: list[Line]) -> None:
        self._open("MEET", lines, self.outline.meets)

    def _event(self, lines: list[Line]) -> None:
        self._open("EVENT", lines, self.outline.events)

    def _events(self, lines: list[Line]) -> None:
        self._open("EVENTS", lines, self.outline.templates)

    def _teams(self, lines: list[Line]) -> None:
        self._close()
        self.outline.teams += lines

    def _athletes(self, lines: list[Line]) -> None:
        self._close()
        self.outline.athletes += lines

    def _includes(self, lines: list[Line]) -> None:
        self._close()
        self.outline.includes += lines

    def _unit(self, lines: list[Line]) -> None:
        self.unit = Block("UNIT", lines[0])
        if self.event is None:
            self._misplaced("a unit", lines)
        else:
            self.event.units.append(self.unit)

    def _heights(self, lines: list[Line]) -> None:
        block = self.unit or self.event
        if block is None:
            self._misplaced("a list of heights", lines)
        else:
            block.heights += lines

    def _squads(self, lines: list[Line]) -> None:
        if self.event is None:
            self._misplaced("a squad", lines)
        else:
            self.event.squads += lines

    def _entries(self, lines: list[Line]) -> None:
        if self.top is not None and self.top.kind == "EVENTS":
            self._misplaced("an entry", lines)
        else:
            self.outline.entries += [(line, self.event) for line in lines]

    def _sheet(self, lines: list[Line]) -> None:
        """`entries from "FILE"` or `results from "FILE"`."""
        from meetc.syntax.sheet_statement import read_statement

        (line,) = lines
        if line.words[0] == "entries" and "from" not in line.words and '"' not in line.words[-1]:
            self._take_as("enter", line)
            return
        statement = read_statement(line, self.report)
        if statement is None:
            return
        block = self.unit or self.event
        if line.words[0] == "entries":
            self.outline.entry_sheets.append((statement, self.event))
        elif block is not None:
            block.sheets.append(statement)
        elif self.top is not None and self.top.kind == "EVENTS":
            self._misplaced("a sheet of results", lines)
            return
        else:
            self.outline.result_sheets.append(statement)
        self.outline.sheets.append(statement)

    def _fields(self, lines: list[Line]) -> None:
        block = self.unit or self.top
        for line in lines:
            if self.unit is not None and line.words[0] in _STATUSES:
                self._status_alone(line)
                continue
            keyword = _mistyped_keyword(line, block is None)
            if keyword:
                self._take_as(keyword, line)
                block = self.unit or self.top
            elif block is None:
                _stray_field(line, self.report)
            else:
                block.fields.append(line)

    def _rows(self, lines: list[Line]) -> None:
        rows: list[Line] = []
        for line in lines:
            first = line.words[0]
            if first[0] > "9" and first.lower() in KEYWORDS:
                self._add_rows(rows)
                rows = []
                self._take_as(first.lower(), line)
            elif first[0] > "9" and _is_capital_field(first):
                self._capital_field(line)
            else:
                rows.append(line)
        self._add_rows(rows)

    def _add_rows(self, rows: list[Line]) -> None:
        block = self.unit or self.event
        if block is not None:
            block.rows += rows
        elif rows:
            self._misplaced("a result row", rows)

    def _status_alone(self, line: Line) -> None:
        """The word that says how far a unit is stands behind its header."""
        assert self.unit is not None
        word = line.words[0]
        self.report.error(
            "M202",
            f"{word} stands on a line of its own",
            line.span(0),
            hint=f"it stands behind the unit: {' '.join(self.unit.header.words[:2])} {word}",
        )

    def _capital_field(self, line: Line) -> None:
        """Report a field line that begins with a capital, and take it as it is meant."""
        typed = line.words[0]
        self.report.error(
            "M204",
            f"fields are written small: {typed.lower()}, not {typed}",
            line.span(0),
            fix=Fix(line.span(0), typed.lower()),
        )
        self._fields([Line(line.source, line.number, [typed.lower(), *line.words[1:]])])

    def _take_as(self, keyword: str, line: Line) -> None:
        """Report a keyword that is not typed right, and go on as if it were: what stands below
        it would be misread otherwise."""
        typed = line.words[0]
        glued = _GLUED.fullmatch(typed)
        meant = f"{glued[1]} {glued[2]}" if glued else keyword
        if typed.islower():
            self.report.error(
                "M201",
                f"no statement begins with {typed}",
                line.span(0),
                hint=f"did you mean {meant}?",
                fix=Fix(line.span(0), meant),
            )
        else:
            self.report.error(
                "M204",
                f"keywords are written small: {keyword}, not {typed}",
                line.span(0),
                fix=Fix(line.span(0), keyword),
            )
        words = [*meant.split(), *line.words[1:]]
        if _KINDS[keyword] == "SHEET" and "from" not in words:
            return  # one mistake is told once
        self.take(_KINDS[keyword], [Line(line.source, line.number, words)])

    def _misplaced(self, what: str, lines: list[Line]) -> None:
        """One diagnostic for a run of lines that stands where no event is open."""
        kind = self.top.kind if self.top is not None else ""
        where = {"EVENTS": "below `events`, which stand for many events", "MEET": "below the meet"}
        self.report.error(
            "M202",
            f"{what} stands {where.get(kind, 'outside an event')}",
            lines[0].span(),
            hint="write the header of its event above it: `event ID`",
        )


def _lines(source: Source, number: int, text: str) -> list[Line]:
    """The statements of a run; blank lines and comments count, but give none."""
    if '"' not in text and "#" not in text:
        return [
            Line(source, line_number, words)
            for line_number, line in enumerate(text.split("\n"), number)
            if (words := line.split())
        ]
    return [
        Line(source, line_number, words)
        for line_number, line in enumerate(text.split("\n"), number)
        if (words := split_words(line))
    ]


def _is_capital_field(word: str) -> bool:
    """Whether a row begins with the name of a field in capitals; a short word of capitals alone
    is the code of a team."""
    known = word.lower() in all_names() and not word.islower()
    return known and (not word.isupper() or len(word) > _LONGEST_TEAM)


def _mistyped_keyword(line: Line, at_top: bool) -> str:
    """The keyword that a field line was meant to begin with, or ""."""
    name = line.words[0]
    if name in all_names() or "=" in name or name.startswith("extra."):
        return ""
    meant = _meant_keyword(name, at_top)
    return "enter" if meant == "entries" and "from" not in line.words else meant


@lru_cache(maxsize=1000)
def _meant_keyword(name: str, at_top: bool) -> str:
    """Where no block is open every line begins with a keyword; elsewhere the names of fields
    are as likely."""
    if glued := _GLUED.fullmatch(name):
        return glued[1]
    if name in _OTHER_NAMES:
        return _OTHER_NAMES[name]
    meant = did_you_mean(name, KEYWORDS if at_top else (*KEYWORDS, *sorted(all_names())))
    return meant if meant in KEYWORDS else ""


def _stray_field(line: Line, report: Report) -> None:
    word = line.words[0]
    report.error(
        "M201",
        f"no statement begins with {word}",
        line.span(0),
        hint='a bib that begins with a small letter is quoted: "' + word + '"'
        if any(character.isdigit() for character in word)
        else "a field line stands below the meet, event or unit that it belongs to; other lines "
        f"begin with {', '.join(KEYWORDS[:-1])} or {KEYWORDS[-1]}",
    )
