"""Follows the files of a meet: says when one has changed, and compiles them again.

Files are looked at a few times a second. That finds every change on every system, on network
shares and in folders that are synchronised too, and costs next to nothing for the few files of
a meet.
"""

from __future__ import annotations

import os
import time
from pathlib import PurePath

from meetc.cli.compiling import compile_input
from meetc.cli.included import names_of, reader
from meetc.cli.inputs import Input
from meetc.pipeline import Compiled, Compiler, Timings
from meetc.syntax.file_pattern import is_pattern

EVERY_SECONDS = 0.2
_COARSE_SECONDS = 3.0
"""For how long a file may change and look the same: some drives tell times to two seconds."""
_LONGEST_WRITE = 5.0

_Stamp = tuple[int, int, int] | tuple[str, ...] | None


class Watched:
    """One meet with all its files, those included and not found as well."""

    def __init__(self, source: Input, template: PurePath | None = None) -> None:
        """`template` is a file, or a pattern of files, that is followed as well."""
        self.source = source
        self._template = [str(template)] if template else []
        self._compiler = Compiler()
        self._stamps: dict[str, _Stamp] = {}
        self._compiled_at, self._is_news = 0.0, True

    @property
    def paths(self) -> list[str]:
        """The files, and patterns of files, that the last compilation read or looked for."""
        return list(self._stamps)

    def has_changed(self) -> bool:
        """Whether a file that the last compilation read is another now."""
        return any(_stamp(path) != stamp for path, stamp in self._stamps.items())

    def wait(self) -> None:
        """Wait until a file has changed and then stood still, or for a moment after the last
        compilation: a file may have changed since without looking so."""
        end = self._compiled_at + _COARSE_SECONDS if self._is_news else float("inf")
        while not self.has_changed() and time.monotonic() < end:
            time.sleep(EVERY_SECONDS)
        self._is_news = self.has_changed()
        end = time.monotonic() + _LONGEST_WRITE
        seen: list[_Stamp] = []
        while seen != (seen := [_stamp(path) for path in self._stamps]) and time.monotonic() < end:
            time.sleep(EVERY_SECONDS)

    def compile(self, strict: bool, timings: Timings, *, extras: bool = True) -> Compiled | None:
        """Compile the meet as its files stand now; None where the first cannot be read, which
        is told. Stamps are taken before reading, so that no change is ever missed."""
        included = reader(self.source.path)
        self._compiled_at = time.monotonic()
        self._stamps = {path: _stamp(path) for path in (self.source.path, *self._template)}

        def read(path: str) -> bytes:
            self._stamps[path] = _stamp(path)
            try:
                return included(path)
            except OSError:
                self._stamps[path] = None  # tried again, though nobody may write it once more
                raise

        return compile_input(
            self.source, strict, timings, read=read, compiler=self._compiler, extras=extras
        )


def _stamp(path: str) -> _Stamp:
    """What changes when a file is written, or when one more is that a pattern stands for; None
    where there is none."""
    try:
        if is_pattern(path):
            return tuple(names_of(path))
        stat = os.stat(path)
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size, stat.st_ino
