"""What is imported, read from its sources and written to its place, or into a meet."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from meetc.cli import editing, inputs, outputs

if TYPE_CHECKING:
    from meetc.edit.texts import Texts
    from meetc.pipeline import Compiled
    from meetc.printer.statement import Statement


def read(sources: Sequence[str]) -> dict[str, bytes]:
    """The bytes of all sources by their path; a folder stands for the JSON files in it."""
    files: dict[str, bytes] = {}
    for source in sources:
        with inputs.problems_of(source):
            for path in _files(source):
                files[path] = inputs.read_root(path)
    return files


def _files(source: str) -> list[str]:
    if source == "-":
        return [inputs.STDIN]
    if not os.path.isdir(source):
        return [Path(source).as_posix()]
    paths = sorted(path.as_posix() for path in Path(source).glob("*.json") if path.is_file())
    if not paths:
        raise inputs.fail(f"{source}: there is no .json file in this directory")
    return paths


def refuse_source(output: str | None, sources: Iterable[str]) -> None:
    """Exit 2 where the text would be written over what it is made from."""
    if output is None or output == outputs.STDOUT:
        return
    if os.path.realpath(output) in {os.path.realpath(source) for source in sources}:
        raise inputs.fail(f"{output} would replace its own source")


def write(place: str, data: bytes, force: bool) -> None:
    """Write a text. Exits 2 where another file stands, which may have been written by hand."""
    if place != outputs.STDOUT and not force and outputs.held_by(place) not in (b"", data):
        raise inputs.fail(
            f"{place} is there already and holds something else; -o names another place, "
            "--into adds to a meet, and --force replaces it"
        )
    outputs.write(place, data, may_be_source=True)
    if place != outputs.STDOUT:
        typer.echo(f"wrote {place}")


def add_to_meet(
    file: str,
    output: str | None,
    statements: Sequence[Statement],
    texts: Texts,
    compiled: Compiled,
    force: bool,
) -> None:
    """Add what is new to the meet of a file, and tell what the meet has otherwise."""
    from meetc.importer.into import add_to

    after, kept = add_to(texts, compiled.meet, compiled.references, statements)
    for _, message, line in kept:
        place = f"{line.source.path}:{line.number}"
        typer.echo(f"{place}: {message}, which stays", err=True)
    editing.require_sound(after)
    if output is not None:
        own = os.path.realpath(output) == os.path.realpath(file)
        write(output, after.files[after.root], force or own)
    elif editing.changed(texts, after):
        editing.write_texts(texts, after)
    else:
        typer.echo(f"{file} has all of it already")
