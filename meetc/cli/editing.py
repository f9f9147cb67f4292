"""What the commands that change the text of a meet share: the diff, and the way to the file."""

from __future__ import annotations

import difflib

import typer

from meetc.cli import outputs
from meetc.cli.inputs import STDIN, SUFFIX, fail


def require_meet(path: str) -> None:
    """Exit 2 for a file that is no .meet: it would be changed beyond recognition."""
    if path != STDIN and not path.endswith(SUFFIX):
        raise fail(f"{path} is no {SUFFIX} file; nothing is changed")


def show_diff(path: str, before: bytes, after: bytes) -> None:
    """Print the unified diff of a file, as git and `patch` read it."""
    old, new = (data.decode("utf-8").splitlines(keepends=True) for data in (before, after))
    lines = [
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
        for line in difflib.unified_diff(old, new, path, path)
    ]
    typer.echo("".join(lines), nl=False)


def write(path: str, data: bytes) -> None:
    """Replace the text of a meet; that of standard input goes to standard output."""
    outputs.write(outputs.STDOUT if path == STDIN else path, data, may_be_source=True)
