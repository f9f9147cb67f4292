"""`meetc build`: from text to the files that are uploaded, published and printed."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from meetc.cli import compiling, digests, inputs, outputs, owners
from meetc.cli.inputs import Input
from meetc.cli.output_format import Format, show
from meetc.cli.progress import InputProgress
from meetc.cli.site_output import write_folder
from meetc.cli.watching import EVERY_SECONDS, Watched
from meetc.diagnostics.diagnostic import Diagnostic
from meetc.diagnostics.text import summary
from meetc.emit.template_error import TemplateError
from meetc.emit.view.privacy import Privacy
from meetc.model import Meet
from meetc.pipeline import Compiled, Timings, collector_paused
from meetc.schema import PayloadError
from meetc.targets.of_view import of_template
from meetc.targets.register import TARGETS, TargetName
from meetc.targets.target import Target

_USUAL = TargetName("opentrack")
_Compile = Callable[[Input], Compiled | None]


class Job(NamedTuple):
    """What is to be made; `template` is the file that makes it, where it is a user's own. With
    `force` whatever stands there is replaced; `named` says that the user named the place."""

    target: Target
    privacy: Privacy
    template: Path | None
    force: bool
    named: bool


def build(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE", help="Meets, directories of meets, or -.")
    ],
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="FILE|DIR|-", help="Where to write, else beside."),
    ] = None,
    target: Annotated[TargetName, typer.Option(help="What to write.")] = _USUAL,
    template: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write what your own Jinja template makes of the meet."),
    ] = None,
    privacy: Annotated[
        Privacy | None,
        typer.Option(help="Leave out birth dates, national ids and e-mails [public], or not."),
    ] = None,
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
    found = inputs.find(files)
    order = _order(target, template, privacy)._replace(force=force, named=output is not None)
    places = outputs.places(found, output, order.target)
    if template is not None and any(
        Path(place).resolve() == template.resolve() for place in places
    ):
        raise inputs.fail(f"{template} would replace its own template")
    if watch:
        _watch(found, places, order, strict, form)

    def fresh(each: Input) -> Compiled | None:
        return compiling.compile_input(each, strict, timings)

    code = _build(found, places, order, form, timings, fresh, whole=verbose)
    if stats:
        compiling.show_timings(timings)
    raise typer.Exit(code)


def _order(name: str, template: Path | None, privacy: Privacy | None) -> Job:
    if template is not None and name != _USUAL:
        raise inputs.fail("--template is a target of its own; leave out --target")
    if template is not None and not template.is_file():
        raise inputs.fail(f"{template}: no such file")
    target = TARGETS[name] if template is None else of_template(template)
    if privacy is not None and not target.has_privacy:
        raise inputs.fail("OpenTrack is sent what the text says; --privacy is for what people read")
    return Job(target, privacy or Privacy.PUBLIC, template, False, False)


def _build(
    found: Sequence[Input],
    places: Sequence[str],
    order: Job,
    form: Format,
    timings: Timings,
    compile_one: _Compile,
    *,
    whole: bool = False,
) -> int:
    """Build each input to its place; the exit code."""
    outcome = compiling.FileOutcomes()
    diagnostics: list[Diagnostic] = []
    to_stdout = list(places) == [outputs.STDOUT]
    with digests.Records() as records, InputProgress(found, quiet=form is Format.JSON) as bar:
        for each, place in zip(bar, places, strict=True):
            compiled = compile_one(each)
            bar.clear()
            if compiled is None:
                outcome.add(each, None)
                continue
            diagnostics += compiled.diagnostics
            if form is not Format.JSON:
                show(compiled.diagnostics, form, err=True, whole=whole)
            if not compiled.ok:
                outcome.add(each, compiled)
                if form is Format.TEXT:
                    counts = summary(compiled.diagnostics)
                    typer.echo(f"{each.path}: {counts}; nothing is written", err=True)
                continue
            try:
                written = _write(compiled.meet, place, order, timings, records)
            except PayloadError as problem:
                outcome.add(each, compiled, failed=True)
                typer.echo(f"{each.path}: {problem}; nothing is written", err=True)
                continue
            outcome.add(each, compiled)
            if not to_stdout and form is not Format.JSON:
                for path in written:
                    typer.echo(f"wrote {path}")
    if form is Format.JSON:
        show(diagnostics, form, err=to_stdout)
    elif form is Format.TEXT and len(found) > 1:
        typer.echo(outcome.told("built"), err=True)
    return outcome.code


def _write(
    meet: Meet, place: str, order: Job, timings: Timings, records: digests.Records
) -> list[str]:
    """Write all files of an output and note their digests; where they are."""
    made = order.target.make(meet, order.privacy, timings)
    try:
        with timings.of("emit"), collector_paused():
            files = {name: make_one() for name, make_one in made.files.items()}
    except TemplateError as problem:
        raise inputs.fail(str(problem)) from None
    own = owners.identity(meet)
    with timings.of("write"):
        if order.target.is_folder:
            write_folder(place, files, own, force=order.force)
            return [f"{place}/"]
        beside = {outputs.beside(place, order.target.suffix, name): files[name] for name in files}
        if not order.force:
            _refuse(beside, own, order, records)
        for path, data in beside.items():
            outputs.write(path, data)
            records.add(path, made.digest, own, None if made.shown else data)
        return list(beside)


def _refuse(files: dict[str, bytes], own: str, order: Job, records: digests.Records) -> None:
    """Exit 2, before anything is written, where a file stands there that is not this meet's."""
    for path, data in files.items():
        try:
            why = owners.in_the_way(path, data, records.known(path), own, named=order.named)
        except OSError as problem:
            raise inputs.fail(f"{path}: {inputs.reason(problem)}") from None
        if why:
            raise inputs.fail(f"{why}; {owners.WAY_OUT}")


def _watch(
    found: Sequence[Input], places: Sequence[str], order: Job, strict: bool, form: Format
) -> None:
    """Build, and build again what has changed, until somebody interrupts."""
    if any(each.path == inputs.STDIN for each in found):
        raise inputs.fail("standard input cannot be watched; name a file")
    watched = [Watched(each, order.template) for each in found]
    changed = list(range(len(found)))
    written: set[int] = set()
    while True:
        for number in changed:
            one = watched[number]

            def again(_: Input, one: Watched = one) -> Compiled | None:
                return one.compile(strict, Timings())

            mine = order._replace(force=order.force or number in written)
            with suppress(typer.Exit):  # told already; what is in the way may be mended next
                if _build([one.source], [places[number]], mine, form, Timings(), again) == 0:
                    written.add(number)
        if changed:
            typer.echo("watching; Ctrl-C ends", err=True)
        time.sleep(EVERY_SECONDS)
        changed = [number for number, one in enumerate(watched) if one.has_changed()]
