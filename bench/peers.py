"""The programs that meetc is measured against, and the same work in their own languages."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

PACKAGES = ("orjson", "beancount", "jsonnet")

ORJSON = """
import sys, orjson
with open(sys.argv[1], "rb") as file:
    data = orjson.loads(file.read())
with open(sys.argv[1] + ".out", "wb") as file:
    file.write(orjson.dumps(data))
"""
JSON = ORJSON.replace("orjson", "json").replace("json.dumps(data)", "json.dumps(data).encode()")
BEANCOUNT = """
import os, sys
os.environ["BEANCOUNT_DISABLE_LOAD_CACHE"] = "1"
from beancount import loader
entries, errors, options = loader.load_file(sys.argv[1])
assert entries and not errors
"""
CHIP = """
import csv, json, sys
from decimal import ROUND_CEILING, Decimal
def seconds(clock):
    hours, minutes, rest = clock.split(":")
    return (int(hours) * 60 + int(minutes)) * 60 + Decimal(rest)
def clock(seconds):
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}"
with open(sys.argv[1] + "/people.csv", newline="") as file:
    people = {row["Bib"]: row for row in csv.DictReader(file)}
with open(sys.argv[1] + "/times.csv", newline="") as file:
    rows = [(seconds(row["Gun time"]), row) for row in csv.DictReader(file)]
rows.sort(key=lambda row: row[0])
results, place, before = [], 0, None
for number, (gun, row) in enumerate(rows, 1):
    place, before = (place if gun == before else number), gun
    official = clock(gun.to_integral_value(ROUND_CEILING))
    results.append({"bib": row["Bib"], "place": place, "performance": official,
                    "raw_time": row["Gun time"], "chip": row["Chip time"]})
    assert row["Bib"] in people
with open(sys.argv[1] + "/peer.json", "w") as file:
    json.dump({"competitors": list(people.values()), "results": results}, file, indent=2)
"""
JSONNET = """
import sys, _jsonnet
with open(sys.argv[1] + ".out", "w") as file:
    file.write(_jsonnet.evaluate_file(sys.argv[1], max_stack=10000))
"""


def python(folder: Path) -> str:
    """The Python of the peers' own environment, which is made where it is not there."""
    binary = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    if not binary.exists():
        print(f"installing {', '.join(PACKAGES)} into {folder.name} ...", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        subprocess.run([binary, "-m", "pip", "install", "--quiet", *PACKAGES], check=True)
    return str(binary)


def write_inputs(work: Path, texts: dict[str, str]) -> None:
    """The season as JSON and as jsonnet, and ledgers of as many lines as the meets."""
    import meetc

    compiled = meetc.compile(texts["season"])
    assert compiled.ok
    payload = meetc.payload(compiled.meet)
    (work / "season.json").write_text(json.dumps(payload, separators=(",", ":")))
    (work / "season.jsonnet").write_text(jsonnet(payload))
    for competitor in payload["competitors"]:
        competitor["gender"] = "F" if competitor["gender"] == "M" else "M"
    (work / "warned.json").write_text(json.dumps(payload, separators=(",", ":")))
    for name in ("season", "everyday"):
        lines = len(texts[name].splitlines())
        (work / f"{name}.beancount").write_text(ledger(lines))


def ledger(lines: int) -> str:
    """A ledger of so many lines, up to the end of its last transaction of four."""
    head = [
        'option "title" "Bench"',
        "2020-01-01 open Assets:Bank",
        "2020-01-01 open Expenses:Food",
    ]
    made = list(head)
    number = 0
    while len(made) < lines:
        day = f"2026-{number % 12 + 1:02}-{number % 28 + 1:02}"
        amount = f"{number % 97 + 1}.{number % 100:02}"
        made += [f'{day} * "Shop {number}" "Bread"', f"  Expenses:Food  {amount} GBP",
                 f"  Assets:Bank  -{amount} GBP", ""]  # fmt: skip
        number += 1
    return "\n".join(made) + "\n"


def jsonnet(payload: dict[str, Any]) -> str:
    """The payload with its rows and trials as bare lists, and functions that expand them."""
    events = []
    for event in payload["events"]:
        units = []
        for unit in event.get("units", ()):
            shape, rows = compact(unit["results"])
            names, trials = compact(unit.get("trials", []))
            rest = {k: v for k, v in unit.items() if k not in ("results", "trials")}
            units.append(
                f"{json.dumps(rest)} + {{results: [row({json.dumps(shape)}, r) for r in "
                f"{json.dumps(rows)}], trials: [row({json.dumps(names)}, t) for t in "
                f"{json.dumps(trials)}]}}"
            )
        rest = {k: v for k, v in event.items() if k != "units"}
        events.append(f"{json.dumps(rest)} + {{units: [{', '.join(units)}]}}")
    rest = {k: v for k, v in payload.items() if k != "events"}
    return (
        "local row(keys, values) = {[keys[i]]: values[i] "
        "for i in std.range(0, std.length(values) - 1) if values[i] != null};\n"
        f"{json.dumps(rest)} + {{events: [\n{','.join(events)}\n]}}\n"
    )


def compact(objects: list[dict[str, Any]]) -> tuple[list[str], list[list[Any]]]:
    """The keys of some objects, and the values of each in their order."""
    keys = list(dict.fromkeys(key for item in objects for key in item))
    return keys, [[item.get(key) for key in keys] for item in objects]


def recompile_milliseconds(text: str, times: int = 9) -> float:
    """The median of compiling a season again after one row of it has changed."""
    import meetc

    lines = text.split("\n")
    rows = [n for n, line in enumerate(lines) if line.endswith("lane=1")]
    compiler = meetc.Compiler()
    compiler.compile(text)
    taken = []
    for number in range(times):
        at = rows[len(rows) * (number + 1) // (times + 1)]
        changed = [*lines[:at], lines[at].replace("lane=1", "lane=9"), *lines[at + 1 :]]
        edited = "\n".join(changed)
        start = time.perf_counter()
        compiler.compile(edited)
        taken.append((time.perf_counter() - start) * 1000)
        compiler.compile(text)
    return statistics.median(taken)
