"""The command line as a whole: its groups, and what every command shares."""

from __future__ import annotations

from typing import Annotated

import typer

from meetc.cli.commands import Commands

app = typer.Typer(
    name="meetc",
    cls=Commands,
    no_args_is_help=True,
    epilog="Exit codes: 0 fine; 1 the meet has errors; 2 wrong usage, or a file that cannot be "
    "read or written; 3 refused; 4 partly done, run it again; 5 no answer; 6 a difference; 130 "
    "interrupted. README.md says more.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(value: bool) -> None:
    if value:
        from meetc import __version__

        typer.echo(f"meetc {__version__}")
        raise typer.Exit


@app.callback()
def meetc(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Tell the version.")
    ] = False,
) -> None:
    """Compile the text of a track and field meet to data that OpenTrack loads."""
