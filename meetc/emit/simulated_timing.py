"""Result files as photo finish might write them, for rehearsals: of a heat that has results those,
of any other what could have been.

All is drawn from a seed, so that anybody can have the same files again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from random import Random

from meetc.disciplines import Discipline
from meetc.emit.file_names import file_names
from meetc.emit.lynx import LynxFiles, Race, file_of, races
from meetc.model import Meet, Row
from meetc.rules.marks import time_value
from meetc.rules.plausible import limits
from meetc.rules.race import format_time, official_time
from meetc.rules.rulebook import Rulebook
from meetc.sheets.lif_file import SIMULATED

_MILLI = Decimal("0.001")
_USUAL_PACE = Decimal("0.2")  # seconds a metre, of what has no known limits
_UNREAD, _NOT_STARTED, _NOT_FINISHED, _EQUAL = 0.03, 0.04, 0.02, 0.05
_SLOWER = (1.06, 1.3)
"""How much more than the least time possible a runner takes."""


def simulated(meet: Meet, seed: int) -> dict[str, bytes]:
    """The file of each heat that has a start list, by its name: `T11-1-02.lif`."""
    lynx = LynxFiles(meet)
    names = file_names(event.id for event in meet.events)
    files = {}
    for race in races(meet):
        if race.runners:
            name = f"{names[race.event.id]}-{race.round}-{race.heat:02}.lif"
            draw = Random(f"{seed} {'-'.join(race.numbers)}")
            files[name] = file_of(SIMULATED, list(_lines(race, lynx, meet.rules, draw)))
    return files


def _lines(race: Race, lynx: LynxFiles, rules: Rulebook, draw: Random) -> Iterator[Sequence[str]]:
    """The lines of a heat: fastest first, then who has no time."""
    events = {row.bib: event for row, event in race.runners}
    rows = [row for row, _ in race.runners]
    times = _times(rows, race, rules, draw)
    start = f"{_clock(race.start[1], draw)}"
    metres = str(race.event.discipline.metres or "")
    wind = _wind(race, draw)
    unit = "m/s" if wind else ""
    yield (*race.numbers, race.name, wind, unit, "", "", "", metres, start)
    ordered = sorted(rows, key=lambda row: (_seconds(times[row.bib]), row.lane or 0))
    place, former = 0, ""
    for n, row in enumerate(ordered, 1):
        time, runner = times[row.bib], lynx.runner(row, events[row.bib])
        if time_value(time) is None:
            yield (time, *runner)
            continue
        place, former = (place if time == former else n), time
        reaction = f"0.{draw.randint(120, 220)}" if race.event.discipline.metres <= 400 else ""
        yield (str(place), *runner, time, "", time if n == 1 else "", reaction)


def _seconds(time: str) -> tuple[bool, Decimal]:
    seconds = time_value(time)
    return seconds is None, seconds or Decimal(0)


def _times(rows: Sequence[Row], race: Race, rules: Rulebook, draw: Random) -> Mapping[str, str]:
    """By bib the reading of each, a status word, or "" of who is not read yet."""
    discipline = race.event.discipline
    if any(row.has_result for row in rows):
        return {row.bib: _known(row, discipline, rules) for row in rows}
    bounds = {limits(discipline, event.genders) for _, event in race.runners}
    least, most = max(bounds, key=lambda bound: bound[0] or 0)  # what all of a mixed race can run
    slowest = most or Decimal(discipline.metres)
    times: dict[str, str] = {}
    latest = ""
    for row in rows:
        chance = draw.random()
        fastest = least or discipline.metres * _USUAL_PACE or Decimal(10)
        seconds = min(fastest * Decimal(str(draw.uniform(*_SLOWER))), slowest or fastest * 2)
        reading = format_time(seconds.quantize(_MILLI))
        if latest and draw.random() < _EQUAL:
            reading = latest
        times[row.bib] = _status(chance) or reading
        latest = reading
    return {bib: "" if draw.random() < _UNREAD else time for bib, time in times.items()}


def _status(chance: float) -> str:
    if chance < _NOT_STARTED:
        return "DNS"
    return "DNF" if chance < _NOT_STARTED + _NOT_FINISHED else ""


def _known(row: Row, discipline: Discipline, rules: Rulebook) -> str:
    """What photo finish would have read for the result of a row: equal times stay equal."""
    mark = row.performance or ""
    seconds = time_value(mark)
    raw = row.fields.get("raw_time")
    if seconds is None or isinstance(raw, str):
        return raw if isinstance(raw, str) else mark
    reading = format_time(seconds.quantize(_MILLI))
    is_same = official_time(reading, discipline, rules) == mark
    return reading if is_same else mark


def _wind(race: Race, draw: Random) -> str:
    units = [unit for unit in (race.unit, *(own for _, own in race.beside)) if unit is not None]
    if not race.event.discipline.wind_measured or any(unit.has_results for unit in units):
        return next((unit.wind for unit in units if unit.wind), "")
    tenths = draw.randint(-20, 25)
    return f"{Decimal(tenths) / 10:+.1f}" if tenths else "0.0"


def _clock(time: str, draw: Random) -> str:
    """When the gun went: a little behind the time of the timetable."""
    at = time if ":" in time else "12:00"
    return f"{at}:{draw.randint(0, 59):02}.{draw.randint(0, 9999):04}"
