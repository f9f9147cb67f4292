"""Folds the lines of a file into blocks: a header opens one, the next header closes it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from meetc.diagnostics.codes import KEYWORD_IN_CAPITALS, MISPLACED_LINE, UNKNOWN_FIELD
from meetc.diagnostics.diagnostic import Diagnostic, Fix, Report
from meetc.diagnostics.wording import did_you_mean
from meetc.fields import all_names
from meetc.patterns import pattern
from meetc.rules.rounds import STATUSES_OF_UNITS
from meetc.source import Source
from meetc.syntax.cut_fields import WITH_ROUNDS, has_blanks, whole_fields
from meetc.syntax.kinds import FIELDS, KEYWORDS, OTHER_NAMES, ROWS, StatementKind, parts_of
from meetc.syntax.lines import Line, lines_of
from meetc.syntax.open_blocks import OpenBlocks
from meetc.syntax.parser import parse

if TYPE_CHECKING:
    from meetc.syntax.sheet_statement import SheetStatement

_LONGEST_TEAM = 5
_UNITS = "|".join(kind.keyword for kind in KEYWORDS.values() if kind.terminal == "UNIT")
_REPECHAGE = ("round", "2", "heat")
_GLUED = pattern(rf"({_UNITS})(\d+)", re.ASCII)


class Block:
    """A header line (`kind` is its terminal in the grammar) and the lines that are its own; those
    that no list is there for are in `others`, by their terminal. `last` is the last of them all."""

    def __init__(self, kind: str, header: Line, fields: list[Line] | None = None) -> None:
        self.kind, self.header = kind, header
        self.fields: list[Line] = [] if fields is None else fields
        self.heights: list[Line] = []
        self.squads: list[Line] = []
        self.rows: list[Line] = []
        self.sheets: list[SheetStatement] = []
        self.units: list[Block] = []
        self.others: dict[str, list[Line]] = {}
        self.last: Line | None = None

    @property
    def end(self) -> Line:
        """The last statement that belongs to it, those of its units included."""
        ends = [self.last or self.header, *(unit.end for unit in self.units)]
        return max(ends, key=lambda line: line.number)


class Outline:
    """What a file, or a part of one, says, by kind and in file order; nothing is judged yet.

    `entries` pairs each `enter` line with the event block it stands in, or None; `entry_sheets`
    does so with `entries from`. `result_sheets` has each `results from` that stands outside events;
    `sheets` has all statements that read a sheet; `others` the lines that no list is there for,
    by their terminal.
    """

    def __init__(self) -> None:
        self.meets: list[Block] = []
        self.teams: list[Line] = []
        self.athletes: list[Line] = []
        self.includes: list[Line] = []
        self.exemptions: list[Line] = []
        self.expectations: list[Line] = []
        self.templates: list[Block] = []
        self.events: list[Block] = []
        self.entries: list[tuple[Line, Block | None]] = []
        self.sheets: list[SheetStatement] = []
        self.entry_sheets: list[tuple[SheetStatement, Block | None]] = []
        self.result_sheets: list[SheetStatement] = []
        self.others: dict[str, list[Line]] = {}
        self.diagnostics: list[Diagnostic] = []

    @property
    def declares_people(self) -> bool:
        """Whether it holds the meet, a team, an athlete, or what no list is there for."""
        return bool(self.meets or self.teams or self.athletes or self.others)


def fold(part: Source) -> Outline:
    """The outline of a part of a source that begins where no block is open."""
    report = Report()
    folder = _Folder(report)
    for terminal, number, text in parse(part, report):
        statements, is_cut = lines_of(part, number, text), has_blanks(text)
        for kind, own in parts_of(terminal, [line.text for line in statements]):
            lines = statements[own]
            if is_cut or kind.terminal in WITH_ROUNDS:
                lines = whole_fields(kind, lines, report)
            folder.take(kind, lines)
    folder.outline.diagnostics = report.diagnostics
    return folder.outline


class _Folder:
    """Takes runs of lines in file order."""

    def __init__(self, report: Report) -> None:
        self.outline, self.report = Outline(), report
        self.blocks: OpenBlocks[Block | None] = OpenBlocks(None)

    def take(self, kind: StatementKind, lines: list[Line]) -> None:
        """Take a run of lines, those that are mistyped as what they were meant to be."""
        if kind is ROWS:
            self._rows(lines)
        elif kind is FIELDS:
            self._fields(lines)
        elif kind.terminal == "SHEET":
            self._sheet(kind, lines[0])
        else:
            self._put(kind, lines)

    def _put(self, kind: StatementKind, lines: list[Line]) -> None:
        """Put lines of one kind where they belong."""
        owner = self.blocks.owner(kind)
        is_at_home = self._is_at_home(kind, lines, owner)
        holder = owner or self.outline
        if kind.opens:
            block = Block(kind.terminal, lines[0])
            self.blocks.open(kind, block)
            if is_at_home:
                getattr(holder, kind.opens).append(block)
        elif is_at_home and kind.terminal == "ENTRIES":
            self.outline.entries += [(line, _event(owner)) for line in lines]
        elif is_at_home:
            own = getattr(holder, kind.terminal.lower(), None)
            (holder.others.setdefault(kind.terminal, []) if own is None else own).extend(lines)

    def _is_at_home(self, kind: StatementKind, lines: list[Line], owner: Block | None) -> bool:
        """Whether lines may stand in the block that they belong to; it is reported if not."""
        if owner is not None:
            owner.last = lines[-1]
        if (owner.kind if owner is not None else "") in kind.within:
            return True
        self._misplaced(kind.called, lines)
        return False

    def _sheet(self, kind: StatementKind, line: Line) -> None:
        """`entries from "FILE"` or `results from "FILE"`."""
        from meetc.syntax.sheet_statement import read_statement

        is_list = kind.keyword == "entries"
        if is_list and "from" not in line.words and '"' not in line.words[-1]:
            self._take_as("enter", line)
            return
        statement = read_statement(line, self.report)
        block = self.blocks.owner(kind)
        if statement is None or not self._is_at_home(kind, [line], block):
            return
        if is_list:
            self.outline.entry_sheets.append((statement, _event(block)))
        elif block is not None and block.kind != "MEET":
            block.sheets.append(statement)
        else:
            self.outline.result_sheets.append(statement)
        self.outline.sheets.append(statement)

    def _fields(self, lines: list[Line]) -> None:
        for line in lines:
            block = self.blocks.innermost
            if block is not None and block.kind == "UNIT" and line.words[0] in STATUSES_OF_UNITS:
                self._status_alone(line, block.header)
            elif block is not None and _opens_repechage(line.words):
                self._repechage(line)
            elif keyword := _mistyped_keyword(line, block is None):
                self._take_as(keyword, line)
            elif block is None:
                _stray_field(line, self.report)
            else:
                block.fields.append(line)
                block.last = line

    def _rows(self, lines: list[Line]) -> None:
        if max(line.text for line in lines) < ":":  # as nearly all: they begin with bibs
            self._add_rows(lines)
            return
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
        if rows:
            self._put(ROWS, rows)

    def _status_alone(self, line: Line, header: Line) -> None:
        """The word that says how far a unit is stands behind its header."""
        word = line.words[0]
        message = f"{word} stands on a line of its own"
        hint = f"it stands behind the unit: {' '.join(header.words[:2])} {word}"
        self.report.error(MISPLACED_LINE, message, line.span(0), hint=hint)

    def _repechage(self, line: Line) -> None:
        """Report the header of a repechage, and take it as that of round 2, which it is."""
        words = line.words[1:]
        meant = _REPECHAGE[: 3 if words[:1] != ["heat"] else 2]
        if not words or words[0] in STATUSES_OF_UNITS:
            meant = (*meant, "1")
        self.report.error(
            UNKNOWN_FIELD,
            f"no header begins with {line.words[0]}: the repechage is round 2",
            line.span(0),
            hint=f"write {' '.join([*meant, *words])}",
            fix=Fix(line.span(0), " ".join(meant)),
        )
        self.take(KEYWORDS["round"], [Line.of_words(line.source, line.number, [*meant, *words])])

    def _capital_field(self, line: Line) -> None:
        """Report a field line that begins with a capital, and take it as it is meant."""
        typed = line.words[0]
        if self.blocks.innermost is not None and _opens_repechage([typed.lower(), *line.words[1:]]):
            self._repechage(line)
            return
        self.report.error(
            KEYWORD_IN_CAPITALS,
            f"fields are written small: {typed.lower()}, not {typed}",
            line.span(0),
            fix=Fix(line.span(0), typed.lower()),
        )
        self._fields([Line.of_words(line.source, line.number, [typed.lower(), *line.words[1:]])])

    def _take_as(self, keyword: str, line: Line) -> None:
        """Report a keyword that is not typed right, and go on as if it were: what stands below
        it would be misread otherwise."""
        typed = line.words[0]
        glued = _GLUED.fullmatch(typed)
        meant = f"{glued[1]} {glued[2]}" if glued else keyword
        if typed.islower():
            self.report.error(
                UNKNOWN_FIELD,
                f"no statement begins with {typed}",
                line.span(0),
                hint=f"did you mean {meant}?",
                fix=Fix(line.span(0), meant),
            )
        else:
            self.report.error(
                KEYWORD_IN_CAPITALS,
                f"keywords are written small: {keyword}, not {typed}",
                line.span(0),
                fix=Fix(line.span(0), keyword),
            )
        words = [*meant.split(), *line.words[1:]]
        kind = KEYWORDS[keyword]
        if kind.terminal == "SHEET" and "from" not in words:
            return  # one mistake is told once
        self.take(kind, [Line.of_words(line.source, line.number, words)])

    def _misplaced(self, what: str, lines: list[Line]) -> None:
        """One diagnostic for a run of lines that stands where no event is open."""
        top = self.blocks.at(1)
        where = {"EVENTS": "below `events`, which stand for many events", "MEET": "below the meet"}
        message = f"{what} stands {where.get(top.kind if top else '', 'outside an event')}"
        hint = "write the header of its event above it: `event ID`"
        self.report.error(MISPLACED_LINE, message, lines[0].span(), hint=hint)


def _event(block: Block | None) -> Block | None:
    return block if block is not None and block.kind == "EVENT" else None


def _opens_repechage(words: Sequence[str]) -> bool:
    """Whether a line is the field no more, which says who runs it, but meant as a header."""
    behind = words[1:2]
    is_number = not behind or behind[0].isdecimal() or behind[0] in ("heat", *STATUSES_OF_UNITS)
    return words[0] == "repechage" and is_number


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
    are as likely, and no meet begins."""
    if glued := _GLUED.fullmatch(name):
        return glued[1]
    if name in OTHER_NAMES:
        return OTHER_NAMES[name]
    below = (*(word for word in KEYWORDS if word != "meet"), *sorted(all_names()))
    meant = did_you_mean(name, KEYWORDS if at_top else below)
    return meant if meant in KEYWORDS else ""


def _stray_field(line: Line, report: Report) -> None:
    word, keywords = line.words[0], list(KEYWORDS)
    report.error(
        UNKNOWN_FIELD,
        f"no statement begins with {word}",
        line.span(0),
        hint='a bib that begins with a small letter is quoted: "' + word + '"'
        if any(character.isdecimal() for character in word)
        else "a field line stands below the meet, event or unit that it belongs to; other lines "
        f"begin with {', '.join(keywords[:-1])} or {keywords[-1]}",
    )
