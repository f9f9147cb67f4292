"""The one door to git: runs it, and says what it said."""

from __future__ import annotations

import subprocess
from pathlib import Path


class GitError(Exception):
    """Git is not installed, refused, or failed. The text says why, in git's own words."""


def run(
    *arguments: str, folder: str | Path = ".", stdin: bytes | None = None
) -> subprocess.CompletedProcess[bytes]:
    """What a git command did. Raises GitError where there is no git."""
    try:
        return subprocess.run(
            ["git", *arguments], cwd=folder, input=stdin, capture_output=True, check=False
        )
    except FileNotFoundError:
        raise GitError("git is not installed, or not on the PATH") from None
    except OSError as problem:
        raise GitError(f"git cannot be run: {(problem.strerror or str(problem)).lower()}") from None


def git(*arguments: str, folder: str | Path = ".", stdin: bytes | None = None) -> bytes:
    """What a git command prints. Raises GitError where it fails or there is no git."""
    done = run(*arguments, folder=folder, stdin=stdin)
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise GitError(said[0] if said else f"git ended with {done.returncode}")
    return done.stdout


def first_line(*arguments: str, folder: str | Path = ".") -> str:
    """The first line that a git command prints; "" where it fails."""
    try:
        lines = git(*arguments, folder=folder).decode("utf-8", "replace").splitlines()
    except GitError:
        return ""
    return lines[0] if lines else ""
