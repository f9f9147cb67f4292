"""`meetc schema`: the JSON Schema of what `meetc build` writes."""

from __future__ import annotations

from typing import Annotated

import typer

from meetc.cli.build import Target


def schema(
    target: Annotated[Target, typer.Option(help="Whose payload.")] = Target.OPENTRACK,
) -> None:
    """Print the JSON Schema of the payload."""
    from meetc.schema import schema_text

    typer.echo(schema_text(target), nl=False)
