"""`meetc watch-timing`: tells of each heat as photo finish writes it, and sends it on."""

from __future__ import annotations

import time
from functools import cache
from pathlib import Path
from typing import Annotated

import typer

from meetc.cli import inputs, online
from meetc.cli.arrivals import Arrival, arrivals
from meetc.cli.folder_of_results import require_read, unread_files, whatever_in
from meetc.cli.inputs import Input, fail
from meetc.cli.options import EnvOption, MeetArgument
from meetc.cli.output_format import Format, show
from meetc.cli.push_call import confirm_live
from meetc.cli.sending import bases_in_git
from meetc.cli.watching import Watched
from meetc.diagnostics.codes import SIMULATED_TIMES
from meetc.diagnostics.diagnostic import Diagnostic
from meetc.pipeline import Compiled, Timings
from meetc.push.event_queue import EventQueue, is_away
from meetc.push.prepared import Destination
from meetc.push.state import files_of
from meetc.service.connection import connect
from meetc.service.environment import Environment
from meetc.service.errors import ServiceError
from meetc.service.http import Patience


def watch_timing(
    file: MeetArgument,
    folder: Annotated[str, typer.Argument(metavar="DIR", help="Where result files come in.")],
    push: Annotated[
        bool, typer.Option("--push", help="Send each event as its results come in.")
    ] = False,
    env: EnvOption = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before a live service.")] = False,
) -> None:
    """Tell of each heat as soon as its result file is there, and of what is wrong with it.

    The meet reads the folder itself, with results from "DIR/*.lif"; the folder is looked at a few
    times a second, so that network drives do as well. With --push each event is sent as well, as
    push --only sends it; while the network is away it waits, and goes on by itself. Ctrl-C ends it.
    """
    sources = inputs.find([file])
    if len(sources) != 1 or sources[0].path == inputs.STDIN:
        raise fail("one meet is watched; name its file")
    if (env or yes) and not push:
        raise fail("--env and --yes are for --push")
    environment = online.comparable(env, Path(file).parent) if push else None
    watch = _Watch(sources[0], folder)
    if environment is None:
        watch.run(None)
        return
    queue = _queue(Path(sources[0].path), environment)
    confirm_live(environment, str(watch.compiled.meet.fields.get("slug")), yes)
    try:
        watch.run(queue)
    except KeyboardInterrupt:
        typer.echo("stopping after this request; again stops at once", err=True)
        if waiting := queue.close():
            typer.echo(f"not sent yet: {', '.join(waiting)}", err=True)
        raise


def _as_told(diagnostic: Diagnostic) -> Diagnostic:
    """What a diagnostic says; that times are simulated is the same of one file and of all."""
    return diagnostic._replace(message="") if diagnostic.code == SIMULATED_TIMES else diagnostic


def _queue(path: Path, environment: Environment) -> EventQueue:
    """The queue of a meet, signed in where the network is there. Exits 3 where nobody may send."""
    ask = online.ask()
    asked = cache(ask) if ask else None
    typer.echo(f"to  {environment.origin}  (environment {environment.name})")

    def sign_in() -> Destination:
        patience = Patience(sleep=queue.stop.wait)
        environ = online.environ_for(environment)
        client, user = connect(environment, environ, asked, patience)
        typer.echo(f"as  {user}")
        return Destination(environment, client, user)

    files = files_of(path, environment.name)
    queue = EventQueue(
        path, files, sign_in, lambda: bases_in_git(files.base), typer.echo, time.monotonic
    )
    with online.service_errors():
        try:
            queue.target = sign_in()
        except ServiceError as problem:
            if not is_away(problem):
                raise
            queue.tell_trouble(f"network away: {problem}")
    return queue


class _Watch:
    """A meet that is followed: what was told of it so far. Exits 2 where it cannot be read, or
    reads no files of the folder."""

    def __init__(self, source: Input, folder: str) -> None:
        self._watched, self._folder = Watched(source, whatever_in(folder)), folder
        self._unread: list[str] = []
        self._before: dict[str, Arrival] = {}
        self._told: set[Diagnostic] = set()
        compiled = self._compile()
        if compiled is None:
            raise typer.Exit(2)
        require_read(self._watched.paths, source.path, folder)
        self.compiled = compiled

    def run(self, queue: EventQueue | None) -> None:
        """Tell what comes in until Ctrl-C, and have it sent where there is a `queue`."""
        self._tell(queue)
        typer.echo(f"watching {self._folder}; Ctrl-C ends", err=True)
        while True:
            self._watched.wait()
            self.compiled = self._compile() or self.compiled
            self._tell(queue)

    def _compile(self) -> Compiled | None:
        return self._watched.compile(False, Timings())

    def _tell(self, queue: EventQueue | None) -> None:
        """Say what is new of the units that have results, and what is wrong."""
        diagnostics = self.compiled.diagnostics
        now = {diagnostic: _as_told(diagnostic) for diagnostic in diagnostics}
        show([d for d, words in now.items() if words not in self._told], Format.TEXT, err=True)
        self._told = {*now.values()}
        before, self._before = self._before, arrivals(self.compiled.meet)
        new = {name: unit for name, unit in self._before.items() if unit != before.get(name)}
        for name, unit in new.items():
            typer.echo(f"{name}: {unit.sentence}")
        for name in before.keys() - self._before.keys():
            typer.echo(f"{name}: its results are gone")
        self._tell_unread()
        if queue is not None:
            queue.put(self.compiled, dict.fromkeys(unit.event for unit in new.values()))

    def _tell_unread(self) -> None:
        """Say of each file of results that has come in that no statement reads it."""
        before, self._unread = self._unread, unread_files(self._folder, self._watched.paths)
        for path in self._unread:
            if path not in before:
                typer.echo(f"{path}: nothing in {self._watched.source.path} reads it")
