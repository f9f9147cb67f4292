"""How far a command is with its many files, on a terminal."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator, Sequence

from meetc.cli.inputs import Input
from meetc.pipeline import collector_paused

_MANY = 20
_CELLS = 20


class InputProgress:
    """The inputs, and where there are many a bar on the terminal of standard error. It is cleared
    before something is printed, and `quiet` where programs read along.

    The collector looks for garbage between two meets, and not at all at the objects of the last:
    the process ends, and a look at those of a season takes a tenth of its time.
    """

    def __init__(self, inputs: Sequence[Input], *, quiet: bool = False) -> None:
        self._inputs = inputs
        self._shown = len(inputs) >= _MANY and not quiet and sys.stderr.isatty()
        self._width = 0

    def __enter__(self) -> InputProgress:
        return self

    def __exit__(self, *_: object) -> None:
        self.clear()

    def __iter__(self) -> Iterator[Input]:
        gc.unfreeze()
        for number, source in enumerate(self._inputs):
            self._draw(number)
            with collector_paused():
                yield source
                if source is self._inputs[-1]:
                    gc.freeze()

    def _draw(self, number: int) -> None:
        if self._shown:
            done = number * _CELLS // len(self._inputs)
            bar = f"[{'#' * done}{'-' * (_CELLS - done)}] {number} of {len(self._inputs)}"
            self._width = len(bar)
            sys.stderr.write(f"{bar}\r")
            sys.stderr.flush()

    def clear(self) -> None:
        """Take the bar away: what is printed next begins on an empty line."""
        if self._width:
            sys.stderr.write(f"{' ' * self._width}\r")
            sys.stderr.flush()
            self._width = 0
