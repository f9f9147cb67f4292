"""Time zones by their IANA names, as far as this machine knows them (on Windows by the package
tzdata)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo


@lru_cache(64)
def zone(name: str) -> ZoneInfo | None:
    """A time zone such as Europe/Oslo; None where there is none of that name, or this machine has
    no table of them."""
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name) if name else None
    except (ValueError, OSError, KeyError):
        return None


def is_no_zone(name: str) -> bool:
    """Whether there is certainly no time zone of a name: a machine without a table knows none."""
    return zone(name) is None and zone("Europe/London") is not None
