"""`meetc init`: a commented meet to start from."""

from __future__ import annotations

import os
import shlex
from pathlib import Path
from typing import Annotated

import typer

from meetc.cli import outputs
from meetc.cli.inputs import fail
from meetc.new_meet import new_meet


def init(
    file: Annotated[
        str, typer.Argument(metavar="[FILE]", help="The file to make.")
    ] = "spring.meet",
    name: Annotated[str | None, typer.Option(metavar="NAME", help="The name of the meet.")] = None,
    country: Annotated[str, typer.Option(metavar="CODE", help="Three capital letters.")] = "GBR",
    date: Annotated[str, typer.Option(metavar="DATE", help="The first day.")] = "2026-05-09",
) -> None:
    """Make a commented meet to start from; an existing file is never replaced."""
    if file != outputs.STDOUT and os.path.lexists(file):
        raise fail(f"{file} exists already; nothing is changed")
    stem = "spring" if file == outputs.STDOUT else Path(file).stem
    try:
        text = new_meet(name or stem.replace("-", " ").title(), Path(file).name, country, date)
    except ValueError as problem:
        raise fail(str(problem)) from None
    outputs.write(file, text, may_be_source=True)
    if file != outputs.STDOUT:
        typer.echo(f"wrote {file}; next: meetc check {shlex.quote(file)}")
