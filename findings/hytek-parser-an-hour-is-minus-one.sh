#!/bin/sh
# A result of an hour or more in Meet Manager's .xls export is -1 second for hytek-parser.
#
# One expects: 1:02:03.45 is 3723.45 seconds, as 59:58.10 is 3598.1; or else an error.
# What happens: a time is taken apart at its one colon. With two colons that fails, the whole text is
#   tried as a number instead, and what is none becomes -1. So are NT, NS and DQ, whose -1 stands in
#   the field of a time as well.
# Versions: hytek-parser 3.1.0, xlrd 2.0.2, xlwt 1.3.0; 2026-11-29.
# Why it matters: in a long race those behind the hour are the fastest of all when times are sorted
#   or compared with a record, and nothing parts them from who was disqualified.
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

ROWS = [
    ["Kingsmeadow Gala"],
    ["Event 9  Women 5000 Freestyle"],
    [],
    ["Name", "Age", "Team", "Finals Time", "Points"],
    ["1", "Example, Ada", "24", "THH", "59:58.10", "", "", "9"],
    ["2", "Sample, Bea", "26", "KIN", "1:02:03.45", "", "", "7"],
    ["---", "Muster, Cleo", "21", "THH", "DQ", "", "", "0"],
]
book = xlwt.Workbook()
sheet = book.add_sheet("Event")
for at, cells in enumerate(ROWS):
    for column, cell in enumerate(cells):
        sheet.write(at, column, cell)
book.save("event.xls")

print("hytek-parser", version("hytek-parser"))
rows = parse_event_export_xls("event.xls").results
for row, typed in zip(rows, ROWS[4:], strict=True):
    print("place", str(row.place).rjust(2), typed[4].ljust(10), row.finals_time)
assert [row.finals_time for row in rows] == [3598.1, -1, -1]
assert min(rows, key=lambda row: row.finals_time).swimmer_name == "Sample, Bea"
PYTHON
