#!/bin/sh
# Who wins a cross-country race of 200 equal runners gains 3184 points in multi-elo, and a favourite
# who beats sixty weaker ones gains none.
#
# One expects: a rating for races of many, as the package offers, moves by about K (32 unless said) a
#   race, as between two, and by the sum of all small gains of a favourite, here 19 points.
# What happens: each pair of runners is a match of its own with the whole K, so that a race counts as
#   199 matches; and the change of each pair is rounded to a whole number before it is added, which
#   takes away all gains below half a point: 60 times 0.32 are 0.
# Versions: multi-elo 2.0.0; 2026-11-29.
# Why it matters: in a club's season of track finals of 8 and cross-country races of 200, the one day in
#   the mud decides the ranking, and who always beats the weak never gains anything by it.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet multi-elo==2.0.0
"$work/venv/bin/python" -W ignore - <<'PYTHON'
from importlib.metadata import version

from multi_elo import EloPlayer, calc_elo

print("multi-elo", version("multi-elo"))


def gains(*ratings: int) -> list[int]:
    """What each gains or loses, if they finish in this order."""
    after = calc_elo([EloPlayer(place, elo) for place, elo in enumerate(ratings, 1)])
    changes = [new - old for new, old in zip(after, ratings)]
    print(f"{len(ratings)} runners, {ratings[0]} before {ratings[1]}: the winner {changes[0]:+}, the last {changes[-1]:+}")
    return changes


assert gains(1500, 1500) == [16, -16]
assert gains(*[1500] * 8)[::7] == [112, -112]
assert gains(*[1500] * 200)[::199] == [3184, -3184]
favourite = gains(1900, *[1100] * 60)[0]
exact = 60 * 32 * (1 - 1 / (1 + 10 ** ((1100 - 1900) / 400)))
print(f"sixty gains of {exact / 60:.3f} are {exact:.2f}, and the favourite has {favourite:+}")
assert favourite == 0 and round(exact) == 19
PYTHON
