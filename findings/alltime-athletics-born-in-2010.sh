#!/bin/sh
# An athlete born in 2010 is 116 years old in alltime-athletics-python, and one whose birthday is not
# known beyond the year has no age.
#
# One expects: 02.03.10 beside a mark of 2026 is 2010, since nobody is on a list before birth or at
#   116; a year alone becomes 1 January of it, as a comment in the code says.
# What happens: years 00 to 09 are put into this century and 10 to 99 into the last, so that the border
#   fell in 2010. "19" is written before a year of four digits as well: 01.01.192009 is no date, and
#   becomes null without a word.
# Versions: alltime-athletics-python 1.20241023.1, polars 1.44.2, rich 13.9.4; 2026-11-29.
# Why it matters: those born from 2010 on have come into the lists of the young and of seniors. Means
#   and records by age, the reason to load the lists, get centenarians, or lose whom they cannot read.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet polars==1.44.2 rich==13.9.4
"$work/venv/bin/pip" install --quiet --no-deps alltime-athletics-python==1.20241023.1
"$work/venv/bin/python" -W ignore - <<'PYTHON'
from importlib.metadata import version

import polars
from alltime_athletics_python.pipes import pipe_compute_age_at_event, pipe_convert_dates

print("alltime-athletics-python", version("alltime-athletics-python"))
born = ["14.11.99", "02.03.09", "02.03.10", "30.06.12", "2009"]
table = polars.DataFrame({"date of birth": born, "date of event": ["06.06.2026"] * len(born)})
table = table.pipe(pipe_convert_dates).pipe(pipe_compute_age_at_event)
ages = [None if age is None else int(age) for age in table["age at event in years"]]
for text, date, age in zip(born, table["date of birth"], ages):
    print(f"{text} is {date}, {age} years old on 2026-06-06")
assert ages == [26, 17, 116, 114, None]
PYTHON
