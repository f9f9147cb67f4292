"""Finds and reads the files that a command is given."""

from __future__ import annotations

import os
import posixpath
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from meetc.cli.console import Exit, echo
from meetc.cli.output_format import columns_of
from meetc.diagnostics.text import wrapped
from meetc.diagnostics.wording import did_you_mean
from meetc.source import MAX_FILE_BYTES
from meetc.syntax.load import Read, included_names
from meetc.whole_file import held_by_others, patiently

if TYPE_CHECKING:
    from pathlib import Path

STDIN = "<stdin>"
SUFFIX = ".meet"
_USUAL_BYTES = 1 << 16
"""Fewer than these a file usually has: asking for all that it may have costs more than reading."""


class Input(NamedTuple):
    """One meet to compile. `path` is written with forward slashes; `folder` is the directory
    that it was found in, or None where the file itself was named; `read` gives the file and what
    it includes where they are not on the disk: in a revision of git, say."""

    path: str
    folder: Path | None = None
    read: Read | None = None


def fail(message: str) -> Exit:
    """Tell what is wrong with the call; the caller raises what this returns (exit 2)."""
    echo(wrapped(f"meetc: {message}", "  ", columns_of(sys.stderr)), err=True)
    return Exit(2)


def require_event(event_id: str, known: Sequence[str]) -> None:
    """Exit 2 for an event that is none of those that are known."""
    if event_id not in known:
        near = did_you_mean(event_id, known)
        raise fail(f"there is no event {event_id}" + (f"; did you mean {near}?" if near else ""))


def reason(problem: OSError) -> str:
    """Why a file cannot be read or written, in the words of the system."""
    return (problem.strerror or str(problem)).lower() + held_by_others(problem)


@contextmanager
def problems_of(what: str) -> Iterator[None]:
    """Exit 2 where the system refuses something within, which is told of a file, say."""
    try:
        yield
    except OSError as problem:
        raise fail(f"{what}: {reason(problem)}") from None


def find(names: Sequence[str], *, included: bool = False) -> list[Input]:
    """The meets that some file and directory names stand for, each once.

    A directory stands for every .meet file below it that no other of them includes, or for all
    of them where the `included` are meant as well.
    """
    meets: dict[str, Input] = {}
    for name in names:
        if name == "-":
            meets.setdefault(STDIN, Input(STDIN))
            continue
        with problems_of(name):
            _find(name, meets, included)
    return list(meets.values())


def _find(name: str, meets: dict[str, Input], included: bool) -> None:
    if not name:
        raise fail("the name of a file is empty")
    if _is_plain(name) and os.path.isfile(name):
        meets.setdefault(name, Input(name))
        return
    from pathlib import Path

    path = Path(name)
    if path.is_dir():
        inside = _below(path, included)
        if not inside:
            raise fail(f"{name}: there is no {SUFFIX} file in this directory")
        for file in inside:
            meets.setdefault(file, Input(file, path))
    elif path.exists():
        meets.setdefault(path.as_posix(), Input(path.as_posix()))
    else:
        near = f"; there is {name}{SUFFIX}" if Path(name + SUFFIX).exists() else ""
        raise fail(f"{name}: no such file{near}")


def _is_plain(name: str) -> bool:
    """Whether a name is written as a path is: loading what tells takes longer than many a meet."""
    return "\\" not in name and posixpath.normpath(name) == name


def _below(directory: Path, with_included: bool) -> list[str]:
    """The .meet files of a directory, without those that another includes unless these are meant
    as well; hidden folders are left out."""
    from pathlib import Path

    files = []
    for folder, folders, names in os.walk(directory):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        paths = (Path(folder) / name for name in names if name.endswith(SUFFIX))
        files += [path.as_posix() for path in paths if path.is_file()]
    included: set[str] = set()
    for file in files if not with_included else ():
        for name in included_names(_start(file)):
            included.add(posixpath.normpath(posixpath.join(posixpath.dirname(file), name)))
    return sorted(file for file in files if posixpath.normpath(file) not in included)


def _start(file: str) -> str:
    try:
        return read_file(file)[:MAX_FILE_BYTES].decode("utf-8", "replace")
    except OSError:
        return ""


def read_root(path: str) -> bytes:
    """The bytes of a named file, or of standard input. Raises OSError where it cannot be read."""
    if path != STDIN:
        return read_file(path)
    if sys.stdin is None:
        raise OSError(9, "standard input is closed")
    return sys.stdin.buffer.read(MAX_FILE_BYTES + 1)


def read_file(path: str) -> bytes:
    """The bytes of a file, but no more than a meet may have. Raises OSError."""
    with patiently(lambda: open(path, "rb")) as file:
        data = file.read(_USUAL_BYTES)
        return (
            data if len(data) < _USUAL_BYTES else data + file.read(MAX_FILE_BYTES + 1 - len(data))
        )
