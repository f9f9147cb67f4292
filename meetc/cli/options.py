"""Arguments and options that several commands have."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from typing import Annotated

import typer

from meetc.cli.output_format import Format

MeetArgument = Annotated[str, typer.Argument(metavar="FILE", help="The meet.")]
AdoptOption = Annotated[
    bool, typer.Option("--adopt", help="Take over what is there and was never sent.")
]
RecreateOption = Annotated[
    bool, typer.Option("--recreate", help="Make again what somebody has deleted.")
]
PruneOption = Annotated[
    bool, typer.Option("--prune", help="Delete events that the text no longer has.")
]
OursOption = Annotated[
    bool, typer.Option("--ours", help="Send what the text says over what others have changed.")
]
EnvOption = Annotated[
    str | None,
    typer.Option("--env", metavar="NAME", help="An environment of meetc.toml, or sandbox."),
]
OnlyOption = Annotated[
    list[str] | None,
    typer.Option("--only", metavar="EVENT", help="This event alone, with what it needs."),
]
DrawOption = Annotated[
    int | None,
    typer.Option("--draw", metavar="N", min=0, help="The number to draw lots with, else the day."),
]
WriteOption = Annotated[
    bool, typer.Option("--write", help="Write it; else what would change is printed.")
]
DiffOption = Annotated[bool, typer.Option("--diff", help="Write nothing; print what would change.")]
StrictOption = Annotated[bool, typer.Option("--strict", help="Take warnings for errors.")]
StatsOption = Annotated[bool, typer.Option("--stats", help="Print the time of each pass.")]
DiagnosticsOption = Annotated[Format, typer.Option("--format", help="How to print diagnostics.")]
FormatOption = Annotated[Format, typer.Option("--format", metavar="text|json")]


def only_options(only: Sequence[str]) -> str:
    """The options that name some events, as they are typed in a shell."""
    return "".join(f" --only {shlex.quote(event_id)}" for event_id in only)
