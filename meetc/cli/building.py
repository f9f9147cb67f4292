"""What `meetc build` does with all its inputs, and again with those that change."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Sequence
from contextlib import closing, suppress
from functools import partial
from typing import NamedTuple

from meetc.cli import compiling, dep_file, inputs, outputs
from meetc.cli.builder import Builder, Compile
from meetc.cli.built import Built
from meetc.cli.console import Exit, echo
from meetc.cli.digests import Records
from meetc.cli.inputs import Input
from meetc.cli.job import Job
from meetc.cli.output_format import Format, show
from meetc.cli.progress import InputProgress
from meetc.cli.watching import EVERY_SECONDS, Watched
from meetc.pipeline import Compiled, Timings

Ways = Sequence[tuple[Input, str]]
"""Inputs, each with the place of its output."""


class How(NamedTuple):
    """How inputs are built: in how many processes, and where it is written what each output is
    made of, if anywhere; `compile` is another way to compile, which only one process knows."""

    processes: int = 1
    deps: str | None = None
    compile: Compile | None = None


ONE_PROCESS = How()


def build_all(ways: Ways, job: Job, timings: Timings, how: How = ONE_PROCESS) -> int:
    """Build each input to its place; the exit code."""
    outcome = compiling.FileOutcomes()
    finished: list[Built] = []
    sources = [source for source, _ in ways]
    quiet = job.form is Format.JSON
    with Records() as records, InputProgress(sources, quiet=quiet) as bar:
        alone = len(ways) == 1 and how.compile is None
        builder = Builder(job, records, timings, how.compile, bar.clear, alone)
        with closing(_builds(ways, builder, how.processes)) as builds:
            for source, built in zip(bar, builds, strict=True):
                outcome.count(source, built.fate)
                finished.append(built)
    if job.form is Format.JSON:
        to_stdout = [place for _, place in ways] == [outputs.STDOUT]
        show([d for built in finished for d in built.diagnostics], job.form, err=to_stdout)
    elif job.form is Format.TEXT and len(sources) > 1:
        echo(outcome.sentence("built"), err=True)
    if how.deps is not None and outcome.code == 0:
        outputs.write(how.deps, dep_file.rules((b.outputs, b.made_of) for b in finished))
    return outcome.code


def _builds(ways: Ways, builder: Builder, processes: int) -> Generator[Built, None, None]:
    if processes > 1:
        from meetc.cli.processes import build_in

        yield from build_in(processes, ways, builder)
    else:
        for source, place in ways:
            yield builder.build(source, place)


def build_on_change(ways: Ways, job: Job) -> None:
    """Build, and build again what has changed, until somebody interrupts."""
    if any(source.path == inputs.STDIN for source, _ in ways):
        raise inputs.fail("standard input cannot be watched; name a file")
    watched = [Watched(source, job.template) for source, _ in ways]
    changed = list(range(len(ways)))
    written: set[int] = set()
    while True:
        for number in changed:
            again = How(compile=partial(_again, watched[number], job))
            mine = job._replace(force=job.force or number in written)
            with suppress(Exit):  # told already; what is in the way may be mended next
                if build_all([ways[number]], mine, Timings(), again) == 0:
                    written.add(number)
        if changed:
            echo("watching; Ctrl-C ends", err=True)
        time.sleep(EVERY_SECONDS)
        changed = [number for number, one in enumerate(watched) if one.has_changed()]


def _again(watched: Watched, job: Job, _: Input, __: Callable[[str], None]) -> Compiled | None:
    return watched.compile(job.strict, Timings(), extras=not job.asks_schema)
