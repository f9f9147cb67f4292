"""What a target is: what its files are called, how they are made, and how they are known again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from meetc.emit.view.privacy import Privacy
from meetc.model import Meet
from meetc.pipeline import Timings

Files = Mapping[str, Callable[[], bytes]]
"""How each file of an output is made: by its path below a folder, or by what stands behind the
name of the meet, as `-results.csv`; the only file of an output by ""."""


class Output(NamedTuple):
    """What a target makes of a meet. `digest` is that of the meet, "" of a folder; `shown` says
    that the file prints it, or holds all that it is of."""

    files: Files
    digest: str = ""
    shown: bool = False
    notes: tuple[str, ...] = ()


Make = Callable[[Meet, Privacy, Timings], Output]
Write = Callable[[bytes | memoryview], object]
InPieces = Callable[[Meet, Timings, Write], Output | None]
"""Writes the only file of an output while it is made, and gives the output without it; None where
it has to be made whole, whatever was written."""


@dataclass(frozen=True, slots=True)
class Target:
    """What can be made of a meet.

    `suffix` is the end of the output's name, "" of a folder, and `several` why one that is more
    than a file has no place on standard output. `make` makes the files, and may raise
    PayloadError; the files may raise TemplateError. An output is known again by what it begins
    with (`heads`), by what stands in its first lines (`mark`), or by the `endings` of its name.
    """

    name: str
    suffix: str
    make: Make
    several: str = ""
    heads: tuple[bytes, ...] = ()
    mark: bytes = b""
    endings: tuple[str, ...] = ()
    in_pieces: InPieces | None = None
    is_payload: bool = False
    """Whether it is JSON that OpenTrack loads, which has a schema and is compared as data."""
    has_privacy: bool = False
    """Whether people read it, so that there is a public and a full one."""
    prints_digest: bool = False
    """Whether its files say of which meet they are."""
    line: str = "line"
    folder: str = ""
    """What its folder is called beside the meet; "" where it has the meet's own name."""

    @property
    def is_folder(self) -> bool:
        return not self.suffix

    @property
    def privacies(self) -> tuple[Privacy, ...]:
        """In which forms it may have been made, the public one first."""
        return tuple(Privacy) if self.has_privacy else (Privacy.PUBLIC,)
