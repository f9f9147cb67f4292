"""A row as written, before anything follows from it."""

from __future__ import annotations

from typing import NamedTuple

from meetc.resolve.fields.reader import Fields
from meetc.syntax.lines import Line


class Written(NamedTuple):
    """A row as written: `mark` is its one mark or its status word. It is not `sound` where
    something was said of it: what only follows from that is then not told."""

    bib: str
    mark: str | None
    series: tuple[str, ...]
    jump_off: tuple[str, ...]
    qualifier: str | None
    fields: Fields
    line: Line
    sound: bool = True

    @property
    def place(self) -> int | None:
        """The place as written; None also where `-` says that there is none."""
        place = self.fields.values.get("place")
        return place if isinstance(place, int) else None
