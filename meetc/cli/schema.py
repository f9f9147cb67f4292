"""`meetc schema`: the JSON Schemas of what meetc writes."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from meetc.schema import schema_text


class Payload(StrEnum):
    """The targets that have a schema."""

    OPENTRACK = "opentrack"
    OPENTRACK_REST = "opentrack-rest"


class Printed(StrEnum):
    """The commands whose JSON has one."""

    CHECK = "check"
    DIFF = "diff"
    PLAN = "plan"
    PUSH = "push"
    RESULTS = "results"
    WHY = "why"


def schema(
    command: Annotated[
        Printed | None,
        typer.Argument(
            metavar="[check|diff|plan|push|why|results]",
            help="What --format json prints, or a site's results.json; else the payload.",
        ),
    ] = None,
    target: Annotated[Payload, typer.Option(help="Whose payload.")] = Payload.OPENTRACK,
) -> None:
    """Print the JSON Schema of what `build` writes, or of what a command prints for programs."""
    typer.echo(schema_text(command or target), nl=False)
