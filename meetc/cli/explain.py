"""`meetc explain`: the page of a diagnostic code."""

from __future__ import annotations

import shutil
import sys
from typing import Annotated

import typer

from meetc.cli.inputs import fail
from meetc.cli.output_format import has_colour
from meetc.diagnostics import pages
from meetc.diagnostics.page_text import render
from meetc.diagnostics.wording import did_you_mean


def explain(
    code: Annotated[
        str | None, typer.Argument(metavar="[CODE]", help="A code such as M302, or a word.")
    ] = None,
) -> None:
    """Explain a diagnostic: what it says, why, wrong and right."""
    if code is None:
        for known in pages.codes():
            typer.echo(f"{known}  {pages.title(known)}")
        return
    name = f"M{code}" if code.isdecimal() else code.strip("[]").upper()
    page = pages.page(name)
    if page is None:
        about = [other for other in pages.codes() if code.lower() in pages.title(other).lower()]
        for other in about:
            typer.echo(f"{other}  {pages.title(other)}")
        if about:
            return
        near = did_you_mean(name, pages.codes())
        raise fail(
            f"there is no code {code}"
            + (f"; did you mean {near}?" if near else "; `meetc explain` lists them")
        )
    colour = has_colour(sys.stdout)
    columns = min(shutil.get_terminal_size().columns, 100)
    typer.echo(render(page, columns=columns, colour=colour), nl=False, color=colour)
