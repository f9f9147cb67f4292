"""The statements that read a sheet: `entries from "entries.csv"`, `results from "F01.csv"`."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from typing import NamedTuple

from meetc.diagnostics.codes import MISSING, UNFIT_VALUE, WORD_TOO_MANY
from meetc.diagnostics.diagnostic import Report
from meetc.diagnostics.wording import did_you_mean
from meetc.syntax.file_pattern import is_pattern, matching
from meetc.syntax.lines import Line
from meetc.syntax.values import split_field, text_of

_NAME = 2
_DATES = ("dmy", "mdy")
_OPTIONS = {"entries": ("sheet=", "dates=", "add"), "results": ("sheet=",)}


class SheetStatement(NamedTuple):
    """One such line. `adds` is whether strangers are declared and entered; `dates` the order of
    day and month in dates that are not ISO's, "" where none is declared; `sheet` the name of
    the sheet in a workbook, "" for the first."""

    line: Line
    name: str
    adds: bool = False
    dates: str = ""
    sheet: str = ""

    @property
    def path(self) -> str:
        """The path of the file; its name counts from the folder of the file it is named in."""
        folder = posixpath.dirname(self.line.source.path)
        return posixpath.normpath(posixpath.join(folder, self.name))

    @property
    def page(self) -> tuple[str, str]:
        """What is read: the path of the file and the name of the sheet."""
        return self.path, self.sheet

    def files(self, known: Iterable[str]) -> list[str]:
        """The paths, among some that are known, of the files that it reads: one, or in order all
        that a pattern stands for."""
        if not is_pattern(self.name):
            return [self.path] if self.path in known else []
        folder = posixpath.dirname(self.path)
        names = [posixpath.basename(p) for p in known if posixpath.dirname(p) == folder]
        return [posixpath.join(folder, name) for name in matching(self.path, names)]

    @property
    def file_word(self) -> int:
        """The number of the word that names the file."""
        return _NAME


def read_statement(line: Line, report: Report) -> SheetStatement | None:
    """The statement of a line; None where no file can be read for it, which is reported."""
    keyword = line.words[0]
    example = f'{keyword} from "{"entries" if keyword == "entries" else "F01"}.csv"'
    if line.words[1:2] != ["from"]:
        report.error(MISSING, "`from` is missing", line.span(1), hint=example)
        return None
    if len(line.words) == _NAME or line.words[_NAME] == '""':
        report.error(MISSING, "the name of the file is missing", line.span(_NAME), hint=example)
        return None
    statement = SheetStatement(line, text_of(line.piece(_NAME), report))
    for word in range(_NAME + 1, len(line.words)):
        statement = _option(statement, word, report)
    return statement


def _option(statement: SheetStatement, word: int, report: Report) -> SheetStatement:
    """The statement with what one more word says."""
    line = statement.line
    raw = line.words[word]
    known = _OPTIONS[line.words[0]]
    name, value = split_field(raw) or (raw, "")
    if raw == "add" and raw in known:
        return statement._replace(adds=True)
    if f"{name}=" in known and raw != name:
        piece = line.piece(word).part(len(name) + 1, len(raw))
        if name == "sheet" and value:
            return statement._replace(sheet=text_of(piece, report))
        if name == "dates" and value in _DATES:
            return statement._replace(dates=value)
        report.error(
            UNFIT_VALUE,
            f"{name}= is dmy or mdy, not {value}"
            if name == "dates"
            else "the name of the sheet is missing",
            piece.span,
            hint="dmy for 31.12.2008, mdy for 12/31/2008; dates such as 2008-12-31 need neither"
            if name == "dates"
            else 'sheet="Day 1" names a sheet of a workbook',
        )
        return statement
    meant = did_you_mean(name, [option.rstrip("=") for option in known])
    report.error(
        WORD_TOO_MANY,
        f"{raw} is one word too many",
        line.span(word),
        hint=f"did you mean {next(o for o in known if o.startswith(meant))}?"
        if meant
        else f"behind the file may stand {', '.join(known)}",
    )
    return statement
