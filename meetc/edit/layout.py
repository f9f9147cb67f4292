"""The canonical form of a text: the same statements and comments, each in its columns, with marks
as the sport writes them.

Only the syntax of one file is asked, never what it means: a file is laid out alike whether or
not it has mistakes, and whoever includes it.
"""

from __future__ import annotations

import re
from itertools import groupby

from meetc.diagnostics.diagnostic import Report
from meetc.disciplines import Form, discipline
from meetc.edit.columns import IN_BLOCK, IN_UNIT, commented, is_field, laid_out
from meetc.edit.plain_marks import plain_words
from meetc.source import BOM, Source, decode, from_text
from meetc.syntax.parser import parse, words_and_comment
from meetc.syntax.values import is_quoted

_HEADERS = ("MEET", "EVENT", "EVENTS")
_AT_TOP = ("TEAMS", "ATHLETES", "INCLUDES")
_MOST_BLANK_LINES = 2


def format_text(text: str, report: Report, path: str = "meet") -> str | None:
    """The canonical form of a text, with LF line ends; None where it holds something that is no
    text or no word, which is reported."""
    before = len(report.found)
    source = from_text(text, path, report)
    kinds = _kinds(source, report)
    if len(report.found) > before:
        return None
    return _Layout(source, kinds).text()


def format_bytes(data: bytes, path: str, report: Report) -> bytes | None:
    """The canonical form of a file, or None. A byte order mark stays, and so does CRLF where
    every line ends in it."""
    source = decode(data, path, report)
    text = None if report.found else format_text(source.text, report, path)
    if text is None:
        return None
    if b"\n" in data and data.count(b"\r\n") == data.count(b"\n"):
        text = text.replace("\n", "\r\n")
    return (BOM if data.startswith(BOM) else b"") + text.encode("utf-8")


def statements(text: str) -> tuple[list[list[str]], list[str]]:
    """The words of each statement of a text, and its comments: what formatting never changes, but
    for the spelling of marks."""
    parts = [words_and_comment(line) for line in text.split("\n")]
    return [words for words, _ in parts if words], [comment for _, comment in parts if comment]


def _kinds(source: Source, report: Report) -> list[str]:
    """The kind of each line, as the grammar calls it; "" for blank lines and comments between
    runs of statements."""
    kinds = [""] * len(source.lines)
    for run in parse(source, report):
        start, count = run.first - 1, run.text.count("\n")
        kinds[start : start + count] = [run.kind] * count
    return kinds


class _Layout:
    """Lays out a source line by line; `top` and `in_unit` tell which block is open, `form` of
    which form the open event is."""

    def __init__(self, source: Source, kinds: list[str]) -> None:
        parts = [words_and_comment(line) for line in source.lines]
        self.lines = list(zip(source.lines, kinds, parts, strict=True))
        self.codes, self.templates = _codes(self.lines)
        self.top, self.in_unit = "", False
        self.form: Form | None = None

    def text(self) -> str:
        out: list[str] = []
        above: list[tuple[str, bool]] = []  # comments right above, and whether each was indented
        indent = 0
        for line, kind, (words, comment) in self.lines:
            if words:
                indent = self._open(kind, words)
                out += [" " * indent + comment for comment, _ in above]
                above = []
                out.append(laid_out(kind, plain_words(kind, words, self.form), indent, self.form))
                if comment:
                    out[-1] = commented(out[-1], comment)
            elif comment:
                above.append((comment, line[0] != "#"))
            else:
                out += [" " * indent * indented + comment for comment, indented in above]
                above = []
                out.append("")
        return _without_empty_ends(out)

    def _open(self, kind: str, words: list[str]) -> int:
        """Open and close the blocks that a statement does; its indentation."""
        if kind in _HEADERS or kind in _AT_TOP:
            self.top, self.in_unit = kind if kind in _HEADERS else "", False
            self.form = self._form(words) if kind == "EVENT" else None
            return 0
        in_block = IN_BLOCK if self.top else 0
        if kind == "UNIT":
            self.in_unit = True
            return IN_BLOCK
        if kind in ("ENTRIES", "SQUADS") or (kind == "SHEET" and words[0] == "entries"):
            return in_block
        if kind == "HEIGHTS" and self.form is None:
            self.form = Form.VERTICAL
        return IN_UNIT if self.in_unit else in_block

    def _form(self, words: list[str]) -> Form | None:
        """The form of an event; of one that this file only goes on with, by its id alone."""
        event_id, code = _id_and_code(words)
        code = code or self.codes.get(event_id, "")
        if not code:
            made = (code for pattern, code in self.templates if pattern.fullmatch(event_id))
            code = next(made, "")
        found = discipline(code) if code else None
        return found.form if found else None


def _codes(
    lines: list[tuple[str, str, tuple[list[str], str]]],
) -> tuple[dict[str, str], list[tuple[re.Pattern[str], str]]]:
    """The code of each event that a text declares, by its id; of templates, by the ids that they
    make."""
    codes: dict[str, str] = {}
    templates = []
    for _, kind, (words, _) in lines:
        if words and kind in ("EVENT", "EVENTS"):
            event_id, code = _id_and_code(words)
            if code and kind == "EVENT":
                codes.setdefault(event_id, code)
            elif code:
                made = re.escape(event_id).replace(r"\{age\}", ".+")
                templates.append((re.compile(made.replace(r"\{gender\}", "(?:MF?|F)")), code))
    return codes, templates


def _id_and_code(words: list[str]) -> tuple[str, str]:
    """The id and the code of an event's header, each "" where it has none."""
    plain = [word for word in words[1:] if not is_field(word)]
    code = plain[1] if len(plain) > 1 and not is_quoted(plain[1]) else ""
    return plain[0] if plain else "", code


def _without_empty_ends(lines: list[str]) -> str:
    """The lines as a text, with no blank line at either end and few between."""
    kept: list[str] = []
    for is_blank, group in groupby(lines, lambda line: line == ""):
        some = list(group)
        kept += some[:_MOST_BLANK_LINES] if is_blank and kept else [] if is_blank else some
    while kept and not kept[-1]:
        kept.pop()
    return "".join(line + "\n" for line in kept)
