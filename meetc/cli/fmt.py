"""`meetc fmt`: one canonical form for every text."""

from __future__ import annotations

from typing import Annotated

from meetc.cli import editing, inputs
from meetc.cli.console import Exit, echo
from meetc.cli.included import reader
from meetc.cli.inputs import STDIN, Input, fail
from meetc.cli.options import DiffOption
from meetc.cli.output_format import Format, show
from meetc.cli.parameters import Argument, Option
from meetc.diagnostics.diagnostic import Report
from meetc.diagnostics.wording import count_of
from meetc.edit.errors import NotAsWantedError
from meetc.edit.format import format_file
from meetc.edit.layout import format_bytes
from meetc.exit_codes import DIFFERENT
from meetc.pipeline import collector_paused


def fmt(
    files: Annotated[
        list[str], Argument(metavar="FILE", help="Texts, directories of texts, or -.")
    ],
    check: Annotated[
        bool, Option("--check", help="Write nothing; exit 6 where a text would change.")
    ] = False,
    diff: DiffOption = False,
) -> None:
    """Lay out texts in columns at fixed stops, so that no row's change moves another row.

    Words, order, comments and blank lines stay. A directory stands for all its texts, included
    ones as well; the text of standard input goes to standard output.
    """
    sources = inputs.find(files, included=True)
    for source in sources:
        editing.require_meet(source.path)
        if source.path == STDIN and len(sources) > 1:
            raise fail("standard input and files cannot be formatted in one call")
    code = unchanged = changed = 0
    for source in sources:
        try:
            before, after = _formatted(source, proven=not check or diff)
        except Exit as failed:
            code = max(code, failed.exit_code)
            continue
        if before == after:
            unchanged += 1
        else:
            changed += 1
        _bring(source.path, before, after, check=check, diff=diff)
    if unchanged and not diff and sources != [Input(STDIN)]:
        echo(f"{count_of(unchanged, 'file')} formatted already")
    raise Exit(code or (DIFFERENT if check and changed else 0))


def _formatted(source: Input, *, proven: bool) -> tuple[bytes, bytes]:
    """The bytes of a file and those of its canonical form, `proven` to mean the same where they
    are shown or written. Raises Exit where there is none, which is told."""
    report = Report()
    try:
        with inputs.problems_of(source.path), collector_paused():
            data = inputs.read_root(source.path)
            after = (
                format_file(data, source.path, reader(source.path), report)
                if proven
                else format_bytes(data, source.path, report)
            )
    except NotAsWantedError as problem:
        raise fail(f"{source.path} is left as it is: {problem}, a mistake in meetc") from None
    if after is None:
        show(report.sorted([source.path]), Format.TEXT, err=True)
        echo(f"{source.path} is left as it is", err=True)
        raise Exit(1)
    return data, after


def _bring(path: str, before: bytes, after: bytes, *, check: bool, diff: bool) -> None:
    """Show or write what has become of a file."""
    if diff:
        editing.show_diff(path, before, after)
    elif check:
        if before != after:
            echo(f"{path} would be formatted")
    elif path == STDIN:
        editing.write(path, after)
    elif before != after:
        editing.write(path, after)
        echo(f"formatted {path}")
