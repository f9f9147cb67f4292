#!/bin/sh
# tcxreader makes four 400 m laps of a watch 14 seconds faster than the watch has them, and laps of a
# hall take no time at all.
#
# One expects: a lap lasts its TotalTimeSeconds, the time between two presses of the lap button, which
#   the TCX schema demands of every Lap; 71.44 is 71.44, and four laps add up to the session.
# What happens: TotalTimeSeconds is not read. A lap lasts from its first trackpoint to its last: what
#   lies before, behind and between them is lost, with one point every four seconds up to 6 s of
#   71 s, and the speed is too high by as much. Points without a position are dropped first unless
#   asked, so that laps indoors last 0 seconds; laps without points are left out, though their metres
#   are counted.
# Versions: tcxreader 0.4.11; 2026-11-29.
# Why it matters: split times of 400 m that a coach or a club takes from watches are plausible and
#   too good, each by another amount, so that no later correction is possible.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet tcxreader==0.4.11
cd "$work"
"$work/venv/bin/python" -W ignore - <<'PYTHON'
from datetime import datetime, timedelta
from importlib.metadata import version

from tcxreader.tcxreader import TCXReader

START, LAPS = datetime(2026, 6, 6, 10), (71.44, 72.10, 72.95, 70.02)
POSITION = "<Position><LatitudeDegrees>51.4</LatitudeDegrees><LongitudeDegrees>-0.3</LongitudeDegrees></Position>"


def session(every: int, position: str) -> str:
    """Four laps of 400 m, with a trackpoint every so many seconds of the clock, 0 for none."""
    laps, begun = [], 0.0
    for number, seconds in enumerate(LAPS):
        points = []
        for second in range(0, 300, every) if every else ():
            if begun <= second < begun + seconds:
                metres = 400 * (number + (second - begun) / seconds)
                at = START + timedelta(seconds=second)
                points.append(
                    f"<Trackpoint><Time>{at:%Y-%m-%dT%H:%M:%S}Z</Time>{position}"
                    f"<DistanceMeters>{metres:.1f}</DistanceMeters></Trackpoint>"
                )
        laps.append(
            f'<Lap StartTime="{(START + timedelta(seconds=begun)).isoformat(timespec="milliseconds")}Z">'
            f"<TotalTimeSeconds>{seconds}</TotalTimeSeconds><DistanceMeters>400</DistanceMeters>"
            "<Calories>20</Calories><Intensity>Active</Intensity><TriggerMethod>Manual</TriggerMethod>"
            + (f"<Track>{''.join(points)}</Track></Lap>" if points else "</Lap>")
        )
        begun += seconds
    return (
        '<TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2">'
        '<Activities><Activity Sport="Running"><Id>2026-06-06T10:00:00Z</Id>'
        f"{''.join(laps)}</Activity></Activities></TrainingCenterDatabase>"
    )


def read(of: str, every: int, position: str = POSITION) -> list[float]:
    with open("session.tcx", "w", encoding="utf-8") as file:
        file.write(session(every, position))
    exercise = TCXReader().read("session.tcx")
    laps = [lap.duration for lap in exercise.laps]
    print(f"{of}: {laps}, {sum(laps):g} seconds for {exercise.distance:g} m")
    return laps


print("tcxreader", version("tcxreader"))
print(f"the watch: {list(LAPS)}, {sum(LAPS):g} seconds")
assert read("a point every second", 1) == [71, 71, 72, 69]
assert read("a point every four seconds", 4) == [68, 68, 72, 64]
assert read("in a hall, no positions", 1, "") == [0, 0, 0, 0]
assert read("no points", 0) == []
PYTHON
