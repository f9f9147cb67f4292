"""Times meetc and its peers in turn, in one run, and prints the table of the README.

Every time is that of a whole command, start included. Peers live in a folder of their own
(`.bench`), since one of them brings a package that slows meetc's parser generator. With `--against`
another checkout of meetc is a peer as well.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench import days, meets, peers, push
from bench.runs import Runs, in_turn, median, ratio

ROOT = Path(__file__).parent.parent
_ENTRIES = _LIF_FILES = 2000
_RUNNERS = 10_000
_FOUR_LINES = (
    'meet "Four" slug=four country=GBR date=2026-05-09\nevent T1 100 M\n  final\n    1 11.82\n'
)
_TAKING = {"fmt": ("fmt", "--check"), "html": ("build", "--target", "html")}


def main() -> None:
    """Make the inputs, run everything, print the table."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=7, help="counted runs of each command")
    parser.add_argument("--against", type=Path, help="another checkout of meetc")
    parser.add_argument("--pushes", type=int, default=1, help="pushes of the season by each")
    parser.add_argument("--many", type=int, default=1000, help="everyday meets in one folder")
    parser.add_argument("--only", help="commands by their names, parted by commas")
    asked = parser.parse_args()
    peer = peers.python(ROOT / ".bench")
    checkouts = [ROOT, *([asked.against.resolve()] if asked.against else [])]
    for checkout in checkouts:
        compiling = (sys.executable, "-m", "compileall", "-q", str(checkout / "meetc"))
        subprocess.run(compiling, check=True)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ.pop("PYTHONPATH", None)
    with tempfile.TemporaryDirectory() as folder:
        texts = _write_inputs(Path(folder), asked.many)
        commands = _commands(Path(folder), peer, checkouts)
        if asked.only:
            commands = {name: commands[name] for name in asked.only.split(",")}
        runs = in_turn(commands, asked.rounds, Path(folder) / "out")
        meetc, *others = (_meetc(checkout) for checkout in checkouts)
        pushers = {"push": meetc} | ({"push before": others[0]} if others else {})
        pushes = push.seconds(meetc, pushers, texts["season"], Path(folder), asked.pushes)
        recompile = peers.recompile_milliseconds(texts["season"])
    print("\n".join([table(runs, recompile, asked.many), *_push_rows(pushes)]))
    size = {name: f"{len(text.splitlines()):,} lines" for name, text in texts.items()}
    load = f"load {os.getloadavg()[0]:.0f}" if hasattr(os, "getloadavg") else "load unknown"
    print(f"\nSeason {size['season']}, everyday meet {size['everyday']}; medians of {asked.rounds} "
          f"runs in turn, ratios those of pairs; Python {platform.python_version()}, "
          f"{os.cpu_count()} cores, {platform.machine()}, {load}.")  # fmt: skip


def _write_inputs(work: Path, many: int) -> dict[str, str]:
    """The meets, and the same for the peers."""
    texts = {
        "season": meets.make(meets.SEASON),
        "twice": meets.make(meets.doubled(meets.SEASON)),
        "everyday": meets.make(meets.EVERYDAY),
        "four": _FOUR_LINES,
    }
    for name, text in texts.items():
        (work / f"{name}.meet").write_text(text, encoding="utf-8")
    (work / "many").mkdir()
    for number in range(many):
        shutil.copy(work / "everyday.meet", work / "many" / f"{number:04}.meet")
    peers.write_inputs(work, texts)
    (work / "entries.meet").write_text(days.championship(_ENTRIES), encoding="utf-8")
    days.lynx(work / "day", _LIF_FILES)
    days.chip_race(work / "road", _RUNNERS)
    changed = texts["season"].replace("lane=1\n", "lane=9\n", 300)
    (work / "changed.meet").write_text(changed, encoding="utf-8")
    return texts


def _commands(work: Path, peer: str, checkouts: Sequence[Path]) -> dict[str, Sequence[str]]:
    season, many, out = (str(work / name) for name in ("season.meet", "many", "out/"))
    meetc, *others = (_meetc(checkout) for checkout in checkouts)
    commands: dict[str, Sequence[str]] = {
        "build": (*meetc, "build", season, "-o", out),
        "orjson": (peer, "-c", peers.ORJSON, str(work / "season.json")),
        "json": (peer, "-c", peers.JSON, str(work / "season.json")),
        "beancount": (peer, "-c", peers.BEANCOUNT, str(work / "season.beancount")),
        "jsonnet": (peer, "-c", peers.JSONNET, str(work / "season.jsonnet")),
        "twice": (*meetc, "build", str(work / "twice.meet"), "-o", out),
        "version": (*meetc, "--version"),
        "pass": (sys.executable, "-c", "pass"),
        "four": (*meetc, "check", str(work / "four.meet")),
        "check": (*meetc, "check", str(work / "everyday.meet")),
        "bean-check": (peer, "-m", "beancount.scripts.check", "--no-cache",
                       str(work / "everyday.beancount")),
        "jobs 2": (*meetc, "build", many, "-o", out, "--jobs", "2"),
        "jobs 1": (*meetc, "build", many, "-o", out, "--jobs", "1"),
        "seed": (*meetc, "seed", str(work / "entries.meet")),
        "check entries": (*meetc, "check", str(work / "entries.meet")),
        "lif": (*meetc, "check", str(work / "day" / "read.meet")),
        "typed": (*meetc, "check", str(work / "day" / "typed.meet")),
        "chip": (*meetc, "build", str(work / "road" / "race.meet"), "-o", out),
        "csv": (peer, "-c", peers.CHIP, str(work / "road")),
        "import": (*meetc, "import", str(work / "warned.json"), "-o", f"{out}a.meet"),
        "build imported": (*meetc, "build", str(work / "imported.meet"), "-o", out),
        "diff": (*meetc, "diff", season, str(work / "changed.meet")),
    }  # fmt: skip
    imported = (*meetc, "import", str(work / "warned.json"), "-o", str(work / "imported.meet"))
    subprocess.run(imported, check=True, capture_output=True)
    for before in others:
        commands["diff before"] = (*before, "diff", season, str(work / "changed.meet"))
        commands["build before"] = (*before, "build", season, "-o", out)
        commands["many before"] = (*before, "build", many, "-o", out)
        for name, (verb, *more) in _TAKING.items():
            where = ("-o", out) if verb == "build" else ()
            commands[name] = (*meetc, verb, season, *more, *where)
            commands[f"{name} before"] = (*before, verb, season, *more, *where)
    return commands


def _meetc(checkout: Path) -> tuple[str, ...]:
    """The command of a checkout, which its Python finds before any that is installed."""
    first = f"import sys; sys.path.insert(0, {str(checkout)!r})"
    return (sys.executable, "-P", "-c", f"{first}; from meetc.__main__ import main; main()")


def table(runs: Runs, recompile: float, many: int) -> str:
    """The README's table."""

    def seconds(name: str) -> str:
        taken = median(runs, name, "seconds")
        return f"{taken:.2f} s" if taken >= 0.1 else f"{taken * 1000:.0f} ms"

    def against(figure: str, one: str, peer: str, other: str, goal: str) -> tuple[str, ...]:
        ratios = (ratio(runs, one, other, "cpu"), ratio(runs, one, other, "seconds"))
        return (figure, seconds(one), peer, seconds(other), " / ".join(ratios), goal)

    rows = [
        ("build of the season", "build", "orjson reads and writes the same", "orjson", "≤ 3.5"),
        ("", "build", "the same with the json module", "json", ""),
        ("", "build", "beancount loads as many lines", "beancount", "≤ 0.75"),
        ("", "build", "jsonnet expands the same rows", "jsonnet", ""),
        ("", "build", "the build before", "build before", "≤ 0.48"),
        ("build of twice the season", "twice", "build of the season", "build", "≤ 2.1"),
        (f"{many:,} everyday meets, two processes", "jobs 2", "one process", "jobs 1", ""),
        ("", "jobs 2", "as before", "many before", "≤ 0.45"),
        ("`fmt --check` of the season", "fmt", "as before", "fmt before", "≤ 0.6"),
        ("html of the season", "html", "as before", "html before", "≤ 0.6"),
        ("diff of the season, 300 rows changed", "diff", "as before", "diff before", "≤ 0.6"),
        ("import of the season, each athlete warned of", "import", "build of its text",
         "build imported", "≤ 3"),
        (f"seed of {_ENTRIES:,} entries", "seed", "check of the same", "check entries", "< 2"),
        (f"check with {_LIF_FILES:,} `.lif` files", "lif", "the same rows typed", "typed",
         "+ 0.5 s"),
        (f"build of a chip race of {_RUNNERS:,}", "chip", "Python's csv and json do the same",
         "csv", ""),
        ("`meetc --version`", "version", "`python -c pass`", "pass", "≤ 2"),
        ("`meetc check` of four lines", "four", "`python -c pass`", "pass", "≤ 6"),
        ("`meetc check` of the everyday meet", "check", "bean-check of as many lines",
         "bean-check", "≤ 1.1"),
    ]  # fmt: skip
    cells = [against(*row) for row in rows if row[1] in runs and row[3] in runs]
    if "build" in runs and "orjson" in runs:
        own, other = (median(runs, name, "megabytes") for name in ("build", "orjson"))
        cells.append(("peak memory of the build", f"{own:.0f} MB", "orjson's process",
                      f"{other:.0f} MB", f"{own / other:.2f}", "≤ 1.15"))  # fmt: skip
    cells.append(("recompile after one changed row", f"{recompile:.0f} ms", "", "", "", "≤ 20 ms"))
    lines = ["| figure | meetc | peer | | × CPU / wall | goal |", "|---|---|---|---|---|---|"]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in cells)])


def _push_rows(pushes: dict[str, list[float]]) -> list[str]:
    """The rows of a push, by the wall alone: it waits for the link most of the time."""
    if not pushes["push"]:
        return []
    own = push.median(pushes, "push")
    if "push before" not in pushes:
        return [f"| push of the season, 60 ms link | {own:.0f} s | | | | |"]
    other = push.median(pushes, "push before")
    return [f"| push of the season, 60 ms link | {own:.0f} s | as before | {other:.0f} s | "
            f"– / {own / other:.2f} | ≤ 0.3 |"]  # fmt: skip


if __name__ == "__main__":
    main()
