"""`meetc schema`: the JSON Schema of what `meetc build` writes."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer


class Payload(StrEnum):
    """The targets that have a schema."""

    OPENTRACK = "opentrack"
    OPENTRACK_REST = "opentrack-rest"


def schema(
    target: Annotated[Payload, typer.Option(help="Whose payload.")] = Payload.OPENTRACK,
) -> None:
    """Print the JSON Schema of the payload."""
    from meetc.schema import schema_text

    typer.echo(schema_text(target), nl=False)
