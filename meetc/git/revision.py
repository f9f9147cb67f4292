"""Files as they are in a revision of a git repository: `HEAD~1:spring.meet`."""

from __future__ import annotations

import os
import posixpath
import re
from dataclasses import dataclass
from pathlib import Path

from meetc.git.command import GitError, SilentError, git
from meetc.syntax.file_pattern import is_pattern, matching

_NAME = re.compile(r"((?:[^:{]|\{[^}]*\})*):(.+)", re.DOTALL)
_DRIVE = re.compile(r"[A-Za-z]:[\\/]")


@dataclass(frozen=True, slots=True)
class Revision:
    """One state of all files: a commit, or the index where `name` is "".

    `tree` is the id that the name stood for when it was looked up, so that a file and what it
    includes are of one state whatever happens meanwhile. Git runs in `folder`; a path that
    begins with ./ or ../ is relative to it, any other to the root of the repository.
    """

    name: str
    tree: str
    folder: str

    def read(self, path: str) -> bytes:
        """The bytes of a file, whose path has forward slashes; of a pattern the names that it
        stands for. Raises GitError."""
        try:
            if is_pattern(path):
                return "\n".join(self._names(path)).encode()
            return git("cat-file", "blob", f"{self.tree}:{path}", folder=self.folder)
        except GitError as problem:
            reason = str(problem)
            raise GitError(reason.replace(self.tree, self.name) if self.tree else reason) from None

    def _names(self, pattern: str) -> list[str]:
        """The names of the files that a pattern stands for."""
        below = posixpath.dirname(pattern)
        if self.tree:
            listed = git(
                "ls-tree",
                "--full-tree",
                "--name-only",
                "-z",
                f"{self.tree}:{below}",
                folder=self.folder,
            )
        else:
            inside = below if below.startswith(("./", "../")) else f":(top){below}"
            listed = git("ls-files", "-z", "--", inside or ".", folder=self.folder)
        names = (path.rpartition("/")[2] for path in listed.decode("utf-8", "replace").split("\0"))
        return matching(pattern, names)


def find_revision(name: str, folder: str | Path = ".") -> Revision:
    """The revision that git knows by a name, "" for the index. Raises GitError."""
    if not name:
        return Revision("", "", str(folder))
    try:
        options = ("--verify", "--quiet", "--end-of-options")
        tree = git("rev-parse", *options, f"{name}^{{tree}}", folder=folder)
    except SilentError:
        raise GitError(f"git knows no revision {name} here") from None
    return Revision(name, tree.decode().strip(), str(folder))


def split_name(name: str) -> tuple[str, str] | None:
    r"""The revision and the path of `HEAD~1:spring.meet`; None of what is a path alone, as
    `C:\spring.meet` is."""
    if _DRIVE.match(name) or os.path.splitdrive(name)[0]:
        return None
    match = _NAME.fullmatch(name)
    return (match[1], match[2].replace(os.sep, "/")) if match else None
