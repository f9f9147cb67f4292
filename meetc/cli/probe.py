"""`meetc probe`: ask the service what its documentation leaves open."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from meetc.cli import online
from meetc.cli.inputs import fail
from meetc.cli.options import EnvOption, FormatOption
from meetc.cli.output_format import Format
from meetc.diagnostics.wording import did_you_mean
from meetc.plan.base import pretty
from meetc.service.client import Client
from meetc.service.probe import probe as ask


def probe(
    competition: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="Of `meetc meets`; else the first.")
    ] = None,
    env: EnvOption = None,
    form: FormatOption = Format.TEXT,
) -> None:
    """Ask a service what meetc has to assume about it; nothing is written."""
    environment = online.required(env, Path())
    target = online.sign_in(environment, err=form is Format.JSON)
    with online.service_errors():
        wanted = _mine(target.client, competition or environment.competition)
        findings = list(ask(target.client, wanted))
    if form is Format.JSON:
        document = {"competition": wanted, "findings": [finding._asdict() for finding in findings]}
        typer.echo(pretty(document), nl=False)
        return
    for question, answer in findings:
        typer.echo(f"{question}\n    {answer}")


def _mine(client: Client, wanted: str) -> str:
    """The id of the competition that is meant, "" for the first. Exits 2 where it is none of the
    user's, and 3 where there is none at all."""
    ids = [competition["id"] for competition in client.my_competitions() if "id" in competition]
    known = [str(number) for number in ids if isinstance(number, (str, int)) and number != ""]
    if not known:
        raise online.refuse("you have no competition there to ask about")
    if wanted and wanted not in known:
        near = did_you_mean(wanted, known)
        hint = f"did you mean {near}?" if near else "`meetc meets` lists yours"
        raise fail(f"you have no competition {client.http.clean(wanted)} there; {hint}")
    return wanted or known[0]
