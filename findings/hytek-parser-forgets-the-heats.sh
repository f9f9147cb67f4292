#!/bin/sh
# hytek-parser reads the heats of an event as empty, once it has read an event without heats.
#
# One expects: each of Meet Manager's result exports is read by itself. Of an event with heats and a
#   final every row has a prelim time and a finals time, in whatever order the files are read.
# What happens: the list of columns to read is a default argument, and what a file does not have is
#   taken out of that very list. After one timed final, all files that follow have None for every
#   prelim time, and parsing_elements of the result does not name it any more. Nothing is raised.
# Versions: hytek-parser 3.1.0, xlrd 2.0.2, xlwt 1.3.0; 2026-11-29.
# Why it matters: who reads a meet's exports in the order of the programme loses the times of all
#   heats behind its first timed final, and with them who has qualified by time.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet hytek-parser==3.1.0 xlrd==2.0.2 xlwt==1.3.0
cd "$work"
"$work/venv/bin/python" -W ignore - <<'PYTHON'
from importlib.metadata import version

import xlwt
from hytek_parser.export_xls import parse_event_export_xls


def export(file: str, name: str, heads: list[str], *rows: list[str]) -> None:
    """A result report: its head, and below it a row each; a time is three cells."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Event")
    for at, cells in enumerate((["Kingsmeadow Gala"], [name], [], heads, *rows)):
        for column, cell in enumerate(cells):
            sheet.write(at, column, cell)
    book.save(file)


export(
    "heats.xls", "Event 1  Women 100 Freestyle", ["Name", "Age", "Team", "Prelim Time", "Finals Time", "Points"],
    ["1", "Example, Ada", "24", "THH", "1:02.31", "", "q", "1:01.87", "", "", "9"],
    ["2", "Sample, Bea", "26", "KIN", "1:02.55", "", "q", "1:02.02", "", "", "7"],
)  # fmt: skip
export(
    "timed.xls", "Event 2  Women 1500 Freestyle", ["Name", "Age", "Team", "Finals Time", "Points"],
    ["1", "Muster, Cleo", "21", "THH", "18:20.41", "", "", "9"],
)  # fmt: skip

print("hytek-parser", version("hytek-parser"))


def prelims() -> list[float | None]:
    return [row.prelim_time for row in parse_event_export_xls("heats.xls").results]


before = prelims()
(final,) = parse_event_export_xls("timed.xls").results
after = prelims()
print("heats.xls read first:           ", before)
print("timed.xls, without heats:       ", final.finals_time)
print("heats.xls once more, unchanged: ", after)
assert before == [62.31, 62.55]
assert final.finals_time == 1100.41
assert after == [None, None]
PYTHON
