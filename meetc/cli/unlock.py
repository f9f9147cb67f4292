"""`meetc unlock`: take away the lock that a push on another machine has left."""

from __future__ import annotations

from pathlib import Path

import typer

from meetc.cli import online
from meetc.cli.inputs import fail, problems_of
from meetc.cli.options import EnvOption, MeetArgument
from meetc.push.lock import LockedError
from meetc.push.lock import unlock as remove
from meetc.push.state import files_of


def unlock(file: MeetArgument, env: EnvOption = None) -> None:
    """Take away a lock whose push has died on another machine.

    On this machine a lock ends with its process. What that push did is kept in the journal.
    """
    if not Path(file).is_file():
        raise fail(f"{file}: no such file; the meet is meant whose lock it is")
    environment = online.required(env, Path(file).parent)
    lock = files_of(Path(file), environment.name).lock
    try:
        with problems_of(str(lock)):
            holder = remove(lock)
    except LockedError as problem:
        raise online.refuse(str(problem)) from None
    typer.echo(f"{lock.name} of {holder} is gone" if holder else "there is no lock")
