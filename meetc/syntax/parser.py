"""The one door to lark: from a clean text to runs of lines of one kind.

Lark knows the lines and words of the language (`grammar/meet.lark`); the text is cut at the few
lines that it refuses, each of which gives one diagnostic, and everything else is parsed. What
lark's generator made of the grammar when meetc was installed starts in a third of the time that
lark itself takes; it stands in where it is there and was made of this very grammar.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import import_module
from typing import Any, NamedTuple

from meetc.diagnostics.codes import OPEN_QUOTE
from meetc.diagnostics.diagnostic import Fix, Report
from meetc.resources import resource_text
from meetc.source import Source
from meetc.syntax.clock import time_meant
from meetc.syntax.look_alikes import REPAIRS, report_look_alike

_AHEAD = 4096
"""Characters that are tried first behind a refused line: one in each line, and all of what
follows read for each, would take the square of the text."""


class Run(NamedTuple):
    """Lines of one kind that follow each other. `kind` is the terminal of the grammar; `text`
    holds them with the comments and blank lines between; `first` is the first one's number."""

    kind: str
    first: int
    text: str


@cache
def _lark() -> Any:
    """What lark's generator made of the grammar, or lark itself."""
    try:
        made = import_module("meetc.syntax.meet_parser")
    except ImportError:
        return import_module("lark")
    return made if _grammar() == made.GRAMMAR else import_module("lark")


def _grammar() -> str:
    return resource_text("grammar", "meet.lark")


@cache
def _parser() -> Any:
    lark = _lark()
    if hasattr(lark, "Lark_StandAlone"):
        return lark.Lark_StandAlone()
    return lark.Lark(_grammar(), parser="lalr", lexer="contextual", start=["start", "line"])


@cache
def _word() -> re.Pattern[str]:
    """A word, or a comment: the comment has to be seen to know that no word stands in it."""
    word = _parser().get_terminal("WORD").pattern.to_regexp()
    return re.compile(rf"#[^\n]*|(?:{word})")


def parse(source: Source, report: Report) -> list[Run]:
    """The runs of lines of a source. A line with a word that is none is reported once and taken
    as it was probably meant, so that the lines below it keep their place."""
    text, start, number = source.text, 0, source.first
    runs: list[Run] = []
    width = len(text)
    while start < len(text):
        end = text.find("\n", start + width) + 1 or len(text)
        part = text[start:end]
        try:
            whole = _runs(part, number)
        except _lark().UnexpectedInput as problem:
            bad = part.rfind("\n", 0, problem.pos_in_stream) + 1
        else:
            if end == len(text):
                return runs + whole
            width *= 2
            continue
        runs += _runs(part[:bad], number)
        number += part.count("\n", 0, bad)
        _refused(source, number, report)
        runs += [run._replace(first=number) for run in _repaired(source.line(number))]
        start += part.index("\n", bad) + 1
        number, width = number + 1, _AHEAD
    return runs


def _repaired(line: str) -> list[Run]:
    """A refused line with its look-alikes replaced and its last quote closed; none where that
    does not help."""
    plain = line.translate(REPAIRS)
    for text in (plain + "\n", plain + '"\n'):
        try:
            return _runs(text, 1)
        except _lark().UnexpectedInput:
            continue
    return []


def _runs(text: str, first: int) -> list[Run]:
    tree = _parser().parse(text, start="start")
    return [Run(token.type, first + token.line - 1, token) for token in tree.children]


def split_words(line: str) -> list[str]:
    """The words of a line that lark has accepted, as typed and without the comment."""
    return words_and_comment(line)[0]


def words_and_comment(line: str) -> tuple[list[str], str]:
    """The words of a line that lark has accepted, and its comment from the `#` on, or ""."""
    if '"' not in line and "#" not in line:
        return line.split(), ""
    words = _word().findall(line)
    comment = words.pop().rstrip(" \t") if words and words[-1].startswith("#") else ""
    return words, comment


@lru_cache(maxsize=8)
def word_places(line: str) -> tuple[tuple[int, int], ...]:
    """The start and end of each word of a line; the comment is left out. The last lines are
    kept, since one line may have a thousand mistakes."""
    return tuple(m.span() for m in _word().finditer(line) if not m[0].startswith("#"))


def _refused(source: Source, number: int, report: Report) -> None:
    """Say what is wrong with a line that holds something which is no word."""
    line = source.line(number)
    end = 0
    for match in re.finditer(rf"[ \t]*+(?:{_word().pattern})", line):
        if match.start() != end:
            break
        end = match.end()
    while end < len(line) and line[end] in " \t":
        end += 1
    if line[end] == '"':
        start, behind, meant = time_meant(line, end)
        if meant:
            span = source.span(number, start, behind)
            message = f"minutes and seconds are parted by : and ., not {line[start:behind]}"
            report.error(OPEN_QUOTE, message, span, hint=f"write {meant}", fix=Fix(span, meant))
            return
        message = "the quote that opens here is never closed"
        hint = 'a text ends with a second " on the same line; a quote inside it is written \\"'
        report.error(OPEN_QUOTE, message, source.span(number, end), hint=hint)
    else:
        report_look_alike(source, number, end, report)
