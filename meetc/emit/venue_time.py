"""Moments at the venue, for formats that want to know how far it is from Greenwich."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from meetc.time_zones import zone

_NO_DAY = "1970-01-01"


def _local(day: str, at: str) -> datetime:
    hours, minutes = (at or "00:00").split(":")[:2]
    return datetime.combine(date.fromisoformat(day or _NO_DAY), time(int(hours), int(minutes)))


def _basic(moment: datetime) -> str:
    return moment.replace(tzinfo=None).isoformat().replace("-", "").replace(":", "")


def in_greenwich(day: str, at: str, timezone: str) -> str:
    """`20260509T123200Z` of 2026-05-09, 14:32 and Europe/Oslo; without a zone the time as it is
    at the venue, `20260509T143200`."""
    local, known = _local(day, at), zone(timezone)
    if known is None:
        return _basic(local)
    try:
        return f"{_basic(local.replace(tzinfo=known).astimezone(UTC))}Z"
    except OverflowError:  # on the first or last day that there is
        return _basic(local)


def moment(day: str, at: str, timezone: str) -> str:
    """`2026-05-09T14:32:00+02:00` of 2026-05-09, 14:32 and Europe/Oslo; `…Z` without a zone."""
    local, known = _local(day, at), zone(timezone)
    return local.replace(tzinfo=known).isoformat() if known else f"{local.isoformat()}Z"
