"""`meetc import`: from JSON, entry lists and result files to the text of a meet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from meetc.cli import editing, inputs, outputs
from meetc.cli.imported import add_to_meet, read, refuse_source, write
from meetc.cli.options import DiagnosticsOption
from meetc.cli.output_format import Format, show
from meetc.diagnostics.text import summary
from meetc.pipeline import collector_paused

if TYPE_CHECKING:
    from meetc.importer.field_fates import FieldFate
    from meetc.importer.importer import Imported

SHEETS = (".csv", ".tsv", ".txt", ".xlsx")

_Sources = Annotated[
    list[str],
    typer.Argument(metavar="SOURCE", help="JSON, a folder of resources, a list, .lif files, or -."),
]
_Output = Annotated[
    str | None,
    typer.Option("-o", "--output", metavar="FILE", help="Where to write, else printed."),
]
_Into = Annotated[
    str | None,
    typer.Option("--into", metavar="FILE", help="Add what is new to this meet instead."),
]


def import_(
    sources: _Sources,
    output: _Output = None,
    into: _Into = None,
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
    form: DiagnosticsOption = Format.TEXT,
) -> None:
    """Write the text of a meet from an upload document, an export, REST resources, or the
    people of an entry list (CSV, TSV, xlsx); or the results of photo finish (.lif, or
    .heatresultxml of ALGE) into a meet.

    What deriving gives is left out; nothing else is lost. With errors the text is written all
    the same, as far as it goes.
    """
    is_timing = any(source.lower().endswith((".lif", ".heatresultxml")) for source in sources)
    is_list = any(source.lower().endswith(SHEETS) for source in sources)
    if (is_list or is_timing) and (report or private):
        raise inputs.fail("--report and --private are for JSON documents")
    if is_list:
        from meetc.cli.import_list import import_list

        import_list(sources, into, output, dates, form, force)
        return
    if dates:
        raise inputs.fail("--dates is for entry lists")
    if is_timing:
        from meetc.cli.import_timing import import_timing

        import_timing(sources, into, output, form, force)
        return
    with collector_paused():  # once: each time that it goes on it looks at all that was made
        imported = _imported(sources, output, private)
        show(imported.diagnostics, form, err=True)
        if report:
            typer.echo(_table(imported.fields), err=True, nl=False)
        _write(imported, sources[0], output, into, force, for_people=form is Format.TEXT)


def _imported(sources: list[str], output: str | None, private: bool) -> Imported:
    """What JSON documents say. Exits 2 where they are none, or would be replaced."""
    if sources[0].endswith(inputs.SUFFIX):
        raise inputs.fail(f"{sources[0]} is a text already; JSON and entry lists are imported")
    from meetc.importer.importer import import_files

    files = read(sources)
    refuse_source(output, files)
    return import_files(files, private=private)


def _write(
    imported: Imported,
    source: str,
    output: str | None,
    into: str | None,
    force: bool,
    *,
    for_people: bool,
) -> NoReturn:
    """Write what there is of the text, with errors as well; into a meet only without."""
    ok = imported.compiled.ok
    writes = bool(imported.text) and (ok or into is None)
    if not ok and for_people:
        rest = "" if writes else "; nothing is written"
        typer.echo(f"{source}: {summary(imported.diagnostics)}{rest}", err=True)
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
