"""The values of OpenTrack's fields, and the one of what is left out."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import Any, Final

Values = dict[str, Any]

NOTHING: Final[dict[Any, Any]] = {}
"""What is not said; nobody adds to it, as to no value of a meet."""


class Omitted(Enum):
    """A value that is no JSON."""

    OMIT = "left out on purpose"


OMIT: Final = Omitted.OMIT
"""The value of `name=-`: what would be derived or inherited is left out."""


def date_of(text: str | None) -> date | None:
    """A date of a field; None of one that is not written."""
    return date.fromisoformat(text) if text else None
