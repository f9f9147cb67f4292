#!/bin/sh
# Once hytek-parser is installed, athlib cannot be imported any more.
#
# One expects: a parser for Meet Manager's files and the sport's own library stand side by side in
#   one environment; athlib names no dependency at all, so nothing can contradict it.
# What happens: hytek-parser wants attrs below 22. athlib imports jsonschema, which it does not
#   declare, and jsonschema's own dependency referencing needs a later attrs. Installing the parser
#   into an environment where athlib works takes attrs back, and import athlib ends in a TypeError
#   about attrs' field(), three packages away from either. pip warns of referencing and jsonschema
#   but never names athlib.
# Versions: athlib 0.9.8, hytek-parser 3.1.0, jsonschema 4.26.0, referencing 0.37.0,
#   python-dateutil 2.9.0.post0; 2026-11-29.
# Why it matters: a club that turns Meet Manager files into results with the two keeps them in
#   two environments.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
try() { "$work/venv/bin/python" -W ignore -c 'import athlib; print("athlib is imported")' 2>&1 | tail -n 1; }
"$work/venv/bin/pip" install --quiet athlib==0.9.8 jsonschema==4.26.0 referencing==0.37.0 python-dateutil==2.9.0.post0
before=$(try)
"$work/venv/bin/pip" install --quiet hytek-parser==3.1.0 2> "$work/warned" || true
after=$(try)
"$work/venv/bin/pip" list 2> /dev/null | grep -E '^(athlib|attrs|hytek-parser|jsonschema|referencing) '
echo "before hytek-parser: $before"
echo "with hytek-parser:   $after"
test "$before" = "athlib is imported"
test "$after" = "TypeError: field() got an unexpected keyword argument 'alias'"
if grep -q athlib "$work/warned"; then exit 1; fi
