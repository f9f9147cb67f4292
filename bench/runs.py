"""Runs commands in turn, each started by a small process, and keeps what they took."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

_LAUNCHER = """
import json, os, sys, time
null = [(os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0)]
start = time.perf_counter()
process = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=null)
_, status, usage = os.wait4(process, 0)
seconds = time.perf_counter() - start
print(json.dumps([os.waitstatus_to_exitcode(status), seconds, usage.ru_utime + usage.ru_stime,
                  usage.ru_maxrss / 1024]))
"""
"""Starts a command: on Linux a process begins with the peak of memory of the one it is started by,
which is to be a small one."""


class Run(NamedTuple):
    """One run of a command: seconds by the wall, seconds of CPU, the peak of its memory in MB."""

    seconds: float
    cpu: float
    megabytes: float


Runs = Mapping[str, Sequence[Run]]


def run(argv: Sequence[str], allowed: Sequence[int] = (0,)) -> Run:
    """Run a command to its end; its output is thrown away."""
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", _LAUNCHER, *argv],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    code, *taken = json.loads(done.stdout)
    if code not in allowed:
        raise SystemExit(f"{' '.join(argv)}\n{done.stderr}")
    return Run(*taken)


def in_turn(commands: Mapping[str, Sequence[str]], rounds: int, made: Path) -> Runs:
    """The runs of each command, all in turn, so that a slow moment hits all alike. What each has
    `made` is put aside, and goes with the folder around it: where files have just been deleted, a
    file system such as ext4 takes seconds to make 5,000 new ones."""
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for at, (name, argv) in enumerate(commands.items()):
            made.mkdir(exist_ok=True)
            done = run(argv, allowed=(0, 6) if name.startswith(("diff", "fmt")) else (0,))
            made.rename(made.with_name(f"{made.name}-{number}-{at}"))
            if number:  # the first round warms up
                runs[name].append(done)
    return runs


def median(runs: Runs, name: str, what: str) -> float:
    return statistics.median(getattr(one, what) for one in runs[name])


def ratio(runs: Runs, one: str, other: str, what: str) -> str:
    """The median of what the first took for each that the second took, in the same round."""
    pairs = zip(runs[one], runs[other], strict=True)
    return f"{statistics.median(getattr(a, what) / getattr(b, what) for a, b in pairs):.2f}"
