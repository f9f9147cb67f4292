"""A source text and the places in it.

A `Source` holds text that is known to be clean: UTF-8, LF line ends, a final newline, no control
characters. `decode` makes one from any bytes and says what is wrong with the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from meetc.diagnostics.codes import (
    CONTROL_CHARACTER,
    FILE_TOO_LARGE,
    LINE_TOO_LONG,
    MERGE_CONFLICT,
    NOT_UTF8,
)
from meetc.diagnostics.diagnostic import Report, Span
from meetc.patterns import pattern

MAX_FILE_BYTES = 64 * 1024 * 1024
MAX_LINE_CHARACTERS = 1024 * 1024

BOM = b"\xef\xbb\xbf"
"""The mark that Windows programs put before UTF-8; it stays where it is."""

_CONTROL = pattern("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_CONFLICT = pattern(r"^(<{7}|\|{7}|={7}|>{7})(?: .*)?$", re.MULTILINE)
_CUT = re.compile(r"\n[ \t]*+(?:events?|include)(?=[ \t\n])")
_PLAIN = bytes(range(32, 127)) + b"\t\n"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class _Source(NamedTuple):
    path: str
    text: str
    first: int = 1


class Source(_Source):
    """The text of a file, or of a part of it that begins at line `first`. `path` is the name
    shown to people, with forward slashes; lines are numbered as in the file."""

    @cached_property
    def lines(self) -> list[str]:
        """The text of each line, without its newline."""
        return self.text.split("\n")

    def line(self, number: int) -> str:
        """The text of one line."""
        return self.lines[number - self.first]

    def span(self, line: int, start: int = 0, end: int | None = None) -> Span:
        """The place from character `start` up to `end` of a line (its whole text by default)."""
        text = self.line(line)
        if end is None:
            end = len(text.rstrip())
        return Span(self.path, line, start + 1, max(end, start) + 1, text)

    def parts(self) -> Iterator[Source]:
        """The text cut before each event and include, where blocks end in any case."""
        start, first = 0, self.first
        cuts = [match.start() + 1 for match in _CUT.finditer(self.text)]
        for cut in [*cuts, len(self.text)]:
            if cut > start:
                text = self.text[start:cut]
                yield Source(self.path, text, first)
                start, first = cut, first + text.count("\n")


def decode(data: bytes, path: str, report: Report) -> Source:
    """Turn the bytes of a file into a `Source`; what cannot be read is reported and left out."""
    if len(data) > MAX_FILE_BYTES:
        message = f"the file is larger than {MAX_FILE_BYTES >> 20} MiB"
        hint = "a meet of 5,000 athletes takes about 1 MiB: is this the right file?"
        report.error(FILE_TOO_LARGE, message, Span(path, 1, 1, 1, ""), hint=hint)
        return Source(path, "\n")
    data = data.removeprefix(BOM)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as problem:
        _not_utf8(data, path, problem, report)
        return Source(path, "\n")
    return from_text(text, path, report)


def from_text(text: str, path: str, report: Report) -> Source:
    """Clean a text: line ends, control characters, merge conflicts, lines beyond all bounds."""
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    if not text.endswith("\n"):
        text += "\n"
    source = Source(path, text)
    if _has_long_line(text):
        longest = next(line for line in source.lines if len(line) > MAX_LINE_CHARACTERS)
        number = source.lines.index(longest) + 1
        report.error(
            LINE_TOO_LONG,
            f"the line has {len(longest):,} characters, and the most is {MAX_LINE_CHARACTERS:,}",
            Span(path, number, 1, 1, longest[:60]),
            hint="a statement never needs more than a line on a screen: is this a .meet file?",
        )
        return Source(path, "\n")
    is_plain = text.isascii() and not text.encode().translate(None, _PLAIN)
    if not is_plain and (control := _CONTROL.search(text)):
        _control_character(source, control.start(), report)
        return Source(path, _CONTROL.sub("", text.replace("\r", "\n")))
    if any(marker in text for marker in ("<<<<<<<", "=======", ">>>>>>>")):
        return _without_conflicts(source, report)
    return source


def _has_long_line(text: str) -> bool:
    """Whether a line is longer than the longest that is read, of a text that ends in a newline."""
    start = 0
    while start + MAX_LINE_CHARACTERS < len(text):
        start = text.rfind("\n", start, start + MAX_LINE_CHARACTERS + 1) + 1
        if not start:
            return True
    return False


def _not_utf8(data: bytes, path: str, problem: UnicodeDecodeError, report: Report) -> None:
    """Say where the first byte stands that is no UTF-8, and what the file may be instead."""
    if data.startswith(_UTF16):
        hint = "save it again with the encoding UTF-8"
        report.error(NOT_UTF8, "the file is UTF-16, not UTF-8", Span(path, 1, 1, 1, ""), hint=hint)
        return
    before = data[: problem.start]
    number = before.count(b"\n") + 1
    line_start = before.rfind(b"\n") + 1
    column = len(before[line_start:].decode("utf-8")) + 1
    shown = before[line_start:][-60:].decode("utf-8", "replace")
    if b"\x00" in data[: problem.start + 1024]:
        report.error(
            CONTROL_CHARACTER,
            "this is a binary file, not a text",
            Span(path, number, column, column + 1, ""),
            hint="a .meet file is plain UTF-8 text",
        )
        return
    bad = data[problem.start]
    guess = bytes([bad]).decode("cp1252", "replace")
    report.error(
        NOT_UTF8,
        f"the byte 0x{bad:02x} is not UTF-8",
        Span(path, number, column, column + 1, shown if column <= 60 else ""),
        hint=f"an older Windows file? There it would be {guess!r}; save it again as UTF-8"
        if guess.isprintable() and guess != "\ufffd"
        else "save the file again with the encoding UTF-8",
    )


def _control_character(source: Source, offset: int, report: Report) -> None:
    text = source.text
    number = text.count("\n", 0, offset) + 1
    column = offset - (text.rfind("\n", 0, offset) + 1)
    character = text[offset]
    names = {"\x00": "a NUL", "\r": "a carriage return without a line feed", "\x0c": "a form feed"}
    name = names.get(character, "a control character")
    count = len(_CONTROL.findall(text))
    more = f", the first of {count:,} in the file" if count > 1 else ""
    span = Span(source.path, number, column + 1, column + 2, source.lines[number - 1][:200])
    message = f"{name} (U+{ord(character):04X}) stands in the text{more}"
    hint = "save the file as plain text with ordinary line ends"
    report.error(CONTROL_CHARACTER, message, span, hint=hint)


def _without_conflicts(source: Source, report: Report) -> Source:
    """Report each conflict that git left in the file once, and go on with "our" side of it."""
    kept: list[str] = []
    side, reported = "", False
    for number, line in enumerate(source.lines, 1):
        marker = line[:1] if _CONFLICT.match(line) else ""
        if marker == "<" or (marker and not side and not reported):
            message = "git left a merge conflict here"
            hint = "keep one of the two sides and delete the lines <<<<<<<, ======= and >>>>>>>"
            report.error(MERGE_CONFLICT, message, source.span(number), hint=hint)
            reported = True
        if marker == "<":
            side = "ours"
        elif marker == ">":
            side, reported = "", False
        elif marker and side:
            side = "theirs"
        kept.append("" if marker or side == "theirs" else line)
    return Source(source.path, "\n".join(kept))
