"""What differs between two meets, as plain data: a tree of changes without a word of text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Any, Final

from meetc.fields import Kind


class Absent(Enum):
    """The value of a field that is not there; JSON's null is None."""

    ABSENT = "absent"


ABSENT: Final = Absent.ABSENT

AFTER = "after"
"""The name of a detail that is no field: the id of the one before, ABSENT of the first."""

HEAT = "heat"
"""The detail of a row that went from one heat to another of the same round."""

POINTS_OF = "points."
"""How the name of a detail begins that is the points of a part; the id of the part is behind it."""

THROUGH = "through"
"""The detail of a row that goes on to the next round by the rule, and has no Q or q typed."""


class Verb(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Detail:
    """One value that differs, ABSENT on a side that lacks it. `name` is the field's name of 2026
    (meetc/fields.py), `extra.NAME`, an attribute of the model, or AFTER.

    `series` and `jump_off` are lists: of trials as typed, or of (height, letters).
    """

    name: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one thing. `id` is the bib, the code of a team, the id of an event or of a
    squad, "round/heat" of a unit, the event's id of an entry, "" of the meet; `name` is what
    people call it. `details` of a thing added or removed are all its values.

    `follows` says that nobody wrote this change: it follows from another one, as the places of
    a heat do from one mark.
    """

    kind: Kind
    verb: Verb
    id: str
    name: str
    details: tuple[Detail, ...]
    below: tuple[Change, ...] = ()
    follows: bool = False


def walk(changes: Iterable[Change]) -> Iterator[Change]:
    """All changes of the tree, each before those below it."""
    for change in changes:
        yield change
        yield from walk(change.below)
