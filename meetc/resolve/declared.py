"""An athlete and an event as declared, before what other lines say of them is added."""

from __future__ import annotations

from copy import copy
from functools import cached_property
from typing import NamedTuple

from meetc.disciplines import Discipline
from meetc.resolve.fields.reader import Fields
from meetc.rules.marks import distance_value, time_value
from meetc.rules.plausible import NO_LIMITS, Limits, is_on_wheels, limits
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

    @cached_property
    def limits(self) -> Limits:
        """What a mark in it can be, as far as its discipline, its genders and its name tell."""
        if self.discipline is None:
            return NO_LIMITS
        names = (self.fields.values.get(name) for name in ("name", "category", "age_groups"))
        on_wheels = is_on_wheels(*(str(name) for name in names if name))
        return limits(self.discipline, self.genders, on_wheels=on_wheels)

    def can_be_made(self, mark: str) -> bool:
        """Whether a mark is one of its discipline, and within what anybody can do; True of 0,
        which programs write for none, and of what is no mark in any discipline."""
        if self.discipline is None:
            return True
        value = (time_value if self.discipline.form.on_track else distance_value)(mark)
        least, most = self.limits
        if not value:
            return value is not None or time_value(mark) is None
        return (least or 0) <= value and (most is None or value <= most)

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
