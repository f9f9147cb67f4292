#!/bin/sh
# In athlib's World Athletics points a 100 m in 25 s is worth more than one in 10 s.
#
# One expects: the tables end: who runs slower than the mark of zero points gets zero, and the
#   docstring promises points or an AssertionError.
# What happens: the curve is a parabola whose other branch is taken as well: 17.00 gives 0, 20.00
#   gives 221, 25.00 gives 1576 points. In the shot, where it is cut elsewhere, half a metre is worth
#   -27.
# Versions: athlib 0.9.8, python-dateutil 2.9.0.post0, jsonschema 4.26.0; 2026-11-29.
# Why it matters: children, masters and para athletes do run such times, a runner who fell does too,
#   and a time typed with a wrong minute wins the scoring of the meet.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet athlib==0.9.8 python-dateutil==2.9.0.post0 jsonschema==4.26.0
"$work/venv/bin/python" -W ignore - <<'PYTHON'
from importlib.metadata import version

from athlib.hungarian_score import score

print("athlib", version("athlib"))


def points(gender: str, code: str, *marks: float) -> list[int]:
    found = [score(gender, "OUT", code, mark) for mark in marks]
    print(gender, code, dict(zip(marks, found)))
    return found


assert points("M", "100", 10.0, 17.0, 20.0, 25.0) == [1206, 0, 221, 1576]
assert points("F", "800", 120.0, 250.0, 300.0, 380.0) == [1162, 0, 172, 1162]
assert points("M", "SP", 5.0, 0.5) == [235, -27]
PYTHON
