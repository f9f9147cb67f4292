"""`meetc build`: from text to the files that are uploaded, published and printed."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from meetc.cli import compiling, inputs, outputs
from meetc.cli.building import Job, build_all, build_on_change
from meetc.cli.inputs import Input
from meetc.cli.output_format import Format
from meetc.emit.paper_choice import PaperChoice, PaperPart, PaperSize
from meetc.emit.view.privacy import Privacy
from meetc.pipeline import Compiled, Timings
from meetc.targets.of_view import of_template
from meetc.targets.print import PRINT, printing
from meetc.targets.register import TARGETS, TargetName

_USUAL = TargetName("opentrack")


def build(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE", help="Meets, directories of meets, or -.")
    ],
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="FILE|DIR|-", help="Where to write, else beside."),
    ] = None,
    target: Annotated[
        TargetName,
        typer.Option(metavar="TARGET", help=f"What to write: {', '.join(TARGETS)}."),
    ] = _USUAL,
    template: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write what your own Jinja template makes of the meet."),
    ] = None,
    privacy: Annotated[
        Privacy | None,
        typer.Option(help="Leave out birth dates, national ids and e-mails [public], or not."),
    ] = None,
    only: Annotated[
        list[str] | None,
        typer.Option("--only", metavar="EVENT", help="Print this event alone; may be repeated."),
    ] = None,
    part: Annotated[
        PaperPart | None, typer.Option(help="Print this part alone, an event a page.")
    ] = None,
    paper: Annotated[PaperSize | None, typer.Option(help="The paper to print on [a4].")] = None,
    watch: Annotated[
        bool, typer.Option("--watch", help="Build again whenever a file of the meet changes.")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Replace what another meet made, or no build.")
    ] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Take warnings for errors.")] = False,
    form: Annotated[
        Format, typer.Option("--format", help="How to print diagnostics.")
    ] = Format.TEXT,
    verbose: compiling.Verbose = False,
    stats: Annotated[bool, typer.Option("--stats", help="Print the time of each pass.")] = False,
) -> None:
    """Write the JSON that OpenTrack loads: spring.json beside spring.meet; or pages, or paper.

    A meet with errors writes nothing; the others are written all the same.
    """
    timings = Timings()
    sources = inputs.find(files)
    printed = PaperChoice(tuple(event.upper() for event in only or ()), part, paper or PaperSize.A4)
    if printed != PaperChoice() and (target != PRINT.name or template is not None):
        raise inputs.fail("--only, --part and --paper are for --target print")
    job = _job(target, template, privacy, printed)._replace(force=force, named=output is not None)
    places = outputs.places(sources, output, job.target)
    if template is not None and any(
        Path(place).resolve() == template.resolve() for place in places
    ):
        raise inputs.fail(f"{template} would replace its own template")
    if watch:
        build_on_change(sources, places, job, strict, form)

    def fresh(source: Input) -> Compiled | None:
        return compiling.compile_input(source, strict, timings)

    code = build_all(sources, places, job, form, timings, fresh, whole=verbose)
    if stats:
        compiling.show_timings(timings)
    raise typer.Exit(code)


def _job(name: str, template: Path | None, privacy: Privacy | None, printed: PaperChoice) -> Job:
    if template is not None and name != _USUAL:
        raise inputs.fail("--template is a target of its own; leave out --target")
    if template is not None and not template.is_file():
        raise inputs.fail(f"{template}: no such file")
    target = TARGETS[name] if template is None else of_template(template)
    if printed != PaperChoice():
        target = printing(printed)
    if privacy is not None and not target.has_privacy:
        raise inputs.fail("OpenTrack is sent what the text says; --privacy is for what people read")
    return Job(target, privacy or Privacy.PUBLIC, template, False, False)
