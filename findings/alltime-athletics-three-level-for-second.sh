#!/bin/sh
# Three runners who share second place of an all-time list are third in alltime-athletics-python, and
# nobody is second.
#
# One expects: who is level shares the better place, 1, 2, 2, 2, 5; and the column of places that a
#   list comes with, and that is read from it, stays.
# What happens: the places are made anew. A place is the mean of those that are shared, cut to a whole
#   number. Of two who are level that is the better place by luck (6.5 is 6); three get the one in the
#   middle, four or five at 2 are 3 or 4, and the coarser the times, the farther off.
# Versions: alltime-athletics-python 1.20241023.1, polars 1.44.2, rich 13.9.4; 2026-11-29. The steps
#   are those of its import_running_only_events, on times that are made up.
# Why it matters: everything looks right at the top and with pairs. In marathons, whose times are whole
#   seconds, ranks are wrong by the dozen, and "top 100" cuts off who is in it.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet polars==1.44.2 rich==13.9.4
"$work/venv/bin/pip" install --quiet --no-deps alltime-athletics-python==1.20241023.1
"$work/venv/bin/python" -W ignore - <<'PYTHON'
from importlib.metadata import version

import polars
from alltime_athletics_python.pipes import (
    pipe_convert_time_to_seconds, pipe_get_percentage_wrt_world_record, pipe_remove_invalid,
)  # fmt: skip


def ranks(event: str, *places: tuple[int, str]) -> list[int]:
    """The ranks of a list that comes with the places that it has."""
    table = polars.DataFrame({
        "event": [event] * len(places),
        "rank": [place for place, _ in places],
        "result": [result for _, result in places],
    })  # fmt: skip
    table = table.pipe(pipe_convert_time_to_seconds).pipe(pipe_remove_invalid)
    made = table.pipe(pipe_get_percentage_wrt_world_record)["rank"].to_list()
    for (place, result), rank in zip(places, made):
        print(f"{event} {result}: {place} in the list, {rank} in the table")
    return made


print("alltime-athletics-python", version("alltime-athletics-python"))
track = [(1, "1:43.10"), (2, "1:43.25"), (2, "1:43.25"), (2, "1:43.25"), (5, "1:43.40"), (6, "1:43.55"), (6, "1:43.55")]
assert ranks("800 metres", *track) == [1, 3, 3, 3, 5, 6, 6]
road = [(1, "2:05:11"), *[(2, "2:05:20")] * 5, (7, "2:05:21")]
assert ranks("marathon", *road) == [1, 4, 4, 4, 4, 4, 7]
PYTHON
