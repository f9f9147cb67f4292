"""A row of a start list or a result, who stands on it, and the trials and flags in it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from meetc.rules.match_points import Points

_LONG_WORD = re.compile(r"[^\s-]{21}")


class Competitor(NamedTuple):
    """Who stands on a row: an athlete, or the squad or team of a relay. `bib` is the first word
    of the row, `new-1` for a temporary one where privacy is public; `athlete` says whether an
    athlete of that bib is declared. The name is never empty: it is the bib where none is known."""

    bib: str
    name: str
    name_local: str = ""
    team_id: str = ""
    team: str = ""
    nationality: str = ""
    gender: str = ""
    category: str = ""
    athlete: bool = False

    @property
    def has_long_word(self) -> bool:
        """Whether a phone has no room for a word of the name beside a mark, as of a
        Leichtathletikgemeinschaft."""
        return _LONG_WORD.search(self.name) is not None


class Trial(NamedTuple):
    """One trial, or all trials at one height. `mark` is without its wind; `metres` is None of
    a failure, a pass or nothing recorded; `best` marks the one that counts."""

    text: str
    mark: str
    wind: str = ""
    metres: Decimal | None = None
    best: bool = False


class FlagView(NamedTuple):
    """What is read beside a mark: PB, SB, the name of a record, each with `=` where it is equalled,
    or w for too much wind; and why."""

    name: str
    reason: str


class RowView(NamedTuple):
    """One competitor in one unit. `mark` is the performance, a status word such as DNS, or "".
    `wind` is that of the mark in long and triple jump. `runners` of a relay in running order.
    `pb`, `sb` and `qp` come from the entry; `earlier` is, on a start list, the mark of the round
    before; a `guest` has a mark that counts for no place. Where the wind decides whether a mark
    counts, `legal_mark` is the best that does, with `legal_wind`."""

    who: Competitor
    place: int | None = None
    mark: str = ""
    ranked: bool = False
    """Whether the mark is a performance and no status word."""
    series: tuple[Trial, ...] = ()
    jump_off: tuple[str, ...] = ()
    wind: str = ""
    qualifier: str = ""
    through: str = ""
    """Why the row has its qualifier, where the rule of the event gives it."""
    category_place: int | None = None
    lane: int | None = None
    order: int | None = None
    points: Points | None = None
    raw: str = ""
    chip: str = ""
    weight: str = ""
    note: str = ""
    seed: str = ""
    pb: str = ""
    sb: str = ""
    qp: str = ""
    runners: tuple[Competitor, ...] = ()
    flags: tuple[FlagView, ...] = ()
    legal_mark: str = ""
    legal_wind: str = ""
    guest: bool = False
    earlier: str = ""
    reaction: str = ""
    splits: tuple[str, ...] = ()

    @property
    def known(self) -> str:
        """The mark of the entry, of the seeding, of the season or of all times."""
        return self.qp or self.seed or self.sb or self.pb

    @property
    def known_as(self) -> str:
        """Which of them `known` is, as lists abbreviate it."""
        if self.qp or self.seed:
            return "QP" if self.qp else "seed"
        return "SB" if self.sb else "PB" if self.pb else ""

    @property
    def thousandths(self) -> str:
        """What a photo finish says more than the mark."""
        return "" if self.raw == self.mark else self.raw

    @property
    def flag(self) -> str:
        """The names of the flags, `w PB`."""
        return " ".join(flag.name for flag in self.flags)

    @property
    def other_legal(self) -> str:
        """The best legal mark where that is another than the mark."""
        return self.legal_mark if self.legal_mark != self.mark else ""
