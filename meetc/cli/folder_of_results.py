"""The files of results in a folder, and which of them a meet does not read: a tablet may have saved
a card for which nobody has written `results from`."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from meetc.cli import inputs

_SUFFIXES = (".lif", ".lff", ".heatresultxml", ".csv", ".tsv", ".xlsx", ".xlsm", ".ods", ".xls")


def whatever_in(folder: str) -> PurePosixPath:
    """What stands for all files of a folder, so that one which nothing reads is noticed."""
    return PurePosixPath(Path(folder).as_posix(), "*")


def require_read(read: Iterable[str], file: str, folder: str) -> None:
    """Exit 2 where the meet reads no files of results of the folder."""
    own = os.path.realpath(folder)
    looked_for = set(read) - {str(whatever_in(folder))}
    paths = (path for path in looked_for if not path.lower().endswith(inputs.SUFFIX))
    if all(os.path.realpath(posixpath.dirname(path) or ".") != own for path in paths):
        below = Path(folder).name or "lynx"
        raise inputs.fail(
            f'{file} reads no results of {folder}: write results from "{below}/*.lif"'
        )


def unread_files(folder: str, read: Iterable[str]) -> list[str]:
    """The names of those files, in their order, without the ones that programs keep for
    themselves; none of a folder that is away."""
    known = {os.path.realpath(path) for path in read}
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return []
    return [
        Path(folder, name).as_posix()
        for name in names
        if name.lower().endswith(_SUFFIXES)
        and not name.startswith((".", "~"))
        and os.path.realpath(os.path.join(folder, name)) not in known
    ]
