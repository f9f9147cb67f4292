#!/bin/sh
# athlib scores the 80 m hurdles of boys in a combined event as if they were the 110 m hurdles.
#
# One expects: an event without coefficients scores None, as the 75 m hurdles do, and the shorter
#   races of masters count as 110 m hurdles only together with an age, whose factor makes up for the
#   distance.
# What happens: 80H and 100H of male athletes always take the coefficients of 110H, with an age or
#   without: a boy's 11.50 over 80 m is 1323 points, more than the 12.80 of the world's best over 110
#   m.
# Versions: athlib 0.9.8, python-dateutil 2.9.0.post0, jsonschema 4.26.0; 2026-11-29.
# Why it matters: boys of 13 and 14 run 80 m hurdles in Britain and Norway, in combined events as
#   well; one event is worth what a world record is, without a word.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet athlib==0.9.8 python-dateutil==2.9.0.post0 jsonschema==4.26.0
"$work/venv/bin/python" -W ignore - <<'PYTHON'
from importlib.metadata import version

from decimal import Decimal

from athlib.athlon_score import score

print("athlib", version("athlib"))
boys = score("M", "80H", Decimal("11.50"))
men = score("M", "110H", Decimal("12.80"))
none = score("F", "75H", Decimal("11.50"))
master = score("M", "80H", Decimal("14.00"), age=72)
print("boys, 80H in 11.50:", boys)
print("men, 110H in 12.80:", men)
print("girls, 75H in 11.50:", none)
print("a man of 72, 80H in 14.00:", master)
assert boys == 1323 and men == 1135 and none is None
PYTHON
