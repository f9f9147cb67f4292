"""Who competes: athletes with what they enter, and teams."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from meetc.model.values import Values, date_of
from meetc.syntax.lines import Line


class Entry(NamedTuple):
    """An athlete's entry in an event, which may be gone. `scratched` is the reason of who will not
    start, "" where none is said; None of all others."""

    event_id: str
    fields: Values
    extra: Values
    line: Line
    scratched: str | None = None


class Athlete(NamedTuple):
    """A competitor. The bib is a text; the name has its two parts in `fields`."""

    bib: str
    entries: tuple[Entry, ...]
    fields: Values
    extra: Values
    line: Line

    @property
    def name(self) -> str:
        return " ".join(
            str(self.fields[part]) for part in ("first_name", "last_name") if self.fields.get(part)
        )

    @property
    def born(self) -> date | None:
        """The birth date."""
        return date_of(self.fields.get("date_of_birth"))

    @property
    def has_temporary_bib(self) -> bool:
        """Whether the bib begins with `_`, OpenTrack's mark of a number still to come."""
        return self.bib.startswith("_")

    @property
    def gender(self) -> str | None:
        return self.fields.get("gender")

    @property
    def category(self) -> str | None:
        """What `catpos` counts in: the category as written, else the gender."""
        return self.fields.get("category") or self.gender

    @property
    def team_id(self) -> str | None:
        return self.fields.get("team_id")


class Team(NamedTuple):
    """A club, school or nation."""

    id: str
    fields: Values
    extra: Values
    line: Line

    @property
    def name(self) -> str:
        return self.fields.get("team_name") or ""
