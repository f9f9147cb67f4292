"""`meetc build`: from text to the files that are uploaded, published and printed."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from meetc.cli import compiling, inputs, outputs
from meetc.cli.building import How, Ways, build_all, build_on_change
from meetc.cli.console import Exit
from meetc.cli.job import Job
from meetc.cli.options import DiagnosticsOption, StatsOption, StrictOption
from meetc.cli.output_format import Format
from meetc.cli.parameters import Argument, Option
from meetc.emit.paper_choice import PaperChoice, PaperPart, PaperSize
from meetc.emit.view.privacy import Privacy
from meetc.pipeline import Timings
from meetc.targets.print import PRINT
from meetc.targets.register import TARGETS, TargetName

_USUAL = TargetName("opentrack")
_WORTH_A_PROCESS = 250_000
"""Bytes of text that take as long to build as a process takes to start."""

_Files = Annotated[list[str], Argument(metavar="FILE", help="Meets, directories of meets, or -.")]
_Output = Annotated[
    str | None,
    Option("-o", "--output", metavar="FILE|DIR|-", help="Where to write, else beside."),
]
_Target = Annotated[
    TargetName,
    Option(metavar="TARGET", help=f"What to write: {', '.join(TARGETS)}."),
]
_Template = Annotated[
    Path | None,
    Option(metavar="FILE", help="Write what your own Jinja template makes of the meet."),
]
_Privacy = Annotated[
    Privacy | None,
    Option(help="Leave out birth dates, national ids and e-mails [public], or not."),
]
_Only = Annotated[
    list[str] | None,
    Option("--only", metavar="EVENT", help="Print this event alone; may be repeated."),
]
_Part = Annotated[PaperPart | None, Option(help="Print this part alone, an event a page.")]
_Paper = Annotated[PaperSize | None, Option(help="The paper to print on [a4].")]
_Jobs = Annotated[
    int | None,
    Option(min=1, metavar="N", help="In so many processes, else one a core."),
]
_Deps = Annotated[
    str | None,
    Option(metavar="FILE", help="Write what each output is made of, as a Makefile."),
]
_Watch = Annotated[bool, Option("--watch", help="Build again whenever a file of the meet changes.")]
_Force = Annotated[bool, Option("--force", help="Replace what another meet made, or no build.")]


def build(
    files: _Files,
    output: _Output = None,
    target: _Target = _USUAL,
    template: _Template = None,
    privacy: _Privacy = None,
    only: _Only = None,
    part: _Part = None,
    paper: _Paper = None,
    jobs: _Jobs = None,
    deps: _Deps = None,
    watch: _Watch = False,
    force: _Force = False,
    strict: StrictOption = False,
    form: DiagnosticsOption = Format.TEXT,
    verbose: compiling.Verbose = False,
    stats: StatsOption = False,
) -> None:
    """Write the JSON that OpenTrack loads: spring.json beside spring.meet; or pages, or paper.

    A meet with errors writes nothing; the others are written all the same.
    """
    timings = Timings()
    sources = inputs.find(files)
    printed = PaperChoice(tuple(event.upper() for event in only or ()), part, paper or PaperSize.A4)
    _refuse_paper(printed, target, template)
    job = _job(target, template, privacy, output)._replace(
        force=force, strict=strict, form=form, whole=verbose, printed=printed
    )
    places = outputs.places(sources, output, job.target)
    _refuse_places(places, template, deps)
    ways = list(zip(sources, places, strict=True))
    if watch:
        if deps is not None:
            raise inputs.fail("--deps is for make, and --watch builds by itself")
        build_on_change(ways, job)
    code = build_all(ways, job, timings, How(_processes(ways, jobs), deps))
    if stats:
        compiling.show_timings(timings)
    raise Exit(code)


def _refuse_paper(printed: PaperChoice, target: str, template: Path | None) -> None:
    if printed != PaperChoice() and (target != PRINT.name or template is not None):
        raise inputs.fail("--only, --part and --paper are for --target print")


def _job(name: str, template: Path | None, privacy: Privacy | None, output: str | None) -> Job:
    if template is not None and name != _USUAL:
        raise inputs.fail("--template is a target of its own; leave out --target")
    if template is not None and not template.is_file():
        raise inputs.fail(f"{template}: no such file")
    job = Job(name, privacy or Privacy.PUBLIC, template, output is not None)
    if privacy is not None and not job.target.has_privacy:
        raise inputs.fail("OpenTrack is sent what the text says; --privacy is for what people read")
    return job


def _refuse_places(places: Sequence[str], template: Path | None, deps: str | None) -> None:
    """Exit 2 where one file would be two."""
    taken = {os.path.realpath(place) for place in places}
    if template is not None and os.path.realpath(template) in taken:
        raise inputs.fail(f"{template} would replace its own template")
    if deps is not None and outputs.STDOUT in places:
        raise inputs.fail("--deps is for outputs that are files; -o names one")
    if deps is not None and os.path.realpath(deps) in taken:
        raise inputs.fail(f"{deps} is where an output is written; --deps names another file")


def _processes(ways: Ways, jobs: int | None) -> int:
    """How many processes build: as many as the user says, else a core each where there is work
    for all. Standard input is for one."""
    paths = [source.path for source, _ in ways]
    if inputs.STDIN in paths or len(paths) == 1:
        return 1
    if jobs is not None:
        return min(jobs, len(paths))
    texts = sum(os.path.getsize(path) for path in paths if os.path.isfile(path))
    return max(1, min(os.cpu_count() or 1, texts // _WORTH_A_PROCESS))
