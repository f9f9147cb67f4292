"""The file of age groups that a meet names: `age_rules=club-ages.csv`."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from typing import NamedTuple

from meetc.diagnostics.diagnostic import Report
from meetc.syntax.lines import Piece
from meetc.syntax.outline import Outline
from meetc.syntax.parts import block_fields
from meetc.syntax.values import text_of

_ENDING = ".csv"


class AgeFile(NamedTuple):
    """Where it is named, and its name, which counts from the folder of the file that names it."""

    piece: Piece
    name: str

    @property
    def path(self) -> str:
        folder = posixpath.dirname(self.piece.line.source.path)
        return posixpath.normpath(posixpath.join(folder, self.name))


def age_file(outlines: Iterable[Outline]) -> AgeFile | None:
    """The file that the meet names; None where it names none, or the rules of a federation."""
    meets = [block for outline in outlines for block in outline.meets]
    for name, piece in block_fields(meets[0]) if meets else ():
        if name == "age_rules":
            file = AgeFile(piece, text_of(piece, Report()))
            return file if file.name.lower().endswith(_ENDING) else None
    return None
