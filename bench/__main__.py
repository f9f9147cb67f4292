"""Times meetc and its peers in turn, in one run, and prints the table of the README.

Every time is that of a whole command, start included. Peers live in a folder of their own
(`.bench`), since one of them brings a package that slows meetc's parser generator.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from bench import meets, peers

ROOT = Path(__file__).parent.parent


class Run(NamedTuple):
    """One run of a command: wall seconds and the peak of its memory in MB."""

    seconds: float
    megabytes: float


def run(argv: Sequence[str]) -> Run:
    """Run a command to its end; its output is thrown away."""
    start = time.perf_counter()
    process = subprocess.Popen(argv, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr is not None
    message = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(argv)}\n{message.decode()}")
    return Run(seconds, usage.ru_maxrss / 1024)


def measure(commands: dict[str, Sequence[str]], rounds: int) -> dict[str, Run]:
    """The medians of each command; all run in turn, so that a slow moment hits all alike."""
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, argv in commands.items():
            done = run(argv)
            if number:  # the first round warms up
                runs[name].append(done)
    return {
        name: Run(
            statistics.median(r.seconds for r in done), statistics.median(r.megabytes for r in done)
        )
        for name, done in runs.items()
    }


def main() -> None:
    """Make the inputs, run everything, print the table."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=7, help="counted runs of each command")
    rounds = parser.parse_args().rounds
    peer = peers.python(ROOT / ".bench")
    subprocess.run([sys.executable, "-m", "compileall", "-q", ROOT / "meetc"], check=True)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPATH"] = str(ROOT)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        texts = {
            "season": meets.make(meets.SEASON),
            "twice": meets.make(meets.doubled(meets.SEASON)),
            "everyday": meets.make(meets.EVERYDAY),
        }
        for name, text in texts.items():
            (work / f"{name}.meet").write_text(text, encoding="utf-8")
        peers.write_inputs(work, texts)
        meetc = (sys.executable, "-m", "meetc")
        out = ("-o", str(work / "out.json"))
        commands: dict[str, Sequence[str]] = {
            "build": (*meetc, "build", str(work / "season.meet"), *out),
            "orjson": (peer, "-c", peers.ORJSON, str(work / "season.json")),
            "json": (peer, "-c", peers.JSON, str(work / "season.json")),
            "beancount": (peer, "-c", peers.BEANCOUNT, str(work / "season.beancount")),
            "jsonnet": (peer, "-c", peers.JSONNET, str(work / "season.jsonnet")),
            "twice": (*meetc, "build", str(work / "twice.meet"), *out),
            "version": (*meetc, "--version"),
            "pass": (sys.executable, "-c", "pass"),
            "check": (*meetc, "check", str(work / "everyday.meet")),
            "bean-check": (peer, "-m", "beancount.scripts.check", "--no-cache",
                           str(work / "everyday.beancount")),
        }  # fmt: skip
        medians = measure(commands, rounds)
        recompile = peers.recompile_milliseconds(texts["season"])
    print(table(medians, recompile))
    size = {name: f"{len(text.splitlines()):,} lines" for name, text in texts.items()}
    print(f"\nSeason {size['season']}, everyday meet {size['everyday']}; medians of {rounds} runs "
          f"in turn; Python {platform.python_version()}, {os.cpu_count()} cores, "
          f"{platform.machine()}.")  # fmt: skip


def table(medians: dict[str, Run], recompile: float) -> str:
    """The README's table."""

    def ratio(a: str, b: str) -> str:
        return f"{medians[a].seconds / medians[b].seconds:.1f} ×"

    def seconds(name: str) -> str:
        return f"{medians[name].seconds:.2f} s"

    def memory(name: str) -> str:
        return f"{medians[name].megabytes:.0f} MB"

    more_memory = medians["build"].megabytes / medians["orjson"].megabytes
    rows = [
        ("build of the season", seconds("build"), "orjson reads and writes the same JSON",
         seconds("orjson"), ratio("build", "orjson"), "≤ 4"),
        ("", "", "the same with the json module", seconds("json"), ratio("build", "json"), ""),
        ("", "", "beancount loads as many lines", seconds("beancount"),
         ratio("build", "beancount"), "< 1"),
        ("", "", "jsonnet expands the same rows", seconds("jsonnet"),
         ratio("build", "jsonnet"), ""),
        ("peak memory of it", memory("build"), "orjson's process", memory("orjson"),
         f"{more_memory:.1f} ×", "≤ 1.5"),
        ("build of twice the season", seconds("twice"), "build of the season", seconds("build"),
         ratio("twice", "build"), "≤ 2.1"),
        ("`meetc --version`", f"{medians['version'].seconds * 1000:.0f} ms", "`python -c pass`",
         f"{medians['pass'].seconds * 1000:.0f} ms", ratio("version", "pass"), "≤ 2"),
        ("`meetc check` of the everyday meet", seconds("check"), "bean-check of as many lines",
         seconds("bean-check"), ratio("check", "bean-check"), "≤ 1.5"),
        ("recompile after one changed row", f"{recompile:.0f} ms", "", "", "", "≤ 50 ms"),
    ]  # fmt: skip
    lines = ["| figure | meetc | peer | | ratio | goal |", "|---|---|---|---|---|---|"]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)])


if __name__ == "__main__":
    main()
