"""`meetc pull`: write into the text what others have changed at the service."""

from __future__ import annotations

from typing import Annotated

import typer

from meetc.cli import editing, online
from meetc.cli.online import EnvOption, OnlyOption
from meetc.cli.plan import prepare_meet
from meetc.exit_codes import PARTLY


def pull(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The meet.")],
    env: EnvOption = None,
    only: OnlyOption = None,
    diff: Annotated[
        bool, typer.Option("--diff", help="Write nothing; print what would change.")
    ] = False,
) -> None:
    """Write into the text what others have changed and added at the service, their side of
    conflicts too.

    What no statement can say, and what follows from the marks, is listed and left. Exit 4 then.
    """
    from meetc.plan.plan import Wishes
    from meetc.pull.pull import pull as take

    wishes = Wishes(only=tuple(only or ()))
    meet = online.compile_meet(file, wishes.only)
    texts, _ = editing.read_texts(file)
    target = online.sign_in(online.comparable(env, meet.path.parent), err=diff)
    prepared = prepare_meet(meet, target, wishes, every_unit=True)
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
