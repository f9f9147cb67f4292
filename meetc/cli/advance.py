"""`meetc advance`: from the results of a round to the start lists of the next."""

from __future__ import annotations

from typing import Annotated

import typer

from meetc.cli import editing
from meetc.cli.inputs import fail, require_event
from meetc.exit_codes import REFUSED


def advance(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The meet.")],
    event: Annotated[str, typer.Argument(metavar="EVENT", help="The event.")],
    draw: Annotated[
        int | None,
        typer.Option(metavar="N", min=0, help="The number to draw lots with, else the day."),
    ] = None,
    write: Annotated[
        bool, typer.Option("--write", help="Write it; else what would change is printed.")
    ] = False,
) -> None:
    """Write Q and q behind the marks of a round, and the start lists of the next.

    The first of each heat go on by place, the best others by time, as qual_by_place= and
    qual_fastest_losers= say; who is level with the last goes on where there are lanes. In the field
    who has met qualifying_performance= has Q, and the best others have q until there are
    qual_fastest_losers= in all, else twelve. What is typed stays and has to agree.
    """
    from meetc.edit.errors import EditError
    from meetc.edit.next_round import with_next_round

    texts, compiled = editing.read_sound_texts(file)
    require_event(event, [known.id for known in compiled.meet.events])
    try:
        drawn = with_next_round(texts, compiled, event, draw)
    except EditError as problem:
        fail(f"{event}: {problem}; nothing is changed")
        raise typer.Exit(REFUSED) from None
    editing.require_sound(drawn.texts)
    for sentence in drawn.lists:
        typer.echo(sentence, err=True)
    editing.write_or_show(texts, drawn.texts, write=write)
