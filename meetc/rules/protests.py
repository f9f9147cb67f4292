"""Until when a result may be protested against."""

from __future__ import annotations

_MINUTES = 30
_DAY = 24 * 60


def protests_until(official_at: str) -> str:
    """The time of day to which protests are heard: half an hour after results became official at
    14:32 it is 15:02; "" of "". Source: TR8.2."""
    if not official_at:
        return ""
    hours, minutes = official_at.split(":")[:2]
    until = (int(hours) * 60 + int(minutes) + _MINUTES) % _DAY
    return f"{until // 60:02}:{until % 60:02}"
