"""What git runs in place of its own diff: prints how a .meet file has changed, whatever it holds.

Git gives a path and, for either side, a file, its hash and its mode; of a renamed file also the
new path and what became of it; of an unmerged one the path alone. See "external diff" in git's
documentation.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import NamedTuple

from meetc.cli.compiling import compile_input
from meetc.cli.included import reader
from meetc.cli.inputs import Input, fail, read_file, reason
from meetc.cli.output_format import has_colour
from meetc.compare import plain, text
from meetc.compare.compare import compare
from meetc.model import Meet
from meetc.pipeline import Timings

_NO_FILES = ("/dev/null", "nul")
_RENAMED = 9


class Side(NamedTuple):
    """One side of a change: what the file is called in the repository, what it holds, None where
    there is none, and its mode."""

    path: str
    data: bytes | None
    mode: str


def git_diff(arguments: Sequence[str]) -> str:
    """How one file has changed, for the arguments that git gives. Exits 2 for any others, and for
    nothing else: git would stop in the middle of a diff."""
    if len(arguments) == 1:
        return f"* Unmerged path {arguments[0]}\n"
    if len(arguments) not in (7, _RENAMED):
        raise fail("--git-driver is for git: PATH OLD OLDHEX OLDMODE NEW NEWHEX NEWMODE")
    path, old_file, _, old_mode, new_file, _, new_mode = arguments[:7]
    new_path = arguments[7] if len(arguments) == _RENAMED else path
    try:
        old = Side(path, _read(old_file), old_mode)
        new = Side(new_path, _read(new_file), new_mode)
    except OSError as problem:
        return f"{path}: {reason(problem)}\n"
    return _heading(old, new) + _body(old, new)


def _read(file: str) -> bytes | None:
    return None if file.lower() in _NO_FILES else read_file(file)


def _heading(old: Side, new: Side) -> str:
    bold, end = ("\x1b[1m", "\x1b[0m") if _has_colour() else ("", "")
    changes = []
    if old.data is None or new.data is None:
        changes.append("new file" if old.data is None else "deleted file")
    elif old.mode != new.mode:
        changes.append(f"mode {old.mode} → {new.mode}")
    if old.path != new.path:
        changes.append(f"renamed from {old.path}")
    what = f"{new.path}: {', '.join(changes)}" if changes else new.path
    return f"{bold}{what}{end}\n"


def _body(old: Side, new: Side) -> str:
    if old.data == new.data:
        return ""
    colour = _has_colour()
    lines = plain.render(old.data, new.data, new.path, colour=colour)
    meets = _meet(old), _meet(new)
    if meets[0] is None or meets[1] is None:
        return lines
    changes = compare(meets[0], meets[1])
    if changes:
        return text.render(changes, colour=colour)
    return f"only comments or layout changed\n{lines}"


def _meet(side: Side) -> Meet | None:
    """The meet of one side; None of what cannot be compiled alone. What it includes is read in
    the work tree: git shows those files' own changes beside it."""
    if side.data is None:
        return Meet()
    data, path = side.data, side.path
    included = reader(path)
    source = Input(path, read=lambda file: data if file == path else included(file))
    compiled = compile_input(source, False, Timings())
    return compiled.meet if compiled is not None and compiled.ok else None


def _has_colour() -> bool:
    """Git pages what a driver prints, and says so; its pager shows colours."""
    in_use = os.environ.get("GIT_PAGER_IN_USE") == "true"
    return has_colour(sys.stdout, paged=in_use)
