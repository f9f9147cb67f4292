"""The meets of the next commit: as they are staged, and not as they are in the folder."""

from __future__ import annotations

import posixpath
from pathlib import Path

from meetc.git.command import GitError, git
from meetc.syntax.file_pattern import is_pattern, matching
from meetc.syntax.load import included_names

_FILES = ("100644", "100755")
_SUFFIX = ".meet"


class Staged:
    """The files of git's index. Paths count from the top of the work tree, with slashes."""

    def __init__(self, folder: str | Path) -> None:
        """Raises GitError outside a repository."""
        self.folder = folder
        self._blobs: dict[str, str] = {}
        for entry in _split(git("ls-files", "--stage", "-z", folder=folder)):
            about, path = entry.split("\t", 1)
            mode, blob, stage = about.split()
            if mode in _FILES and stage == "0":
                self._blobs[path] = blob
        self._texts: dict[str, bytes] = {}

    def read(self, path: str) -> bytes:
        """The bytes of a file; of a pattern the names that it stands for. Raises OSError where a
        file is not staged."""
        if is_pattern(path):
            below = posixpath.dirname(path)
            own = (file for file in self._blobs if posixpath.dirname(file) == below)
            return "\n".join(matching(path, map(posixpath.basename, own))).encode()
        if path not in self._texts:
            if path not in self._blobs:
                raise FileNotFoundError(2, "it is not staged: git add it")
            try:
                self._texts[path] = git("cat-file", "blob", self._blobs[path], folder=self.folder)
            except GitError as problem:
                raise OSError(5, str(problem)) from None
        return self._texts[path]

    def changed(self) -> set[str]:
        """The files that the next commit changes, adds or takes out."""
        names = git("diff", "--cached", "--name-only", "--no-renames", "-z", folder=self.folder)
        return set(_split(names))

    def meets(self) -> list[str]:
        """The meets that the next commit changes, be it in a file that they include or name; a
        meet that another one includes is read with that."""
        changed = self.changed()
        if not changed:
            return []
        texts = {path: self.read(path) for path in self._blobs if path.endswith(_SUFFIX)}
        below = {path: _included(path, data) for path, data in texts.items()}
        included = {name for path, names in below.items() for name in names if name != path}
        others = [posixpath.basename(path) for path in changed if path not in texts]
        names = [name.encode() for file in others for name in (file, f"*{_ending(file)}")]
        touched = {p for p in texts if p in changed or any(name in texts[p] for name in names)}
        return sorted(
            path for path in texts if path not in included and touched & _reached(path, below)
        )


def _ending(name: str) -> str:
    return posixpath.splitext(name)[1]


def _split(output: bytes) -> list[str]:
    """What a command prints with -z, as names of files."""
    return output.decode("utf-8", "surrogateescape").split("\0")[:-1]


def _included(path: str, data: bytes) -> set[str]:
    folder = posixpath.dirname(path)
    names = included_names(data.decode("utf-8", "replace"))
    return {posixpath.normpath(posixpath.join(folder, name)) for name in names}


def _reached(path: str, below: dict[str, set[str]]) -> set[str]:
    """A file and all that it includes, and these in turn."""
    reached, left = {path}, [path]
    while left:
        fresh = below.get(left.pop(), set()) - reached
        reached |= fresh
        left += fresh
    return reached
