"""What `meetc build` does with its inputs: each is compiled, refused, or written to its place."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

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
from meetc.targets.target import Target

_Compile = Callable[[Input], Compiled | None]


class Job(NamedTuple):
    """What is to be made; `template` is the file that makes it, where it is a user's own. With
    `force` whatever stands there is replaced; `named` says that the user named the place."""

    target: Target
    privacy: Privacy
    template: Path | None
    force: bool
    named: bool


def build_all(
    sources: Sequence[Input],
    places: Sequence[str],
    job: Job,
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
    with digests.Records() as records, InputProgress(sources, quiet=form is Format.JSON) as bar:
        for source, place in zip(bar, places, strict=True):
            compiled = compile_one(source)
            bar.clear()
            if compiled is None:
                outcome.add(source, None)
                continue
            diagnostics += compiled.diagnostics
            if form is not Format.JSON:
                show(compiled.diagnostics, form, err=True, whole=whole)
            if not compiled.ok:
                outcome.add(source, compiled)
                if form is Format.TEXT:
                    counts = summary(compiled.diagnostics)
                    typer.echo(f"{source.path}: {counts}; nothing is written", err=True)
                continue
            try:
                written = _write(compiled.meet, place, job, timings, records)
            except PayloadError as problem:
                outcome.add(source, compiled, failed=True)
                typer.echo(f"{source.path}: {problem}; nothing is written", err=True)
                continue
            outcome.add(source, compiled)
            if not to_stdout and form is not Format.JSON:
                for path in written:
                    typer.echo(f"wrote {path}")
    if form is Format.JSON:
        show(diagnostics, form, err=to_stdout)
    elif form is Format.TEXT and len(sources) > 1:
        typer.echo(outcome.sentence("built"), err=True)
    return outcome.code


def _write(
    meet: Meet, place: str, job: Job, timings: Timings, records: digests.Records
) -> list[str]:
    """Write all files of an output and note their digests; where they are."""
    made = job.target.make(meet, job.privacy, timings)
    for note in made.notes:
        typer.echo(f"{job.target.name}: {note}", err=True)
    try:
        with timings.of("emit"), collector_paused():
            files = {name: make_one() for name, make_one in made.files.items()}
    except TemplateError as problem:
        raise inputs.fail(str(problem)) from None
    own = owners.identity(meet)
    with timings.of("write"):
        if job.target.is_folder:
            write_folder(place, files, own, force=job.force)
            return [f"{place}/"]
        beside = {outputs.beside(place, job.target.suffix, name): files[name] for name in files}
        if not job.force:
            _refuse(beside, own, job, records)
        for path, data in beside.items():
            outputs.write(path, data)
            records.add(path, made.digest, own, None if made.shown else data)
        return list(beside)


def _refuse(files: dict[str, bytes], own: str, job: Job, records: digests.Records) -> None:
    """Exit 2, before anything is written, where a file stands there that is not this meet's."""
    for path, data in files.items():
        try:
            why = owners.in_the_way(path, data, records.known(path), own, named=job.named)
        except OSError as problem:
            raise inputs.fail(f"{path}: {inputs.reason(problem)}") from None
        if why:
            raise inputs.fail(f"{why}; {owners.WAY_OUT}")


def build_on_change(
    sources: Sequence[Input], places: Sequence[str], job: Job, strict: bool, form: Format
) -> None:
    """Build, and build again what has changed, until somebody interrupts."""
    if any(source.path == inputs.STDIN for source in sources):
        raise inputs.fail("standard input cannot be watched; name a file")
    watched = [Watched(source, job.template) for source in sources]
    changed = list(range(len(sources)))
    written: set[int] = set()
    while True:
        for number in changed:
            one = watched[number]

            def again(_: Input, one: Watched = one) -> Compiled | None:
                return one.compile(strict, Timings())

            mine = job._replace(force=job.force or number in written)
            with suppress(typer.Exit):  # told already; what is in the way may be mended next
                if build_all([one.source], [places[number]], mine, form, Timings(), again) == 0:
                    written.add(number)
        if changed:
            typer.echo("watching; Ctrl-C ends", err=True)
        time.sleep(EVERY_SECONDS)
        changed = [number for number, one in enumerate(watched) if one.has_changed()]
