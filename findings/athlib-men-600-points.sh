#!/bin/sh
# In athlib's combined events a man's 600 m at the pace of the world's best is worth 124 points, and
# one of 1:34.50 or slower none.
#
# One expects: the curve of the 600 m lies between those of 400 and 800 m, where the best of the world
#   are worth 1164 and 1145, and like that of the women's 600 m, 1191; 1:40 is a few hundred.
# What happens: the men's row ("Welsh Athletics") has its zero at 94.5 seconds, as against 82 for 400
#   m, 235 for 800 m and 180 for the women's 600 m. 1:20 gives 59 points, 1:35 gives 0, and nothing
#   says that the number is out of the row.
# Versions: athlib 0.9.8, python-dateutil 2.9.0.post0, jsonschema 4.26.0; 2026-11-29.
# Why it matters: the row is there for combined events of the young, whose boys run the 600 m between
#   1:35 and 2:00. All of them get 0 for it, and the other events decide alone.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet athlib==0.9.8 python-dateutil==2.9.0.post0 jsonschema==4.26.0
"$work/venv/bin/python" -W ignore - <<'PYTHON'
from decimal import Decimal
from importlib.metadata import version

from athlib.athlon_score import performance, score

print("athlib", version("athlib"))


def points(gender: str, code: str, *seconds: str) -> list[int | None]:
    found = [score(gender, code, Decimal(text)) for text in seconds]
    print(gender, code, dict(zip(seconds, found)))
    return found


assert points("M", "400", "43.03") == [1164]
assert points("M", "800", "100.91") == [1145]
assert points("F", "600", "81.77", "100") == [1191, 814]
assert points("M", "600", "72.81", "80", "94.5", "100") == [124, 59, 0, 0]
needed = performance("M", "600", 800)
print("what a man has to run over 600 m for 800 points:", needed)
assert needed == Decimal("35.28")
PYTHON
