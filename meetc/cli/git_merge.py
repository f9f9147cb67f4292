"""`meetc git merge`: what git calls where both sides have changed a meet."""

from __future__ import annotations

from typing import Annotated

import typer

from meetc.cli import outputs
from meetc.cli.included import reader
from meetc.cli.inputs import fail, reason
from meetc.git.command import GitError
from meetc.git.merge_driver import MergedFile, merge_files
from meetc.merge.merge import Labels


def merge(
    base: Annotated[str, typer.Argument(help="The version that both sides come from.")],
    ours: Annotated[str, typer.Argument(help="Our version; the result is written here.")],
    theirs: Annotated[str, typer.Argument(help="Their version.")],
    path: Annotated[str, typer.Option(help="The name of the file in the repository.")] = "",
    marker_size: Annotated[int, typer.Option(min=1, help="How long the markers are.")] = 7,
    base_label: Annotated[str, typer.Option(help="What the markers call the base.")] = "",
    our_label: Annotated[str, typer.Option(help="What they call our side.")] = "",
    their_label: Annotated[str, typer.Option(help="What they call the other side.")] = "",
) -> None:
    """Merge three versions of a meet by event, unit and bib; git calls this. A `.base.json` is
    merged by resource.

    Exits with 1 where conflicts are left, each between markers in the result.
    """
    files = MergedFile(base, ours, theirs, path or ours)
    labels = Labels(_label(base_label), _label(our_label), _label(their_label))
    try:
        outcome = merge_files(files, labels, marker_size, reader(files.path))
    except OSError as problem:
        raise fail(f"{problem.filename}: {reason(problem)}") from None
    except GitError as problem:
        raise fail(str(problem)) from None
    outputs.write(ours, outcome.data, may_be_source=True)
    for line in outcome.sentences:
        typer.echo(line, err=True)
    raise typer.Exit(1 if outcome.conflicts else 0)


def _label(given: str) -> str:
    """A label as git gives it; an older git passes its placeholder on as it stands."""
    return "" if given in ("%S", "%X", "%Y") else " ".join(given.split())
