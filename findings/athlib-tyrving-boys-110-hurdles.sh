#!/bin/sh
# The Tyrving points of athlib cannot be had for the 110 m hurdles of 100 cm, that of Norway's
# boys of 17 to 19.
#
# One expects: the Norwegian youth tables score the race at each height that they list, 91.4, 100
#   and 106.7 cm.
# What happens: the row of 100 cm has the key 110H1cm9.14m, a height of one centimetre, as if zeros
#   had been stripped from the number. The code that people write finds no row, and the key itself
#   is no event code for normalize_event_code, which the function calls first: nobody reaches it.
# Versions: athlib 0.9.8, python-dateutil 2.9.0.post0, jsonschema 4.26.0; 2026-11-29.
# Why it matters: a club's team score misses these boys, or the program stops at their race.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet athlib==0.9.8 python-dateutil==2.9.0.post0 jsonschema==4.26.0
"$work/venv/bin/python" -W ignore - <<'PYTHON'
from importlib.metadata import version

from athlib import tyrving_score


def points(age: int, code: str) -> object:
    try:
        return tyrving_score("M", age, code, "14.50")
    except ValueError as error:
        return str(error).split(" for ")[0]


print("athlib", version("athlib"))
seen = {code: points(18, code) for code in ("110H106.7cm9.14m", "110H100cm9.14m", "110H1cm9.14m")}
for code, what in seen.items():
    print(f"14.50 at 18 over {code}: {what}")
assert seen["110H106.7cm9.14m"] == 1120
assert seen["110H100cm9.14m"] == "Cannot get a Tyrving calculation"
assert str(seen["110H1cm9.14m"]).startswith("cannot normalize event code")
PYTHON
