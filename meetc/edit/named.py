"""What can be called by another name."""

from __future__ import annotations

from enum import StrEnum


class Named(StrEnum):
    """The things of a meet that others name by an id of their own."""

    EVENT = "event"
    BIB = "bib"
    TEAM = "team"
