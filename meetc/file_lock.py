"""A lock on a file that the system takes back when its process ends, however it ends.

The file is there only while somebody holds it or is about to, and what it holds is its holder's.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_FAR = 1 << 30  # the byte that is locked: far behind the text, which stays readable on Windows
_PAUSE = 0.005


@contextmanager
def one_at_a_time(path: Path) -> Iterator[None]:
    """Wait for the lock, and hold it until the end of `with`. Where it cannot be made nobody
    waits: the system knows no locks, or nothing can be written beside it either."""
    file = -1
    with suppress(OSError):
        while (file := acquire(path)) < 0:
            time.sleep(_PAUSE)
    try:
        yield
    finally:
        if file >= 0:
            release(path, file)


def acquire(path: Path) -> int:
    """An open file that is locked, or -1 where somebody else has it locked. Raises OSError where
    it cannot be made or locked at all."""
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


def release(path: Path, file: int, *, remove: bool = True) -> None:
    """Give a lock back, and take its file away."""
    if remove and sys.platform != "win32":
        path.unlink(missing_ok=True)  # while it is held: nobody else can hold it yet
    os.close(file)
    if remove and sys.platform == "win32":
        with suppress(OSError):  # the next one has it already
            path.unlink(missing_ok=True)


def _take(file: int) -> bool:
    try:
        if sys.platform == "win32":
            os.lseek(file, _FAR, os.SEEK_SET)
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
            os.lseek(file, 0, os.SEEK_SET)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True
