"""What can be called by another name."""

from __future__ import annotations

from enum import StrEnum

from meetc.fields import Kind


class Named(StrEnum):
    """The things of a meet that others name by an id of their own."""

    EVENT = "event"
    BIB = "bib"
    TEAM = "team"

    @property
    def kind(self) -> Kind:
        """What it is the name of."""
        return Kind.ATHLETE if self is Named.BIB else Kind(self.value)
