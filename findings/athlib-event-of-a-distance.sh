#!/bin/sh
# The event code that athlib makes of 1500 metres is 1K, and that of 800 metres 0K.
#
# One expects: get_event_code_from_distance and get_distance of the same module undo each other, at
#   least for what the docstring lets in (all but miles): 1500 is 1500 or 1.5K, 21098 is HM.
# What happens: the kilometres are cut at their point. 1500 is 1K, 7500 is 7K, a half marathon 21K, a
#   marathon 42K, and everything below a kilometre 0K. check_event_code takes each of them, 0K too.
# Versions: athlib 0.9.8, python-dateutil 2.9.0.post0, jsonschema 4.26.0; 2026-11-29.
# Why it matters: results that come with a distance, as those of road races do, are put into another
#   event. The age grade of a man of 50 with 4:30 over 1500 m falls from 86 to 55 %, without a word.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet athlib==0.9.8 python-dateutil==2.9.0.post0 jsonschema==4.26.0
"$work/venv/bin/python" -W ignore - <<'PYTHON'
from importlib.metadata import version

from athlib import check_event_code, wma_age_grade
from athlib.utils import get_distance, get_event_code_from_distance

print("athlib", version("athlib"))
made = {}
for code in ("800", "1500", "5000", "7.5K", "HM", "MAR"):
    metres = get_distance(code)
    made[code] = get_event_code_from_distance(metres)
    assert check_event_code(made[code])
    print(f"{code} is {metres} m, and that is {made[code]}, {get_distance(made[code])} m")
assert list(made.values()) == ["0K", "1K", "5K", "7K", "21K", "42K"]
grades = [round(100 * wma_age_grade("m", 50, code, "4:30")) for code in ("1500", made["1500"])]
print("4:30 at 50, as 1500 and as", made["1500"], grades)
assert grades == [86, 55]
PYTHON
