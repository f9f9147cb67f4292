"""Merges three trees to lines and conflicts, statement by statement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from meetc.merge.three_way import either, in_order
from meetc.merge.tree import MergeNode
from meetc.merge.words import merged_line
from meetc.syntax.kinds import KEYWORDS, ROWS
from meetc.syntax.tree import END


class Conflict(NamedTuple):
    """Lines of which a person has to choose. `about` says what they are about: `T02 heat 1,
    bib 302`."""

    about: str
    base: list[str]
    ours: list[str]
    theirs: list[str]


Piece = str | Conflict


def merge_trees(base: MergeNode, ours: MergeNode, theirs: MergeNode) -> list[Piece]:
    """The lines of the merged file, with the conflicts among them."""
    merger = _Merger()
    merger.children(base, ours, theirs, ())
    return merger.pieces


class _Merger:
    """Writes the merged tree piece by piece. `where` names the open event and unit."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []

    def children(
        self, base: MergeNode | None, ours: MergeNode, theirs: MergeNode, where: tuple[str, ...]
    ) -> None:
        """Merge what stands in a block of both sides."""
        before, here, there = (
            {child.key: child for child in block.children} if block is not None else {}
            for block in (base, ours, theirs)
        )
        for key in in_order(list(before), list(here), list(there)):
            old, our, their = before.get(key), here.get(key), there.get(key)
            if our is not None and their is not None:
                self.both(old, our, their, where)
            elif our is not None:
                self.one(old, our, where, is_ours=True)
            elif their is not None:
                self.one(old, their, where, is_ours=False)

    def one(
        self, base: MergeNode | None, side: MergeNode, where: tuple[str, ...], *, is_ours: bool
    ) -> None:
        """A statement that only one side has: new, or taken out by the other."""
        if base is None:
            self.pieces += side.lines()
        elif list(side.content()) != list(base.content()):
            lines = list(side.lines())
            ours, theirs = (lines, []) if is_ours else ([], lines)
            self.pieces.append(Conflict(_about(where, side), list(base.lines()), ours, theirs))

    def both(
        self, base: MergeNode | None, ours: MergeNode, theirs: MergeNode, where: tuple[str, ...]
    ) -> None:
        """A statement that both sides have, with all below it."""
        self.pieces += _lead(base.lead if base else [], ours.lead, theirs.lead)
        if ours.kind is END:
            return
        if _bars_moved(base, ours, theirs):
            self.conflict(base, ours, theirs, where, whole=True)
            return
        line = _line(base, ours, theirs)
        if line is None:
            self.conflict(base, ours, theirs, where, whole=False)
        else:
            self.pieces.append(line)
        self.children(base, ours, theirs, (*where, _name(ours)))

    def conflict(
        self,
        base: MergeNode | None,
        ours: MergeNode,
        theirs: MergeNode,
        where: tuple[str, ...],
        *,
        whole: bool,
    ) -> None:
        sides = (
            [] if node is None else list(node.lines())[len(node.lead) :] if whole else [node.line]
            for node in (base, ours, theirs)
        )
        self.pieces.append(Conflict(_about(where, ours), *sides))


def _line(base: MergeNode | None, ours: MergeNode, theirs: MergeNode) -> str | None:
    """The line of a statement: as the side that changed it has it, else with the words of both
    sides; None where they clash. What differs in blanks alone is no change beside one of words."""
    if ours.says == theirs.says:
        return either(base.line if base is not None else "", ours.line, theirs.line)
    if base is not None and theirs.says == base.says:
        return ours.line
    if base is not None and ours.says == base.says:
        return theirs.line
    return merged_line(base, ours, theirs)


def _lead(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> Sequence[str]:
    """The blank lines above a statement, and the comments that stand more than once. Where both
    sides changed them, the blank lines are ours, and each comment stands there as often as the
    side that changed its number has it, or as the side that has it more often."""
    if theirs == base or ours == theirs:
        return ours
    if ours == base:
        return theirs
    counts = [Counter(line.strip() for line in side) for side in (base, ours, theirs)]
    wanted = {text: _number(*(count[text] for count in counts)) for text in counts[1] | counts[2]}
    lead = []
    for line in (*ours, *filter(str.strip, theirs)):
        text = line.strip()
        if not text or wanted[text]:
            lead.append(line)
            wanted[text] -= 1
    return lead


def _number(base: int, ours: int, theirs: int) -> int:
    return theirs if ours == base else ours if theirs == base else max(ours, theirs)


def _bars_moved(base: MergeNode | None, ours: MergeNode, theirs: MergeNode) -> bool:
    """Whether one side changed the bars otherwise than by going on with them, and the other
    typed rows: their words stand for bars by position, and might now stand for others."""
    before, here, there = (_bars(node) for node in (base, ours, theirs))
    short, long = sorted((here, there), key=len)
    if short[: len(before)] == before and long[: len(short)] == short:
        return False
    cards = _cards(base)
    return here != there and (
        (here != before and _cards(theirs) != cards) or (there != before and _cards(ours) != cards)
    )


def _bars(node: MergeNode | None) -> list[str]:
    """The words of the heights lines right below a header."""
    lines = (child for child in node.children if child.kind is KEYWORDS["heights"]) if node else ()
    return [word for line in lines for word in line.words[1:]]


def _cards(node: MergeNode | None) -> list[list[str]]:
    """The rows of a block and of those below it."""
    return [below.words for below in node.walk() if below.kind is ROWS] if node else []


def _about(where: tuple[str, ...], node: MergeNode) -> str:
    """`T02 heat 1, bib 302`."""
    joint = " " if node.kind.opens == "units" else ", "
    return joint.join([" ".join(where), _name(node)][not where :])


def _name(node: MergeNode) -> str:
    """What people call a statement."""
    if node.kind is ROWS:
        return f"bib {node.key[1]}"
    if node.kind is KEYWORDS["event"]:
        return node.key[1]
    return " ".join(node.words[: max(node.head, 1)])
