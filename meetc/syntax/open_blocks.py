"""Which blocks are open while a file is read from its top."""

from __future__ import annotations

from typing import Generic, TypeVar

from meetc.syntax.kinds import StatementKind

B = TypeVar("B")


class OpenBlocks(Generic[B]):
    """The meet or event that is open, and the unit in it, below a root that always is."""

    def __init__(self, root: B) -> None:
        self._open = [(0, root)]

    def at(self, depth: int) -> B:
        """The innermost block whose statements stand at a depth, or at a lesser one."""
        at = -1
        while self._open[at][0] > depth:
            at -= 1
        return self._open[at][1]

    @property
    def innermost(self) -> B:
        return self._open[-1][1]

    def owner(self, kind: StatementKind) -> B:
        """The block that a statement belongs to, once those that it closes are closed."""
        while (kind.opens or not kind.depth) and self._open[-1][0] > kind.depth:
            del self._open[-1]
        return self.at(kind.depth)

    def open(self, kind: StatementKind, block: B) -> None:
        """Open a block with its header."""
        self._open.append((kind.depth + 1, block))
