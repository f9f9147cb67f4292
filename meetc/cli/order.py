"""`meetc order`: who goes on after the cut of a field event, and the order of the later trials."""

from __future__ import annotations

from typing import Annotated

from meetc.cli import editing
from meetc.cli.console import echo
from meetc.cli.options import MeetArgument, WriteOption
from meetc.cli.parameters import Argument, Option


def order(
    file: MeetArgument,
    event: Annotated[str, Argument("EVENT", help="A throw or horizontal jump.")],
    after: Annotated[
        int | None,
        Option(metavar="N", min=1, help="Order anew after trial N, else after the cut."),
    ] = None,
    write: WriteOption = False,
) -> None:
    """Put the rows of a throw or a horizontal jump into the order of the trials behind the cut.

    After cut_after_round= trials the best cut_survivors= go on (else three and eight), who is level
    with the last of them as well, and the last of them begins. The others stand behind them.
    Nothing is moved once the next trial has begun.
    """
    from meetc.edit.trial_order import with_trial_order

    texts, compiled = editing.read_event(file, event)
    with editing.refusals(event):
        ordered = with_trial_order(texts, compiled, event, after)
    for sentence in ordered.lists:
        echo(sentence, err=True)
    if editing.changed(texts, ordered.texts):
        editing.write_or_show(texts, ordered.texts, write=write)
    else:
        echo("the rows are in this order", err=True)
