"""`meetc pull`: write into the text what others have changed at the service."""

from __future__ import annotations

from typing import Annotated

import typer

from meetc.cli import editing, online
from meetc.cli.options import EnvOption, MeetArgument, OnlyOption
from meetc.cli.sending import compile_meet, prepare_meet
from meetc.exit_codes import PARTLY
from meetc.plan.plan import Wishes
from meetc.pull import pull as take


def pull(
    file: MeetArgument,
    env: EnvOption = None,
    only: OnlyOption = None,
    diff: Annotated[
        bool, typer.Option("--diff", help="Write nothing; print what would change.")
    ] = False,
) -> None:
    """Write into the text what others have changed at the service, their side of conflicts too.

    What no statement can say, and what follows from the marks, is listed and left. Exit 4 then.
    """
    wishes = Wishes(only=tuple(only or ()))
    meet = compile_meet(file, wishes.only)
    texts, _ = editing.read_texts(file)
    target = online.sign_in(online.comparable(env, meet.path.parent), err=diff)
    prepared = prepare_meet(meet, target, wishes)
    after, written, left = take(texts, prepared.plan, prepared.view.remote.documents)
    for each in left:
        typer.echo(f"not written: {each}", err=True)
    if diff:
        editing.show_diffs(texts, after)
    else:
        for each in written:
            typer.echo(f"taken: {each}")
        editing.write_texts(texts, after)
        if not written:
            typer.echo("nothing was taken over")
    if left:
        raise typer.Exit(PARTLY)
