"""An athlete and an event as declared, before what other lines say of them is added."""

from __future__ import annotations

from copy import copy
from typing import NamedTuple

from meetc.disciplines import Discipline
from meetc.resolve.fields.reader import Fields
from meetc.syntax.lines import Line
from meetc.syntax.outline import Block

_OTHER = {"M": "F", "F": "M"}


class DeclaredAthlete(NamedTuple):
    """An athlete as declared; entries of other lines are still to come. `category` is what
    `catpos` counts in: the category as written, else the gender."""

    bib: str
    fields: Fields
    line: Line
    gender: str | None
    category: str | None

    @property
    def name(self) -> str:
        first, last = self.fields.text("first_name"), self.fields.text("last_name")
        return f"{first} {last}" if first and last else first or last or ""


class DeclaredEvent:
    """An event as declared. `discipline` is None where its code is not known, and a guess where
    it is mistyped; `template` holds the fields that `events` or the combined event gave, which the
    event's own win over. `parts` are the ids of the standard parts of a combined event in order,
    and `whole` is the combined event of one that was made as its part."""

    def __init__(self, event_id: str, line: Line, discipline: Discipline | None) -> None:
        self.id, self.line, self.discipline = event_id, line, discipline
        self.is_guess = False
        self.fields = Fields()
        self.template: Fields | None = None
        self.template_block: Block | None = None
        self.blocks: list[Block] = []
        self.parts: tuple[str, ...] = ()
        self.whole: DeclaredEvent | None = None

    def copy(self) -> DeclaredEvent:
        """The same, for one compilation to add to."""
        own = copy(self)
        own.fields, own.blocks = self.fields.copy(), self.blocks.copy()
        return own

    @property
    def name(self) -> str:
        """The name as written, "" where there is none."""
        return self.fields.text("name") or ""

    @property
    def genders(self) -> str:
        """M, F or MF, "" where none are written."""
        return self.fields.text("genders") or ""

    @property
    def other_gender(self) -> str:
        """Whom it is not for: M or F, "" of one that takes both. An X fits anywhere: OpenTrack
        takes it into men's start lists, and nothing forbids another."""
        return _OTHER.get(self.genders, "")

    @property
    def parent(self) -> str:
        """The id of the combined event that it is a part of, "" of any other."""
        return self.fields.text("parent") or ""

    @property
    def origin(self) -> tuple[Block | None, ...]:
        """All blocks that say something of it: what it is made from."""
        of_whole = self.whole.origin if self.whole is not None else ()
        return (self.template_block, *self.blocks, *of_whole)
