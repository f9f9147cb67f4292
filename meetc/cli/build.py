"""`meetc build`: from text to the file that is uploaded."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from meetc.cli import compiling, inputs, outputs
from meetc.cli.output_format import Format, show
from meetc.diagnostics.diagnostic import Diagnostic
from meetc.diagnostics.text import summary
from meetc.model import Meet
from meetc.pipeline import Timings, payload
from meetc.schema import PayloadError, check_payload


class Target(StrEnum):
    OPENTRACK = "opentrack"
    OPENTRACK_REST = "opentrack-rest"


def build(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE", help="Meets, directories of meets, or -.")
    ],
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="FILE|DIR|-", help="Where to write, else beside."),
    ] = None,
    target: Annotated[Target, typer.Option(help="What to write.")] = Target.OPENTRACK,
    strict: Annotated[bool, typer.Option("--strict", help="Take warnings for errors.")] = False,
    form: Annotated[
        Format, typer.Option("--format", help="How to print diagnostics.")
    ] = Format.TEXT,
    stats: Annotated[bool, typer.Option("--stats", help="Print the time of each pass.")] = False,
) -> None:
    """Write the JSON that OpenTrack loads: spring.json beside spring.meet.

    A meet with errors writes nothing; the others are written all the same.
    """
    timings = Timings()
    found = inputs.find(files)
    places = outputs.places(found, output, ".json")
    code = 0
    diagnostics: list[Diagnostic] = []
    to_stdout = places == [outputs.STDOUT]
    with compiling.progress(found) as bar:
        for each, place in zip(bar, places, strict=True):
            compiled = compiling.compile_input(each, strict, timings)
            if compiled is None:
                code = 2
                continue
            diagnostics += compiled.diagnostics
            if form is not Format.JSON:
                show(compiled.diagnostics, form, err=True)
            if not compiled.ok:
                code = code or 1
                if form is Format.TEXT:
                    counts = summary(compiled.diagnostics)
                    typer.echo(f"{each.path}: {counts}; nothing is written", err=True)
                continue
            try:
                data = _document(compiled.meet, target, timings)
            except PayloadError as problem:
                code = code or 1
                typer.echo(f"{each.path}: {problem}; nothing is written", err=True)
                continue
            outputs.write(place, data)
            if not to_stdout and form is not Format.JSON:
                typer.echo(f"wrote {place}")
    if form is Format.JSON:
        show(diagnostics, form, err=to_stdout)
    if stats:
        compiling.show_timings(timings)
    raise typer.Exit(code)


def _document(meet: Meet, target: Target, timings: Timings) -> bytes:
    """The payload of a meet as JSON, checked against its schema. Raises PayloadError."""
    import orjson

    with timings.of("lower"):
        document = payload(meet, target)
    with timings.of("schema"):
        check_payload(document, target)
    with timings.of("emit"):
        return orjson.dumps(document, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
