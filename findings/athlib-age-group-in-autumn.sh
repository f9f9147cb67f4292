#!/bin/sh
# athlib puts athletes of an autumn meeting into the age group of the year that is over, and moves
# them up on New Year's Day.
#
# One expects: the competition year of the old British track rule runs from 1 October to 30 September,
#   and the age on the 31 August within it decides, which the package quotes in the same file: who
#   turns 13 in March 2026 is U15 from October 2025 on.
# What happens: the 31 August of the meeting's calendar year is taken: U13 in November 2025, U15 from
#   January 2026, within one indoor season and one competition year.
# Versions: athlib 0.9.8, python-dateutil 2.9.0.post0, jsonschema 4.26.0; 2026-11-29.
# Why it matters: in October to December the older year of each group is entered, ranked and given
#   implements one group too low, and records of one season stand in two groups.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet athlib==0.9.8 python-dateutil==2.9.0.post0 jsonschema==4.26.0
"$work/venv/bin/python" -W ignore - <<'PYTHON'
from importlib.metadata import version

from datetime import date

from athlib.uka.agegroups import calc_uka_age_group

print("athlib", version("athlib"))
groups = {}
for meeting in (date(2025, 10, 4), date(2025, 11, 15), date(2026, 1, 17), date(2026, 8, 1)):
    groups[meeting] = calc_uka_age_group("2013-03-01", meeting, "TF")
    print(meeting, "born 2013-03-01:", groups[meeting], "(13 on 2026-08-31, the day that decides)")
assert list(groups.values()) == ["U13", "U13", "U15", "U15"]
PYTHON
