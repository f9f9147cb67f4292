"""Files that are replaced whole or not at all, and read while other programs use them.

On Windows nobody can read or replace a file for as long as an editor, a scanner for viruses, a
synchronised folder or the timing computer has it open, which is most often a moment.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TypeVar

T = TypeVar("T")

MAY_BE_HELD = os.name == "nt"
"""Whether another program that has a file open keeps it from others."""
_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8)


def patiently(act: Callable[[], T]) -> T:
    """What `act` gives, which is tried again for a second and a half where another program may
    hold the file. Raises OSError."""
    for pause in _PAUSES if MAY_BE_HELD else ():
        try:
            return act()
        except PermissionError:
            time.sleep(pause)
    return act()


def held_by_others(problem: Exception) -> str:
    """What is behind the reason of the system where it may be that somebody else has the file
    open; "" of any other."""
    held = MAY_BE_HELD and isinstance(problem, PermissionError)
    return "; another program may have it open" if held else ""


def name_beside(path: str) -> str:
    """The name of a file that is to take the place of another, until it does."""
    import secrets  # who only reads need not wait for it

    folder, own = os.path.split(path)
    return os.path.join(folder, f".{own}.{secrets.token_hex(4)}.tmp")


def put_in_place(beside: str, path: str) -> None:
    """Give a file the name, and the place, of another. Raises OSError."""
    patiently(partial(os.replace, beside, path))


def write_whole(path: str, data: bytes, *, on_disk: bool = True) -> None:
    """Replace a file. `on_disk` waits until the disk has it, so that a power cut leaves the one or
    the other. Raises OSError."""
    beside = name_beside(path)
    try:
        with open(beside, "xb") as file:
            file.write(data)
            if on_disk:
                file.flush()
                os.fsync(file.fileno())
        put_in_place(beside, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(beside)
        raise
