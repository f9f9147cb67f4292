"""Reads the files that a meet includes, from its own folder alone."""

from __future__ import annotations

import os
import posixpath

from meetc.cli.inputs import read_file
from meetc.syntax.file_pattern import is_pattern, matching


def reader(root: str) -> Included:
    return Included(os.path.realpath(os.path.dirname(root) or "."))


class Included:
    """Reads included files, and none that a link leads out of the folder of the meet."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self._inside: set[str] = set()

    def __call__(self, path: str) -> bytes:
        folder = os.path.dirname(path)
        if folder not in self._inside or os.path.islink(path):
            real = os.path.realpath(path)
            if os.path.commonpath([real, self.folder]) != self.folder:
                raise OSError(1, "a link leads out of the folder of the meet")
            if real == os.path.join(os.path.realpath(folder), os.path.basename(path)):
                self._inside.add(folder)
        return "\n".join(names_of(path)).encode() if is_pattern(path) else read_file(path)


def names_of(pattern: str) -> list[str]:
    """The names of the files that a pattern stands for. Raises OSError where its folder cannot be
    read."""
    with os.scandir(posixpath.dirname(pattern) or ".") as entries:
        files = [entry.name for entry in entries if entry.is_file() and "\n" not in entry.name]
    return matching(pattern, files)
