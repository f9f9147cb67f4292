"""What `meetc git install` writes: lines of .gitattributes, settings of git, a hook."""

from __future__ import annotations

import re
import shlex
import sys
from pathlib import PureWindowsPath

ATTRIBUTES = ("*.meet diff=meetc merge=meetc", "*.base.json merge=meetc")
RECORD = "meetc.wroteattributes"
"""The setting that remembers that the lines of .gitattributes are from here, and not from
whoever shared the repository."""

_BLOCK = f"""\
# Written by `meetc git install`, taken out by `meetc git uninstall`.
{ATTRIBUTES[0]}
{ATTRIBUTES[1]}
# End of meetc.
"""
_HOOK = """\
#!/bin/sh
# Written by `meetc git install`, taken out by `meetc git uninstall`.
exec {command}
"""
_ANY_HOOK = re.compile(re.escape(_HOOK).replace(r"\{command\}", "[^\n]*"))
_OURS = " -m meetc "


def meetc_command(*arguments: str) -> str:
    """How a shell calls this meetc, whatever is on its PATH. `-P` keeps a file of the repository
    from being taken for one of Python's."""
    python = sys.executable or "python3"
    if "\\" in python:  # the sh of Git for Windows reads it with slashes alone
        python = PureWindowsPath(python).as_posix()
    return " ".join([shlex.quote(python), "-P", "-m", "meetc", *arguments])


def settings() -> dict[str, str]:
    """The settings of git, by name.

    Where this Python is gone, git's own merge takes over: a driver that cannot be run would leave
    the file with one side only. Git before 2.44 passes %S, %X and %Y as they stand. While several
    common ancestors are merged, conflicts between these are of no interest to anybody.
    """
    textual = "git merge-file --marker-size=%L -L ours -L base -L theirs %A %O %B"
    merge = meetc_command(
        "git", "merge", "%O", "%A", "%B", "--path=%P", "--marker-size=%L",
        "--base-label=%S", "--our-label=%X", "--their-label=%Y",
    )  # fmt: skip
    runs = meetc_command("--version")
    return {
        "diff.meetc.command": meetc_command("diff", "--git-driver", "--"),
        "merge.meetc.name": "meetc: by event, unit and bib",
        "merge.meetc.driver": f"if {runs} >/dev/null; then {merge}; else {textual}; fi",
        "merge.meetc.recursive": "binary",
    }


def is_ours(name: str, value: str) -> bool:
    """Whether a setting has been written by some meetc, this one or one elsewhere."""
    return _OURS in value or settings()[name] == value


def with_attributes(text: str) -> str:
    """A .gitattributes with our lines: at its start, so that the user's own win over them."""
    if _block_in(text):
        return text
    bom = "\ufeff" if text.startswith("\ufeff") else ""
    rest = text.removeprefix(bom)
    return bom + (_BLOCK.replace("\n", "\r\n") if "\r\n" in rest else _BLOCK) + rest


def without_attributes(text: str) -> str:
    return text.replace(_block_in(text), "", 1)


def _block_in(text: str) -> str:
    """Our lines as they stand in a text; "" where they do not."""
    return next((b for b in (_BLOCK, _BLOCK.replace("\n", "\r\n")) if b in text), "")


def hook() -> str:
    """The pre-commit hook."""
    return _HOOK.format(command=hook_command())


def hook_command() -> str:
    return meetc_command("git", "check-staged")


def is_our_hook(text: str) -> bool:
    """Whether a hook is what some meetc wrote, and nothing besides."""
    return _ANY_HOOK.fullmatch(text) is not None
