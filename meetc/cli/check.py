"""`meetc check`: everything that is wrong, and nothing is written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from meetc.cli import compiling, inputs
from meetc.cli.console import Exit, echo
from meetc.cli.inputs import Input
from meetc.cli.options import DiagnosticsOption, StatsOption, StrictOption
from meetc.cli.output_format import Format, show
from meetc.cli.parameters import Argument, Option
from meetc.cli.progress import InputProgress
from meetc.complete import Todo, still_to_do
from meetc.diagnostics import github
from meetc.diagnostics.diagnostic import Accepted, Diagnostic, Note
from meetc.diagnostics.text import summary
from meetc.diagnostics.wording import count_of
from meetc.model import Meet
from meetc.pipeline import Compiled, Timings


def check(
    files: Annotated[
        list[str], Argument(metavar="FILE", help="Meets, directories of meets, or -.")
    ],
    strict: StrictOption = False,
    complete: Annotated[
        bool, Option("--complete", help="List what is still to do as well.")
    ] = False,
    form: DiagnosticsOption = Format.TEXT,
    fix: Annotated[
        bool, Option("--fix", help="Write what hints are sure of into the text, first.")
    ] = False,
    diff: Annotated[
        bool, Option("--diff", help="Write nothing; print what --fix would change.")
    ] = False,
    verbose: compiling.Verbose = False,
    stats: StatsOption = False,
) -> None:
    """Find every mistake of a meet, with its line and the fix."""
    timings = Timings()
    sources = inputs.find(files)
    if fix or diff:
        from meetc.cli import fixing

        fixing.fix(sources, diff=diff, err=form is not Format.TEXT)
    if diff:
        return
    checked = _Checked(strict, complete, form, verbose, timings)
    checked.add(sources)
    checked.tell(several=len(sources) > 1)
    if stats:
        compiling.show_timings(timings)
    raise Exit(checked.outcome.code)


class _Checked:
    """What the files of one call have, told file by file or, for programs, in the end."""

    def __init__(
        self, strict: bool, complete: bool, form: Format, verbose: bool, timings: Timings
    ) -> None:
        self.strict, self.complete = strict, complete
        self.form, self.verbose, self.timings = form, verbose, timings
        self.outcome = compiling.FileOutcomes()
        self.diagnostics: list[Diagnostic] = []
        self.todos: list[Todo] = []
        self.accepted: list[Accepted] = []

    def add(self, sources: Sequence[Input]) -> None:
        with InputProgress(sources, quiet=self.form is Format.JSON) as bar:
            for source in bar:
                compiled = compiling.compile_input(source, self.strict, self.timings)
                bar.clear()
                self.outcome.add(source, compiled)
                if compiled is not None:
                    self._add(compiled, f"{source.path}: " if len(sources) > 1 else "")

    def _add(self, compiled: Compiled, prefix: str) -> None:
        self.diagnostics += compiled.diagnostics
        todos = self._todos(compiled) if self.complete and compiled.ok else None
        self.todos += todos or ()
        self.accepted += compiled.accepted
        if self.form is not Format.JSON:
            show(compiled.diagnostics, self.form, err=False, whole=self.verbose)
        if self.form is Format.TEXT:
            _tell(compiled, todos, prefix, self.verbose)

    def _todos(self, compiled: Compiled) -> list[Todo]:
        return [*still_to_do(compiled.meet), *compiled.undecided]

    def tell(self, *, several: bool) -> None:
        """What is told of all files together."""
        form, accepted = self.form, self.accepted
        if form is Format.TEXT and several:
            echo(self.outcome.sentence("sound"))
        elif form is Format.JSON:
            todos = self.todos if self.complete else None
            show(self.diagnostics, form, err=False, todos=todos, accepted=accepted)
        elif form is Format.GITHUB and (self.todos or accepted):
            notices = [*self.todos, *(one.note for one in accepted)]
            echo(github.notices(notices), nl=False)


def _tell(compiled: Compiled, todos: list[Todo] | None, prefix: str, verbose: bool) -> None:
    """What is left to do where that is asked for, what is accepted, and the sum."""
    if todos is not None:
        _list_todo(todos)
    if verbose:
        _list(
            [
                *(one.note for one in compiled.accepted),
                *(compiled.undecided if todos is None else ()),
            ]
        )
    echo(prefix + _outcome(compiled))


def _outcome(compiled: Compiled) -> str:
    size = _size(compiled.meet) if compiled.ok else ""
    accepted = f"{len(compiled.accepted)} accepted" if compiled.accepted else ""
    undecided = len(compiled.undecided)
    open_ = f"{count_of(undecided, 'expectation')} not decided yet" if undecided else ""
    parts = (size, summary(compiled.diagnostics), accepted, open_)
    return "; ".join(part for part in parts if part)


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
        echo(f"{span.path}:{span.line}:{span.column}: {text}")


def _list_todo(todos: list[Todo]) -> None:
    _list(todos)
    echo(f"{len(todos)} still to do" if todos else "nothing is left to do")
