"""A file that is to take the place of another: whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from meetc.cli.inputs import SUFFIX, problems_of
from meetc.whole_file import name_beside, put_in_place

_PIECE = 1 << 16


class Replacement:
    """What is written for a place, piece by piece into a file beside it, so that nobody ever sees
    half of it. It is gone at the end of `with` where it was not put in its place. What goes wrong
    with a piece is told then, not before."""

    def __init__(self, place: str) -> None:
        self._place = place
        self._target = Path(os.path.realpath(place))
        self._beside = Path(name_beside(str(self._target)))
        self._file: BinaryIO | None = None
        self._problem: OSError | None = None

    def __enter__(self) -> Replacement:
        return self

    def __exit__(self, *_: object) -> None:
        self.drop()

    def drop(self) -> None:
        """Leave what stands in the place, and forget what was written."""
        if self._file is not None:
            with suppress(OSError):
                self._file.close()
            with suppress(OSError):
                self._beside.unlink()  # gone already where all went well
        self._file = self._problem = None

    @property
    def is_possible(self) -> bool:
        """Whether the place takes a file: it is no device or pipe, and no text of a meet."""
        other = self._target.exists() and not self._target.is_file()
        return not other and self._target.suffix != SUFFIX

    def write(self, piece: bytes | memoryview) -> None:
        try:
            if self._file is None and self._problem is None:
                self._target.parent.mkdir(parents=True, exist_ok=True)
                self._file = open(self._beside, "x+b")  # noqa: SIM115 - `drop` closes it
            if self._file is not None and self._problem is None:
                self._file.write(piece)
        except OSError as problem:
            self._problem = problem

    def is_there(self) -> bool:
        """Whether the place has just what was written. Raises OSError."""
        if self._file is None or not self._target.is_file():
            return False
        size = self._file.tell()
        if size != self._target.stat().st_size:
            return False
        self._file.seek(0)
        with open(self._target, "rb") as there:
            pairs = ((self._file.read(_PIECE), there.read(_PIECE)) for _ in range(0, size, _PIECE))
            same = all(one == other for one, other in pairs)
        self._file.seek(size)
        return same

    def put(self) -> None:
        """Put what was written in its place. Exits 2 where that fails, and then leaves what was
        there."""
        with problems_of(f"{self._place} cannot be written"):
            if self._problem is not None:
                raise self._problem
            if self._file is None or self.is_there():
                return  # whoever looks at its time need not do again what follows from it
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            if self._target.exists():
                os.chmod(self._beside, self._target.stat().st_mode & 0o777)
            put_in_place(str(self._beside), str(self._target))
