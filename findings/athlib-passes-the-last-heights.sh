#!/bin/sh
# In athlib's high jump the athlete who fails once and passes all heights that follow wins.
#
# One expects: the best height decides (World Athletics TR26.8); who cleared 1.85 is before who
#   cleared 1.80, whether the other used up all trials or passed the remaining heights.
# What happens: whoever has not failed three times counts as still jumping and is ranked before all
#   who are out, whatever was cleared; the contest never ends. With an r for retired behind the
#   failure all is right.
# Versions: athlib 0.9.8, python-dateutil 2.9.0.post0, jsonschema 4.26.0; 2026-11-29.
# Why it matters: field cards end in x- or in an empty field as often as in r, pole vaulters do it on
#   purpose; a card replayed from paper gives the wrong winner without an error.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet athlib==0.9.8 python-dateutil==2.9.0.post0 jsonschema==4.26.0
"$work/venv/bin/python" -W ignore - <<'PYTHON'
from importlib.metadata import version

from athlib.highjump import HighJumpCompetition

print("athlib", version("athlib"))


def places(*cards: list[str]) -> dict[str, object]:
    contest = HighJumpCompetition.from_matrix([["bib", "1.80", "1.85", "1.90"], *cards])
    ranked = {jumper.bib: jumper.place for jumper in contest.ranked_jumpers}
    print(cards, contest.state, ranked)
    return ranked


assert places(["A", "o", "x-", ""], ["B", "o", "o", "xxx"]) == {"A": 1, "B": 2}
assert places(["A", "o", "xr", ""], ["B", "o", "o", "xxx"]) == {"B": 1, "A": 2}
PYTHON
