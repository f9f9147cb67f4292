#!/bin/sh
# athlib cannot sort a programme that has a medley relay, a steeplechase without its distance or a
# target throw.
#
# One expects: sort_by_discipline puts whatever check_event_code accepts into the order of a
#   programme, and what it does not know at its end, as it does with the marathon and the decathlon.
# What happens: 4xSMR, 4xDMR, 4xRELAY and hurdle relays end in a ValueError about int(), SC, LH, SH
#   and 3MT in an AttributeError, TART in 'TA is not in list'; one such event and nothing is sorted.
# Versions: athlib 0.9.8, python-dateutil 2.9.0.post0, jsonschema 4.26.0; 2026-11-29.
# Why it matters: these are codes of the package's own list; a programme that sorted for years stops
#   on the day a sprint medley is added.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet athlib==0.9.8 python-dateutil==2.9.0.post0 jsonschema==4.26.0
"$work/venv/bin/python" -W ignore - <<'PYTHON'
from importlib.metadata import version

from athlib import check_event_code, sort_by_discipline

print("athlib", version("athlib"))
stopped = {}
for code in ("4x100", "MAR", "DEC", "4xSMR", "4x100H", "SC", "3MT", "TART"):
    assert check_event_code(code), code
    try:
        sort_by_discipline([{"discipline": "100"}, {"discipline": code}])
    except (ValueError, AttributeError) as error:
        stopped[code] = type(error).__name__
        print(code, "stops it:", error)
    else:
        print(code, "is sorted")
assert stopped == {
    "4xSMR": "ValueError",
    "4x100H": "ValueError",
    "SC": "AttributeError",
    "3MT": "AttributeError",
    "TART": "ValueError",
}
PYTHON
