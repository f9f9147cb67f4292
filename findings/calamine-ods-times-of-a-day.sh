#!/bin/sh
# A time of 24 hours or more in an OpenDocument sheet comes out of python-calamine as a text, all
# shorter ones of the same column as times.
#
# One expects: the column of a 24-hour race or a 100-mile run has one type. An .xlsx of the same
#   column, in the format [h]:mm:ss, gives a timedelta for each.
# What happens: in .ods a duration is ISO's, PT23H59M58S or PT26H03M04S. Up to a day it becomes a
#   datetime.time; from a day on, which that cannot hold, the cell is the raw text 'PT26H03M04S'.
# Versions: python-calamine 0.9.1, odfpy 1.4.1, openpyxl 3.1.5; 2026-11-29.
# Why it matters: who finishes behind the first day stands in the list as a text that no mark
#   parser reads, or is sorted away.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet python-calamine==0.9.1 odfpy==1.4.1 openpyxl==3.1.5
cd "$work"
"$work/venv/bin/python" - <<'PYTHON'
from datetime import time, timedelta
from importlib.metadata import version

from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl import Workbook
from python_calamine import load_workbook

print("python-calamine", version("python-calamine"))
document, table = OpenDocumentSpreadsheet(), Table(name="Results")
for duration, shown in (("PT23H59M58S", "23:59:58"), ("PT26H03M04S", "26:03:04")):
    row, cell = TableRow(), TableCell(valuetype="time", timevalue=duration)
    cell.addElement(P(text=shown))
    row.addElement(cell)
    table.addElement(row)
document.spreadsheet.addElement(table)
document.save("race.ods")
book = Workbook()
for n, duration in enumerate((timedelta(hours=23, minutes=59, seconds=58), timedelta(hours=26, minutes=3, seconds=4)), 1):
    book.active.cell(n, 1, duration).number_format = "[h]:mm:ss"
book.save("race.xlsx")
seen = {name: [row[0] for row in load_workbook(name).get_sheet_by_index(0).to_python()] for name in ("race.ods", "race.xlsx")}
for name, cells in seen.items():
    print(name, cells)
assert seen["race.ods"] == [time(23, 59, 58), "PT26H03M04S"]
assert all(isinstance(cell, timedelta) for cell in seen["race.xlsx"])
PYTHON
