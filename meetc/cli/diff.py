"""`meetc diff`: what differs between two meets, in the words of the sport."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from meetc.cli import outputs
from meetc.cli.inputs import fail
from meetc.cli.output_format import can_encode, has_colour
from meetc.cli.versions import compile_versions, find_versions
from meetc.compare import markdown, text
from meetc.compare.compare import compare
from meetc.compare.wording import ARROW
from meetc.exit_codes import DIFFERENT
from meetc.pipeline import collector_paused


class DiffFormat(StrEnum):
    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


def diff(
    meets: Annotated[
        list[str],
        typer.Argument(
            metavar="OLD [NEW]",
            help="Meets, REV:path in git, or -. One file alone is compared with its last commit.",
        ),
    ],
    form: Annotated[
        DiffFormat, typer.Option("--format", help="How to print the changes.")
    ] = DiffFormat.TEXT,
    git_driver: Annotated[bool, typer.Option("--git-driver", hidden=True)] = False,
) -> None:
    """Tell what differs between two meets: marks, places, entries, times.

    With all that follows from it, and nothing that is only layout.

    Exit codes: 0 the same; 6 different; 1 one has errors; 2 one cannot be read.
    """
    if git_driver:
        from meetc.cli.git_driver import git_diff

        _print(git_diff(meets))
        return
    if len(meets) > 2:
        raise fail(f"two meets are compared, and here are {len(meets)}")
    old, new = find_versions(meets)
    with collector_paused():
        changes = compare(*compile_versions(old, new))
    if form is DiffFormat.JSON:
        from meetc.compare import as_json

        outputs.write(outputs.STDOUT, as_json.render(changes, old.name, new.name).encode())
    elif form is DiffFormat.MARKDOWN:
        outputs.write(outputs.STDOUT, markdown.render(changes).encode())
    else:
        _print(text.render(changes, colour=has_colour(sys.stdout)))
    raise typer.Exit(DIFFERENT if changes else 0)


def _print(text: str) -> None:
    """Print on standard output, with plain arrows where it has no others."""
    shown = text if can_encode(ARROW, sys.stdout) else text.replace(ARROW, "->")
    typer.echo(shown, nl=False, color=True)
