"""`meetc git check-staged`: what the pre-commit hook runs."""

from __future__ import annotations

import typer

from meetc.cli.inputs import fail
from meetc.cli.output_format import Format, show
from meetc.diagnostics.text import summary
from meetc.git.command import GitError, first_line
from meetc.git.staged import Staged
from meetc.pipeline import compile


def check_staged() -> None:
    """Check the meets of the next commit as they are staged; the pre-commit hook runs this."""
    code = 0
    try:
        staged = Staged(first_line("rev-parse", "--show-toplevel") or ".")
        meets = staged.meets()
    except (GitError, OSError) as problem:
        raise fail(str(problem)) from None
    for path in meets:
        compiled = compile(staged.read(path), path=path, read=staged.read)
        show(compiled.diagnostics, Format.TEXT, err=True)
        if not compiled.ok:
            code = 1
            counts = summary(compiled.diagnostics)
            typer.echo(f"{path}: {counts}; nothing is committed", err=True)
    raise typer.Exit(code)
