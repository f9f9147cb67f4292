"""Commands that run until they are interrupted: what they say, line by line."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.conftest import ROOT

PATIENCE = 30.0


def _hear_interrupts() -> None:
    """What a shell starts in the background is deaf to Ctrl-C, and so is what that starts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Running:
    """A command at work; standard output and standard error are read as one."""

    def __init__(self, folder: Path, *arguments: str, **environment: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "meetc", *arguments],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=os.environ
            | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1", "TERM": "dumb"}
            | environment,
            text=True,
            preexec_fn=_hear_interrupts,
        )
        self.lines: list[str] = []
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.append(line.rstrip("\n"))

    def wait_for(self, start: str, count: int = 1) -> str:
        """The line that is the `count`-th to begin so."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            found = [line for line in self.lines if line.startswith(start)]
            if len(found) >= count:
                return found[count - 1]
            assert self.process.poll() is None, self.lines
            time.sleep(0.02)
        raise AssertionError(f"no line begins with {start}: {self.lines}")

    def interrupt(self) -> None:
        """End it as Ctrl-C does."""
        self.process.send_signal(signal.SIGINT)

    def stop(self) -> int:
        self.process.terminate()
        code = self.process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        assert self.process.stdout is not None
        self.process.stdout.close()
        return code


@contextmanager
def running(folder: Path, *arguments: str, **environment: str) -> Iterator[Running]:
    """A command that is ended behind the block; `environment` is added to ours."""
    command = Running(folder, *arguments, **environment)
    try:
        yield command
    finally:
        command.stop()
