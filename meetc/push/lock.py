"""One push at a time: a lock that the system takes back when its process ends, however it ends.

The file names its holder. A file that another machine left in a shared folder proves nothing
about that machine, so it holds until `meetc unlock`.
"""

from __future__ import annotations

import json
import os
import socket
import sys
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_FAR = 1 << 30  # the byte that is locked: far behind the text, which stays readable on Windows


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
        found = json.loads(path.read_bytes()[:4096])
        return Holder(int(found["pid"]), str(found["host"]))
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
        self._file = _acquire(self.path)
        if self._file < 0:
            raise LockedError(f"{before or 'another process'} is pushing this meet")
        me = Holder(os.getpid(), socket.gethostname())
        if before is not None and before.host != me.host:
            self._release(remove=False)
            raise LockedError(
                f"{before} has left its lock {self.path.name}: it may still be pushing"
            )
        text = json.dumps(me._asdict()).encode()
        os.ftruncate(self._file, 0)
        os.write(self._file, text)
        return self

    def __exit__(self, *_: object) -> None:
        self._release(remove=True)

    def _release(self, *, remove: bool) -> None:
        if remove and sys.platform != "win32":
            self.path.unlink(missing_ok=True)  # while it is held: nobody else can hold it yet
        os.close(self._file)
        if remove and sys.platform == "win32":
            with suppress(OSError):  # the next push has it already
                self.path.unlink(missing_ok=True)


def unlock(path: Path) -> Holder | None:
    """Remove a lock that nobody on this machine holds, and name whom it names. Raises LockedError
    where its process still runs, OSError where the file cannot be removed."""
    holder = holder_of(path)
    if not path.exists():
        return None
    file = _acquire(path)
    if file < 0:
        raise LockedError(f"{holder or 'another process'} is still pushing; end it first")
    os.close(file)
    path.unlink(missing_ok=True)
    return holder or Holder(0, "an unknown machine")


def _acquire(path: Path) -> int:
    """An open file that is locked, or -1 where somebody else has it locked."""
    while True:
        file = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            if not _take(file):
                os.close(file)
                return -1
            if os.path.samestat(os.stat(path), os.fstat(file)):
                return file
        except FileNotFoundError:
            pass  # its holder removed it just now
        except BaseException:
            os.close(file)
            raise
        os.close(file)


def _take(file: int) -> bool:
    try:
        if sys.platform == "win32":
            os.lseek(file, _FAR, os.SEEK_SET)
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
            os.lseek(file, 0, os.SEEK_SET)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
