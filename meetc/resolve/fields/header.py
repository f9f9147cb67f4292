"""The words of a header line that are no fields."""

from __future__ import annotations

from collections.abc import Sequence

from meetc.diagnostics.codes import MISSING, NO_BIB, WORD_TOO_MANY
from meetc.diagnostics.diagnostic import Hint, Report
from meetc.fields import Kind
from meetc.patterns import pattern
from meetc.resolve.fields.reader import Fields, read_line, read_words
from meetc.rules.marks import STATUSES
from meetc.syntax.lines import Line
from meetc.syntax.outline import Block
from meetc.syntax.parts import field_words as field_words
from meetc.syntax.parts import plain_words as plain_words
from meetc.syntax.values import is_quoted

_NO_ID = pattern(r"[,;=()]")
_ID = pattern(r"[^\W_]")


def read_fields(line: Line, kind: Kind, report: Report) -> Fields:
    """The fields of a header that opens no block."""
    fields = Fields()
    read_words(line, field_words(line), kind, fields, report)
    return fields


def read_block(block: Block, kind: Kind, into: Fields, report: Report) -> None:
    """Read the fields of a block, header and lines, into fields that may hold some already."""
    read_words(block.header, field_words(block.header), kind, into, report)
    for line in block.fields:
        read_line(line, kind, into, report)


def surplus(line: Line, words: Sequence[int], what: str, report: Report) -> None:
    """Report the first of some words that a header has no place for."""
    if words:
        message = f"{line.words[words[0]]} is one word too many"
        report.error(WORD_TOO_MANY, message, line.span(words[0]), hint=what)


def missing(line: Line, what: str, example: str, report: Report) -> None:
    """Report that a header ends before `what`, or has it empty."""
    word = next((n for n, text in enumerate(line.words) if text == '""'), len(line.words))
    report.error(MISSING, f"{what} is missing", line.span(word), hint=example)


def is_id(line: Line, word: int, what: str, report: Report) -> bool:
    """Whether an unquoted word can be a bib or a code; reports what was pasted from a table."""
    raw = line.words[word]
    if is_quoted(raw) or (not _NO_ID.search(raw) and raw not in STATUSES and _ID.search(raw)):
        return True
    report.error(
        NO_BIB,
        f"{raw} is no {what}",
        line.span(word),
        hint="words are parted by blanks, not by commas or semicolons"
        if _NO_ID.search(raw)
        else Hint(in_text=f"a row begins with a bib; {what}s of signs alone are quoted"),
    )
    return False
