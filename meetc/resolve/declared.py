"""An athlete and an event as declared, before what other lines say of them is added."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from meetc.disciplines import Discipline
from meetc.resolve.fields.reader import Fields
from meetc.syntax.lines import Line
from meetc.syntax.outline import Block


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


@dataclass(slots=True, eq=False)
class DeclaredEvent:
    """An event as declared. `discipline` is None where its code is not known, and a guess where
    it is mistyped; `template` holds the fields that `events` or the combined event gave, which the
    event's own win over. `parts` are the ids of the standard parts of a combined event in order,
    and `whole` is the combined event of one that was made as its part."""

    id: str
    line: Line
    discipline: Discipline | None
    is_guess: bool = False
    fields: Fields = field(default_factory=Fields)
    template: Fields | None = None
    template_block: Block | None = None
    blocks: list[Block] = field(default_factory=list)
    parts: tuple[str, ...] = ()
    whole: DeclaredEvent | None = None

    def copy(self) -> DeclaredEvent:
        """The same, for one compilation to add to."""
        return DeclaredEvent(
            self.id,
            self.line,
            self.discipline,
            is_guess=self.is_guess,
            fields=self.fields.copy(),
            template=self.template,
            template_block=self.template_block,
            blocks=self.blocks.copy(),
            parts=self.parts,
            whole=self.whole,
        )

    @property
    def name(self) -> str:
        """The name as written, "" where there is none."""
        return self.fields.text("name") or ""

    @property
    def genders(self) -> str:
        """M, F or MF, "" where none are written."""
        return self.fields.text("genders") or ""

    @property
    def parent(self) -> str:
        """The id of the combined event that it is a part of, "" of any other."""
        return self.fields.text("parent") or ""

    @property
    def origin(self) -> tuple[Block | None, ...]:
        """All blocks that say something of it: what it is made from."""
        of_whole = self.whole.origin if self.whole is not None else ()
        return (self.template_block, *self.blocks, *of_whole)
