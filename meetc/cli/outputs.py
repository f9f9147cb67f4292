"""Where outputs go."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from meetc.cli.inputs import STDIN, SUFFIX, Input, fail, problems_of, read_file
from meetc.cli.replacement import Replacement

if TYPE_CHECKING:
    from meetc.targets.target import Target

STDOUT = "-"
DIGESTS = "meetc-digests.json"


def places(inputs: Sequence[Input], output: str | None, target: Target) -> list[str]:
    """The output of each input: beside its source, or in `output`, which mirrors directories.
    Where outputs are folders, `output` is that of a single input.

    Exits 2 where two inputs would be written to one place.
    """
    suffix = target.suffix
    if target.is_folder and (only := _folder(inputs, output, target)):
        return [only]
    if output == STDOUT or (output is None and [i.path for i in inputs] == [STDIN]):
        if len(inputs) > 1:
            raise fail(f"{len(inputs)} meets cannot go to standard output; -o names a directory")
        if target.several:
            raise fail(f"{target.several}, which standard output cannot take; -o names another")
        return [STDOUT]
    is_directory = _is_directory(inputs, output, suffix)
    taken: dict[str, str] = {}
    sources = {os.path.realpath(meet.path) for meet in inputs}
    for meet in inputs:
        path = _path(meet, output, suffix, is_directory)
        place = path.as_posix()
        if path.name == DIGESTS:
            raise fail(f"{place} is where meetc keeps digests; -o names another file")
        if place in taken:
            raise fail(f"{taken[place]} and {meet.path} would both be written to {place}")
        if os.path.realpath(place) in sources:
            raise fail(f"{place} would replace its own source")
        taken[place] = meet.path
    return list(taken)


def _is_directory(inputs: Sequence[Input], output: str | None, suffix: str) -> bool:
    """Whether `output` is a directory, now or when it is made. Exits 2 where it has to be one and
    is a file, or is named like one."""
    if output is None:
        return False
    several = len(inputs) > 1 or any(meet.folder for meet in inputs)
    there = Path(output)
    if not (several or output.endswith(("/", os.sep)) or there.is_dir()):
        return False
    if there.exists() and not there.is_dir():
        raise fail(f"{output} is a file, and {len(inputs)} meets need a directory")
    if suffix and output.endswith(suffix) and not there.exists():
        raise fail(f"{output} names one file, and there are {len(inputs)} meets")
    return True


def _path(meet: Input, output: str | None, suffix: str, is_directory: bool) -> Path:
    path = Path("meet" if meet.path == STDIN else meet.path).with_suffix(suffix)
    if output is None:
        return path
    inside = path.relative_to(meet.folder) if meet.folder else Path(path.name)
    return Path(output) / inside if is_directory else Path(output)


def _folder(inputs: Sequence[Input], output: str | None, target: Target) -> str:
    """The folder of a single input; "" where there are several, or a directory of them."""
    if output == STDOUT or (output is None and any(i.path == STDIN for i in inputs)):
        raise fail(f"{target.several}, which standard output cannot take; -o names a folder")
    if len(inputs) > 1 or inputs[0].folder:
        return ""
    source = Path(inputs[0].path)
    usual = source.with_name(target.folder) if target.folder else source.with_suffix("")
    place = Path(output or usual).as_posix()
    if os.path.realpath(place) == os.path.realpath(inputs[0].path):
        raise fail(f"{place} is the meet itself; -o names a folder")
    return place


def beside(place: str, suffix: str, ending: str) -> str:
    """One of the files of an output that has several: spring-results.csv at spring.csv."""
    return f"{place.removesuffix(suffix)}{ending}" if ending else place


def held_by(place: str) -> bytes:
    """What a file holds, nothing where there is none. Exits 2 where it cannot be read."""
    with problems_of(place):
        return read_file(place) if os.path.isfile(place) else b""


def holds(place: str, data: bytes) -> bool:
    """Whether a file is just what is to be written. Raises OSError."""
    path = Path(os.path.realpath(place))
    return path.is_file() and path.read_bytes() == data


def write(place: str, data: bytes, *, may_be_source: bool = False) -> None:
    """Write an output, whole or not at all; one that would be the same is left alone. Exits 2 where
    that fails, and where the place is the text of a meet, unless that is what is written."""
    if place == STDOUT:
        if sys.stdout is None:
            raise fail("standard output is closed")
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    target = Path(os.path.realpath(place))
    if target.suffix == SUFFIX and not may_be_source:
        raise fail(f"{place} is a {SUFFIX} file: outputs never replace those")
    with problems_of(f"{place} cannot be written"):
        if target.exists() and not target.is_file():
            target.write_bytes(data)  # a device or a pipe cannot be replaced
            return
    with Replacement(place) as replacement:
        replacement.write(data)
        replacement.put()
