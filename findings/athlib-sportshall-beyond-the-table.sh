#!/bin/sh
# The Sportshall points of athlib go wrong where their table ends: a shot of 12.25 m is worth 180
# points.
#
# One expects: above 80 points each step of the event gives one more (the shot 0.25 m, the shuttle 0.2
#   s, the javelin 1 m, the bounce 1), so 12.25 m is 81 points.
# What happens: the shot's step is read as 0.25 cm, so that 12.25 m gives 180; steps that are not
#   written in cm or sec are dropped, so that neither javelin nor bounce gains anything; and the
#   shuttle's steps are counted in binary, so that 23.4 s, three steps, give 82 as 23.6 s do.
# Versions: athlib 0.9.8, python-dateutil 2.9.0.post0, jsonschema 4.26.0; 2026-11-29.
# Why it matters: the best child of a school gets a hundred points too many, or none of those that
#   were earned, and the team match is decided by it.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet athlib==0.9.8 python-dateutil==2.9.0.post0 jsonschema==4.26.0
"$work/venv/bin/python" -W ignore - <<'PYTHON'
from importlib.metadata import version

from athlib.sportshall_score import sportshall_score

print("athlib", version("athlib"))


def shown(code: str, *marks: str) -> list[int]:
    points = [sportshall_score(code, mark) for mark in marks]
    print(code, dict(zip(marks, points)))
    return points


assert shown("SP", "12.00", "12.25", "12.50") == [80, 180, 280]
assert shown("JT", "28", "29", "30") == [79, 79, 79]
assert shown("SPB", "80", "81", "82") == [80, 80, 80]
assert shown("100", "23.8", "23.6", "23.4", "23.2") == [81, 82, 82, 84]
print("the long jump, for comparison:")
assert shown("SLJ", "2.80", "2.82", "2.84") == [80, 81, 82]
PYTHON
