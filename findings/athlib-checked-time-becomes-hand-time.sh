#!/bin/sh
# A photo-finish time over a minute that ends in 0 is a hand time after athlib has checked it.
#
# One expects: check_performance_for_discipline gives 4:10.10 back as 4:10.10, since the two
#   decimals say how it was timed, and is_hand_timing of the same package reads just that.
# What happens: times with minutes lose the zero, 4:10.1, and 2:05.00 becomes 2:05, so that
#   is_hand_timing says True of what was False. Times below a minute keep theirs.
# Versions: athlib 0.9.8, python-dateutil 2.9.0.post0, jsonschema 4.26.0; 2026-11-29.
# Why it matters: one time in ten of those over a minute is taken for hand timed, which costs points
#   where hand times are made slower, and bars it from records and time qualifiers.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet athlib==0.9.8 python-dateutil==2.9.0.post0 jsonschema==4.26.0
"$work/venv/bin/python" -W ignore - <<'PYTHON'
from importlib.metadata import version

from athlib import check_performance_for_discipline
from athlib.utils import is_hand_timing

print("athlib", version("athlib"))
seen = []
for code, time in (("400", "52.50"), ("400", "1:02.50"), ("800", "2:05.00"), ("1500", "4:10.10"), ("1500", "4:10.11")):
    checked = check_performance_for_discipline(code, time)
    seen.append((checked, is_hand_timing(time), is_hand_timing(checked)))
    print(f"{code} m in {time}: checked {checked}, hand time {seen[-1][1]} -> {seen[-1][2]}")
assert seen == [
    ("52.50", False, False),
    ("1:02.5", False, True),
    ("2:05", False, True),
    ("4:10.1", False, True),
    ("4:10.11", False, False),
]
PYTHON
