"""Moments at the venue, for formats that want to know how far it is from Greenwich."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import cache
from zoneinfo import ZoneInfo

_NO_DAY = "1970-01-01"


@cache
def zone(name: str) -> ZoneInfo | None:
    """An IANA time zone such as Europe/Oslo; None where there is none of that name, or this
    machine has no table of them."""
    try:
        return ZoneInfo(name) if name else None
    except (ValueError, OSError, KeyError):
        return None


def moment(day: str, at: str, timezone: str) -> str:
    """`2026-05-09T14:32:00+02:00` of 2026-05-09, 14:32 and Europe/Oslo; `…Z` without a zone."""
    local = datetime.combine(date.fromisoformat(day or _NO_DAY), time.fromisoformat(at or "00:00"))
    known = zone(timezone)
    return local.replace(tzinfo=known).isoformat() if known else f"{local.isoformat()}Z"
