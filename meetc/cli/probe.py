"""`meetc probe`: ask the service what its documentation leaves open."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from meetc.cli import online
from meetc.cli.online import EnvOption
from meetc.cli.output_format import Format


def probe(
    competition: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="Of `meetc meets`; else the first.")
    ] = None,
    env: EnvOption = None,
    form: Annotated[Format, typer.Option("--format", help="text or json.")] = Format.TEXT,
) -> None:
    """Ask a service what meetc has to assume about it; nothing is written."""
    from meetc.service.errors import RefusedError
    from meetc.service.probe import probe as ask

    environment = online.required(env, Path())
    target = online.sign_in(environment, err=form is Format.JSON)
    with online.service_errors():
        wanted = competition or environment.competition
        if not wanted:
            mine = target.client.my_competitions()
            if not mine:
                raise RefusedError("you have no competition there to ask about")
            wanted = str(mine[0].get("id", ""))
        findings = list(ask(target.client, wanted))
    if form is Format.JSON:
        from meetc.plan.base import pretty

        found = {"competition": wanted, "findings": [each._asdict() for each in findings]}
        typer.echo(pretty(found), nl=False)
        return
    for question, answer in findings:
        typer.echo(f"{question}\n    {answer}")
