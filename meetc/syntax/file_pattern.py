"""Names that stand for several files: `lynx/*.lif` is every such file of the folder.

Only the last part of a name may have `*` or `?`. Small letters and capitals are one, so that the
files of a Windows machine are the same ones everywhere.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from fnmatch import translate

from meetc.patterns import pattern

_DIGITS = pattern(r"(\d+)")


def is_pattern(path: str) -> bool:
    """Whether a name stands for several files; a list may have a `?` in its own name."""
    name = posixpath.basename(path).lower()
    return "*" in name or ("?" in name and name.endswith(".lif"))


def matching(pattern: str, names: Iterable[str]) -> list[str]:
    """The names of files of the pattern's folder that it stands for, in order: 2 before 10."""
    last = posixpath.basename(pattern).lower().replace("[", "[[]")
    fits = re.compile(translate(last))
    return sorted({name for name in names if fits.match(name.lower())}, key=by_number)


def by_number(name: str) -> tuple[list[str], str]:
    """What puts names in order by their numbers; the ending is of less weight than the rest, so
    that `T11-1-01b.lif` is behind `T11-1-01.lif`."""
    stem = posixpath.splitext(name)[0].lower()
    return [part.zfill(12) if part.isdecimal() else part for part in _DIGITS.split(stem)], name
