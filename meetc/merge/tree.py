"""The statements of one file as a tree: events hold units, units hold rows, and each knows what
it is about, so that the same one is found in another version of the file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from meetc.diagnostics.diagnostic import Report
from meetc.fields import Kind
from meetc.merge.text import NotAMeetError, Text
from meetc.source import Source
from meetc.syntax import tree as syntax
from meetc.syntax.kinds import FIELDS, ROWS, StatementKind
from meetc.syntax.lines import Line
from meetc.syntax.outline import fold
from meetc.syntax.parts import fields, is_field, text
from meetc.syntax.values import split_field

Key = tuple[str, ...]

COMMENT = StatementKind("", "COMMENT")
_NUMBER = re.compile(r"[0-9]{1,9}")


@dataclass(slots=True, eq=False)
class MergeNode:
    """A statement, or a comment on lines of its own, with the lines that belong to it.

    `key` tells it from its siblings; `head` counts the words that make the key; `comment` stands
    behind the words. `lead` holds the blank lines above it, and the comments that stand in the
    file more than once.
    """

    kind: StatementKind
    key: Key
    line: str = ""
    words: list[str] = field(default_factory=list)
    head: int = 0
    comment: str = ""
    lead: list[str] = field(default_factory=list)
    children: list[MergeNode] = field(default_factory=list)

    @property
    def says(self) -> tuple[list[str], str]:
        """The statement without its layout."""
        return self.words, self.comment

    def walk(self) -> Iterator[MergeNode]:
        """The statement and all below it, in the order of the file."""
        yield self
        for child in self.children:
            yield from child.walk()

    def lines(self) -> Iterator[str]:
        """The lines of the statement and of all below it, with its lead."""
        for node in self.walk():
            yield from (*node.lead, node.line)

    def content(self) -> Iterator[list[str]]:
        """The words and comments of all its lines: equal where nothing but blanks differs."""
        for node in self.walk():
            yield from ([comment] for line in node.lead if (comment := line.strip()))
            yield [*node.words, node.comment] if node.words else [node.line.strip()]


def repeated_comments(texts: Sequence[Text]) -> frozenset[str]:
    """The comments that stand twice in one of some texts, rulers for example: where they belong
    is known from the statement below alone."""
    repeated: set[str] = set()
    for version in texts:
        stripped = (line.strip() for line in version.lines)
        counts = Counter(line for line in stripped if line.startswith("#"))
        repeated.update(comment for comment, count in counts.items() if count > 1)
    return frozenset(repeated)


def tree(text: Text, repeated: frozenset[str]) -> MergeNode:
    """The tree of a text, whose root has no line. Raises NotAMeetError where a line is no statement
    of the language or stands where it cannot."""
    source = Source("", "".join(line.rstrip("\r") + "\n" for line in text.lines) or "\n")
    if diagnostics := fold(source).diagnostics:
        raise NotAMeetError(diagnostics[0].message)
    root = MergeNode(syntax.ROOT, ())
    root.children = _keyed(syntax.tree(source, Report()), text.lines, repeated)
    return root


def _keyed(block: syntax.Node, lines: list[str], repeated: frozenset[str]) -> list[MergeNode]:
    """The statements of a block and the comments above them. The second statement about the same
    thing has a key of its own."""
    nodes: list[MergeNode] = []
    seen: Counter[Key] = Counter()
    for child in block.children:
        at, words = child.line.number - 1, child.line.words
        comments, lead = _above(lines[at - len(child.lead) : at], repeated)
        key, head = _identity(child.kind, child.line) if words else ((child.kind.terminal,), 0)
        seen[key] += 1
        if seen[key] > 1:
            key = (*key, f"#{seen[key]}")  # no word begins with a #
        own, below = lines[at] if words else "", _keyed(child, lines, repeated)
        node = MergeNode(
            child.kind, key, own, words, head, comment=child.comment, lead=lead, children=below
        )
        nodes += [*comments, node]
    return nodes


def _above(lines: list[str], repeated: frozenset[str]) -> tuple[list[MergeNode], list[str]]:
    """The comments above a statement, and what is its lead."""
    comments: list[MergeNode] = []
    lead: list[str] = []
    for line in lines:
        comment = line.strip()
        if not comment or comment in repeated:
            lead.append(line)
        else:
            comments.append(MergeNode(COMMENT, ("COMMENT", comment), line, lead=lead))
            lead = []
    return comments, lead


def _identity(kind: StatementKind, line: Line) -> tuple[Key, int]:
    """What a statement is about, and how many of its words say so."""
    words, terminal = line.words, kind.terminal
    if kind is ROWS:
        return (terminal, text(line.piece(0))), 1
    if kind is FIELDS:
        field = split_field(words[0])
        return (terminal, field[0] if field else words[0]), 0 if field else 1
    if terminal == "UNIT":
        return _unit(words)
    if kind.about is None:
        plain = [word for word in words if not is_field(word)]
        return (terminal, *plain), len(plain)
    if not kind.about:
        return (terminal,), 1
    named = len(words) > 1 and not is_field(words[1])
    name = text(line.piece(1)) if named else ""
    # outside events one bib may have several entries
    events = (piece.raw for name, piece in fields(line) if name == "event_id")
    return (terminal, name, *(events if kind.fields is Kind.ENTRY else ())), 1 + named


def _unit(words: list[str]) -> tuple[Key, int]:
    """`heat 2` is `round 1 heat 2`; which rounds `semi` and `final` are is the event's matter."""
    if words[0] == "round" and words[2:3] == ["heat"]:
        numbers = words[1], *words[3:4]
        return ("UNIT", "round", *map(_plain, numbers)), 2 + len(numbers)
    numbered = len(words) > 1 and _NUMBER.fullmatch(words[1]) is not None
    number = _plain(words[1]) if numbered else "1"
    head = 1 + numbered
    if words[0] == "heat":
        return ("UNIT", "round", "1", number), head
    return ("UNIT", words[0], number), head


def _plain(number: str) -> str:
    return str(int(number)) if _NUMBER.fullmatch(number) else number
