"""The first line of a heat in a result file of photo finish: when its race began, and how a further
one is known from a row where two files were joined.

    T11,1,2,100 metres Women,+0.8,m/s,,,,,14:02:11.2875

Source: the maker's help on database files; that files are joined is inferred.
"""

from __future__ import annotations

import re

from meetc.sheets.lif_cells import EVENT, HEAT, NAME, ROUND, START, TIME, UNIT, WIND
from meetc.sheets.marks import is_wind, place_of
from meetc.sheets.statuses import status_in
from meetc.sheets.table import Row

METRES_PER_SECOND = ("", "m/s", "mps", "ms", "m/sec")
_TIME_OF_DAY = re.compile(r"(?:\S+ )?(\d{1,2}):(\d\d):(\d\d)(?:[.,](\d{1,6}))?", re.ASCII)
_NUMBER_OF_HEAT = re.compile(r"\d{1,3}", re.ASCII)


def began(head: Row) -> tuple[int, ...]:
    """When the race began, which stands behind its length: one of the last cells is a time."""
    for cell in head[START:]:
        if start := _TIME_OF_DAY.fullmatch(cell.text):
            fraction = int((start[4] or "0").ljust(6, "0"))
            return (*(int(part) for part in start.groups("0")[:3]), fraction)
    return ()


def is_head(row: Row) -> bool:
    """Whether a line behind the first one begins another heat: it has an event, a round, a heat
    and a name, no time, and no first name or team, but a unit of wind, the start of a race, or
    the letters and digits of an event."""
    if len(row) <= NAME or (len(row) > TIME and row[TIME].text):
        return False
    event, name = row[EVENT].text, row[NAME].text
    wind, unit = (row[n].text if len(row) > n else "" for n in (WIND, UNIT))
    numbers = (row[ROUND].text, row[HEAT].text)
    if not name or not event.strip("0") or not all(map(_NUMBER_OF_HEAT.fullmatch, numbers)):
        return False
    if unit.casefold() not in METRES_PER_SECOND or (wind and not is_wind(wind)):
        return False
    return bool(unit or began(row)) or (not event.isdecimal() and _is_lettered(event))


def _is_lettered(event: str) -> bool:
    """Whether a text is the number of an event with letters, and no place or status: T01, 18B."""
    has_digit = any(character.isdecimal() for character in event)
    is_place = place_of(event).isdecimal() and not event[:1].isalpha()
    return has_digit and not is_place and status_in(event) is None
