#!/bin/sh
# A woman of 100 throws the discus of 1 kg in athlib, and her javelin has no weight at all.
#
# One expects: the groups from 75 (women) and 80 (men) on keep the lightest implements: discus 0.75 kg
#   and 1 kg, javelin 400 g, shot 2 kg and 3 kg.
# What happens: age groups are compared as text, where V100 comes before V75. The women's discus is
#   1.00, the heavy weight throw is that of open athletes (15.88 kg for men), and for all others the
#   weight is empty, so that get_specific_event_code raises an error about a float.
# Versions: athlib 0.9.8, python-dateutil 2.9.0.post0, jsonschema 4.26.0; 2026-11-29.
# Why it matters: masters' championships have classes of 100 and 105, with world records; a start list
#   with the wrong implement or none is what an official sees first.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet athlib==0.9.8 python-dateutil==2.9.0.post0 jsonschema==4.26.0
"$work/venv/bin/python" -W ignore - <<'PYTHON'
from importlib.metadata import version

from athlib.implements import get_implement_weight, get_specific_event_code

print("athlib", version("athlib"))


def weights(gender: str, group: str) -> dict[str, str]:
    found = {code: get_implement_weight(code, gender, group) for code in ("DT", "JT", "SP", "WT")}
    print(gender, group, found)
    return found


assert weights("F", "V95") == {"DT": "0.75", "JT": "400", "SP": "2.00", "WT": "4.00"}
assert weights("F", "V100") == {"DT": "1.00", "JT": "", "SP": "", "WT": "9.08"}
assert weights("M", "V95") == {"DT": "1.00", "JT": "400", "SP": "3.00", "WT": "5.45"}
assert weights("M", "V100") == {"DT": "", "JT": "", "SP": "", "WT": "15.88"}
try:
    get_specific_event_code("JT", "F", "V100")
except ValueError as error:
    print("the javelin of V100:", error)
else:
    raise SystemExit("it has a weight now")
PYTHON
