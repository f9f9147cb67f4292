"""Earlier versions of a file, as the commits have them that the work tree is made from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from meetc.git.command import GitError, git

_MOST_VERSIONS = 30
_MOST_BYTES = 64 * 1024 * 1024


def versions(path: Path) -> Iterator[bytes]:
    """The latest versions of a file, the newest first; none where git does not know it."""
    folder, name, total = path.resolve().parent, path.name, 0
    try:
        commits = git("log", "-n", str(_MOST_VERSIONS), "--format=%H", "--", name, folder=folder)
        for commit in commits.decode("ascii", "replace").split():
            data = git("cat-file", "blob", f"{commit}:./{name}", folder=folder)
            total += len(data)
            if total > _MOST_BYTES:
                return
            yield data
    except GitError:  # no git, no repository, or a commit that has taken the file away
        return
