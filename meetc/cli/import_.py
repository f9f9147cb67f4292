"""`meetc import`: from OpenTrack's JSON to the text of a meet."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from meetc.cli import editing, inputs, outputs
from meetc.cli.output_format import Format, show
from meetc.diagnostics.text import summary

if TYPE_CHECKING:
    from meetc.edit.texts import Texts
    from meetc.importer.field_fates import FieldFate
    from meetc.pipeline import Compiled
    from meetc.printer.statement import Statement

SHEETS = (".csv", ".tsv", ".txt", ".xlsx")


def import_(
    sources: Annotated[
        list[str],
        typer.Argument(metavar="SOURCE", help="JSON, a folder of resources, an entry list, or -."),
    ],
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="FILE", help="Where to write, else printed."),
    ] = None,
    into: Annotated[
        str | None,
        typer.Option("--into", metavar="FILE", help="Add what is new to this meet instead."),
    ] = None,
    private: Annotated[
        bool, typer.Option("--private", help="Keep e-mails and their like of an export.")
    ] = False,
    report: Annotated[
        bool, typer.Option("--report", help="Tell what became of each field.")
    ] = False,
    dates: Annotated[
        str, typer.Option("--dates", metavar="dmy|mdy", help="Day and month of an entry list.")
    ] = "",
    force: Annotated[
        bool, typer.Option("--force", help="Replace a file that holds something else.")
    ] = False,
    form: Annotated[
        Format, typer.Option("--format", help="How to print diagnostics.")
    ] = Format.TEXT,
) -> None:
    """Write the text of a meet from an upload document, an export, REST resources, or the
    people of an entry list (CSV, TSV, xlsx).

    What deriving gives is left out; nothing else is lost. With errors the text is written all
    the same, as far as it goes.
    """
    is_list = any(source.lower().endswith(SHEETS) for source in sources)
    if is_list and (report or private):
        raise inputs.fail("--report and --private are for JSON documents")
    if is_list:
        _entry_list(sources, into, output, dates, form, force)
        return
    if dates:
        raise inputs.fail("--dates is for entry lists")
    if sources[0].endswith(inputs.SUFFIX):
        raise inputs.fail(f"{sources[0]} is a text already; JSON and entry lists are imported")
    from meetc.importer.importer import import_files

    files = _read(sources)
    _refuse_source(output, files)
    imported = import_files(files, private=private)
    show(imported.diagnostics, form, err=True)
    if report:
        typer.echo(_table(imported.fields), err=True, nl=False)
    ok = imported.compiled.ok
    writes = bool(imported.text) and (ok or into is None)
    if not ok and form is Format.TEXT:
        rest = "" if writes else "; nothing is written"
        typer.echo(f"{sources[0]}: {summary(imported.diagnostics)}{rest}", err=True)
    if writes and into is not None:
        texts, compiled = editing.read_texts(into)
        if not compiled.ok:
            raise editing.refuse_errors(compiled.diagnostics)
        _add_to(into, output, imported.statements, texts, compiled, force)
    elif writes:
        _write(output or outputs.STDOUT, imported.laid_out().encode(), force)
    raise typer.Exit(0 if ok else 1)


def _refuse_source(output: str | None, sources: Iterable[str]) -> None:
    """Exit 2 where the text would be written over what it is made from."""
    if output is None or output == outputs.STDOUT:
        return
    if os.path.realpath(output) in {os.path.realpath(source) for source in sources}:
        raise inputs.fail(f"{output} would replace its own source")


def _write(place: str, data: bytes, force: bool) -> None:
    """Write a text. Exits 2 where another file stands, which may have been written by hand."""
    if place != outputs.STDOUT and not force and _held(Path(place)) not in (b"", data):
        raise inputs.fail(
            f"{place} is there already and holds something else; -o names another place, "
            "--into adds to a meet, and --force replaces it"
        )
    outputs.write(place, data, may_be_source=True)
    if place != outputs.STDOUT:
        typer.echo(f"wrote {place}")


def _held(path: Path) -> bytes:
    try:
        return path.read_bytes() if path.is_file() else b""
    except OSError as problem:
        raise inputs.fail(f"{path}: {inputs.reason(problem)}") from None


def _entry_list(
    sources: Sequence[str],
    into: str | None,
    output: str | None,
    dates: str,
    form: Format,
    force: bool,
) -> None:
    """Write the people and entries of one list."""
    from meetc.importer.entry_list import read_entry_list

    if len(sources) > 1:
        raise inputs.fail("an entry list is imported alone, one after the other")
    if dates not in ("", "dmy", "mdy"):
        raise inputs.fail(f"--dates is dmy or mdy, not {dates}")
    texts, compiled = editing.read_texts(into) if into is not None else (None, None)
    if compiled is not None and not compiled.ok:
        raise editing.refuse_errors(compiled.diagnostics)
    _refuse_source(output, sources)
    ((path, data),) = _read(sources).items()
    entries = read_entry_list(data, path, texts, dates)
    show(entries.diagnostics, form, err=True)
    if not entries.ok:
        raise typer.Exit(1)
    if texts is not None and compiled is not None and into is not None:
        _add_to(into, output, entries.statements, texts, compiled, force)
    else:
        _write(output or outputs.STDOUT, entries.text().encode(), force)


def _add_to(
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
    found = after.compile()
    if not found.ok:
        raise editing.refuse_errors(found.diagnostics)
    if output is not None:
        own = os.path.realpath(output) == os.path.realpath(file)
        _write(output, after.files[after.root], force or own)
    elif editing.changed(texts, after):
        editing.write_texts(texts, after)
    else:
        typer.echo(f"{file} has all of it already")


def _read(sources: Sequence[str]) -> dict[str, bytes]:
    """The bytes of all sources by their path; a folder stands for the JSON files in it."""
    files: dict[str, bytes] = {}
    for source in sources:
        try:
            for path in _files(source):
                files[path] = inputs.read_root(path)
        except OSError as problem:
            raise inputs.fail(f"{source}: {inputs.reason(problem)}") from None
    return files


def _files(source: str) -> list[str]:
    if source == "-":
        return [inputs.STDIN]
    if not os.path.isdir(source):
        return [Path(source).as_posix()]
    found = sorted(path.as_posix() for path in Path(source).glob("*.json") if path.is_file())
    if not found:
        raise inputs.fail(f"{source}: there is no .json file in this directory")
    return found


def _table(fields: Sequence[FieldFate]) -> str:
    """What became of each field, in columns."""
    width = max((len(fate.field) for fate in fields), default=5)
    lines = [f"{'field':<{width}}  written  derived  left out"]
    lines += [
        f"{f.field:<{width}}  {f.written or '':>7}  {f.derived or '':>7}  {f.left_out or '':>8}"
        f"  {f.reason}".rstrip()
        for f in fields
    ]
    return "\n".join(lines) + "\n"
