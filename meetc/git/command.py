"""The one door to git: runs it, and says what it said."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

_NO_REPOSITORY = "not a git repository"


class GitError(Exception):
    """Git is not installed, refused, or failed. The text says why, in git's own words."""


class NoRepositoryError(GitError):
    """There is no repository here."""


class SilentError(GitError):
    """Git failed without a word, as it does where it is asked to be quiet."""


def run(
    *arguments: str, folder: str | Path = ".", stdin: bytes | None = None
) -> subprocess.CompletedProcess[bytes]:
    """What a git command did. Raises GitError where there is no git."""
    try:
        return subprocess.run(
            ["git", *arguments],
            cwd=folder,
            input=stdin,
            capture_output=True,
            check=False,
            env=os.environ | {"LC_ALL": "C"},  # what it says is told apart below
        )
    except FileNotFoundError:
        raise GitError("git is not installed, or not on the PATH") from None
    except OSError as problem:
        raise GitError(f"git cannot be run: {(problem.strerror or str(problem)).lower()}") from None


def git(*arguments: str, folder: str | Path = ".", stdin: bytes | None = None) -> bytes:
    """What a git command prints. Raises GitError where it fails or there is no git."""
    done = run(*arguments, folder=folder, stdin=stdin)
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ")
        if not said:
            raise SilentError(f"git ended with {done.returncode}")
        kind = NoRepositoryError if said.startswith(_NO_REPOSITORY) else GitError
        raise kind(said.splitlines()[0])
    return done.stdout


def first_line(*arguments: str, folder: str | Path = ".") -> str:
    """The first line that a git command prints; "" where it fails."""
    try:
        lines = git(*arguments, folder=folder).decode("utf-8", "replace").splitlines()
    except GitError:
        return ""
    return lines[0] if lines else ""
