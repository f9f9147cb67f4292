"""The command line as a whole: its groups, and what every command shares."""

from __future__ import annotations

import errno
import os
import sys
from typing import Annotated, NoReturn

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


def run() -> NoReturn:
    """Run the command line. A console that lacks a character shows its escape instead."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        app()
    except SystemExit as ended:
        # typer ends with 1 when the reader of a pipe, `head` say, has had enough: 1 would say
        # that the meet has errors
        enough = type(sys.stdout).__name__ == "PacifyFlushWrapper"
        _end(0 if enough else ended.code)
    except OSError as problem:
        from meetc.cli.inputs import fail, reason

        _end(fail(f"cannot write: {reason(problem)}").exit_code)
    _end(0)


def _end(code: object) -> NoReturn:
    """End the process at once: taking a season's objects apart one by one takes longer than
    reading it. What cannot be written any more is not tried again."""
    number = code if isinstance(code, int) else 0
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except OSError as problem:
        if number == 0 and problem.errno != errno.EPIPE:
            number = 2
    os._exit(number)
