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
from meetc.edit.columns import INDENT, commented, laid_out
from meetc.edit.plain_marks import plain_words
from meetc.source import BOM, Source, decode, from_text
from meetc.syntax.lines import Line
from meetc.syntax.parser import words_and_comment
from meetc.syntax.parts import event_parts, owner
from meetc.syntax.tree import END, Node, tree

_MOST_BLANK_LINES = 2

Alike = tuple[str, int, Form | None]
"""The kind of a statement, its indentation, and the form of its event."""
Known = dict[Alike, dict[str, str]]
"""How statements that are alike are laid out, by how they are typed."""


def format_text(text: str, report: Report, path: str = "meet") -> str | None:
    """The canonical form of a text, with LF line ends; None where it holds something that is no
    text or no word, which is reported."""
    before = len(report.diagnostics)
    root = tree(from_text(text, path, report), report)
    return None if len(report.diagnostics) > before else _Layout(root).text()


def format_bytes(
    data: bytes, path: str, report: Report, known: Known | None = None
) -> bytes | None:
    """The canonical form of a file, or None. A byte order mark stays, and so does CRLF where
    every line ends in it. What is `known` is not laid out again."""
    source = decode(data, path, report)
    root = None if report.diagnostics else tree(source, report)
    if root is None or report.diagnostics:
        return None
    return _as_written(_Layout(root, known).text(), data)


def is_canonical(data: bytes, path: str, known: Known) -> bool:
    """Whether a file is in its canonical form; all its lines are `known` then. The first line that
    is not ends the search."""
    source = decode(data, path, report := Report())
    root = tree(source, report)
    text = None if report.diagnostics else _Layout(root, known).text(source)
    return text is not None and _as_written(text, data) == data


def _as_written(text: str | None, data: bytes) -> bytes | None:
    """The bytes of a text with the line ends and the byte order mark of a file."""
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


class _Layout:
    """Lays out a tree line by line; `form` is the form of the open event."""

    def __init__(self, root: Node, known: Known | None = None) -> None:
        self.statements = list(root.walk())
        self.codes, self.templates = _codes(root)
        self.form: Form | None = None
        self.known: Known = {} if known is None else known
        self.alike: Alike | None = None  # those of the last statement, which the next mostly is
        self.known_alike: dict[str, str] = {}

    def text(self, wanted: Source | None = None) -> str | None:
        """The text; None where a statement of it is not as `wanted`."""
        out: list[str] = []
        above = 0  # the indentation of the statement above
        for node in self.statements:
            indent = INDENT * node.depth
            if node.lead:
                out += _laid_out_lead(node.lead, above, indent)
            if node.kind is END:
                break
            self._enter(node)
            line = self._line(node, indent)
            out.append(line)
            if wanted is not None and line != wanted.line(node.line.number):
                return None
            above = indent
        return _without_empty_ends(out)

    def _line(self, node: Node, indent: int) -> str:
        """A statement in its columns, with its comment."""
        kind, typed = node.kind.terminal, node.line.text
        if self.alike != (alike := (kind, indent, self.form)):
            self.alike, self.known_alike = alike, self.known.setdefault(alike, {})
        line = self.known_alike.get(typed)
        if line is None:
            words = plain_words(kind, node.line.words, self.form)
            line = laid_out(kind, words, indent, self.form)
            if node.comment:
                line = commented(line, node.comment)
            self.known_alike[typed] = line
        return line

    def _enter(self, node: Node) -> None:
        """Know the form of what stands below a statement."""
        if not node.kind.depth:
            self.form = self._form(node.line) if node.kind.terminal == "EVENT" else None
        elif node.kind.terminal == "HEIGHTS" and self.form is None:
            self.form = Form.VERTICAL

    def _form(self, header: Line) -> Form | None:
        """The form of an event; of one that this file only goes on with, by its id alone."""
        event_id, code = _id_and_code(header)
        code = code or self.codes.get(event_id, "")
        if not code:
            made = (code for pattern, code in self.templates if pattern.fullmatch(event_id))
            code = next(made, "")
        known = discipline(code) if code else None
        return known.form if known else None


def _laid_out_lead(lead: list[str], above: int, below: int) -> list[str]:
    """The lines above a statement that are none. A comment right above it is indented as it is,
    one apart from it as the statement above, where it was indented."""
    texts = [line.strip(" \t") for line in lead]
    apart = len(texts) - texts[::-1].index("") if "" in texts else 0
    return [
        text and " " * (below if n >= apart else above * (line[0] != "#")) + text
        for n, (line, text) in enumerate(zip(lead, texts, strict=True))
    ]


def _codes(root: Node) -> tuple[dict[str, str], list[tuple[re.Pattern[str], str]]]:
    """The code of each event that a text declares, by its id; of templates, by the ids that they
    make."""
    codes: dict[str, str] = {}
    templates = []
    for node in root.children:
        if node.kind.opens in ("events", "templates"):
            event_id, code = _id_and_code(node.line)
            if code and node.kind.terminal == "EVENT":
                codes.setdefault(event_id, code)
            elif code:
                made = re.escape(event_id).replace(r"\{age\}", ".+")
                templates.append((re.compile(made.replace(r"\{gender\}", "(?:MF?|F)")), code))
    return codes, templates


def _id_and_code(header: Line) -> tuple[str, str]:
    """The id and the code of an event's header, each "" where it has none."""
    parts = event_parts(header)
    code = parts.places.get("event_code")
    return owner(header, parts), "" if code is None else header.words[code]


def _without_empty_ends(lines: list[str]) -> str:
    """The lines as a text, with no blank line at either end and few between."""
    kept: list[str] = []
    for is_blank, group in groupby(lines, lambda line: line == ""):
        some = list(group)
        kept += some[:_MOST_BLANK_LINES] if is_blank and kept else [] if is_blank else some
    while kept and not kept[-1]:
        kept.pop()
    return "".join(line + "\n" for line in kept)
