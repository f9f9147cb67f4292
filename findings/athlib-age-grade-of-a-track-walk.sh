#!/bin/sh
# athlib grades a 3000 m walk on the track as if it had been run.
#
# One expects: 3000W and 3KW are the same distance walked, so the age grade of 14:30 at 50 is the
#   same, 82 %.
# What happens: only codes with K have rows for walks. 3000W is no row; the nearest is sought by the
#   distance alone, among the runs, and the grade is 57 %. Every walk in metres is graded so.
# Versions: athlib 0.9.8, python-dateutil 2.9.0.post0, jsonschema 4.26.0; 2026-11-29.
# Why it matters: a walker among runners drops from the front to the end of an age-graded ranking, and
#   the number looks like any other.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet athlib==0.9.8 python-dateutil==2.9.0.post0 jsonschema==4.26.0
"$work/venv/bin/python" -W ignore - <<'PYTHON'
from importlib.metadata import version

from athlib.wma.agegrader import AgeGrader

print("athlib", version("athlib"))
grader = AgeGrader()
grades = {}
for code, time in (("3KW", "14:30"), ("3000W", "14:30"), ("5KW", "25:00"), ("5000W", "25:00"), ("3000", "14:30")):
    grades[code] = round(100 * grader.calculate_age_grade("m", 50, code, time))
    print(f"a man of 50, {code} in {time}: {grades[code]} %")
assert grades == {"3KW": 82, "3000W": 57, "5KW": 81, "5000W": 57, "3000": 57}
PYTHON
