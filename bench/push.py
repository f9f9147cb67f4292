"""Pushes a meet over a link of 60 ms there and back, to a rehearsal server with that fault."""

from __future__ import annotations

import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

LINK = "slow=0.06s"
_SECRET = "rehearsal-only"


def seconds(
    meetc: Sequence[str], pushers: Mapping[str, Sequence[str]], text: str, work: Path, rounds: int
) -> dict[str, list[float]]:
    """The seconds that each pusher takes for a meet and a service that knows nothing of it, in
    turn. `meetc` is the command that serves."""
    taken: dict[str, list[float]] = {name: [] for name in pushers}
    for _ in range(rounds):
        for name, pusher in pushers.items():
            taken[name].append(_once(meetc, pusher, text, work / f"push {time.monotonic_ns()}"))
    return taken


def median(taken: Mapping[str, Sequence[float]], name: str) -> float:
    return statistics.median(taken[name])


def _once(meetc: Sequence[str], pusher: Sequence[str], text: str, folder: Path) -> float:
    folder.mkdir()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    (folder / "meetc.toml").write_text(f'[env.bench]\nhost = "http://127.0.0.1:{port}"\n')
    (folder / "season.meet").write_text(text, encoding="utf-8")
    known = {"MEETC_SANDBOX_PASSWORD": _SECRET, "MEETC_PASSWORD": _SECRET, "MEETC_USERNAME": "fed"}
    options = ("--port", port, "--user", "fed:federation", "--fault", LINK)
    server = subprocess.Popen(
        [*meetc, "sandbox", *options],
        env=os.environ | known, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        _wait_for(int(port))
        start = time.perf_counter()
        done = subprocess.run(
            [*pusher, "push", "season.meet", "--env", "bench"],
            cwd=folder, env=os.environ | known, capture_output=True, text=True, check=False,
        )  # fmt: skip
        taken = time.perf_counter() - start
    finally:
        server.terminate()
        server.wait()
    if done.returncode not in (0, 4):  # 4: what no upload has, relay teams say, is not sent
        sys.exit(done.stdout[-500:] + done.stderr)
    return taken


def _wait_for(port: int) -> None:
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.1)
    sys.exit("the rehearsal server does not start")
