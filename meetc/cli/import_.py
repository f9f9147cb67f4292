"""`meetc import`: from OpenTrack's JSON to the text of a meet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from meetc.cli import editing, inputs, outputs
from meetc.cli.imported import add_to_meet, read, refuse_source, write
from meetc.cli.output_format import Format, show
from meetc.diagnostics.text import summary

if TYPE_CHECKING:
    from meetc.importer.field_fates import FieldFate

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
        from meetc.cli.import_list import import_list

        import_list(sources, into, output, dates, form, force)
        return
    if dates:
        raise inputs.fail("--dates is for entry lists")
    if sources[0].endswith(inputs.SUFFIX):
        raise inputs.fail(f"{sources[0]} is a text already; JSON and entry lists are imported")
    from meetc.importer.importer import import_files

    files = read(sources)
    refuse_source(output, files)
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
        texts, compiled = editing.read_sound_texts(into)
        add_to_meet(into, output, imported.statements, texts, compiled, force)
    elif writes:
        write(output or outputs.STDOUT, imported.laid_out().encode(), force)
    raise typer.Exit(0 if ok else 1)


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
