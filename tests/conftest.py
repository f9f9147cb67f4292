"""What the tests share: the command as a user runs it, and meets in a folder of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from meetc.cli.app import app
from meetc.pipeline import Compiled
from meetc.sandbox import users
from tests.support import drawn, in_this_process
from tests.support.in_this_process import Ran

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
MEET = 'meet "Spring" slug=spring country=GBR date=2026-05-09\n'
SURROUNDINGS = {"PYTHONPATH": str(ROOT), "COLUMNS": "100", "TERM": "dumb"}
"""What the environment of a command is for sure."""


def pytest_report_header(config: pytest.Config) -> list[str]:
    """Say how much is drawn, what is left out, and how to have it."""
    found = [f"drawn examples: {drawn.scaled(100)} of 100 (HYPOTHESIS_PROFILE=thorough draws all)"]
    if config.getoption("-m") == "not full and not browser":
        found.append(
            "left out: long runs (python -m pytest -m full), pages in Chromium (-m browser)"
        )
    return found


class Meetc:
    """Runs `meetc` in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, *arguments: str, stdin: bytes | str = b"", **environment: str) -> Ran:
        """Run it with arguments; `stdin` is what it reads, `environment` is added to ours."""
        read = stdin.encode() if isinstance(stdin, str) else stdin
        return in_this_process.run(self.folder, arguments, read, SURROUNDINGS | environment)

    def process(self, *arguments: str, stdin: bytes | str = b"", **environment: str) -> Ran:
        """The same as a process of its own, where its start, its end, or its streams matter."""
        done = subprocess.run(
            [sys.executable, "-m", "meetc", *arguments],
            cwd=self.folder,
            input=stdin.encode() if isinstance(stdin, str) else stdin,
            capture_output=True,
            env=os.environ | SURROUNDINGS | {"PYTHONUTF8": "1"} | environment,
            timeout=120,
            check=False,
        )
        return Ran(done.returncode, *map(in_this_process.told, (done.stdout, done.stderr)))

    def write(self, name: str, text: str | bytes) -> Path:
        """Put a file into the folder."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path


@pytest.fixture(scope="session", autouse=True)
def _quick() -> Iterator[None]:
    """Nobody waits until a file is on the disk, or a password was hard to try: no test pulls a
    plug or guesses."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda file: None)
        patch.setattr(users, "COST", 2)
        yield


@pytest.fixture
def meetc(tmp_path: Path) -> Meetc:
    """The command, in an empty folder."""
    return Meetc(tmp_path)


def build(text: str | bytes, *options: str) -> Ran:
    """`meetc build -` in this process: what it writes and says of a text."""
    result = CliRunner().invoke(app, ["build", "-", "-o", "-", *options], input=text)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Ran(result.exit_code, result.stdout, result.stderr)


def found(text: str | bytes, *options: str) -> list[str]:
    """The diagnostics of a text, each as `CODE line:column message`."""
    report = json.loads(build(text, "--format", "json", *options).err)
    return [
        f"{d['code']} {d['span']['line']}:{d['span']['column']} {d['message']}"
        for d in report["diagnostics"]
    ]


def told(compiled: Compiled) -> list[str]:
    """The diagnostics of a compilation, each as `CODE path:line:column message`."""
    return [
        f"{d.code} {d.span.path}:{d.span.line}:{d.span.column} {d.message}"
        for d in compiled.diagnostics
    ]


def document(text: str | bytes) -> dict[str, Any]:
    """The payload of a text that has no mistakes at all."""
    ran = build(text)
    assert (ran.code, ran.err) == (0, "")
    loaded: dict[str, Any] = json.loads(ran.out)
    return loaded


def event(text: str | bytes, event_id: str = "") -> dict[str, Any]:
    """One event of the payload, the last one if none is named."""
    events = document(text)["events"]
    return next((e for e in events if e["event_id"] == event_id), events[-1])


def results(text: str | bytes) -> list[dict[str, Any]]:
    """The rows of the last unit of the last event of the payload."""
    rows: list[dict[str, Any]] = event(text)["units"][-1]["results"]
    return rows
