#!/bin/sh
# athlib's normalize_event_code makes hurdles of 100.0 cm one centimetre high, and those of 70.0 cm
# seven.
#
# One expects: normalising a code drops what says nothing, as it does with SP7.260kg, SP7.26K:
#   110H100.0cm9.14m is 110H100cm9.14m, and 300H76.2cm35.0m has its hurdles 35 m apart.
# What happens: from the end of a number with a point, noughts and points are stripped alike, so that
#   those before the point go as well: 100.0cm becomes 1cm and 70.0cm 7cm, which are no codes any
#   more, while a distance of 10.0m becomes 1m and still is one. 35.0m has luck.
# Versions: athlib 0.9.8, python-dateutil 2.9.0.post0, jsonschema 4.26.0; 2026-11-29.
# Why it matters: who writes all heights with one decimal (68.5, 70.0, 76.2, 99.1, 100.0) has two
#   events whose code the next step refuses or does not find, as with the Tyrving points of 100 cm.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet athlib==0.9.8 python-dateutil==2.9.0.post0 jsonschema==4.26.0
"$work/venv/bin/python" -W ignore - <<'PYTHON'
from importlib.metadata import version

from athlib import check_event_code, normalize_event_code

print("athlib", version("athlib"))
seen = {}
for code in ("SP7.260kg", "110H106.70cm", "110H100.0cm9.14m", "80H70.0cm7.5m", "300H76.2cm35.0m", "200H76.2cm10.0m"):
    seen[code] = normalize_event_code(code)
    again = bool(check_event_code(seen[code]))
    print(f"{code} is {seen[code]}, which is {'a' if again else 'no'} code")
assert seen["SP7.260kg"] == "SP7.26K" and seen["110H106.70cm"] == "110H106.7cm"
assert seen["110H100.0cm9.14m"] == "110H1cm9.14m" and seen["80H70.0cm7.5m"] == "80H7cm7.5m"
assert seen["300H76.2cm35.0m"] == "300H76.2cm35m" and seen["200H76.2cm10.0m"] == "200H76.2cm1m"
try:
    normalize_event_code(seen["80H70.0cm7.5m"])
except ValueError as error:
    print(error)
else:
    raise SystemExit("it is a code now")
PYTHON
