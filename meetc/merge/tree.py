"""The statements of one file as a tree: events hold units, units hold rows, and each knows what
it is about, so that the same one is found in another version of the file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from meetc.diagnostics.diagnostic import Report
from meetc.merge.text import NotAMeetError, Text
from meetc.source import Source
from meetc.syntax.lines import Line
from meetc.syntax.outline import fold
from meetc.syntax.parser import parse, split_words, word_places
from meetc.syntax.values import split_field, text_of

Key = tuple[str, ...]

ROOT, COMMENT, END = "ROOT", "COMMENT", "END"
_TOP = frozenset(("MEET", "EVENT", "EVENTS"))
_CLOSING = frozenset(("TEAMS", "ATHLETES", "INCLUDES"))
_NAMED = _CLOSING | {"EVENT", "EVENTS", "ENTRIES", "SQUADS"}
_NUMBER = re.compile(r"[0-9]{1,9}")


@dataclass(slots=True, eq=False)
class Node:
    """A statement, or a comment on lines of its own, with the lines that belong to it.

    `key` tells it from its siblings; `head` counts the words that make the key. `lead` holds
    the blank lines above it, and the comments that stand in the file more than once.
    """

    kind: str
    key: Key
    line: str = ""
    words: list[str] = field(default_factory=list)
    head: int = 0
    lead: list[str] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)

    @property
    def comment(self) -> str:
        """The comment behind the words, without the blanks around it."""
        if "#" not in self.line:
            return ""
        return self.line[word_places(self.line)[-1][1] :].strip() if self.words else ""

    @property
    def says(self) -> tuple[list[str], str]:
        """The statement without its layout."""
        return self.words, self.comment

    def lines(self) -> Iterator[str]:
        """The lines of the statement and of all below it, without its lead."""
        if self.kind not in (ROOT, END):
            yield self.line
        for child in self.children:
            yield from child.lead
            yield from child.lines()

    def content(self) -> Iterator[list[str]]:
        """The words and comments of all its lines: equal where nothing but blanks differs."""
        for line in self.lead:
            if comment := line.strip():
                yield [comment]
        yield [*self.words, self.comment] if self.words else [self.line.strip()]
        for child in self.children:
            yield from child.content()


def repeated_comments(texts: Sequence[Text]) -> frozenset[str]:
    """The comments that stand twice in one of some texts, rulers for example: where they belong
    is known from the statement below alone."""
    found: set[str] = set()
    for text in texts:
        stripped = (line.strip() for line in text.lines)
        counts = Counter(line for line in stripped if line.startswith("#"))
        found.update(comment for comment, count in counts.items() if count > 1)
    return frozenset(found)


def tree(text: Text, repeated: frozenset[str]) -> Node:
    """The tree of a text, whose root has no line. Raises NotAMeetError where a line is no statement
    of the language or stands where it cannot."""
    source = Source("", "".join(line.rstrip("\r") + "\n" for line in text.lines) or "\n")
    if diagnostics := fold(source).diagnostics:
        raise NotAMeetError(diagnostics[0].message)
    kinds = _kinds(source)
    builder = _Builder(source)
    for number, line in enumerate(text.lines, 1):
        if number in kinds:
            builder.statement(kinds[number], number, line)
        else:
            builder.between(line, repeated)
    return builder.finished()


def _kinds(source: Source) -> dict[int, str]:
    """The kind of the statement on each line that has one."""
    return {
        number: run.kind
        for run in parse(source, Report())
        for number, line in enumerate(run.text.split("\n"), run.first)
        if line.strip() and not line.lstrip().startswith("#")
    }


class _Block(NamedTuple):
    """An open block, and how often each of its keys has been seen."""

    node: Node
    seen: Counter[Key]


class _Builder:
    """Takes the lines of a file one by one."""

    def __init__(self, source: Source) -> None:
        self.source = source
        root = Node(ROOT, ())
        self.open = [_Block(root, Counter())]  # the root, the open meet or event, the open unit
        self.waiting: list[Node] = []  # comments: they belong where the next statement does
        self.lead: list[str] = []

    def between(self, line: str, repeated: frozenset[str]) -> None:
        """A blank line or a comment."""
        text = line.strip()
        if not text or text in repeated:
            self.lead.append(line)
        else:
            self.waiting.append(Node(COMMENT, (COMMENT, text), line, lead=self.lead))
            self.lead = []

    def statement(self, kind: str, number: int, line: str) -> None:
        words = split_words(self.source.line(number))
        key, head = _identity(kind, Line(self.source, number, words))
        if kind in _TOP or kind in _CLOSING:
            del self.open[1:]
        elif kind == "UNIT":
            del self.open[2:]
        node = Node(kind, key, line, words, head)
        self._add(node)
        if kind in _TOP or kind == "UNIT":
            self.open.append(_Block(node, Counter()))

    def finished(self) -> Node:
        del self.open[1:]
        self._add(Node(END, (END,)))
        return self.open[0].node

    def _add(self, node: Node) -> None:
        """Put a node, and the comments above it, into the open block. The second statement
        about the same thing has a key of its own."""
        node.lead, self.lead = self.lead, []
        block, seen = self.open[-1]
        seen[node.key] += 1
        if seen[node.key] > 1:
            node.key = (*node.key, f"#{seen[node.key]}")  # no word begins with a #
        block.children += [*self.waiting, node]
        self.waiting = []


def _identity(kind: str, line: Line) -> tuple[Key, int]:
    """What a statement is about, and how many of its words say so."""
    words = line.words
    if kind == "ROWS":
        return (kind, text_of(line.piece(0), Report())), 1
    if kind == "FIELDS":
        fields = split_field(words[0])
        return (kind, fields[0] if fields else words[0]), 0 if fields else 1
    if kind == "UNIT":
        return _unit(words)
    if kind in _NAMED:
        named = len(words) > 1 and split_field(words[1]) is None
        name = text_of(line.piece(1), Report()) if named else ""
        event = [word for word in words if word.startswith("event_id=")]
        # outside events one bib may have several entries
        return ((kind, name, *event) if kind == "ENTRIES" else (kind, name)), 1 + named
    if kind in ("MEET", "HEIGHTS"):
        return (kind,), 1
    plain = [word for word in words if split_field(word) is None]
    return (kind, *plain), len(plain)


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
