"""A row of a start list or a result, and the total of a combined event."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from meetc.model.values import Values
from meetc.syntax.lines import Line

if TYPE_CHECKING:
    from meetc.rules.match_points import Points


class Row(NamedTuple):
    """One line of a result or start list.

    `series` has the words of a field card as typed, `jump_off` those behind `|`. `place` and
    `catpos` are None where there is none. `fields` has what else is sent, `unsent` what has no
    known key: the qualifier, the runners of a relay, the chip time, what photo finish has beside
    the time, `ranked` where `place=-` says that the row is not, and `judged` where a place is
    written.
    """

    bib: str
    performance: str | None
    place: int | None
    catpos: int | None
    series: tuple[str, ...]
    jump_off: tuple[str, ...]
    fields: Values
    unsent: Values
    extra: Values
    line: Line

    @property
    def qualifier(self) -> str | None:
        """Q, q, qR, qJ or qD behind the mark."""
        qualifier: str | None = self.unsent.get("qualifier")
        return qualifier

    @property
    def runners(self) -> tuple[str, ...] | None:
        """The bibs of who ran for a squad or team; None where the row does not say."""
        bibs: list[str] | None = self.unsent.get("runners")
        return None if bibs is None else tuple(bibs)

    @property
    def is_ranked(self) -> bool:
        """Whether a mark gives the row a place: not where it says `place=-`."""
        return self.unsent.get("ranked") is not False

    @property
    def is_judged(self) -> bool:
        """Whether its place is written, by hand or in a file, and does not follow from its mark."""
        return self.unsent.get("judged") is True

    @property
    def lane(self) -> int | None:
        return self.fields.get("lane")

    @property
    def order(self) -> int | None:
        return self.fields.get("order")

    @property
    def points(self) -> Points | None:
        """Match points; every mark of a race is sent with 0. Those that are no whole number are
        sent nowhere."""
        shared: str | None = self.unsent.get("shared_points")
        if shared is None:
            return self.fields.get("points")
        from meetc.rules.match_points import MatchPoints

        return MatchPoints(shared)

    @property
    def string(self) -> str:
        """The string of its team in a match, A or B; "" where none is written."""
        return self.unsent.get("string") or ""

    @property
    def note(self) -> str:
        return self.fields.get("note") or ""

    @property
    def raw_time(self) -> str | None:
        """The reading of a photo finish in thousandths."""
        raw = self.fields.get("raw_time")
        return raw if isinstance(raw, str) else None

    @property
    def has_result(self) -> bool:
        """Whether the row says more than who is to start; a place alone is a result, too."""
        return (
            bool(self.performance)
            or self.place is not None
            or any(word != "." for word in self.series)
        )


def qualifiers_of(rows: Iterable[Row]) -> list[str | None]:
    """The qualifiers of some rows, in one step: a season has 20,000."""
    return [row.unsent.get("qualifier") for row in rows]


class Total(NamedTuple):
    """What an athlete has in a combined event so far.

    `points` are those of each part held, by event id: None where no table of World Athletics
    tells. `total` and `place` are None where they are not known, and of who is `out`, DNF or DNS:
    who has abandoned, or started in no part.
    """

    points: dict[str, int | None]
    total: int | None
    place: int | None
    out: str = ""
