"""`meetc explain`: the page of a diagnostic code."""

from __future__ import annotations

from typing import Annotated

import typer

from meetc.cli.inputs import fail
from meetc.diagnostics import pages
from meetc.diagnostics.wording import did_you_mean


def explain(
    code: Annotated[
        str | None, typer.Argument(metavar="[CODE]", help="A code such as M302; else all of them.")
    ] = None,
) -> None:
    """Explain a diagnostic: what it says, why, wrong and right."""
    if code is None:
        for known in pages.codes():
            typer.echo(f"{known}  {pages.title(known)}")
        return
    page = pages.page(code.upper())
    if page is None:
        near = did_you_mean(code.upper(), pages.codes())
        raise fail(f"there is no code {code}" + (f"; did you mean {near}?" if near else ""))
    typer.echo(page, nl=False)
