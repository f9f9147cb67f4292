"""Arguments and options that several commands have."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from meetc.cli.output_format import Format
from meetc.cli.parameters import Argument, Option

MeetArgument = Annotated[str, Argument("FILE", help="The meet.")]
AdoptOption = Annotated[bool, Option("--adopt", help="Take over what is there and was never sent.")]
RecreateOption = Annotated[bool, Option("--recreate", help="Make again what somebody has deleted.")]
PruneOption = Annotated[bool, Option("--prune", help="Delete events that the text no longer has.")]
OursOption = Annotated[
    bool, Option("--ours", help="Send what the text says over what others have changed.")
]
EnvOption = Annotated[
    str | None,
    Option("--env", metavar="NAME", help="An environment of meetc.toml, or sandbox."),
]
OnlyOption = Annotated[
    list[str] | None,
    Option("--only", metavar="EVENT", help="This event alone, with what it needs."),
]
DrawOption = Annotated[
    int | None,
    Option("--draw", metavar="N", min=0, help="The number to draw lots with, else the day."),
]
WriteOption = Annotated[
    bool, Option("--write", help="Write it; else what would change is printed.")
]
DiffOption = Annotated[bool, Option("--diff", help="Write nothing; print what would change.")]
StrictOption = Annotated[bool, Option("--strict", help="Take warnings for errors.")]
StatsOption = Annotated[bool, Option("--stats", help="Print the time of each pass.")]
DiagnosticsOption = Annotated[Format, Option("--format", help="How to print diagnostics.")]
FormatOption = Annotated[Format, Option("--format", metavar="text|json")]


def only_options(only: Sequence[str]) -> str:
    """The options that name some events, as they are typed in a shell."""
    import shlex

    return "".join(f" --only {shlex.quote(event_id)}" for event_id in only)
