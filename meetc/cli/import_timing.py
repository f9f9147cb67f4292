"""`meetc import` of files of photo finish into the text of a meet."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import typer

from meetc.cli import editing, inputs
from meetc.cli.imported import write
from meetc.cli.included import names_of
from meetc.cli.output_format import Format, show
from meetc.syntax.file_pattern import is_pattern


def import_timing(
    sources: Sequence[str], into: str | None, output: str | None, form: Format, force: bool
) -> None:
    """Write the rows of some .lif files into a meet, once, and show what that changes first."""
    from meetc.importer.photo_finish import with_timing

    if into is None:
        raise inputs.fail("results of photo finish belong to a meet: --into FILE names it")
    files = _read(sources)
    own = output is None or os.path.realpath(output) == os.path.realpath(into)
    if own:
        _require_real(files)
    texts, compiled = editing.read_sound_texts(into)
    with editing.refusals():
        timed = with_timing(texts, compiled, files)
    show(timed.diagnostics, form, err=True)
    if timed.texts is None:
        typer.echo("the meet would have errors; nothing is changed", err=True)
        raise typer.Exit(1)
    if timed.read_already:
        typer.echo(
            f"{into} still reads {timed.read_already[0]} with its line `results from`: take that "
            "out where the text alone is to count",
            err=True,
        )
    if output is not None:
        write(output, timed.texts.files[timed.texts.root], force or own)
    elif editing.changed(texts, timed.texts):
        editing.show_diffs(texts, timed.texts)
        editing.write_texts(texts, timed.texts)
    else:
        typer.echo(f"{into} has all of it already")


def _require_real(files: Mapping[str, bytes]) -> None:
    """Exit 2 for times of a rehearsal: in the text nothing would say any more what they are."""
    from meetc.sheets.lif_file import is_simulated, lines_of

    simulated = next((path for path, data in files.items() if is_simulated(lines_of(data)[0])), "")
    if simulated:
        raise inputs.fail(f"{simulated} is simulated, and goes into no meet; -o names a copy")


def _read(sources: Sequence[str]) -> dict[str, bytes]:
    """The bytes of all files by their path. Exits 2 where one cannot be read, is of another kind,
    or has the name of another: the name is what its heat may be known by."""
    files: dict[str, bytes] = {}
    names: dict[str, str] = {}
    for source in sources:
        with inputs.problems_of(source):
            for path in _paths(Path(source).as_posix()):
                if not path.lower().endswith((".lif", ".heatresultxml")):
                    raise inputs.fail(f"{path}: files of photo finish are imported alone")
                same = names.setdefault(posixpath.basename(path).lower(), path)
                if same != path:
                    raise inputs.fail(f"{path} has the name of {same}: import one folder at a time")
                files[path] = inputs.read_file(path)
    return files


def _paths(source: str) -> Iterator[str]:
    """The files that a source stands for: a shell of Windows leaves `*.lif` as it is."""
    if not is_pattern(source) or os.path.exists(source):
        yield source
        return
    names = names_of(source)
    if not names:
        raise inputs.fail(f"{source}: there is no such file")
    yield from (posixpath.join(posixpath.dirname(source), name) for name in names)
