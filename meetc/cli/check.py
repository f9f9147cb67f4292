"""`meetc check`: everything that is wrong, and nothing is written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from meetc.cli import compiling, inputs
from meetc.cli.output_format import Format, show
from meetc.cli.progress import InputProgress
from meetc.complete import Todo, still_to_do
from meetc.diagnostics import github
from meetc.diagnostics.diagnostic import Accepted, Diagnostic, Note
from meetc.diagnostics.text import summary
from meetc.model import Meet
from meetc.pipeline import Compiled, Timings


def check(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE", help="Meets, directories of meets, or -.")
    ],
    strict: Annotated[bool, typer.Option("--strict", help="Take warnings for errors.")] = False,
    complete: Annotated[
        bool, typer.Option("--complete", help="List what is still to do as well.")
    ] = False,
    form: Annotated[
        Format, typer.Option("--format", help="How to print diagnostics.")
    ] = Format.TEXT,
    fix: Annotated[
        bool, typer.Option("--fix", help="Write what hints are sure of into the text, first.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Write nothing; print what --fix would change.")
    ] = False,
    verbose: compiling.Verbose = False,
    stats: Annotated[bool, typer.Option("--stats", help="Print the time of each pass.")] = False,
) -> None:
    """Find every mistake of a meet, with its line and the fix."""
    timings = Timings()
    sources = inputs.find(files)
    if fix or diff:
        from meetc.cli import fixing

        fixing.fix(sources, diff=diff, err=form is not Format.TEXT)
    if diff:
        return
    outcome = compiling.FileOutcomes()
    diagnostics: list[Diagnostic] = []
    todos: list[Todo] = []
    accepted: list[Accepted] = []
    with InputProgress(sources, quiet=form is Format.JSON) as bar:
        for source in bar:
            compiled = compiling.compile_input(source, strict, timings)
            bar.clear()
            outcome.add(source, compiled)
            if compiled is None:
                continue
            diagnostics += compiled.diagnostics
            own_todos = still_to_do(compiled.meet) if complete and compiled.ok else []
            todos += own_todos
            accepted += compiled.accepted
            if form is Format.JSON:
                continue
            show(compiled.diagnostics, form, err=False, whole=verbose)
            if form is Format.TEXT:
                prefix = f"{source.path}: " if len(sources) > 1 else ""
                if complete and compiled.ok:
                    _list_todo(own_todos)
                if verbose:
                    _list([one.note for one in compiled.accepted])
                typer.echo(prefix + _outcome(compiled))
    if form is Format.TEXT and len(sources) > 1:
        typer.echo(outcome.sentence("sound"))
    if form is Format.JSON:
        show(diagnostics, form, err=False, todos=todos if complete else None, accepted=accepted)
    elif form is Format.GITHUB and (todos or accepted):
        typer.echo(github.notices([*todos, *(one.note for one in accepted)]), nl=False)
    if stats:
        compiling.show_timings(timings)
    raise typer.Exit(outcome.code)


def _outcome(compiled: Compiled) -> str:
    size = _size(compiled.meet) if compiled.ok else ""
    accepted = f"{len(compiled.accepted)} accepted" if compiled.accepted else ""
    return "; ".join(part for part in (size, summary(compiled.diagnostics), accepted) if part)


def _size(meet: Meet) -> str:
    """How large a meet is: `2 days, 31 events, 58 units, 164 athletes`."""
    counts = {
        "day": meet.days,
        "event": len(meet.events),
        "unit": meet.unit_count,
        "athlete": len(meet.athletes),
    }
    return ", ".join(f"{count} {what}{'' if count == 1 else 's'}" for what, count in counts.items())


def _list(notes: Sequence[Note]) -> None:
    for span, text in notes:
        typer.echo(f"{span.path}:{span.line}:{span.column}: {text}")


def _list_todo(todos: list[Todo]) -> None:
    _list(todos)
    typer.echo(f"{len(todos)} still to do" if todos else "nothing is left to do")
