"""How far results are, in words."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """How far a unit or a round is."""

    NONE = ""
    START_LIST = "start list"
    IN_PROGRESS = "in progress"
    PROVISIONAL = "provisional"
    OFFICIAL = "official"

    @property
    def has_results(self) -> bool:
        return self not in (Status.NONE, Status.START_LIST)

    @property
    def is_held(self) -> bool:
        """Whether all results are out."""
        return self in (Status.PROVISIONAL, Status.OFFICIAL)
