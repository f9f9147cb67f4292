#!/bin/sh
# Four legs that come to 48.00 are shown as 49.11 by athlib's format_seconds_as_time.
#
# One expects: seconds that are a whisker above a whole number, 48.00000000000001, as floats come out
#   of a sum of legs or splits, are shown as 48.00; the function says that it takes what is behind the
#   fifth place for noise.
# What happens: a fraction as small as that has the text 7.1e-15 in Python, with its point behind the
#   seven. It is cut at that point as if it were 7.1, rounded up and added: more than a second too
#   much, or ten.
# Versions: athlib 0.9.8, python-dateutil 2.9.0.post0, jsonschema 4.26.0; 2026-11-29.
# Why it matters: about one relay in two thousand whose time is added up from its legs is slower by a
#   second or more in the results, and looks like any other time.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet athlib==0.9.8 python-dateutil==2.9.0.post0 jsonschema==4.26.0
"$work/venv/bin/python" -W ignore - <<'PYTHON'
from importlib.metadata import version

from athlib import format_seconds_as_time

print("athlib", version("athlib"))
shown = {}
for legs in ([13.43, 12.24, 11.48, 10.85], [11.17, 11.29, 12.66, 11.88], [13.43, 12.24, 11.48, 10.86]):
    shown[sum(legs)] = format_seconds_as_time(sum(legs), prec=2)
    print(" + ".join(map(str, legs)), "=", repr(sum(legs)), "is shown as", shown[sum(legs)])
assert list(shown.values()) == ["49.11", "48.11", "48.01"]
PYTHON
