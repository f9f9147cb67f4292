"""`meetc advance`: from the results of a round to the start lists of the next."""

from __future__ import annotations

from typing import Annotated

from meetc.cli import editing
from meetc.cli.console import echo
from meetc.cli.options import DrawOption, MeetArgument, WriteOption
from meetc.cli.parameters import Argument, Option


def advance(
    file: MeetArgument,
    event: Annotated[str, Argument("EVENT", help="The event.")],
    draw: DrawOption = None,
    replace: Annotated[
        str | None,
        Option("--replace", metavar="BIB", help="Who has qualified and does not start."),
    ] = None,
    write: WriteOption = False,
) -> None:
    """Write Q and q behind the marks of a round, and the start lists of the next.

    The first of each heat go on by place, the best others by time, as qual_by_place= and
    qual_fastest_losers= say; who is level with the last goes on where there are lanes. In the field
    who has met qualifying_performance= has Q, and the best others have q until there are
    qual_fastest_losers= in all, else twelve. What is typed stays and has to agree.

    With --replace the next best of the round before has the lane, or the order, of one who is on
    the list of the next and does not start; nobody else moves.
    """
    from meetc.edit.next_round import with_next_round
    from meetc.edit.replacement import with_replacement

    texts, compiled = editing.read_event(file, event)
    with editing.refusals(event):
        if replace is None:
            drawn = with_next_round(texts, compiled, event, draw)
        else:
            drawn = with_replacement(texts, compiled, event, replace)
    editing.require_sound(drawn.texts)
    for sentence in drawn.lists:
        echo(sentence, err=True)
    editing.write_or_show(texts, drawn.texts, write=write)
