"""The command as `python -m meetc` runs it, without a process of its own: a start takes 0.4 s."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import pytest

import meetc.__main__ as command

FOR_THE_INTERPRETER = {"PYTHONHASHSEED", "PYTHONIOENCODING"}


@dataclass(frozen=True)
class Ran:
    """What a command did."""

    code: int
    out: str
    err: str


def told(written: bytes) -> str:
    """What a command has written, with the line ends of every system as one."""
    return written.decode("utf-8", "surrogateescape").replace("\r\n", "\n")


def run(
    folder: Path, arguments: tuple[str, ...], stdin: bytes, environment: Mapping[str, str]
) -> Ran:
    """Run the command in a folder, with its arguments, what it reads, and what is added to our
    environment. An exception that a user would see as a traceback is raised."""
    assert not FOR_THE_INTERPRETER & environment.keys(), "only a process of its own heeds these"
    out, err = io.BytesIO(), io.BytesIO()
    with _as_a_process(folder, arguments, environment) as patch:
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), "utf-8"))
        patch.setattr(sys, "stdout", io.TextIOWrapper(out, "utf-8", "surrogateescape"))
        patch.setattr(sys, "stderr", io.TextIOWrapper(err, "utf-8", "backslashreplace"))
        code = _code()
        sys.stdout.flush()
        sys.stderr.flush()
        return Ran(code, told(out.getvalue()), told(err.getvalue()))


def _code() -> int:
    """Run the command; the code that it exits with."""
    try:
        command.main()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 0
    return 0


@contextmanager
def _as_a_process(
    folder: Path, arguments: tuple[str, ...], environment: Mapping[str, str]
) -> Iterator[pytest.MonkeyPatch]:
    """What a process has for itself: its folder, words, environment, name, and its end."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for name, value in environment.items():
            patch.setenv(name, value)
        patch.setattr(sys, "argv", [command.__file__, *arguments])
        patch.setitem(sys.modules, "__main__", command)
        patch.setattr(sys, "excepthook", sys.excepthook)  # typer puts its own there
        patch.setattr(os, "_exit", _leave)
        yield patch


def _leave(code: int) -> NoReturn:
    raise SystemExit(code)
