#!/bin/sh
# athlib's World Athletics points know no hurdle race and no relay by athlib's own event codes.
#
# One expects: hungarian_score takes the codes that check_event_code and normalize_event_code of
#   the same package give, as it does for 100 or LJ: 110H, 400H, 4x100.
# What happens: the tables have the hurdles as 110M and 400M, which the package's other functions
#   take for road races of 110 and 400 miles, and relays as 4X100, which normalize_event_code never
#   gives. So points of every hurdle race and relay end in a KeyError, and whoever passes 110M has
#   a mark of hurdles scored under the code of a race over miles.
# Versions: athlib 0.9.8, python-dateutil 2.9.0.post0, jsonschema 4.26.0; 2026-11-29.
# Why it matters: a ranking list made from a meet's normalised codes loses just these events.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet athlib==0.9.8 python-dateutil==2.9.0.post0 jsonschema==4.26.0
"$work/venv/bin/python" -W ignore - <<'PYTHON'
from importlib.metadata import version

from athlib import get_distance, hungarian_score, normalize_event_code


def points(code: str, seconds: float) -> object:
    try:
        return hungarian_score("M", "OUT", code, seconds)
    except KeyError:
        return "KeyError"


print("athlib", version("athlib"))
seen = {}
for code, other, seconds in (("100", "100", 10.0), ("110H", "110M", 13.5), ("400H", "400M", 49.0), ("4x100", "4X100", 38.5)):
    own = normalize_event_code(code)
    seen[code] = (points(own, seconds), points(other, seconds))
    print(f"{code}: as {own} {seen[code][0]}, as {other} {seen[code][1]}")
miles = get_distance("110M")
print("110M is a race over", miles, "metres")
assert seen["100"] == (1206, 1206)
assert [seen[c][0] for c in ("110H", "400H", "4x100")] == ["KeyError"] * 3
assert [seen[c][1] for c in ("110H", "400H", "4x100")] == [1158, 1180, 1187], seen
assert miles > 170_000
PYTHON
