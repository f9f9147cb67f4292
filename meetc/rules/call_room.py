"""When athletes are called to the call room."""

from __future__ import annotations

_DAY = 24 * 60


def called_at(start: str, minutes: int) -> str:
    """The time of day so many minutes before a start: 20 before 10:05 it is 9:45, written 09:45; ""
    where there is no start, or nobody says how many. Each meet publishes its own; who is not there
    then is shown as DNS (TR4.4)."""
    if not start or not minutes:
        return ""
    hours, past = start.split(":")[:2]
    called = (int(hours) * 60 + int(past) - minutes) % _DAY
    return f"{called // 60:02}:{called % 60:02}"
