"""One push at a time: a lock that the system takes back when its process ends, however it ends.

The file names its holder. A file that another machine left in a shared folder proves nothing
about that machine, so it holds until `meetc unlock`.
"""

from __future__ import annotations

import json
import os
import socket
from pathlib import Path
from typing import NamedTuple

from meetc.file_lock import acquire, release


class Holder(NamedTuple):
    """Who holds a lock."""

    pid: int
    host: str

    def __str__(self) -> str:
        return f"process {self.pid} on {self.host}"


class LockedError(Exception):
    """Another push is at work, or may be."""


def holder_of(path: Path) -> Holder | None:
    """Whom a lock file names; None where there is none or it cannot be read."""
    try:
        holder = json.loads(path.read_bytes()[:4096])
        return Holder(int(holder["pid"]), str(holder["host"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


class Lock:
    """Held from `with` to its end. Raises LockedError where somebody else has it, OSError where
    the folder cannot be written."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = -1

    def __enter__(self) -> Lock:
        before = holder_of(self.path)
        self._file = acquire(self.path)
        if self._file < 0:
            raise LockedError(f"{before or 'another process'} is pushing this meet")
        me = Holder(os.getpid(), socket.gethostname())
        if before is not None and before.host != me.host:
            release(self.path, self._file, remove=False)
            raise LockedError(
                f"{before} has left its lock {self.path.name}: it may still be pushing"
            )
        text = json.dumps(me._asdict()).encode()
        os.ftruncate(self._file, 0)
        os.write(self._file, text)
        return self

    def __exit__(self, *_: object) -> None:
        release(self.path, self._file)


def unlock(path: Path) -> Holder | None:
    """Remove a lock that nobody on this machine holds, and name whom it names. Raises LockedError
    where its process still runs, OSError where the file cannot be removed."""
    holder = holder_of(path)
    if not path.exists():
        return None
    file = acquire(path)
    if file < 0:
        raise LockedError(f"{holder or 'another process'} is still pushing; end it first")
    os.close(file)
    path.unlink(missing_ok=True)
    return holder or Holder(0, "an unknown machine")
