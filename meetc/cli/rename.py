"""`meetc rename`: another event id, bib or team code, everywhere in a meet."""

from __future__ import annotations

from typing import Annotated

import typer

from meetc.cli import editing
from meetc.cli.options import MeetArgument
from meetc.edit.named import Named
from meetc.edit.rename import renamed


def rename(
    file: MeetArgument,
    kind: Annotated[Named, typer.Argument(metavar="event|bib|team", help="What it is.")],
    old: Annotated[str, typer.Argument(metavar="OLD", help="Its name now.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="Its name from now on.")],
    write: Annotated[
        bool, typer.Option("--write", help="Write it, and not only show the diff.")
    ] = False,
) -> None:
    """Rename an event, a bib or a team in every line of a meet, included files as well.

    Shows what would change; --write changes it. A squad such as THH-A follows its team.
    """
    texts, compiled = editing.read_sound_texts(file)
    with editing.refusals():
        after, in_sheets = renamed(texts, compiled, kind, {old: new})
    for place in in_sheets:
        typer.echo(f"{place}: {old} stands in a sheet, which nobody but you changes", err=True)
    if write:
        editing.write_texts(texts, after)
    else:
        editing.show_diffs(texts, after)
        typer.echo("nothing is written yet: add --write", err=True)
