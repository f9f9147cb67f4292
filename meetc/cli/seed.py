"""`meetc seed`: the start lists of first rounds, drawn from the entries."""

from __future__ import annotations

from typing import Annotated

from meetc.cli import editing
from meetc.cli.console import Exit, echo
from meetc.cli.inputs import require_event
from meetc.cli.options import DrawOption, MeetArgument
from meetc.cli.parameters import Argument, Option
from meetc.exit_codes import REFUSED


def seed(
    file: MeetArgument,
    events: Annotated[
        list[str] | None, Argument("[EVENT]...", help="Some events, else all.")
    ] = None,
    draw: DrawOption = None,
    reseed: Annotated[
        bool,
        Option(
            "--reseed", help="Draw again and tell who moves: events that are named, or were drawn."
        ),
    ] = False,
    write: Annotated[
        bool, Option("--write", help="Write the lists; else what would change is printed.")
    ] = False,
) -> None:
    """Draw heats, lanes and orders of trials of first rounds from the entries.

    Several rounds make heats as strong as each other, teammates apart; timed finals go by pace, the
    fastest last. Where there are rows nobody moves: the lane of who is scratched is free, and late
    entries go into free lanes. The number of the draw is written as draw=, so that the same text
    gives the same lists on any machine.
    """
    from meetc.edit.seeded import with_start_lists

    texts, compiled = editing.read_sound_texts(file)
    for event in events or ():
        require_event(event, [known.id for known in compiled.meet.events])
    with editing.refusals():
        drawn = with_start_lists(texts, compiled, events or (), draw, again=reseed)
    editing.require_sound(drawn.texts)
    for sentence in (*drawn.lists, *drawn.left, *drawn.late):
        echo(sentence, err=True)
    if not editing.changed(texts, drawn.texts):
        echo("nobody moves" if reseed else "nothing to draw", err=True)
    else:
        editing.write_or_show(texts, drawn.texts, write=write)
    raise Exit(REFUSED if drawn.left else 0)
