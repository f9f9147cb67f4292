"""The lines of a file as a tree that loses none: comments and blank lines hang on statements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from meetc.diagnostics.diagnostic import Report
from meetc.source import Source
from meetc.syntax.kinds import StatementKind, kind_of
from meetc.syntax.lines import Line
from meetc.syntax.open_blocks import OpenBlocks
from meetc.syntax.parser import parse, words_and_comment

ROOT, END = StatementKind("", "ROOT", -1), StatementKind("", "END")
"""What no line is: the file itself, and its end, on which hang the lines below all statements."""


@dataclass(slots=True, eq=False)
class Node:
    """A statement, with the comment behind it and the lines above it that are none.

    `children` are the statements that stand below it and in it, in file order. `owner` is the
    block that it belongs to by its meaning: an entry below a heat belongs to the event.
    """

    kind: StatementKind
    line: Line
    owner: Node | None = None
    comment: str = ""
    lead: list[str] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)

    @property
    def depth(self) -> int:
        """How many blocks it stands in by its meaning; a unit stands in an event in any case."""
        if self.kind.opens or self.owner is None:
            return self.kind.depth
        return self.owner.depth + 1

    def walk(self) -> Iterator[Node]:
        """The statements below it, in file order."""
        for child in self.children:
            yield child
            yield from child.walk()


def tree(source: Source, report: Report) -> Node:
    """The tree of a file; its root has no line, and its last child is the END. A line that cannot
    be read is reported, and stands as it is above the next one."""
    root = Node(ROOT, Line(source, source.first, []))
    blocks = OpenBlocks(root)
    below = source.first

    def add(kind: StatementKind, line: Line, comment: str) -> None:
        nonlocal below
        lead = source.lines[below - source.first : line.number - source.first]
        node = Node(kind, line, blocks.owner(kind), comment, lead)
        blocks.innermost.children.append(node)
        if kind.opens:
            blocks.open(kind, node)
        below = line.number + 1

    for run in parse(source, report):
        for number, text in enumerate(run.text.split("\n"), run.first):
            words, comment = words_and_comment(text)
            if words:
                add(kind_of(run.kind, words[0]), Line(source, number, words), comment)
    add(END, Line(source, source.first + len(source.lines), []), "")
    return root
