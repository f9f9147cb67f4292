"""`meetc pull`: write into the text what others have changed at the service."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from typing import Any

import typer

from meetc.cli import editing, online
from meetc.cli.options import DiffOption, EnvOption, MeetArgument, OnlyOption
from meetc.cli.sending import compile_meet, prepare_meet
from meetc.edit.texts import Texts
from meetc.exit_codes import PARTLY
from meetc.pipeline import payload
from meetc.plan.base import BaseError
from meetc.plan.plan import Plan, Wishes
from meetc.plan.resource import Key
from meetc.pull.pull import pull as take
from meetc.push.prepared import Prepared
from meetc.push.renewal import renew
from meetc.push.session import planned_anew
from meetc.push.state import StateFiles, files_of


def pull(
    file: MeetArgument,
    env: EnvOption = None,
    only: OnlyOption = None,
    diff: DiffOption = False,
) -> None:
    """Write into the text what others have changed and added at the service, their side of
    conflicts too.

    What no statement can say, and what follows from the marks, is listed and left. Exit 4 then.
    """
    wishes = Wishes(only=tuple(only or ()))
    meet = compile_meet(file, wishes.only)
    texts, _ = editing.read_texts(file)
    target = online.sign_in(online.comparable(env, meet.path.parent), err=diff)
    prepared = prepare_meet(meet, target, wishes, every_unit=True)

    def again(document: dict[str, Any]) -> Plan:
        return planned_anew(prepared, document).plan

    pulled = take(texts, prepared.plan, prepared.view.remote.documents, again)
    after, written, left = pulled.texts, pulled.written, pulled.left
    for sentence in left:
        typer.echo(f"not written: {sentence}", err=True)
    if diff:
        editing.show_diffs(texts, after)
    else:
        for sentence in written:
            typer.echo(f"taken: {sentence}")
        editing.write_texts(texts, after)
        if written:
            _renew(prepared, after, pulled.keys, files_of(meet.path, target.environment.name))
        else:
            typer.echo("nothing was taken over")
    if left:
        raise typer.Exit(PARTLY)


def _renew(prepared: Prepared, texts: Texts, keys: Collection[Key], files: StateFiles) -> None:
    """Note in the base what was pulled, as a push would: where that fails, a push does."""
    with suppress(OSError, BaseError):
        anew = planned_anew(prepared, payload(texts.compile().meet, "opentrack-rest"))
        renew(anew, keys, files)
