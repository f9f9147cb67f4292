"""Times with the marks of minutes and seconds, as many write them by hand: 2'03"4."""

from __future__ import annotations

import re

from meetc.patterns import pattern

_CLOCK = pattern(r"(?:(\d{1,2})[':])?(\d{1,2})(?:\"|'')(\d{1,2})\"?", re.ASCII)


def time_meant(line: str, quote: int) -> tuple[int, int, str]:
    """The start and end of the word that has a quote at a place in a line, and the time that it
    means, 2:03.4 of 2'03"4; "" where it means none."""
    start = max(line.rfind(blank, 0, quote) for blank in " \t=") + 1
    end = min(at for blank in " \t" if (at := (line + blank).find(blank, quote)) >= 0)
    clock = _CLOCK.fullmatch(line[start:end])
    if clock is None:
        return start, end, ""
    minutes, seconds, fraction = clock.groups()
    return start, end, f"{minutes}:{seconds:0>2}.{fraction}" if minutes else f"{seconds}.{fraction}"
