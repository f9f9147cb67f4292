"""The lines of a file as a tree that loses none: comments and blank lines hang on statements."""

from __future__ import annotations

from collections.abc import Iterator

from meetc.diagnostics.diagnostic import Report
from meetc.source import Source
from meetc.syntax.kinds import StatementKind, parts_of
from meetc.syntax.lines import Line, lines_of
from meetc.syntax.open_blocks import OpenBlocks
from meetc.syntax.parser import Run, parse, words_and_comment

ROOT, END = StatementKind("", "ROOT", -1), StatementKind("", "END")
"""What no line is: the file itself, and its end, on which hang the lines below all statements."""


class Node:
    """A statement, with the comment behind it and the lines above it that are none.

    `children` are the statements that stand below it and in it, in file order. `owner` is the
    block that it belongs to by its meaning: an entry below a heat belongs to the event.
    """

    __slots__ = ("children", "comment", "kind", "lead", "line", "owner")

    def __init__(
        self, kind: StatementKind, line: Line, owner: Node | None, comment: str, lead: list[str]
    ) -> None:
        self.kind, self.line, self.owner = kind, line, owner
        self.comment, self.lead = comment, lead
        self.children: list[Node] = []

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
    root = Node(ROOT, Line.of_words(source, source.first, []), None, "", [])
    blocks = OpenBlocks(root)
    below = 0  # the first line that no statement has taken
    for run in parse(source, report):
        statements = _lines(source, run)
        for kind, own in parts_of(run.kind, [line.text for line, _ in statements]):
            owner, block = blocks.owner(kind), blocks.innermost
            for line, comment in statements[own]:
                at = line.number - source.first
                node = Node(kind, line, owner, comment, source.lines[below:at])
                block.children.append(node)
                below = at + 1
            if kind.opens:
                blocks.open(kind, node)
    end = Line.of_words(source, source.first + len(source.lines), [])
    root.children.append(Node(END, end, root, "", source.lines[below:]))
    return root


def _lines(source: Source, run: Run) -> list[tuple[Line, str]]:
    """The statements of a run, each with its comment."""
    return [
        (line, words_and_comment(line.text)[1] if "#" in line.text else "")
        for line in lines_of(source, run.first, run.text)
    ]
