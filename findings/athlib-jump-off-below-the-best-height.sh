#!/bin/sh
# athlib gives the high jump to the athlete who was third, once a jump-off comes down below the
# height that was cleared.
#
# One expects: only who is level on countback takes part in a jump-off, and it parts those alone
#   (World Athletics TR26.8 and 26.9): A and B, with no failure at 1.90, stay before C, who had one.
# What happens: what is cleared in the jump-off overwrites the best height. A and B come down to
#   1.89, are level there as well, and are ranked behind C with 1.90; their best is shown as 1.89.
# Versions: athlib 0.9.8, python-dateutil 2.9.0.post0, jsonschema 4.26.0; 2026-11-29.
# Why it matters: the wrong winner, without an error, in a contest that went as the rules want it.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet athlib==0.9.8 python-dateutil==2.9.0.post0 jsonschema==4.26.0
"$work/venv/bin/python" -W ignore - <<'PYTHON'
from importlib.metadata import version

from athlib.highjump import HighJumpCompetition

contest = HighJumpCompetition.from_matrix([
    ["bib", "1.90", "1.95", "1.95", "1.93", "1.91", "1.89", "1.91"],
    ["A", "o", "xxx", "x", "x", "x", "o", "x"],
    ["B", "o", "xxx", "x", "x", "x", "o", "x"],
    ["C", "xo", "xxx", "", "", "", "", ""],
])  # fmt: skip
print("athlib", version("athlib"))
seen = sorted((j.bib, j.place, str(j.highest_cleared)) for j in contest.ranked_jumpers)
for bib, place, best in seen:
    print(f"{bib}: place {place}, best {best}")
assert seen == [("A", 2, "1.89"), ("B", 2, "1.89"), ("C", 1, "1.90")]
PYTHON
