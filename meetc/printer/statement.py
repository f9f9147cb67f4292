"""A statement of the text that an import writes, and what it has to say.

`wanted` is the object of the upload document by the names of 2026, without the lists that other
statements write. A field is `silent` while deriving is trusted to give it; `absent` ones are what
deriving would add and the document does not have. Lists stand in `lists`; those in `raw` pass as
they are, since no lines give them. `weight` is that of an event whose rows all have the same.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from meetc.diagnostics.diagnostic import Span
from meetc.diagnostics.pointer import Pointer
from meetc.fields import FIELDS, Kind

Origin = Pointer | Span

DERIVED: dict[Kind, frozenset[str]] = {
    Kind.MEET: frozenset(("finish_date", "age_groups")),
    Kind.ENTRY: frozenset(("event_id", "event_code")),
    Kind.EVENT: frozenset(("rounds", "age_groups", "category")),
    Kind.SQUAD: frozenset(("event_id", "team_id")),
    Kind.UNIT: frozenset("round heat status results_status event_id event_name day rounds".split()),
    Kind.ROW: frozenset("bib place catpos order points".split()),
}
"""What deriving is trusted to give at first; what it does not give is written then."""

_ALWAYS: dict[Kind, dict[str, tuple[Any, ...]]] = {
    Kind.MEET: {"age_groups": (["ALL"],)},
    Kind.EVENT: {"age_groups": (["ALL"],), "rounds": ("1",)},
    Kind.UNIT: {"results_status": ("provisional", "in_progress")},
}
"""What deriving gives in the place of some of these: anything else is written at once."""

IDENTITY: dict[Kind, frozenset[str]] = {
    Kind.TEAM: frozenset(("team_id",)),
    Kind.ATHLETE: frozenset(("competitor_id",)),
    Kind.EVENT: frozenset(("event_id", "event_code")),
    Kind.SQUAD: frozenset(("event_id", "relay_team_id")),
    Kind.UNIT: frozenset(("round", "heat")),
    Kind.ROW: frozenset(("bib",)),
    Kind.ENTRY: frozenset(("event_id",)),
}
"""What the words of a statement say that are no fields, and what therefore is never repeated."""


@cache
def _order(kind: Kind) -> dict[str, int]:
    """The number of each field in the table of its kind."""
    return {name: number for number, name in enumerate(FIELDS[kind])}


@dataclass(slots=True, eq=False)
class Statement:
    """One statement with those below it; `line` is its place in the text last written, and
    `origin` the value of a JSON document or the line of a list that it is made from."""

    kind: Kind
    origin: Origin
    wanted: dict[str, Any]
    lists: dict[str, Any] = field(default_factory=dict)
    silent: set[str] = field(default_factory=set)
    absent: set[str] = field(default_factory=set)
    raw: set[str] = field(default_factory=set)
    explicit: bool = False
    series: tuple[str, ...] = ()
    jump_off: tuple[str, ...] = ()
    bars: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    form: str = ""
    goes_on: bool = False
    weight: str | None = None
    children: list[Statement] = field(default_factory=list)
    line: int = 0

    @classmethod
    def of(cls, kind: Kind, origin: Origin, wanted: dict[str, Any]) -> Statement:
        """A statement that trusts deriving as far as it goes."""
        silent = set(DERIVED.get(kind, frozenset()) & wanted.keys())
        for name, given in _ALWAYS.get(kind, {}).items():
            if name in silent and wanted[name] not in given:
                silent.discard(name)
        if kind is Kind.MEET and wanted.get("finish_date") != wanted.get("date"):
            silent.discard("finish_date")
        return cls(kind, origin, wanted, silent=silent)

    @property
    def pointer(self) -> Pointer:
        """The way to it in its document; () of what comes from elsewhere."""
        return () if isinstance(self.origin, Span) else self.origin

    def at(self, name: str) -> Origin:
        """Where one of its fields comes from, as far as its origin has places for them."""
        return self.origin if isinstance(self.origin, Span) else (*self.origin, name)

    def fields_to_write(self) -> list[str]:
        """The names of the fields to write, in the order of the table; unknown ones last."""
        hidden, identity = self.silent, IDENTITY.get(self.kind, ())
        names = [name for name in self.wanted if name not in hidden and name not in identity]
        if len(names) > 1:
            order = _order(self.kind)
            names.sort(key=lambda name: order.get(name, len(order)))
        return names

    def all(self) -> Iterator[Statement]:
        """This statement and all below it, in the order of the text."""
        yield self
        for child in self.children:
            yield from child.all()

    def refused_series(self, lines: Container[int]) -> int | None:
        """The first of some refused lines that is a row's series here, or the heights of a unit;
        None without one."""
        if self.kind is not Kind.UNIT or "trials" in self.raw or "trials" not in self.lists:
            return None
        rows = [row.line for row in self.children if row.series]
        first = min((row.line for row in self.children), default=self.line)
        heights = range(self.line + 1, first) if self.bars[0] else ()
        return next((line for line in (*heights, *rows) if line in lines), None)

    def pass_trials(self) -> None:
        """Send the trials as they are, since no series says them."""
        self.raw.add("trials")
        self.bars = ((), ())
        for row in self.children:
            row.series, row.jump_off = (), ()
            row.silent.discard("performance")
