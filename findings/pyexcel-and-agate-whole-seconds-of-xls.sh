#!/bin/sh
# A column of track times in an .xls comes out of pyexcel rounded to whole seconds, and out of
# agate-excel cut to them.
#
# One expects: 59.87 and 2:05.51, times of the format mm:ss.00, are read with their hundredths, as
#   both programs read them from an .xlsx of the same column.
# What happens: pyexcel-xls takes the parts of a time from the function of xlrd that rounds to the
#   second, and agate-excel takes no part below the second. 59.87 is 1:00 in one and 0:59 in the
#   other, 2:05.51 is 2:06 and 2:05. Both are whole, ordinary times, and nothing is told.
# Versions: pyexcel 0.7.6, pyexcel-xls 0.7.1, pyexcel-xlsx 0.6.1, agate 1.14.2, agate-excel 0.4.2,
#   xlrd 2.0.2, xlwt 1.3.0, openpyxl 3.1.5; 2026-11-29.
# Why it matters: in results that were kept as .xls, athletes who are almost a second apart share a
#   place, others are a second apart for a hundredth, and no later check can tell.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet pyexcel==0.7.6 pyexcel-xls==0.7.1 pyexcel-xlsx==0.6.1 \
    agate==1.14.2 agate-excel==0.4.2 xlrd==2.0.2 xlwt==1.3.0 openpyxl==3.1.5
cd "$work"
"$work/venv/bin/python" -W ignore - <<'PYTHON'
from datetime import time
from importlib.metadata import version

import agate
import agateexcel  # gives agate its two readers
import openpyxl
import pyexcel
import xlwt

TIMES = {"59.87": 59.87, "1:00.49": 60.49, "2:05.50": 125.5, "2:05.51": 125.51}
old, new = xlwt.Workbook(), openpyxl.Workbook()
sheet, like_a_time = old.add_sheet("Results"), xlwt.easyxf(num_format_str="mm:ss.00")
sheet.write(0, 0, "time")
new.active.append(["time"])
for row, seconds in enumerate(TIMES.values(), 1):
    sheet.write(row, 0, seconds / 86400, like_a_time)
    new.active.cell(row + 1, 1, seconds / 86400).number_format = "mm:ss.00"
old.save("results.xls")
new.save("results.xlsx")

for name in ("pyexcel", "pyexcel-xls", "agate-excel"):
    print(name, version(name))
exact = [row[0] for row in pyexcel.get_array(file_name="results.xlsx")[1:]]
rounded = [row[0] for row in pyexcel.get_array(file_name="results.xls")[1:]]
cut = [row[0].time() for row in agate.Table.from_xls("results.xls").rows]
of_xlsx = [row[0] for row in agate.Table.from_xlsx("results.xlsx").rows]
print("typed   pyexcel .xlsx    agate .xlsx      pyexcel .xls  agate .xls")
for typed, *read in zip(TIMES, exact, of_xlsx, rounded, cut, strict=True):
    print(typed.ljust(7), *read)
assert exact == [time(0, 0, 59, 870000), time(0, 1, 0, 490000), time(0, 2, 5, 500000), time(0, 2, 5, 510000)]
assert [str(value)[:11] for value in of_xlsx] == ["00:00:59.87", "00:01:00.49", "00:02:05.50", "00:02:05.51"]
assert rounded == [time(0, 1), time(0, 1), time(0, 2, 6), time(0, 2, 6)]
assert cut == [time(0, 0, 59), time(0, 1), time(0, 2, 5), time(0, 2, 5)]
PYTHON
