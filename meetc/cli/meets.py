"""`meetc meets`: the competitions in which we have a role."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Annotated

import typer

from meetc.cli import online
from meetc.cli.inputs import fail
from meetc.cli.options import EnvOption, FormatOption
from meetc.cli.output_format import Format
from meetc.plan.base import pretty

_COLUMNS = ("date", "country", "role", "name", "id", "url")
_WIDEST = 60


def meets(
    env: EnvOption = None,
    until: Annotated[
        str | None, typer.Option(metavar="DATE", help="Those up to a day, as the service has it.")
    ] = None,
    form: FormatOption = Format.TEXT,
) -> None:
    """List my competitions at a service."""
    if until is not None:
        try:
            until = f"{datetime.date.fromisoformat(until).isoformat()}T23:59:59Z"
        except ValueError:
            raise fail(f"--until is a date such as 2026-05-09, not {until}") from None
    target = online.sign_in(online.required(env, Path()), err=form is Format.JSON)
    with online.service_errors():
        competitions = target.client.my_competitions(until)
    if form is Format.JSON:
        typer.echo(pretty({"competitions": competitions}), nl=False)
        return
    clean = target.client.http.clean
    rows = [
        [clean(str(competition.get(name, "")))[:_WIDEST] for name in _COLUMNS]
        for competition in competitions
    ]
    widths = [max(map(len, column)) for column in zip(*[_COLUMNS, *rows], strict=True)]
    for row in [list(_COLUMNS), *rows]:
        line = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        typer.echo(line.rstrip())
    if not rows:
        typer.echo("none")
