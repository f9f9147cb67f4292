"""Follows `include`: from the text of the root file to the outline of the whole meet, and to the
bytes of the sheets that it names."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from meetc.diagnostics.codes import (
    CIRCULAR_INCLUDE,
    INCLUDE_OUTSIDE,
    INCLUDE_TOO_DEEP,
    INCLUDED_TWICE,
    MISSING,
    UNREADABLE_INCLUDE,
    WORD_TOO_MANY,
)
from meetc.diagnostics.diagnostic import Related, Report
from meetc.memory import Memory
from meetc.patterns import pattern
from meetc.source import Source, decode, from_text
from meetc.syntax.age_file import AgeFile, age_file
from meetc.syntax.file_pattern import is_pattern, matching
from meetc.syntax.lines import Line
from meetc.syntax.outline import Outline, fold
from meetc.syntax.parser import split_words
from meetc.syntax.values import text_of
from meetc.whole_file import held_by_others

if TYPE_CHECKING:
    from meetc.syntax.sheet_statement import SheetStatement

Read = Callable[[str], bytes]
"""Gives the bytes of a file whose path is written like that of the root file, with forward
slashes; of a pattern such as `lynx/*.lif` the names of the files of its folder, a line each. Raises
OSError where it cannot."""

MAX_DEPTH = 8
_INCLUDE_LINES = pattern(r"^[ \t]*(include.*)", re.MULTILINE)


class Loaded(NamedTuple):
    """The outlines of the parts of a meet in file order, the paths of its files, and the bytes
    of its sheets by their path."""

    outlines: list[Outline]
    paths: list[str]
    sheets: dict[str, bytes]


def load(text: str | bytes, path: str, read: Read | None, memory: Memory, report: Report) -> Loaded:
    """The files of a meet. What cannot be read is reported and left out."""
    loader = _Loader(path, read, memory, report)
    loader.add(decode(text, path, report) if isinstance(text, bytes)
               else from_text(text, path, report))  # fmt: skip
    paths = [path if file == loader.open_files[0] else file for file in loader.first_included]
    statements = [statement for outline in loader.outlines for statement in outline.sheets]
    sheets = _read_sheets(statements, loader.root, read, report) if statements else {}
    if (ages := age_file(loader.outlines)) is not None:
        sheets |= _read_ages(ages, loader.root, read, report)
    return Loaded(loader.outlines, [*paths, *sheets], sheets)


class _Loader:
    """Follows the includes of a file."""

    def __init__(self, path: str, read: Read | None, memory: Memory, report: Report) -> None:
        self.root, self.read, self.memory, self.report = (
            posixpath.dirname(path),
            read,
            memory,
            report,
        )
        self.outlines: list[Outline] = []
        self.open_files = [posixpath.normpath(path)]
        self.first_included: dict[str, Line | None] = {self.open_files[0]: None}

    def add(self, source: Source) -> None:
        """Take the parts of a file, each behind the files that it includes."""
        for part in source.parts():
            key = ("fold", part.path, part.first, part.text)
            outline = self.memory.recall(key, partial(fold, part))
            self.report.diagnostics += outline.diagnostics
            for line in outline.includes:
                self._include(line)
            self.outlines.append(outline)

    def _include(self, line: Line) -> None:
        name = _included_name(line, self.report)
        if not name:
            self.report.incomplete = True
            return
        target = posixpath.normpath(posixpath.join(posixpath.dirname(line.source.path), name))
        if target in self.open_files:
            self._circular(name, target, line)
        elif target in self.first_included:
            first = self.first_included[target]
            self.report.warning(
                INCLUDED_TWICE,
                f"{name} is included a second time and left out here",
                line.span(1),
                related=[Related(first.span(1), "first included here")] if first else (),
            )
        elif _is_outside(name, target, self.root):
            _outside(name, line, 1, self.report)
        elif len(self.open_files) > MAX_DEPTH:
            message = f"includes go more than {MAX_DEPTH} files deep here"
            self.report.error(INCLUDE_TOO_DEEP, message, line.span(1))
        else:
            self._open(name, target, line)

    def _circular(self, name: str, target: str, line: Line) -> None:
        message = f"{name} is still open: it includes this file"
        hint = "take the include out of one of the two"
        if target == self.open_files[-1]:
            message, hint = f"{name} includes itself", "take it out"
        self.report.error(CIRCULAR_INCLUDE, message, line.span(1), hint=hint)

    def _open(self, name: str, target: str, line: Line) -> None:
        self.first_included[target] = line
        errors = len(self.report.diagnostics)
        data = _read(target, name, self.read, line, 1, self.report)
        source = decode(data, target, self.report) if data is not None else None
        if len(self.report.diagnostics) > errors:
            self.report.incomplete = True
        if source is not None:
            self.open_files.append(target)
            self.add(source)
            self.open_files.pop()


def _read_sheets(
    statements: list[SheetStatement], root: str, read: Read | None, report: Report
) -> dict[str, bytes]:
    """The bytes of the sheets that some statements name, each read once."""
    sheets: dict[str, bytes | None] = {}
    for statement in statements:
        target, name, line = statement.path, statement.name, statement.line
        if _is_outside(name, target, root):
            _outside(name, line, statement.file_word, report)
        elif target not in sheets:
            data = _read(target, name, read, line, statement.file_word, report)
            if not is_pattern(target):
                sheets[target] = data
                continue
            folder = posixpath.dirname(target)
            for file in matching(target, (data or b"").decode("utf-8", "replace").split("\n")):
                path = posixpath.join(folder, file)
                if path not in sheets:
                    sheets[path] = _read(path, path, read, line, statement.file_word, report)
        if statement.adds and sheets.get(target) is None:
            report.incomplete = True
    return {target: data for target, data in sheets.items() if data is not None}


def _read_ages(ages: AgeFile, root: str, read: Read | None, report: Report) -> dict[str, bytes]:
    """The bytes of the file of age groups by its path; none where it cannot be read."""
    name, line, word = ages.name, ages.piece.line, ages.piece.word
    if _is_outside(name, ages.path, root):
        _outside(name, line, word, report)
        return {}
    data = _read(ages.path, name, read, line, word, report)
    return {} if data is None else {ages.path: data}


def _included_name(line: Line, report: Report) -> str | None:
    if len(line.words) < 2 or line.words[1] == '""':
        report.error(
            MISSING, "the name of the file is missing", line.span(1), hint='include "day-two.meet"'
        )
        return None
    if len(line.words) > 2:
        hint = "a name with blanks is quoted; more files take a line each"
        report.error(WORD_TOO_MANY, "an include names one file", line.span(2), hint=hint)
        return None
    return text_of(line.piece(1), report)


def _inside(target: str, root: str) -> bool:
    root = posixpath.normpath(root) if root else "."
    if root == ".":
        return not target.startswith("..")
    return target.startswith(root.rstrip("/") + "/")


def _is_outside(name: str, target: str, root: str) -> bool:
    return posixpath.isabs(name) or ":" in name or not _inside(target, root)


def _outside(name: str, line: Line, word: int, report: Report) -> None:
    message = f"{name} is outside the folder of the meet"
    hint = "a meet's files stand in its folder or below it, so that it can be moved"
    report.error(INCLUDE_OUTSIDE, message, line.span(word), hint=hint)


def _read(
    target: str, name: str, read: Read | None, line: Line, word: int, report: Report
) -> bytes | None:
    """The bytes of a file that a word of a line names; None where it is reported."""
    try:
        if read is None:
            raise FileNotFoundError(2, "no files can be read here")
        data = read(target)
        if not isinstance(data, bytes):
            raise TypeError(f"bytes were to be read, and not {type(data).__name__}")
        return data
    except Exception as problem:  # whatever the caller's own function raises
        reason = getattr(problem, "strerror", None) or str(problem) or type(problem).__name__
        reason = f"{reason[:1].lower()}{reason[1:]}{held_by_others(problem)}"
        message = f"{name} cannot be read: {reason}"
        hint = f"it is looked for as {target}"
        report.error(UNREADABLE_INCLUDE, message, line.span(word), hint=hint)
        return None


def included_names(text: str) -> list[str]:
    """The names that the include lines of a text give, read without judging anything."""
    names = []
    for line in _INCLUDE_LINES.findall(text):
        words = split_words(line.rstrip("\r"))
        if len(words) == 2 and words[0] == "include":
            names.append(words[1].strip('"'))
    return names
