#!/bin/sh
# Two 800 m of 1:59.01 and 1:59.99 have one VDOT in vdot-calculator: it reads whole seconds alone.
#
# One expects: a time is given as datetime.time, which has microseconds, so that a track time counts
#   with its hundredths; the faster one is worth more.
# What happens: hours, minutes and seconds of the datetime.time are added up, and its microseconds
#   are left out without a word, in times and in paces. A pace of 2:40.9 a kilometre counts as 2:40.
# Versions: vdot-calculator 0.0.0.4; 2026-11-29.
# Why it matters: short races are always worth more than they were, up to 0.7 points of VDOT over
#   800 m, and over 10,000 m by pace an athlete is up to ten seconds too fast.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet vdot-calculator==0.0.0.4
"$work/venv/bin/python" -W ignore - <<'PYTHON'
from datetime import time
from importlib.metadata import version

import vdot_calculator

print("vdot-calculator", version("vdot-calculator"))


def vdot(minute: int, second: int, hundredths: int, metres: int = 800) -> float:
    of = time(minute=minute, second=second, microsecond=hundredths * 10000)
    worth = vdot_calculator.vdot_from_time_and_distance(of, metres)
    print(f"{metres} m in {minute}:{second:02}.{hundredths:02} is {worth:.4f}")
    return worth


assert vdot(1, 59, 1) == vdot(1, 59, 99)
assert vdot(1, 59, 99) - vdot(2, 0, 0) > 0.5
paces = [time(minute=2, second=40, microsecond=micro) for micro in (0, 900000)]
by_pace = [vdot_calculator.vdot_from_distance_and_pace(10000, pace) for pace in paces]
print("10,000 m at a pace of 2:40.0 and of 2:40.9:", *(f"{worth:.4f}" for worth in by_pace))
assert by_pace[0] == by_pace[1]
PYTHON
