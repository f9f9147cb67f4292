"""`meetc ninja`: a build file for an archive, in which ninja finds what has changed."""

from __future__ import annotations

import hashlib
import os
import shlex
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Annotated, NamedTuple
from zlib import crc32

import typer

from meetc.cli import inputs, outputs
from meetc.cli.inputs import Input
from meetc.diagnostics.wording import count_of
from meetc.targets.register import TARGETS, TargetName
from meetc.targets.target import Target

_HEAD = """\
# Written by `meetc ninja`, and again by ninja where meets have come or gone.
ninja_required_version = 1.8
meetc = meetc
rule build
  command = $meetc build --jobs 1 --target $target --deps $depfile -o $to $in
  description = $meets to $to
  depfile = $depfile
  restat = 1
rule list
  command = $meetc ninja $arguments
  description = list of meets
  generator = 1
  restat = 1
"""
_USUAL = TargetName("opentrack")
_DEPS = ".meetc-deps"


class _Batch(NamedTuple):
    """Meets of one folder that one process builds."""

    meets: list[str]
    made: list[str]
    folder: str


def ninja(
    folders: Annotated[
        list[str], typer.Argument(metavar="DIR", help="Directories of meets, or meets.")
    ],
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="FILE", help="Where to write it.")
    ] = "build.ninja",
    to: Annotated[
        str | None, typer.Option(metavar="DIR", help="Where outputs go, else beside the meets.")
    ] = None,
    target: Annotated[TargetName, typer.Option(metavar="TARGET", help="What to write.")] = _USUAL,
    batch: Annotated[
        int, typer.Option(min=1, metavar="N", help="Meets that one process builds.")
    ] = 50,
) -> None:
    """Write a build file, with which ninja builds on all cores what has changed.

    It is run where this is run. A meet with errors keeps ninja from no other: ninja -k 0.
    """
    kind = TARGETS[target]
    if kind.is_folder:
        raise inputs.fail(f"{kind.several}; --target names one that is written to files")
    meets = inputs.find(folders)
    if any(meet.path == inputs.STDIN for meet in meets):
        raise inputs.fail("standard input is no file that changes; name a directory")
    places = outputs.places(meets, f"{to}/" if to is not None else None, kind)
    batches = _batches(meets, places, kind, batch)
    arguments = [*folders, "-o", output, "--target", target, "--batch", str(batch)]
    arguments += ["--to", to] if to is not None else []
    outputs.write(output, _file(batches, target, output, arguments).encode())
    size = f"{count_of(len(meets), 'meet')}, {count_of(len(batches), 'step')}"
    typer.echo(f"wrote {output}: {size}")


def _batches(
    meets: Sequence[Input], places: Sequence[str], target: Target, size: int
) -> list[_Batch]:
    """The meets in batches of about that size; those of one go to one folder."""
    ways = [(m.path, place) for m, place in zip(meets, places, strict=True)]
    batches = []
    for folder, group in groupby(sorted(ways, key=_folder), key=_folder):
        for part in _parts(list(group), size):
            made = [file for _, place in part for file in _files(place, target)]
            batches.append(_Batch([path for path, _ in part], made, f"{folder}/"))
    return batches


def _folder(way: tuple[str, str]) -> str:
    return os.path.dirname(way[1]) or "."


def _parts(ways: list[tuple[str, str]], size: int) -> Iterator[list[tuple[str, str]]]:
    """A part ends with a name whose checksum says so: where a meet comes or goes, the others stay
    in the batches that they were built in."""
    part = []
    for way in ways:
        part.append(way)
        if crc32(way[0].encode()) % size == 0 or len(part) >= 4 * size:
            yield part
            part = []
    if part:
        yield part


def _files(place: str, target: Target) -> list[str]:
    if not target.several:
        return [place]
    return [outputs.beside(place, target.suffix, ending) for ending in target.endings]


def _file(batches: Sequence[_Batch], target: str, output: str, arguments: Sequence[str]) -> str:
    lines = [_HEAD, f"target = {target}"]
    for batch in batches:
        number = hashlib.sha256("\0".join(batch.made).encode()).hexdigest()[:16]
        lines.append(f"build {_paths(batch.made)}: build {_paths(batch.meets)}")
        lines += _values(
            to=_words([batch.folder]), meets=count_of(len(batch.meets), "meet"),
            depfile=f"{_DEPS}/{number}.d",
        )  # fmt: skip
    folders = {os.path.dirname(path) or "." for batch in batches for path in batch.meets}
    lines.append(f"build {_paths([output])}: list {_paths(sorted(folders))}")
    lines += _values(arguments=_words(arguments))
    return "\n".join(lines) + "\n"


def _values(**values: str) -> Iterator[str]:
    return (f"  {name} = {value}" for name, value in values.items())


def _paths(paths: Iterable[str]) -> str:
    """Paths as ninja reads them."""
    return " ".join(path.replace("$", "$$").replace(" ", "$ ").replace(":", "$:") for path in paths)


def _words(words: Sequence[str]) -> str:
    """Words of a command, for the shell that runs it."""
    line = subprocess.list2cmdline(words) if sys.platform == "win32" else shlex.join(words)
    return line.replace("$", "$$")
