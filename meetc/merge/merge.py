"""Merges two versions of a .meet file that come from one: by event, unit and bib."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from meetc.merge.blocks import Conflict, Piece, merge_trees
from meetc.merge.text import Style, Text, common_style, joined
from meetc.merge.tree import repeated_comments, tree


class Labels(NamedTuple):
    """What the markers of a conflict call the three versions."""

    base: str = "base"
    ours: str = "ours"
    theirs: str = "theirs"


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged text, line by line, with the conflicts among the lines."""

    pieces: list[Piece]
    style: Style

    @property
    def conflicts(self) -> list[Conflict]:
        return [piece for piece in self.pieces if isinstance(piece, Conflict)]

    def data(
        self, labels: Labels | None = None, size: int = 7, *, with_base: bool = False
    ) -> bytes:
        """The bytes of the file. A conflict stands between markers of `size` characters, with
        the version that both sides come from where that is asked for."""
        labels = labels or Labels()
        lines: list[str] = []
        for piece in self.pieces:
            if isinstance(piece, str):
                lines.append(piece)
                continue
            lines += [f"{'<' * size} {labels.ours}", *piece.ours]
            if with_base:
                lines += [f"{'|' * size} {labels.base}", *piece.base]
            lines += ["=" * size, *piece.theirs, f"{'>' * size} {labels.theirs}"]
        ends_in_marker = bool(self.pieces) and isinstance(self.pieces[-1], Conflict)
        return joined(lines, self.style._replace(closed=self.style.closed or ends_in_marker))


def merge(base: bytes, ours: bytes, theirs: bytes) -> Merged:
    """Merge three versions of a file; `base` is the one that both sides come from.

    A statement is known again by what it is about: an event by its id, a unit by round and heat,
    a row by its bib. What only one side changed is taken as that side has it, byte for byte; a
    statement that both changed is merged word by word where that is safe; the rest are
    conflicts. Raises NotAMeetError where one of the three cannot be read.
    """
    texts = [Text.of(data) for data in (base, ours, theirs)]
    repeated = repeated_comments(texts)
    pieces = merge_trees(*(tree(text, repeated) for text in texts))
    return Merged(pieces, common_style(*(text.style for text in texts)))
